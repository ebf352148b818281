import * as z from 'zod'
import { content } from '../content'
import { isAnswer, json, method, refuse } from '../method'

export const update = method(
  z.strictObject({
    channel: z.string().min(1),
    ts: z.string().min(1),
    text: z.string().optional(),
    blocks: json.optional(),
  }),
  (world, params) => {
    // A person's id is no conversation's: unlike chat.postMessage, chat.update refuses it.
    const channel = world.channels.get(params.channel)
    if (!channel) return refuse('channel_not_found')
    const message = channel.messages.find((it) => it.ts === params.ts)
    if (!message) return refuse('message_not_found')
    if (message.user !== world.botUserId || message.onlyFor) return refuse('cant_update_message')
    const what = content(params)
    if (isAnswer(what)) return what
    Object.assign(message, what, { edited: true })
    world.changed()
    return { ok: true, channel: channel.id, ts: message.ts, text: message.text }
  },
)
