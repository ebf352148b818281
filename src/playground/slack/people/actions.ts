import { describeFile } from '../files'
import { mintTrigger, nextTs } from '../world'
import { type Acting, escapeText } from './acting'

/** What people do to a message: its buttons, and its shortcuts. */
export function createActions({ world, baseUrl, send, nameOf, team, channelOf, hookFor }: Acting) {
  /**
   * A control under a message that this person sees; only one that is there now. `stale`: they pressed it on a
   * picture that had not followed yet, which Slack sends on as it was.
   */
  async function press(
    user: string,
    where: { channel: string; ts: string },
    blockId: string | undefined,
    action: { action_id: string; [key: string]: unknown },
    { stale = false } = {},
  ): Promise<Response> {
    const channel = channelOf(where.channel)
    const shown = channel.messages.find(
      (it) => it.ts === where.ts && (it.onlyFor === undefined || it.onlyFor === user),
    )
    const elements = (shown?.blocks ?? []).flatMap((block) =>
      Array.isArray(block.elements) ? block.elements : [],
    )
    const element = elements.find(
      (it: { action_id?: string; value?: string }) => it.action_id === action.action_id,
    )
    if (!shown || (!element && !stale)) throw new Error(`no ${action.action_id} there`)
    return send(
      {
        type: 'block_actions',
        user: { id: user, username: nameOf(user), name: nameOf(user), team_id: world.teamId },
        api_app_id: 'A0ANWEI',
        token: 'deprecated',
        container: {
          type: 'message',
          message_ts: shown.ts,
          channel_id: channel.id,
          is_ephemeral: shown.onlyFor !== undefined,
        },
        trigger_id: mintTrigger(world, user),
        team,
        enterprise: null,
        is_enterprise_install: false,
        channel: { id: channel.id, name: channel.kind === 'dm' ? 'directmessage' : channel.name },
        ...(shown.onlyFor
          ? {}
          : { message: { type: 'message', ts: shown.ts, text: shown.text, blocks: shown.blocks } }),
        response_url: hookFor(user, channel.id, shown.ts),
        actions: [{ ...element, ...action, block_id: blockId ?? 'b', action_ts: nextTs(world) }],
      },
      'payload',
    )
  }

  async function messageShortcut(
    user: string,
    channelId: string,
    ts: string,
    callbackId: string,
  ): Promise<Response> {
    const channel = channelOf(channelId)
    const shown = channel.messages.find((it) => it.ts === ts)
    const files = (shown?.files ?? []).flatMap((id) => world.files.get(id) ?? [])
    return send(
      {
        type: 'message_action',
        callback_id: callbackId,
        token: 'deprecated',
        action_ts: nextTs(world),
        team,
        user: { id: user, name: nameOf(user), team_id: world.teamId },
        channel: { id: channel.id, name: channel.name },
        is_enterprise_install: false,
        enterprise: null,
        message_ts: ts,
        trigger_id: mintTrigger(world, user),
        response_url: hookFor(user, channel.id, ts),
        message: {
          type: 'message',
          user: shown?.user,
          ts,
          text: escapeText(shown?.text ?? ''),
          files: files.map((file) => describeFile(file, baseUrl)),
        },
      },
      'payload',
    )
  }

  return { press, messageShortcut }
}
