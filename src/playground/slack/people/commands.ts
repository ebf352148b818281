import { mintTrigger } from '../world'
import { type Acting, bodyOf } from './acting'

/** Slash commands. */
export function createCommands({ world, send, nameOf, team, channelOf, hookFor, whisper }: Acting) {
  /** A command's own answer is shown to whoever typed it; a failure says so, as Slack does. */
  async function slashCommand(
    user: string,
    channelId: string,
    command: string,
    text: string,
  ): Promise<Response> {
    const channel = channelOf(channelId)
    const response = await send(
      {
        token: 'deprecated',
        team_id: world.teamId,
        team_domain: team.domain,
        channel_id: channel.id,
        channel_name: channel.kind === 'dm' ? 'directmessage' : channel.name,
        user_id: user,
        user_name: nameOf(user),
        command,
        text,
        api_app_id: 'A0ANWEI',
        is_enterprise_install: 'false',
        response_url: hookFor(user, channel.id),
        trigger_id: mintTrigger(world, user),
      },
      'form',
    )
    const answer = await bodyOf(response)
    if (response.status !== 200)
      whisper(user, channel, { text: `${command} failed with the error "dispatch_failed"` })
    else if (answer) whisper(user, channel, answer)
    return response
  }

  return { slashCommand }
}
