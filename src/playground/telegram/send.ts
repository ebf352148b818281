import type { InlineKeyboardMarkup } from 'grammy/types'
import { asReplied, chatOf, findMessage, findWritableRoom, keep, nextMessageId, topicFields } from './chats'
import { refusal } from './refusal'
import { type Content, type Room, type RoomMessage, unixTime, type World } from './world'

export type SendParams = {
  chat_id: number | string
  message_thread_id?: number | undefined
  reply_parameters?: { message_id: number; allow_sending_without_reply?: boolean | undefined } | undefined
  reply_markup?: InlineKeyboardMarkup | undefined
}

const replyFields = (room: Room, params: SendParams): Content => {
  const reply = params.reply_parameters
  if (reply === undefined) return {}
  const answered = findMessage(room, reply.message_id)
  if (answered !== undefined) return { reply_to_message: asReplied(answered) }
  if (reply.allow_sending_without_reply) return {}
  throw refusal(400, 'message to be replied not found')
}

/** Puts a message of the bot's into a chat, with what all of them have. */
export const sendAsBot = (world: World, params: SendParams, content: Content): RoomMessage => {
  const room = findWritableRoom(world, params.chat_id)
  const place = { ...topicFields(room, params.message_thread_id), ...replyFields(room, params) }
  const { id, is_bot, first_name, username } = world.bot
  const message: RoomMessage = {
    message_id: nextMessageId(world, room),
    from: { id, is_bot, first_name, username },
    chat: chatOf(world, room),
    date: unixTime(world),
    ...place,
    ...content,
    ...(params.reply_markup === undefined ? {} : { reply_markup: params.reply_markup }),
  }
  keep(room, message)
  return message
}
