/**
 * What the playground's page and its server say to each other. The page draws what the two stand-ins of
 * the platforms hold, in the platforms' own shapes, and sends back what a person does. It knows nothing of
 * the product: everything it shows went through the real webhook routes.
 *
 * Routes (all under `/playground`, playground mode only):
 * - `GET /playground`                  the page
 * - `GET /playground/stream?telegram=P&slack=P`   server-sent events; each `state` event is a {@link PlaygroundState}
 *   for the two personas named, sent at once and after every change
 * - `POST /playground/act`             an {@link Act} as JSON → {@link ActResult}
 * - `POST /playground/upload?persona=P&platform=telegram|slack`  multipart `file` → `{ upload: string }`, a handle for an Act
 * - `GET /playground/file/:id`         bytes of a file that one of the stand-ins holds
 */
import type { Message, UserFromGetMe } from 'grammy/types'

/** One of the made-up people. Everybody has an account on both platforms. */
export type Persona = {
  id: string
  name: string
  /** What they are, in the language of the page: "Inspector, Dongjie sub-district". */
  title: { en: string; zh: string }
  role: 'coordinator' | 'liaison' | 'inspector' | 'leader' | 'unit-contact' | 'stranger'
}

export type PlaygroundState = {
  /** The playground's clock, UTC epoch ms. */
  now: number
  timezone: string
  /** The mornings on the way to the next Spring Festival where something happens; those to come. */
  moments: Moment[]
  /** Time is passing, until then (UTC ms). */
  movingTo?: number
  /** For each step of the tour: whether it has happened. */
  done: boolean[]
  personas: Persona[]
  telegram: TelegramPane
  slack: SlackPane
}

/** A morning the clock can go to: the campaign is proposed, New Year's Eve, Spring Festival. `at`: UTC ms. */
export type Moment = { kind: 'proposal' | 'eve' | 'festival'; on: string; at: number; days: number }

/** A Telegram chat as the persona's phone shows it. */
export type TelegramPane = {
  persona: string
  /** What the desk speaks to them; nothing to those who are no members. */
  language?: 'en' | 'zh'
  /** What their phone is set to: the commands' descriptions are in it. */
  phoneLanguage: 'en' | 'zh'
  bot: UserFromGetMe
  /** The persona's chats: the private one with the bot, and the groups. */
  chats: TelegramChat[]
  /** Commands as set by `setMyCommands` for this user's language and scope. */
  commands: { command: string; description: string }[]
  /** The toast or alert the last button press was answered with; the page shows it once, by id. */
  callbackAnswer?: { id: number; text: string; alert: boolean }
  blocked: boolean
}

export type TelegramChat = {
  id: number
  title: string
  kind: 'private' | 'group'
  /** Bot API messages, oldest first, edits already applied. A file_id opens at `/playground/file/tg-<file_id>`. */
  messages: Message[]
}

/** A Slack workspace as the persona's browser shows it. */
export type SlackPane = {
  persona: string
  /** What the desk speaks to them; nothing to those who are no members. */
  language?: 'en' | 'zh'
  channels: SlackChannel[]
  /** The modal that is open for this persona. */
  view?: SlackView
  commands: { command: string; description: string; usage_hint?: string }[]
  /** Names of users and channels, to draw `<@U1>` and `<#C1>`. */
  names: Record<string, string>
}

export type SlackChannel = {
  id: string
  name: string
  kind: 'dm' | 'channel'
  messages: SlackMessage[]
}

export type SlackMessage = {
  ts: string
  user: string
  text: string
  blocks?: SlackBlock[]
  thread_ts?: string
  edited?: boolean
  /** Only this persona sees it. */
  ephemeral?: boolean
  files?: { id: string; name: string; mimetype: string; url: string }[]
}

/** Block Kit, as the app sent it. */
export type SlackBlock = { type: string; block_id?: string; [key: string]: unknown }

export type SlackView = {
  id: string
  callback_id: string
  title: string
  submit?: string
  close?: string
  blocks: SlackBlock[]
  /** By block_id, from `response_action: errors`. */
  errors?: Record<string, string>
}

/** `view.state.values` as Slack sends it. */
export type SlackViewValues = Record<string, Record<string, { type: string; [key: string]: unknown }>>

export type Act =
  | { do: 'telegram.text'; persona: string; chat: number; text: string; replyTo?: number }
  | { do: 'telegram.press'; persona: string; chat: number; message: number; data: string }
  | {
      do: 'telegram.files'
      persona: string
      chat: number
      /** Handles of uploads; more than one makes an album. */
      uploads: string[]
      caption?: string
      /** Send as files (uncompressed) rather than as photos. */
      asFile?: boolean
      replyTo?: number
    }
  | { do: 'telegram.location'; persona: string; chat: number; latitude: number; longitude: number }
  | { do: 'telegram.block'; persona: string; blocked: boolean }
  | { do: 'telegram.language'; persona: string; language: 'en' | 'zh-hans' }
  | { do: 'slack.command'; persona: string; channel: string; command: string; text: string }
  | {
      do: 'slack.message'
      persona: string
      channel: string
      text: string
      uploads?: string[]
      threadTs?: string
    }
  | {
      do: 'slack.action'
      persona: string
      /** Where the control sits: a message, or the open view. */
      channel?: string
      ts?: string
      view?: string
      blockId: string
      /** The element's action_id, type and, for selects and inputs, what was chosen, as in Slack's `actions[]`. */
      action: { type: string; action_id: string; [key: string]: unknown }
    }
  | { do: 'slack.suggest'; persona: string; view: string; blockId: string; actionId: string; value: string }
  | { do: 'slack.submit'; persona: string; view: string; values: SlackViewValues }
  | { do: 'slack.closeView'; persona: string; view: string }
  | { do: 'slack.shortcut'; persona: string; channel: string; ts: string; callbackId: string }
  /** A page was opened in this language: the cast reads it from now on, if it is the first. Answered once all are told. */
  | { do: 'greet'; language: 'en' | 'zh' }
  | { do: 'clock.forward'; hours: number }
  /** To a morning, through every day before it. */
  | { do: 'clock.to'; where: 'morning' | Moment['kind'] }

export type ActResult =
  | { ok: true; options?: { text: { type: 'plain_text'; text: string }; value: string }[] }
  | { ok: false; reason: string }
