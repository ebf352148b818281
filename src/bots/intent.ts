import type { MessageRef, Place } from '../domain/delivery/outcome'
import type { Account, Language, Platform } from '../domain/people/person'

/** A file as the platform names it; its bytes are fetched later. Sizes in bytes. */
export type IncomingFile = {
  platform: Platform
  /** Telegram `file_id`; Slack file id. */
  fileId: string
  kind: 'photo' | 'video' | 'document'
  name?: string
  mimeType?: string
  size?: number
  /** Telegram `media_group_id`: several messages that were sent as one. */
  album?: string
}

export type SharedPosition = { latitude: number; longitude: number }

/** What a form's field was filled with. Files are given as they came from the platform. */
export type FormValue = string | IncomingFile[] | SharedPosition
export type FormValues = Record<string, FormValue>

/** What somebody wants, in no platform's words. */
export type Intent =
  /** `/word args` or `/safety word args`: the word as typed, lower-cased, without slash and `@bot`. */
  | { kind: 'command'; word: string; args: string; files: IncomingFile[]; replyTo?: MessageRef }
  /** Anything said that is no command. `addressed`: in private, or the bot is meant (mention, reply to it). */
  | {
      kind: 'message'
      text: string
      files: IncomingFile[]
      position?: SharedPosition
      replyTo?: MessageRef
      /** What stands under the files they reply to: a hazard's code, where we sent them with it. */
      repliedCaption?: string
      addressed: boolean
    }
  /** A button: the data it was drawn with (`action.ts`) and the message it stands under. */
  | { kind: 'press'; data: string; message?: MessageRef }
  /** A form sent as a whole (a Slack modal). `target` is what the form was opened for. */
  | { kind: 'submit'; form: string; target: string; values: FormValues }
  /** A message of somebody's, turned into a report (Slack message shortcut). */
  | { kind: 'shortcut'; text: string; files: IncomingFile[] }
  /** They blocked the bot, or took it back; the workspace removed them or the app. */
  | { kind: 'reach'; reachable: boolean }
  /** The bot may speak in a group chat or channel from now on, or it may not any more. */
  | { kind: 'membership'; member: true }
  | { kind: 'membership'; member: false; why: 'removed' | 'archived' }
  /** A code that binds the chat, said where there is no person to be asked (`domain/chats/binding.ts`). */
  | { kind: 'bind-code'; code: string }
  /** The group chat goes on under another id. */
  | { kind: 'migrated'; to: string }

/** One thing that came from a platform, verified and parsed. */
export type Envelope = {
  /** Unique for one update however often it is delivered: `tg:<update_id>`, `sl:<event_id, trigger or view id>`. */
  key: string
  account: Account
  /** How the platform names them; kept only at enrolment. */
  name: string
  /** The language of their client, for those who have not set one. */
  languageHint: Language
  place: Place
  /** Slack: the message that begins the thread this is said in, or would begin it. */
  root?: MessageRef
  /** Slack: the channel a command was typed in; it is answered in private all the same. */
  channel?: { place: Place; title: string }
  /** What a group chat is called, where the platform says so. */
  title?: string
  /** When the platform says it happened, UTC ms. */
  at: number
  /** Whether a form can be opened over the chat now (Slack, with a trigger). */
  canOpenForm: boolean
  /** How often the platform sends an update whose work fails; absent where it sends it once. */
  triesMax?: number
  intent: Intent
}
