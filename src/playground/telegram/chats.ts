import type { Message } from 'grammy/types'
import { refusal } from './refusal'
import type { Content, Room, RoomMessage, World } from './world'

/** Messages kept of each chat; the oldest go first. */
const keptMessages = 300

/** The chat as it stands in messages and updates. */
export const chatOf = (world: World, room: Room): RoomMessage['chat'] => {
  if (room.kind === 'private') {
    const user = world.accounts.get(room.id)?.user
    const { first_name = room.title, last_name, username } = user ?? {}
    return {
      id: room.id,
      type: 'private',
      first_name,
      ...(last_name === undefined ? {} : { last_name }),
      ...(username === undefined ? {} : { username }),
    }
  }
  if (room.kind === 'group') return { id: room.id, type: 'group', title: room.title }
  if (room.kind === 'channel') return { id: room.id, type: 'channel', title: room.title }
  return { id: room.id, type: 'supergroup', title: room.title, ...(room.forum ? { is_forum: true } : {}) }
}

const checkGroup = (room: Room): void => {
  const { kind, migratedTo } = room
  if (migratedTo !== undefined) {
    const parameters = { migrate_to_chat_id: migratedTo }
    throw refusal(400, 'group chat was upgraded to a supergroup chat', parameters)
  }
  if (room.botStatus === 'kicked') throw refusal(403, `bot was kicked from the ${kind} chat`)
}

/**
 * The chat a call names, which the bot can read: "chat not found" for strangers to the service.
 * Source: `check_chat` and `check_chat_access` in tdlib/telegram-bot-api, Client.cpp.
 */
export const findRoom = (world: World, chatId: number | string): Room => {
  const room = world.rooms.get(Number(chatId))
  if (room === undefined) throw refusal(400, 'chat not found')
  return room
}

/**
 * The chat a call names, which the bot can write in. Whoever never wrote to the bot or blocked it gets 403
 * here, for edits as for sends; for edits that is an assumption.
 */
export const findWritableRoom = (world: World, chatId: number | string): Room => {
  const room = findRoom(world, chatId)
  if (room.kind !== 'private') {
    checkGroup(room)
    return room
  }
  const account = world.accounts.get(room.id)
  if (account?.deactivated) throw refusal(403, 'user is deactivated')
  if (account?.blocked) throw refusal(403, 'bot was blocked by the user')
  if (!account?.started) throw refusal(403, "bot can't initiate conversation with a user")
  return room
}

export const nextMessageId = (world: World, room: Room): number => {
  if (room.kind === 'supergroup' || room.kind === 'channel') {
    room.lastMessageId += 1
    return room.lastMessageId
  }
  world.lastMessageId += 1
  return world.lastMessageId
}

export const keep = (room: Room, message: RoomMessage): void => {
  room.messages.push(message)
  if (room.messages.length > keptMessages) room.messages.splice(0, room.messages.length - keptMessages)
}

export const findMessage = (room: Room, messageId: number): RoomMessage | undefined =>
  room.messages.find((message) => message.message_id === messageId)

/** The message as it stands in an answer to it: without what it answers itself. */
export const asReplied = (message: Message): NonNullable<Message['reply_to_message']> => {
  const { reply_to_message: _, ...rest } = message
  return rest as NonNullable<Message['reply_to_message']>
}

/** Where a message goes within a forum: its topic's id, and the opening message it counts as an answer to. */
export const topicFields = (room: Room, thread: number | undefined): Content => {
  if (thread === undefined) return {}
  if (!room.topics.has(thread)) throw refusal(400, 'message thread not found')
  const opening = findMessage(room, thread)
  return {
    message_thread_id: thread,
    is_topic_message: true,
    ...(opening === undefined ? {} : { reply_to_message: asReplied(opening) }),
  }
}
