import type { TelegramChat, TelegramPane } from '../contract'
import { commandsFor } from './methods/commands'
import { accountOf, type Room, type World } from './world'

/** Messages of a chat that are shown: what one scrolls back through. */
const shownMessages = 120

const toChat = ({ id, title, kind, messages }: Room, most: number): TelegramChat => ({
  id,
  title,
  kind: kind === 'private' ? 'private' : 'group',
  messages: structuredClone(messages.slice(-most)),
})

/**
 * What one person's phone shows: their chats with the bot in them, the newest `most` messages of each, its commands,
 * the last answer to a press.
 */
export const paneOf = (world: World, userId: number, most = shownMessages): Omit<TelegramPane, 'persona'> => {
  const { user, blocked } = accountOf(world, userId)
  const rooms = [...world.rooms.values()].filter(
    (room) => room.members.has(userId) && room.migratedTo === undefined,
  )
  const answer = world.lastAnswers.get(userId)
  return {
    bot: world.bot,
    chats: rooms.map((it) => toChat(it, most)),
    phoneLanguage: user.language_code.startsWith('zh') ? 'zh' : 'en',
    commands: commandsFor(world, userId, user.language_code),
    blocked,
    ...(answer === undefined || answer.text === ''
      ? {}
      : { callbackAnswer: { id: answer.id, text: answer.text, alert: answer.alert } }),
  }
}
