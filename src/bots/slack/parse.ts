import type { Language } from '../../domain/people/person'
import { languageOfText } from '../../domain/text/language-of-text'
import type { Envelope, Intent } from '../intent'
import { slackKeys } from './keys'
import { fileOf, valuesOf } from './modal'
import {
  BlockActions,
  MessageEvent,
  MessageShortcut,
  type SlackFile,
  SlashCommand,
  StandingEvent,
  standings,
  ViewSubmission,
} from './payloads'
import { unescapeText } from './unescape'

/** An event is sent once and three times more; commands, presses and forms once. */
const eventTriesMax = 4

type From = { id: string; name?: string | null | undefined; username?: string | null | undefined }

/**
 * Private answers go to the person's own chat with the app, addressed by their id; so do all answers to
 * commands, wherever they were typed.
 */
function envelope(
  key: string,
  from: From,
  at: number,
  intent: Intent,
  more: Partial<Envelope> = {},
): Envelope {
  return {
    key,
    account: { platform: 'slack', userId: from.id },
    name: from.name || from.username || from.id,
    languageHint: 'en',
    place: { platform: 'slack', chat: from.id, private: true },
    at,
    canOpenForm: false,
    intent,
    ...more,
  }
}

/** Slack names no locale in what it sends: who writes Chinese, or reads it from us, is answered in Chinese. */
export const languageOf = (text: string | null | undefined): Language => languageOfText(text ?? '')

const filesOf = (files: readonly SlackFile[] | null | undefined) => (files ?? []).map(fileOf)

/** `/safety word args`; any other command (`/hazard args`) is the word itself. */
export function parseCommand(body: unknown, at: number): Envelope | undefined {
  const read = SlashCommand.safeParse(body)
  if (!read.success) return undefined
  const { command, text, user_id: id, user_name: name, trigger_id: trigger } = read.data
  const channel = channelOf(read.data)
  const said = unescapeText(text ?? '').trim()
  const first = command === '/safety' ? (said.split(/\s+/)[0] ?? '') : command.slice(1)
  const args = command === '/safety' ? said.slice(first.length).trim() : said
  const intent: Intent = { kind: 'command', word: first.toLowerCase() || 'help', args, files: [] }
  return envelope(slackKeys.trigger(trigger), { id, name }, at, intent, {
    canOpenForm: true,
    languageHint: languageOf(said),
    ...(channel ? { channel } : {}),
  })
}

/** Of what is not public Slack tells commands no name. */
const unnamed = ['privategroup', 'directmessage']

function channelOf({ channel_id: id, channel_name: name }: SlashCommand): Envelope['channel'] {
  if (!id || id.startsWith('D')) return undefined
  const title = !name || unnamed.includes(name) ? id : `#${name}`
  return { place: { platform: 'slack', chat: id, private: false }, title }
}

/**
 * A button of a message. An ephemeral message can't be edited by its address, so it is none to come back
 * to; what is pressed there, or in the person's own chat, is answered privately.
 */
export function parsePress(
  body: unknown,
  at: number,
): { envelope: Envelope; press: BlockActions } | undefined {
  const read = BlockActions.safeParse(body)
  if (!read.success) return undefined
  const press = read.data
  const { container } = press
  const [action] = press.actions
  const data = action?.value ?? action?.selected_option?.value
  if (!data || container?.type === 'view') return undefined
  const channel = press.channel?.id ?? container?.channel_id
  const ts = container?.message_ts
  const lasting = channel && ts && !container?.is_ephemeral
  const message = lasting ? { platform: 'slack' as const, chat: channel, message: ts } : undefined
  const open = message && !message.chat.startsWith('D')
  const thread = container?.thread_ts ?? ts
  return {
    press,
    envelope: envelope(
      slackKeys.trigger(press.trigger_id),
      press.user,
      at,
      { kind: 'press', data, ...(message ? { message } : {}) },
      {
        canOpenForm: true,
        languageHint: languageOf(press.message?.text),
        ...(open
          ? {
              place: { platform: 'slack', chat: message.chat, private: false, ...(thread ? { thread } : {}) },
              ...(thread ? { root: { platform: 'slack', chat: message.chat, message: thread } } : {}),
            }
          : {}),
      },
    ),
  }
}

/** A modal that was sent. The view's hash changes with what it shows, not with how often it is sent. */
export function parseSubmission(
  body: unknown,
  at: number,
): { envelope: Envelope; inputs: string[] } | undefined {
  const read = ViewSubmission.safeParse(body)
  if (!read.success) return undefined
  const { user, view } = read.data
  const intent: Intent = {
    kind: 'submit',
    form: view.callback_id,
    target: view.private_metadata ?? '',
    values: valuesOf(view.state?.values ?? {}),
  }
  return {
    envelope: envelope(slackKeys.view(view.id, view.hash), user, at, intent, {
      languageHint: languageOf(view.title?.text),
    }),
    inputs: view.blocks.flatMap((block) =>
      block.type === 'input' && block.block_id ? [block.block_id] : [],
    ),
  }
}

/** Somebody's message, whoever wrote it, made a report by the one who chose the shortcut. */
export function parseShortcut(
  body: unknown,
  at: number,
): { envelope: Envelope; trigger: string } | undefined {
  const read = MessageShortcut.safeParse(body)
  if (!read.success) return undefined
  const { user, trigger_id: trigger, message } = read.data
  const text = unescapeText(message.text ?? '')
  const intent: Intent = { kind: 'shortcut', text, files: filesOf(message.files) }
  const more = { canOpenForm: true, languageHint: languageOf(text) }
  return { trigger, envelope: envelope(slackKeys.trigger(trigger), user, at, intent, more) }
}

/** How a report begins that is addressed to nobody. */
const reportPrefix = /^\s*(#?隐患|#hazard\b)/i
/** What a message may be and still be somebody's words; edits, deletions, joins and the like are none. */
const said: readonly (string | null | undefined)[] = [undefined, null, 'file_share', 'thread_broadcast']

/**
 * A message to the app: in its own chat, where it is mentioned, where a report's words begin it, or in the
 * thread under a message of its own; and, addressed to nobody, what is said in any other thread. Messages of bots and edits are none. The same message comes as two
 * events where the app is mentioned; its channel and time are the key, so it counts once.
 *
 * Of channels our manifest asks for mentions alone; the rest is heard where a workspace grants
 * `channels:history` and subscribes the app to `message.channels`.
 */
export function parseMessage(body: unknown): Envelope | undefined {
  const read = MessageEvent.safeParse(body)
  if (!read.success) return undefined
  const { event, authorizations } = read.data
  const { channel, ts, user, thread_ts: parent } = event
  const self = selfIn(authorizations)
  if (!said.includes(event.subtype) || event.bot_id || user === self) return undefined
  const direct = channel.startsWith('D')
  const heard = withoutMention(event.text ?? '', event.type === 'app_mention', self)
  const text = unescapeText(heard.text).trim()
  const ours = self !== undefined && event.parent_user_id === self
  const addressed = direct || heard.mentioned || ours || reportPrefix.test(text)
  const answers = parent !== undefined && parent !== null && parent !== ts
  // The thread may be one in which somebody reported: then it is a note on that.
  if (!addressed && !answers) return undefined
  const root = { platform: 'slack' as const, chat: channel, message: parent ?? ts }
  const intent: Intent = {
    kind: 'message',
    text,
    files: filesOf(event.files),
    addressed,
    ...(answers ? { replyTo: root } : {}),
  }
  const place = { platform: 'slack' as const, chat: channel, private: false, thread: parent ?? ts }
  return envelope(slackKeys.message(channel, ts), { id: user }, Math.round(Number(ts) * 1000), intent, {
    languageHint: languageOf(text),
    triesMax: eventTriesMax,
    root,
    ...(direct ? {} : { place }),
  })
}

/** Who the app is in a workspace, as far as an event says. */
const selfIn = (authorizations: StandingEvent['authorizations']): string | undefined =>
  authorizations?.find((it) => it.is_bot)?.user_id ?? undefined

/** The app was let into a channel or put out of it, or the channel was archived or brought back; not who else comes. */
export function parseStanding(body: unknown, at: number): Envelope | undefined {
  const read = StandingEvent.safeParse(body)
  if (!read.success) return undefined
  const { event, event_id: id, authorizations } = read.data
  const { type, channel, user, inviter } = event
  if (type === 'member_joined_channel' && user !== selfIn(authorizations)) return undefined
  const why = standings[type]
  const intent: Intent =
    why === undefined ? { kind: 'membership', member: true } : { kind: 'membership', member: false, why }
  return envelope(slackKeys.event(id), { id: inviter || user || channel }, at, intent, {
    triesMax: eventTriesMax,
    place: { platform: 'slack', chat: channel, private: false },
  })
}

/** Takes the app's own name out of what is said to it; which one it is, where the event doesn't say: the first. */
function withoutMention(text: string, mentioned: boolean, self: string | undefined) {
  const own = self === undefined ? undefined : new RegExp(`<@${self}(\\|[^>]*)?>`, 'g')
  if (own?.test(text)) return { mentioned: true, text: text.replace(own, ' ') }
  return { mentioned, text: mentioned ? text.replace(/<@[^>]*>/, ' ') : text }
}
