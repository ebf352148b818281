import type { Change } from '../../domain/changes'
import type { Refusal } from '../../domain/errors'
import { tallyRules } from '../../domain/flooding/tally'
import type { Organization } from '../../domain/organizations/organization'
import type { Language, Person } from '../../domain/people/person'
import type { Asker } from '../../domain/people/queries'
import type { Database } from '../../domain/ports'
import type { Query, Results } from '../../domain/query'
import { localDay } from '../../domain/text/local-day'
import type { CardContext } from '../cards/context'
import { startConversation } from '../conversation'
import { isUrgent, messagesKey, saidIn } from '../flooding'
import type { Envelope, FormValues } from '../intent'
import { questionView } from '../question'
import { refusalText } from '../refusal-text'
import { type Texts, texts } from '../texts'
import type { Answer, Form, View } from '../view'

/** What handlers are given to work with; put together in `app.ts`. */
export type HandlerDeps = {
  database: Database
  timezone: string
  now: () => number
  newId: () => string
  /** A join code: 128 random bits. */
  newCode: () => string
  hash: (code: string) => Promise<string>
  setupCode?: string
  /** A link to a file that is good for an hour; absent where the service has no public address. */
  fileLink?: (id: string) => Promise<string>
  /** The address of a calendar with this secret; absent where the service has no public address. */
  calendarLink?: (secret: string) => string
  /** The address that lets somebody into the dashboard; absent where the service has no public address. */
  enterLink?: (secret: string) => string
  /** The Telegram bot's user name, for deep links. */
  botName: () => string | undefined
}

/** What a handler makes of an envelope: what is kept, and the answer once it is. */
export type Handled = {
  changes: readonly Change[]
  /** `numbers` are those of the hazards that were filed, by id. */
  answer: (numbers: Record<string, number>) => Answer
  /** What of a form is to be said otherwise, and why. */
  wrong?: { field: string; text: string }
  /** It was carried out before, here or by another process. */
  repeat?: boolean
}

export type Asking = HandlerDeps & { envelope: Envelope }

/** The committee's day. */
export const todayOf = ({ now, timezone }: Asking): string => localDay(now(), timezone)

/** Who asks, and in what they are answered. */
export type Asked = Asker & { language: Language; t: Texts; now: number }

/** A chat between one person and the bot, which nobody else reads. */
export const isOwnChat = ({ envelope: { place, account } }: Asking): boolean =>
  place.private || place.chat === account.userId || (place.platform === 'slack' && place.chat.startsWith('D'))

/** Asks everything a handler has to know in one round trip, together with who is asking. */
export async function load<Q extends Record<string, Query<unknown>>>(
  asking: Asking,
  queries: Q,
): Promise<Asked & Results<Q>> {
  const { database, envelope } = asking
  const request = { key: envelope.key, messagesKey: messagesKey(envelope), now: asking.now() }
  const loaded = await database.read({
    ...queries,
    asker: database.queries.asker(envelope.account, envelope.name, request),
  })
  const { asker } = loaded as { asker: Asker }
  const language = asker.actor.kind === 'person' ? asker.actor.person.language : envelope.languageHint
  return { ...(loaded as Results<Q>), ...asker, language, t: texts[language], now: asking.now() }
}

export const cardContext = (
  asking: Asking,
  asked: Asked,
  organizations: readonly Organization[],
): CardContext => ({
  language: asked.language,
  now: asked.now,
  timezone: asking.timezone,
  organizations,
})

export const answered = (answer: Answer, changes: readonly Change[] = []): Handled => ({
  changes,
  answer: () => answer,
})

export const nothing: Handled = answered({})

/** A refusal at the place it was caused: an alert on a press, errors in a form, else a message. */
export function refused(asking: Asking, refusal: Refusal, t: Texts): Handled {
  const text = refusalText(refusal, t)
  const { intent } = asking.envelope
  const field = 'field' in refusal ? (refusal.field ?? '') : ''
  const wrong = { field, text }
  if (intent.kind === 'press') return { ...answered({ toast: { text, alert: true } }), wrong }
  if (intent.kind === 'submit') return answered({ errors: { [field]: text } })
  return { ...answered({ view: { body: [text] } }), wrong }
}

/** Something said in answer: a short toast to a press or a form, a message to anything else. */
export function said(asking: Asking, text: string, changes: readonly Change[] = []): Handled {
  const { kind } = asking.envelope.intent
  return answered(
    kind === 'press' || kind === 'submit' ? { toast: { text, alert: false } } : { view: { body: [text] } },
    changes,
  )
}

export const shown = (view: View, changes: readonly Change[] = []): Handled => answered({ view }, changes)

/** Strangers get one polite answer; in a group, where it was not us they spoke to, none at all. */
export function stranger(asking: Asking, t: Texts): Handled {
  const { intent, place } = asking.envelope
  const silent = !place.private && intent.kind === 'message' && !intent.addressed
  return silent ? nothing : refused(asking, { code: 'stranger' }, t)
}

/** Runs a handler's work for somebody enrolled, once; strangers and repeats are answered here. */
export function asPerson<H extends Handled | Promise<Handled>>(
  asking: Asking,
  asked: Asked,
  work: (person: Person) => H,
): H | Handled {
  const tooMany = isTooMany(asking, asked)
  if (tooMany && !(asked.actor.kind === 'person' && isUrgent(asking.envelope))) return slowDown(asking, asked)
  if (asked.actor.kind !== 'person') return stranger(asking, asked.t)
  if (asked.seen) return { ...nothing, repeat: true }
  const { person } = asked.actor
  const handled = work(person)
  const { account } = asking.envelope
  // What is urgent is taken from whoever floods us, and the office told of it.
  const flag: Change[] = tooMany ? [{ kind: 'tally.flagged', account, name: person.name, at: asked.now }] : []
  const used: Change[] = asked.lastOn === account.platform ? [] : [{ kind: 'account.used', account }]
  return tooMany || used.length > 0 ? changingToo(handled, flag, used) : handled
}

/** More is kept: `always`, and `beside` where anything is. */
function changingToo<H extends Handled | Promise<Handled>>(
  handled: H,
  always: Change[],
  beside: Change[],
): H {
  const add = (it: Handled): Handled => {
    const changes = [...it.changes, ...always]
    return { ...it, changes: changes.length > 0 ? [...changes, ...beside] : changes }
  }
  return (handled instanceof Promise ? handled.then(add) : add(handled as Handled)) as H
}

/** Whether somebody said more in this chat than is answered. */
export const isTooMany = ({ envelope }: Asking, { messages }: Asked): boolean =>
  saidIn(envelope) !== undefined && messages.count >= tallyRules.message.max

/** One polite word, then silence. */
export function slowDown(asking: Asking, { messages, t, now }: Asked): Handled {
  if (messages.told) return nothing
  const key = messagesKey(asking.envelope)
  return {
    ...refused(asking, { code: 'too-many-messages' }, t),
    changes: [{ kind: 'tally.counted', key, of: 'message', by: 0, told: true, at: now }],
  }
}

/**
 * Asks a form: over the chat where one can be opened, else step by step. It is kept as it is now, so that
 * `ask`, the questions to be asked, and their options stay the same until the last is answered.
 */
export function askForm(
  asking: Asking,
  asked: Asked,
  form: Form,
  values: FormValues = {},
  ask?: readonly string[],
): Handled {
  if (asking.envelope.canOpenForm) return answered({ form })
  const { account, place } = asking.envelope
  const state = { ...startConversation(form, values, ask), opened: form }
  return shown(questionView(form, state, asked.t), [
    { kind: 'conversation.kept', account, chat: place.chat, state, at: asked.now },
  ])
}

/** How a command begins on the reader's platform. */
export const commandPrefix = (envelope: Envelope): string =>
  envelope.account.platform === 'telegram' ? '/' : '/safety '
