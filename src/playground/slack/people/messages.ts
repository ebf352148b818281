import { describeFile, typeOf } from '../files'
import { nextId, put, type StoredFile } from '../world'
import { type Acting, escapeText } from './acting'

export type Upload = { bytes: Uint8Array; fileName: string; mimeType?: string }

/** What people say, and what Slack makes of it: an event for those the app subscribed to. */
export function createMessages({ world, baseUrl, send, channelOf }: Acting) {
  async function message(
    user: string,
    channelId: string,
    typed: string,
    more: { files?: Upload[]; threadTs?: string } = {},
  ): Promise<Response | undefined> {
    const channel = channelOf(channelId)
    // Slack's own clients make a mention of the name that is typed.
    const text = typed.replace(/@anwei\b/gi, `<@${world.botUserId}>`)
    const files = (more.files ?? []).map((file) => keep(file))
    const thread = more.threadTs === undefined ? {} : { threadTs: more.threadTs }
    const sent = put(world, channel, {
      user,
      text,
      ...thread,
      ...(files.length > 0 ? { files: files.map((it) => it.id) } : {}),
    })
    const mentioned = text.includes(`<@${world.botUserId}>`)
    if (channel.kind === 'channel' && !mentioned) return undefined
    const event = {
      type: channel.kind === 'dm' ? 'message' : 'app_mention',
      ...(files.length > 0
        ? { subtype: 'file_share', files: files.map((file) => describeFile(file, baseUrl)) }
        : {}),
      ...(channel.kind === 'dm' ? { channel_type: 'im' } : {}),
      user,
      text: escapeText(text),
      ts: sent.ts,
      event_ts: sent.ts,
      channel: channel.id,
      team: world.teamId,
      ...(more.threadTs ? { thread_ts: more.threadTs, parent_user_id: world.botUserId } : {}),
    }
    return sendEvent(event)
  }

  let lastEvent: Record<string, unknown> | undefined
  function sendEvent(event: Record<string, unknown>): Promise<Response> {
    lastEvent = {
      token: 'deprecated',
      team_id: world.teamId,
      api_app_id: 'A0ANWEI',
      event,
      type: 'event_callback',
      event_id: nextId(world, 'Ev'),
      event_time: Math.floor(world.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: world.teamId,
          user_id: world.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: 'context',
    }
    return send(lastEvent, 'json')
  }

  function keep(file: Upload): StoredFile {
    const id = nextId(world, 'F')
    const stored = {
      id,
      name: file.fileName,
      mimetype: file.mimeType ?? typeOf(file.fileName),
      bytes: file.bytes,
      complete: true,
    }
    world.files.set(id, stored)
    return stored
  }

  return {
    message,
    sendEvent,
    keep,
    /** The last event once more, as Slack sends it when it got no 200. */
    retry: (count = 1): Promise<Response> =>
      send(lastEvent ?? {}, 'json', {
        'X-Slack-Retry-Num': String(count),
        'X-Slack-Retry-Reason': 'http_error',
      }),
  }
}
