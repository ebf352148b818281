import * as z from 'zod'
import { findMessage, findRoom, findWritableRoom } from '../chats'
import { method } from '../method'
import { chatId, flag, integer, json } from '../params'
import { refusal } from '../refusal'
import { unixTime } from '../world'

const target = { chat_id: chatId, message_id: integer }

/**
 * Takes a message away. Nothing older than 48 hours, and in groups, where the bot is no administrator, only
 * its own (Bot API, `deleteMessage`).
 */
export const deleteMessage = method(target, ({ world }, params) => {
  const room = findWritableRoom(world, params.chat_id)
  const message = findMessage(room, params.message_id)
  if (message === undefined) throw refusal(400, 'message to delete not found')
  const isOwn = message.from.id === world.bot.id
  const isOld = unixTime(world) - message.date > 48 * 3600
  if (isOld || (room.kind !== 'private' && !isOwn)) throw refusal(400, "message can't be deleted")
  room.messages = room.messages.filter((other) => other !== message)
  return true
})

/** Some of the reactions that everybody may give. Source: `ReactionTypeEmoji` in the Bot API's documentation. */
const emoji = new Set(Array.from('👍👎🔥🎉🤔😢🙏👌👀💯⚡🏆✍🤝🫡🆒'))

const reaction = json(z.array(z.strictObject({ type: z.literal('emoji'), emoji: z.string() })))

export const setMessageReaction = method(
  { ...target, reaction: reaction.default([]), is_big: flag.optional() },
  ({ world }, params) => {
    const message = findMessage(findRoom(world, params.chat_id), params.message_id)
    if (message === undefined) throw refusal(400, 'message to react not found')
    if (params.reaction.length > 1) throw refusal(400, 'REACTIONS_TOO_MANY')
    if (params.reaction.some((given) => !emoji.has(given.emoji))) throw refusal(400, 'REACTION_INVALID')
    return true
  },
)

export const pinChatMessage = method(
  { ...target, disable_notification: flag.optional() },
  ({ world }, params) => {
    const room = findWritableRoom(world, params.chat_id)
    if (findMessage(room, params.message_id) === undefined) throw refusal(400, 'message to pin not found')
    if (room.kind !== 'private') throw refusal(400, 'not enough rights to manage pinned messages in the chat')
    return true
  },
)
