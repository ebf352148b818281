/**
 * What is shown in a chat, in no platform's markup. Every string is plain text in the reader's language:
 * escaping, limits and layout are the platforms' renderers' work.
 */
export type View = {
  /** First line, bold. */
  title?: string
  /** Label and value pairs, one a line. */
  fields?: ViewField[]
  /** Paragraphs. */
  body?: string[]
  /** Slack channels called by their ids in the body; on Slack they stand there as mentions, with their names. */
  channels?: readonly string[]
  /** Somebody's own words, set apart as theirs. */
  quote?: string
  /** Small print at the end: what happened last, where we are in a form. */
  footer?: string
  /** Rows of buttons, top to bottom. */
  buttons?: Button[][]
}

export type ViewField = {
  label: string
  value: string
  /** Whose name the value begins with: their user id where it is shown. A press opens a chat with them. */
  person?: string
  /** Their telephone, as `readPhone` gives it; shown after the value, and called by a press. */
  phone?: string
}

export type Button =
  | {
      label: string
      /** 1 to 64 bytes of UTF-8 (Bot API, `callback_data`), made by `action.ts`. */
      data: string
      style?: 'primary' | 'danger'
    }
  | { label: string; url: string }

/** Buttons in rows of a given width. */
export const inRows = (buttons: readonly Button[], width: number): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) =>
    buttons.slice(row * width, row * width + width),
  )

/** A question with its fields. A modal on Slack; step by step on Telegram (`conversation.ts`). */
export type Form = {
  /** Which form: a key of `forms/`. */
  id: string
  /** What it was opened for, e.g. a hazard's number; comes back with the values. */
  target: string
  /** At most 24 characters (Slack modal title). */
  title: string
  intro?: string
  /** At most 24 characters. */
  submit: string
  /** Said in place of “Cancel” where what led to it is done, and stands without an answer; the button as short as `submit`. */
  leave?: { button: string; left: string }
  fields: Field[]
}

export type Option = { value: string; label: string }

type FieldBase = { name: string; label: string; hint?: string; optional: boolean }
export type TextField = FieldBase & {
  kind: 'text'
  multiline: boolean
  max: number
  initial?: string
  /** What it says now can be emptied. */
  clears?: true
  /** It is a whole number, of these at least and at most. */
  whole?: readonly [number, number?]
}
/** At most 100 options. */
export type ChoiceField = FieldBase & {
  kind: 'choice'
  options: Option[]
  initial?: string
  /** So few options, and so many such fields, that all stand open to be taken by one tap. */
  open?: true
}
/** Several of at most 100 options; the value is theirs, joined by commas (`choicesOf`). */
export type ChoicesField = FieldBase & { kind: 'choices'; options: Option[]; initial?: readonly string[] }
/** A day `YYYY-MM-DD`, or words ("Friday", "2月3日") where it is typed (`dayOf`). */
export type DayField = FieldBase & { kind: 'day'; quick: Option[]; initial?: string }
/** Found by typing; the values are those of `Suggest`. */
export type SearchField = FieldBase & {
  kind: 'search'
  source: SearchSource
  /** Whether words that are no result are taken as they are, as value `=words`. */
  free: boolean
  /** What it most likely is; offered at once where buttons can be. */
  options: Option[]
  initial?: Option
}
/** An instant as the text of UTC ms, or words ("3 days", "周五前") where it is typed. */
export type DeadlineField = FieldBase & { kind: 'deadline'; quick: Option[]; initial?: number }
/** A moment to come, as the text of UTC ms (`momentOf`). */
export type MomentField = FieldBase & { kind: 'moment' }
/** `initial` are files that came before the form was opened. */
export type FilesField = FieldBase & { kind: 'files'; max: number }
/** A place on the map; only where the platform can share one (Telegram). */
export type PositionField = FieldBase & { kind: 'position' }
export type Field =
  | TextField
  | ChoiceField
  | ChoicesField
  | SearchField
  | DayField
  | DeadlineField
  | MomentField
  | FilesField
  | PositionField

export type SearchSource = 'units' | 'hazards' | 'people' | 'organizations'

/** What an intent is answered with, at once and in the place it came from. Everything else goes by the outbox. */
export type Answer = {
  /** To a press: at most 200 characters; `alert` makes people close it. */
  toast?: { text: string; alert: boolean }
  /** A message at that place; on Slack in a channel only for the one who asked. */
  view?: View
  /** The view takes the place of the message whose button was pressed. */
  replace?: boolean
  /** To be opened over the chat; only where the envelope says it can. */
  form?: Form
  /** A submitted form is not taken: a text for each wrong field. */
  errors?: Record<string, string>
  /** A file to hand out with the view. */
  file?: { name: string; mimeType: string; bytes: Uint8Array }
  /** For so long the platform takes nothing at that place, ms: what is to be said there waits. */
  heldMs?: number
}
