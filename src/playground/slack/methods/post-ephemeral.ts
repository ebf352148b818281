import * as z from 'zod'
import { channelFor } from '../channels'
import { content } from '../content'
import { isAnswer, json, method, refuse } from '../method'
import { put } from '../world'

export const postEphemeral = method(
  z.strictObject({
    channel: z.string().min(1),
    user: z.string().min(1),
    text: z.string().optional(),
    blocks: json.optional(),
    thread_ts: z.string().optional(),
  }),
  (world, params) => {
    const channel = channelFor(world, params.channel)
    if (isAnswer(channel)) return channel
    if (!channel.members.has(params.user)) return refuse('user_not_in_channel')
    const what = content(params)
    if (isAnswer(what)) return what
    const message = put(world, channel, { user: world.botUserId, ...what, onlyFor: params.user })
    return { ok: true, message_ts: message.ts }
  },
)
