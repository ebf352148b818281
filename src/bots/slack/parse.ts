import type { Language } from '../../domain/people/person'
import type { Envelope, Intent } from '../intent'
import { fileOf, type SlackFile, type StateValue, valuesOf } from './modal'

/** Slack escapes what people type; this is what they typed, with mentions and links as their words. */
export const unescapeText = (text: string): string =>
  text
    .replace(/<[@#!]([^|>]+)\|([^>]+)>/g, '$2')
    .replace(/<[@#!][^>]+>/g, '')
    .replace(/<([^|>]+)\|([^>]+)>/g, '$2')
    .replace(/<([a-z]+:[^>]+)>/gi, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

type From = { id: string; name?: string; locale?: string }

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
    key: `sl:${key}`,
    account: { platform: 'slack', userId: from.id },
    name: from.name || from.id,
    languageHint: languageOf(from.locale),
    place: { platform: 'slack', chat: from.id, private: true },
    at,
    canOpenForm: false,
    intent,
    ...more,
  }
}

/** Slack says a person's locale only where it is asked; English until they choose. */
const languageOf = (locale: string | undefined): Language =>
  locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en'

export type SlashCommand = {
  command: string
  text?: string
  user_id: string
  user_name?: string
  trigger_id: string
}

/** `/safety word args`; `/hazard args` is the word itself. */
export function parseCommand(body: SlashCommand, at: number): Envelope {
  const text = unescapeText(body.text ?? '').trim()
  const direct = body.command !== '/safety'
  const [first = '', ...rest] = text.split(/\s+/)
  const word = direct ? body.command.slice(1) : first || 'help'
  const args = direct ? text : text.slice(first.length).trim()
  const intent: Intent = {
    kind: 'command',
    word: word.toLowerCase(),
    args: direct ? text : rest.length > 0 ? args : '',
    files: [],
  }
  return envelope(
    body.trigger_id,
    { id: body.user_id, ...(body.user_name ? { name: body.user_name } : {}) },
    at,
    intent,
    { canOpenForm: true },
  )
}

export type BlockActions = {
  user: { id: string; name?: string; username?: string }
  trigger_id: string
  channel?: { id: string } | undefined
  container?: { channel_id?: string; message_ts?: string; is_ephemeral?: boolean } | undefined
  actions: { action_ts?: string; value?: string; selected_option?: { value: string } | null }[]
}

export function parsePress(body: BlockActions, at: number): Envelope | undefined {
  const [action] = body.actions
  const data = action?.value ?? action?.selected_option?.value
  if (data === undefined) return undefined
  const channel = body.channel?.id ?? body.container?.channel_id
  const ts = body.container?.message_ts
  const message = channel && ts ? { platform: 'slack' as const, chat: channel, message: ts } : undefined
  const open = channel !== undefined && !channel.startsWith('D') && !body.container?.is_ephemeral
  const name = body.user.name ?? body.user.username
  return envelope(
    body.trigger_id,
    { id: body.user.id, ...(name ? { name } : {}) },
    at,
    { kind: 'press', data, ...(message ? { message } : {}) },
    {
      canOpenForm: true,
      ...(open
        ? { place: { platform: 'slack', chat: channel, private: false, ...(ts ? { thread: ts } : {}) } }
        : {}),
    },
  )
}

export type ViewSubmission = {
  user: { id: string; name?: string }
  view: {
    id: string
    callback_id: string
    private_metadata: string
    state: { values: Record<string, Record<string, StateValue>> }
  }
}

export function parseSubmission({ user, view }: ViewSubmission, at: number): Envelope {
  const intent: Intent = {
    kind: 'submit',
    form: view.callback_id,
    target: view.private_metadata,
    values: valuesOf(view.state.values),
  }
  return envelope(`view:${view.id}`, { id: user.id, ...(user.name ? { name: user.name } : {}) }, at, intent)
}

export type MessageShortcut = {
  user: { id: string; name?: string }
  trigger_id: string
  message?: { text?: string; files?: SlackFile[] } | undefined
}

export function parseShortcut(body: MessageShortcut, at: number): Envelope {
  const intent: Intent = {
    kind: 'shortcut',
    text: unescapeText(body.message?.text ?? ''),
    files: (body.message?.files ?? []).map(fileOf),
  }
  return envelope(
    body.trigger_id,
    { id: body.user.id, ...(body.user.name ? { name: body.user.name } : {}) },
    at,
    intent,
    { canOpenForm: true },
  )
}

export type MessageEvent = {
  type: string
  subtype?: string
  bot_id?: string
  user?: string
  text?: string
  channel: string
  channel_type?: string
  ts: string
  thread_ts?: string
  files?: SlackFile[]
}

/**
 * A message to the app: in its own chat, or where it is mentioned. Messages of bots, edits and deletions are
 * none. The same message may come as two events; its channel and time are the key, so it counts once.
 */
export function parseMessage(event: MessageEvent): Envelope | undefined {
  const plain =
    event.subtype === undefined || event.subtype === 'file_share' || event.subtype === 'thread_broadcast'
  if (!plain || event.bot_id || !event.user) return undefined
  const direct = event.channel.startsWith('D')
  const mentioned = event.type === 'app_mention'
  if (!direct && !mentioned) return undefined
  const replied = event.thread_ts !== undefined && event.thread_ts !== event.ts
  const intent: Intent = {
    kind: 'message',
    text: unescapeText(event.text ?? '').trim(),
    files: (event.files ?? []).map(fileOf),
    addressed: true,
    ...(replied && event.thread_ts
      ? { replyTo: { platform: 'slack' as const, chat: event.channel, message: event.thread_ts } }
      : {}),
  }
  const thread = event.thread_ts ?? event.ts
  return envelope(
    `msg:${event.channel}:${event.ts}`,
    { id: event.user },
    Math.round(Number(event.ts) * 1000),
    intent,
    direct ? {} : { place: { platform: 'slack', chat: event.channel, private: false, thread } },
  )
}
