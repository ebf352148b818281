import type { Message, Update, UserFromGetMe } from 'grammy/types'
import { stripReportPrefix } from '../../domain/hazards/read-report'
import type { Language } from '../../domain/people/person'
import { cleanName } from '../../domain/text/clean'
import type { Envelope, IncomingFile, Intent, SharedPosition } from '../intent'

type Me = Pick<UserFromGetMe, 'id' | 'username'>
type From = NonNullable<Message['from']>

/** Longest title of a group or channel (Bot API, setChatTitle). */
const titleMax = 128

/** How often an update of which our work fails is taken: Telegram sends it for a day, and holds its chat up meanwhile. */
const triesMax = 5

/** One update however often it comes. */
export const keyOf = ({ update_id: id }: Pick<Update, 'update_id'>): string => `tg:${id}`

/**
 * An update as an envelope; undefined for what is none of ours: other bots' commands, edits, what channels
 * post but the code that binds one, service messages, kinds unknown to us. Unknown fields are ignored, the server sends more than it documents.
 */
export function parseUpdate(update: Update, me: Me): Envelope | undefined {
  const key = keyOf(update)
  if (update.callback_query) return parsePress(key, update.callback_query)
  if (update.my_chat_member) return parseMembership(key, update.my_chat_member)
  if (update.channel_post) return parseBindCode(key, update.channel_post, me)
  return update.message ? parseMessage(key, update.message, me) : undefined
}

/** Kinds of updates that are parsed: what the webhook asks for. */
export const allowedUpdates = ['message', 'channel_post', 'callback_query', 'my_chat_member'] as const

const languageOf = (from: From): Language => (from.language_code?.startsWith('zh') ? 'zh' : 'en')
const nameOf = (from: From): string =>
  [from.first_name, from.last_name].filter(Boolean).join(' ') || String(from.id)

function envelope(
  key: string,
  from: From,
  chat: { id: number; type: string; title?: string | undefined },
  at: number,
  intent: Intent,
  thread?: number,
): Envelope {
  const title = cleanName(chat.title ?? '', titleMax)
  return {
    key,
    account: { platform: 'telegram', userId: String(from.id) },
    name: nameOf(from),
    languageHint: languageOf(from),
    place: {
      platform: 'telegram',
      chat: String(chat.id),
      private: chat.type === 'private',
      ...(thread === undefined ? {} : { thread: String(thread) }),
    },
    ...(title === '' ? {} : { title }),
    at,
    canOpenForm: false,
    triesMax,
    intent,
  }
}

function parsePress(key: string, query: NonNullable<Update['callback_query']>): Envelope | undefined {
  const { message, data, from } = query
  if (!message?.chat || typeof data !== 'string' || !from) return undefined
  const { chat } = message
  const ref = { platform: 'telegram' as const, chat: String(chat.id), message: String(message.message_id) }
  const thread =
    'is_topic_message' in message && message.is_topic_message ? message.message_thread_id : undefined
  const at = message.date > 0 ? message.date * 1000 : 0
  return envelope(key, from, chat, at, { kind: 'press', data, message: ref }, thread)
}

function parseMembership(key: string, change: NonNullable<Update['my_chat_member']>): Envelope | undefined {
  const { chat, from, new_chat_member: now } = change
  if (!chat || !from || !now) return undefined
  const member = maySpeak(chat.type, now)
  if (chat.type === 'private')
    return envelope(key, from, chat, change.date * 1000, { kind: 'reach', reachable: member })
  const intent: Intent = member
    ? { kind: 'membership', member }
    : { kind: 'membership', member, why: 'removed' }
  return envelope(key, from, chat, change.date * 1000, intent)
}

/** A channel is written to by its administrators alone, a group by whoever is not kept from it. */
function maySpeak(chat: string, now: NonNullable<Update['my_chat_member']>['new_chat_member']): boolean {
  if (chat === 'channel') return now.status === 'administrator' && now.can_post_messages === true
  if (now.status === 'restricted') return now.is_member !== false && now.can_send_messages !== false
  return now.status !== 'kicked' && now.status !== 'left'
}

function parseMessage(key: string, message: Message, me: Me): Envelope | undefined {
  const { chat, from } = message
  if (!chat) return undefined
  const at = message.date * 1000
  const author = from ?? { id: chat.id, is_bot: false, first_name: '' }
  if (message.migrate_to_chat_id !== undefined) {
    return envelope(key, author, chat, at, { kind: 'migrated', to: String(message.migrate_to_chat_id) })
  }
  // Channels and anonymous administrators speak without a person behind them whom we could ask.
  if (message.sender_chat || chat.type === 'channel') return parseBindCode(key, message, me)
  if (!from || from.is_bot || message.via_bot) return undefined
  const intent = intentOf(message, me)
  return intent && envelope(key, from, chat, at, intent, topicIn(message))
}

const topicIn = (message: Message): number | undefined =>
  message.is_topic_message ? message.message_thread_id : undefined

/** `/bind CODE`, written in the chat itself by it: what it passes on from elsewhere was meant for there. */
function parseBindCode(key: string, message: Message, me: Me): Envelope | undefined {
  const { chat, sender_chat: sender, forward_origin: forwarded, via_bot: bot } = message
  if (sender?.id !== chat.id || forwarded || bot) return undefined
  const command = commandIn(message.text ?? '', me)
  if (!command || command === 'for-another-bot' || command.word !== 'bind') return undefined
  const intent: Intent = { kind: 'bind-code', code: command.args }
  const itself = { id: chat.id, is_bot: false, first_name: '' }
  return envelope(key, itself, chat, message.date * 1000, intent, topicIn(message))
}

function intentOf(message: Message, me: Me): Intent | undefined {
  const text = message.text ?? message.caption ?? ''
  const files = filesOf(message)
  const position = positionOf(message)
  if (text === '' && files.length === 0 && !position && !isUnread(message)) return undefined
  const replyTo = repliedCard(message, me)
  const command = commandIn(text, me)
  if (command === 'for-another-bot') return undefined
  if (command) return { kind: 'command', ...command, files, ...(replyTo ? { replyTo } : {}) }
  const caption = replyTo && message.reply_to_message?.caption
  const addressed = message.chat.type === 'private' || replyTo !== undefined || isMeant(text, me)
  if (!addressed && !files.some((file) => file.album)) return undefined
  return {
    kind: 'message',
    text: withoutMention(text, me),
    files,
    addressed,
    ...(position ? { position } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(caption ? { repliedCaption: caption } : {}),
  }
}

/** What people say that we can't read; in private it is answered all the same, or they would wait in vain. */
const unreadKinds = ['voice', 'audio', 'sticker', 'contact', 'poll', 'dice', 'story'] as const
const isUnread = (message: Message): boolean =>
  message.chat.type === 'private' && unreadKinds.some((kind) => message[kind] !== undefined)

const commandPattern = /^\/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+([\s\S]*))?$/

function commandIn(text: string, me: Me): { word: string; args: string } | 'for-another-bot' | undefined {
  const [, word, bot, args] = commandPattern.exec(text) ?? []
  if (word === undefined) return undefined
  if (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()) return 'for-another-bot'
  return { word: word.toLowerCase(), args: args?.trim() ?? '' }
}

/** A reply to a message of ours. In a topic every message replies to the topic's first one: that is no reply. */
function repliedCard(message: Message, me: Me) {
  const replied = message.reply_to_message
  if (!replied || replied.from?.id !== me.id || replied.forum_topic_created) return undefined
  return { platform: 'telegram' as const, chat: String(message.chat.id), message: String(replied.message_id) }
}

const mention = (me: Me): RegExp => new RegExp(`@${me.username}\\b`, 'i')
const isMeant = (text: string, me: Me): boolean =>
  mention(me).test(text) || stripReportPrefix(text) !== undefined
const withoutMention = (text: string, me: Me): string => text.replace(mention(me), '').trim()

function filesOf(message: Message): IncomingFile[] {
  const album = message.media_group_id === undefined ? {} : { album: message.media_group_id }
  const { photo, document } = message
  const video = message.video ?? message.video_note
  if (photo && photo.length > 0) {
    // By its dimensions: the order of the sizes is not promised.
    const largest = photo.reduce((best, size) =>
      size.width * size.height > best.width * best.height ? size : best,
    )
    return [{ ...fileOf('photo', largest), ...album }]
  }
  if (video) return [{ ...fileOf('video', video), ...album }]
  return document ? [{ ...fileOf(isImage(document) ? 'photo' : 'document', document), ...album }] : []
}

type TelegramFile = { file_id: string; file_name?: string; mime_type?: string; file_size?: number }

/** A photo sent as a file is a photo still, with its EXIF. */
const isImage = ({ mime_type: type }: TelegramFile): boolean => type === 'image/jpeg' || type === 'image/png'

const fileOf = (kind: IncomingFile['kind'], file: TelegramFile): IncomingFile => ({
  platform: 'telegram',
  fileId: file.file_id,
  kind,
  ...(file.file_name === undefined ? {} : { name: file.file_name }),
  ...(file.mime_type === undefined ? {} : { mimeType: file.mime_type }),
  ...(file.file_size === undefined ? {} : { size: file.file_size }),
})

function positionOf(message: Message): SharedPosition | undefined {
  const location = message.venue?.location ?? message.location
  return location && { latitude: location.latitude, longitude: location.longitude }
}
