import * as z from 'zod'
import { channelFor } from '../channels'
import { content } from '../content'
import { flag, isAnswer, json, method, refuse } from '../method'
import { type Message, put } from '../world'

const shown = (message: Message) => ({
  type: 'message',
  user: message.user,
  ts: message.ts,
  text: message.text,
  ...(message.blocks ? { blocks: message.blocks } : {}),
  ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
})

export const postMessage = method(
  z.strictObject({
    channel: z.string().min(1),
    text: z.string().optional(),
    blocks: json.optional(),
    thread_ts: z.string().optional(),
    unfurl_links: flag,
    unfurl_media: flag,
  }),
  (world, params) => {
    const channel = channelFor(world, params.channel)
    if (isAnswer(channel)) return channel
    const what = content(params)
    if (isAnswer(what)) return what
    if (params.thread_ts && !channel.messages.some((it) => it.ts === params.thread_ts))
      return refuse('thread_not_found')
    const message = put(world, channel, {
      user: world.botUserId,
      ...what,
      ...(params.thread_ts ? { threadTs: params.thread_ts } : {}),
    })
    return { ok: true, channel: channel.id, ts: message.ts, message: shown(message) }
  },
)
