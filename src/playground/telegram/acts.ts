import { asReplied, findMessage, topicFields } from './chats'
import type { Delivered, Delivery } from './delivery'
import { addFound } from './entities/found'
import { type FileInput, storeFile, toDocument, toPhotoSizes, toVideo } from './files'
import { withoutExif } from './images'
import { place } from './people'
import {
  accountOf,
  type CallbackAnswer,
  type Content,
  type Room,
  type RoomMessage,
  roomOf,
  serial,
  unixTime,
  updateOf,
  type World,
} from './world'

/** `replyTo` is a message's id, `thread` a forum topic's. */
export type Where = { replyTo?: number; thread?: number }

const replyContent = (room: Room, where: Where): Content => {
  const topic = topicFields(room, where.thread)
  if (where.replyTo === undefined) return topic
  const answered = findMessage(room, where.replyTo)
  if (answered === undefined) throw new Error(`No message ${where.replyTo} in Telegram chat ${room.id}`)
  return { ...topic, reply_to_message: asReplied(answered) }
}

const textContent = (text: string): Content => {
  const entities = addFound(text, [])
  return entities.length === 0 ? { text } : { text, entities }
}

const captionContent = (caption: string): Content => {
  const entities = addFound(caption, [])
  return entities.length === 0 ? { caption } : { caption, caption_entities: entities }
}

/** A file as Telegram's apps send it: pictures as photos, which lose their EXIF, unless sent as files. */
const fileContent = (world: World, file: FileInput, asFile: boolean): Content => {
  if (!asFile && /^image\/(jpeg|png)$/.test(file.mimeType)) {
    return { photo: toPhotoSizes(world, { ...file, bytes: withoutExif(file.bytes) }) }
  }
  if (!asFile && file.mimeType.startsWith('video/'))
    return { video: toVideo(storeFile(world, 'video', file)) }
  return { document: toDocument(storeFile(world, 'document', file)) }
}

const hasButton = (message: RoomMessage, data: string): boolean =>
  (message.reply_markup?.inline_keyboard ?? [])
    .flat()
    .some((button) => 'callback_data' in button && button.callback_data === data)

/** What people do in their chats; each gives the updates it made and the webhook's answers. */
export const createActs = (world: World, { emit }: Delivery) => {
  /** The chat, where this person may write now: an app would not let them otherwise. */
  const enter = (userId: number, chatId: number) => {
    const account = accountOf(world, userId)
    const room = roomOf(world, chatId)
    if (!room.members.has(userId)) throw new Error(`Telegram user ${userId} is not in chat ${chatId}`)
    if (room.migratedTo !== undefined) throw new Error(`Telegram chat ${chatId} became ${room.migratedTo}`)
    if (account.deactivated) throw new Error(`Telegram user ${userId} is deactivated`)
    if (room.kind === 'private') {
      if (account.blocked) throw new Error(`Telegram user ${userId} has blocked the bot`)
      account.started = true
    }
    return { room, from: account.user }
  }

  /** Nobody tells a bot what is said where it is not. */
  const tell = (room: Room, messages: RoomMessage[]): Promise<Delivered> =>
    emit(...(room.botStatus === 'member' ? messages.map(updateOf) : []))

  const say = async (
    userId: number,
    chatId: number,
    where: Where,
    contents: Content[],
  ): Promise<Delivered> => {
    const { room, from } = enter(userId, chatId)
    const reply = replyContent(room, where)
    return tell(
      room,
      contents.map((content) => place(world, room, from, { ...reply, ...content })),
    )
  }

  const sendText = (userId: number, chatId: number, text: string, where: Where = {}): Promise<Delivered> =>
    say(userId, chatId, where, [textContent(text)])

  /** More than one file makes an album, at most 10; the caption is the first one's. */
  const sendFiles = async (
    userId: number,
    chatId: number,
    files: FileInput[],
    options: Where & { caption?: string; asFile?: boolean } = {},
  ): Promise<Delivered> => {
    const { caption, asFile = false, ...where } = options
    if (files.length > 10) throw new Error('An album has at most 10 files')
    const album = files.length > 1 ? { media_group_id: String(13_000_000_000_000_000 + serial(world)) } : {}
    const contents = files.map((file, index) => ({
      ...fileContent(world, file, asFile),
      ...album,
      ...(index === 0 && caption !== undefined ? captionContent(caption) : {}),
    }))
    return say(userId, chatId, where, contents)
  }

  /** In degrees. */
  const sendLocation = (
    userId: number,
    chatId: number,
    latitude: number,
    longitude: number,
    where: Where = {},
  ): Promise<Delivered> => say(userId, chatId, where, [{ location: { latitude, longitude } }])

  const editText = async (
    userId: number,
    chatId: number,
    messageId: number,
    text: string,
  ): Promise<Delivered> => {
    const { room } = enter(userId, chatId)
    const message = findMessage(room, messageId)
    if (message?.from.id !== userId) throw new Error(`Message ${messageId} is not user ${userId}'s`)
    delete message.entities
    const edited = { edit_date: unixTime(world) }
    const { message: update } = updateOf(Object.assign(message, textContent(text), edited))
    return room.botStatus === 'member' && update ? emit({ edited_message: { ...update, ...edited } }) : emit()
  }

  /**
   * Presses a button that is on the message now; `stale`: or was, on a phone that had not followed yet. `answer`: what
   * the press was answered with meanwhile.
   */
  const press = async (
    userId: number,
    chatId: number,
    messageId: number,
    data: string,
    { stale = false } = {},
  ): Promise<Delivered & { answer?: CallbackAnswer }> => {
    const { room, from } = enter(userId, chatId)
    const message = findMessage(room, messageId)
    if (message === undefined || (!stale && !hasButton(message, data))) {
      throw new Error(`Message ${messageId} of Telegram chat ${chatId} has no button ${data}`)
    }
    const id = String(4_000_000_000_000_000_000n + BigInt(serial(world)))
    const query = { id, user: userId, at: world.now() }
    for (const [old, { at }] of world.queries) if (query.at - at > 60_000) world.queries.delete(old)
    world.queries.set(id, query)
    const chat_instance = String(7_000_000_000_000_000_000n + BigInt(Math.abs(chatId)))
    const delivered = await emit({ callback_query: { id, from, message, chat_instance, data } })
    const answer = world.queries.get(id)?.answer
    return answer === undefined ? delivered : { ...delivered, answer }
  }

  return { sendText, sendFiles, sendLocation, editText, press }
}
