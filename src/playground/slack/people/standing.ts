import type { Acting } from './acting'

/** What people do to a channel that changes where the app stands in it, and the event Slack sends it for that. */
export function createStanding(
  { world, channelOf }: Acting,
  sendEvent: (event: Record<string, unknown>) => Promise<Response>,
) {
  const tell = (type: string, channel: string, more: Record<string, unknown> = {}): Promise<Response> =>
    sendEvent({ type, channel, ...more, event_ts: `${Math.floor(world.now() / 1000)}.000100` })
  return {
    /** Slack puts apps out of what is archived; nobody puts them back when it is brought back. */
    archive: (user: string, id: string) => {
      const channel = channelOf(id)
      channel.archived = true
      channel.members.delete(world.botUserId)
      return tell('channel_archive', id, { user, is_moved: 0 })
    },
    unarchive: (user: string, id: string) => {
      channelOf(id).archived = false
      return tell('channel_unarchive', id, { user })
    },
    kickApp: (id: string) => {
      channelOf(id).members.delete(world.botUserId)
      return tell('channel_left', id, { actor_id: world.botUserId })
    },
    /** Somebody joins a channel, or is brought in by another; the app hears of it where it is in. */
    join: (id: string, user: string, inviter?: string) => {
      channelOf(id).members.add(user)
      return tell('member_joined_channel', id, {
        user,
        channel_type: 'C',
        team: world.teamId,
        ...(inviter === undefined ? {} : { inviter }),
      })
    },
  }
}
