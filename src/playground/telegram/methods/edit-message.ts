import type { Message } from 'grammy/types'
import * as z from 'zod'
import { findMessage, findWritableRoom } from '../chats'
import { method } from '../method'
import { captioned, chatId, inlineMarkup, json } from '../params'
import { refusal } from '../refusal'
import { type Content, type RoomMessage, unixTime, type World } from '../world'
import { inputMedia, toCaptionFields, toMedia } from './send-media'
import { textContent, toTextFields } from './send-message'

const target = {
  chat_id: chatId,
  message_id: z.preprocess(Number, z.number({ error: 'message identifier is not specified' }).int()),
  reply_markup: inlineMarkup,
}

type Target = {
  chat_id: number | string
  message_id: number
  reply_markup?: Message['reply_markup'] | undefined
}

const findOwn = (world: World, { chat_id, message_id }: Target): RoomMessage => {
  const message = findMessage(findWritableRoom(world, chat_id), message_id)
  if (message === undefined) throw refusal(400, 'message to edit not found')
  if (message.from.id !== world.bot.id) throw refusal(400, "message can't be edited")
  return message
}

const textKeys = ['text', 'entities'] as const
const captionKeys = ['caption', 'caption_entities'] as const
const mediaKeys = ['photo', 'video', 'document', ...captionKeys] as const
const allKeys = [...textKeys, ...mediaKeys, 'reply_markup'] as const

/**
 * Puts `content` in the place of what the message has under `keys`; its keyboard goes unless it is given
 * again, as on the real server. An edit that changes nothing is refused in the server's words.
 */
const replace = (
  world: World,
  message: RoomMessage,
  target: Target,
  keys: readonly (keyof Message)[],
  content: Content,
): RoomMessage => {
  const markup = target.reply_markup === undefined ? {} : { reply_markup: target.reply_markup }
  const next: RoomMessage = { ...message }
  for (const key of [...keys, 'reply_markup'] as const) delete next[key]
  Object.assign(next, content, markup)
  if (allKeys.every((key) => JSON.stringify(next[key]) === JSON.stringify(message[key]))) {
    const same = 'specified new message content and reply markup are exactly the same'
    throw refusal(
      400,
      `message is not modified: ${same} as a current content and reply markup of the message`,
    )
  }
  for (const key of allKeys) delete message[key]
  return Object.assign(message, next, { edit_date: unixTime(world) })
}

export const editMessageText = method({ ...target, ...textContent }, ({ world }, params) => {
  const content = toTextFields(params)
  const message = findOwn(world, params)
  if (message.text === undefined) throw refusal(400, 'there is no text in the message to edit')
  return replace(world, message, params, textKeys, content)
})

export const editMessageCaption = method({ ...target, ...captioned }, ({ world }, params) => {
  const content = toCaptionFields(params)
  const message = findOwn(world, params)
  if (message.text !== undefined) throw refusal(400, 'there is no caption in the message to edit')
  return replace(world, message, params, captionKeys, content)
})

export const editMessageReplyMarkup = method(target, ({ world }, params) =>
  replace(world, findOwn(world, params), params, [], {}),
)

export const editMessageMedia = method({ ...target, media: json(inputMedia) }, (call, params) => {
  const message = findOwn(call.world, params)
  const keys = [...textKeys, ...mediaKeys]
  return replace(call.world, message, params, keys, toMedia(call, params.media))
})
