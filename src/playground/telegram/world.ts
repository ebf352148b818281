import type { BotCommand, Message, Update, User, UserFromGetMe } from 'grammy/types'
import type { StoredFile } from './files'

/** A message of a chat, and who wrote it: of a channel's posts bots are not told ({@link updateOf}). */
export type RoomMessage = Message & { from: User }

/** The update by which a bot is told of a message. */
export function updateOf(message: RoomMessage): Omit<Update, 'update_id'> {
  if (message.chat.type !== 'channel') return { message: message as Message & Update.NonChannel }
  const { from: _author, ...post } = message
  return { channel_post: { ...post, sender_chat: message.chat } as Message & Update.Channel }
}

/** What one message has and another has not. */
export type Content = Partial<Omit<Message, 'message_id' | 'from' | 'chat' | 'date'>>

/** A person's account, and how they stand to the bot. */
export type Account = {
  user: User & { language_code: string }
  /** Whether they ever wrote to the bot: before that it can't write to them. */
  started: boolean
  blocked: boolean
  deactivated: boolean
}

/** A chat the bot is or was in. A private one has the id of its user. */
export type Room = {
  id: number
  kind: 'private' | 'group' | 'supergroup' | 'channel'
  title: string
  members: Set<number>
  forum: boolean
  /** Forum topics: the id of the message that opened each, and its name. */
  topics: Map<number, string>
  botStatus: 'member' | 'kicked'
  migratedTo?: number
  messages: RoomMessage[]
  /** Supergroups number their own messages; the other chats share one sequence. */
  lastMessageId: number
}

export type CallbackAnswer = { id: number; text: string; alert: boolean; url?: string }

/** A button that was pressed. */
export type Query = {
  id: string
  user: number
  /** UTC epoch ms. */
  at: number
  answer?: CallbackAnswer
}

export type CommandSet = { scope: string; languageCode: string; commands: BotCommand[] }

export type Webhook = { url: string; secret?: string; allowed?: string[] }

export type World = {
  bot: UserFromGetMe
  /** UTC epoch ms. */
  now: () => number
  accounts: Map<number, Account>
  rooms: Map<number, Room>
  files: Map<string, StoredFile>
  /** Paths that `getFile` gave out, which work for an hour. `at`: UTC epoch ms. */
  paths: Map<string, { fileId: string; at: number }>
  queries: Map<string, Query>
  commandSets: CommandSet[]
  webhook?: Webhook
  /** Updates that nobody has taken yet, oldest first. */
  pending: Update[]
  lastUpdateId: number
  lastMessageId: number
  lastSerial: number
  lastAnswers: Map<number, CallbackAnswer>
}

export const createWorld = (bot: UserFromGetMe, now: () => number): World => ({
  bot,
  now,
  accounts: new Map(),
  rooms: new Map(),
  files: new Map(),
  paths: new Map(),
  queries: new Map(),
  commandSets: [],
  pending: [],
  lastUpdateId: 100_000_000,
  lastMessageId: 100,
  lastSerial: 0,
  lastAnswers: new Map(),
})

/** A number nothing else in this world has: for file ids, albums and pressed buttons. */
export const serial = (world: World): number => {
  world.lastSerial += 1
  return world.lastSerial
}

/** Unix time in seconds, as in every `date` of the Bot API. */
export const unixTime = (world: World): number => Math.floor(world.now() / 1000)

export const accountOf = (world: World, userId: number): Account => {
  const account = world.accounts.get(userId)
  if (account === undefined) throw new Error(`No Telegram user ${userId}: call addUser first`)
  return account
}

export const roomOf = (world: World, chatId: number): Room => {
  const room = world.rooms.get(chatId)
  if (room === undefined) throw new Error(`No Telegram chat ${chatId}: call addUser or addGroup first`)
  return room
}
