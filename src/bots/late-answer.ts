import { lanes } from '../domain/delivery/outbox'
import { type Fared, faredAs, type MessageRef, type Outcome, type Place } from '../domain/delivery/outcome'
import type { Language } from '../domain/people/person'
import type { Database } from '../domain/ports'
import type { Channel } from './channel'
import type { Envelope } from './intent'
import type { Answer, View } from './view'

/** One message of an answer, and where it goes. With `edits` it takes the place of that message. */
export type AnswerPart = {
  place: Place
  edits?: MessageRef
  replyTo?: string
  view?: View
  file?: NonNullable<Answer['file']>
}

/** A message of an answer that could not be given at once. */
export type LateAnswer = AnswerPart & {
  /** It may have arrived: nobody knows. */
  ambiguous: boolean
  /** For so long the platform takes nothing there, ms. */
  heldMs: number
  /** How its call fared; empty where none was made. */
  fared: Fared[]
}

/** Keeps for the outbox what could not be given at once; throws where it can't. */
export type AnswerLater = (envelope: Envelope, parts: LateAnswer[]) => Promise<void>

/** Says one message of an answer by a channel, at once or from the outbox. */
export function sayPart(channel: Channel, part: AnswerPart, language: Language): Promise<Outcome> {
  const { place, edits, replyTo, view = {}, file } = part
  if (file) {
    const { name, mimeType, bytes } = file
    const outgoing = { kind: 'document' as const, name, mimeType, bytes: async () => bytes }
    return channel.sendFiles(place, [outgoing], { caption: '', language })
  }
  if (edits) return channel.edit(edits, view, { language })
  return channel.send(place, view, { language, ...(replyTo === undefined ? {} : { replyTo }) })
}

/**
 * Gives the messages of an answer one after the other. A call that fails does not make the update come again, since
 * what was decided is kept: what the platform did not take, and all that comes after it, goes by the outbox.
 */
export function createAnswering(deps: {
  channel: Channel
  envelope: Envelope
  heldMs: number | undefined
  later: AnswerLater
  log: (event: Record<string, unknown>) => void
}) {
  const { channel, envelope, heldMs = 0, later, log } = deps
  const { platform } = envelope.account
  const late: LateAnswer[] = []
  const held: Outcome = { kind: 'retry', scope: 'chat', afterMs: heldMs, limited: true, reason: 'held' }
  return {
    /** `call` where it is given in a way of the platform's own. */
    give: async (part: AnswerPart, call?: () => Promise<Outcome>): Promise<void> => {
      const say = call ?? (() => sayPart(channel, part, envelope.languageHint))
      const outcome = heldMs > 0 || late.length > 0 ? held : await say()
      if (outcome.kind === 'accepted') return
      const waits = lateAnswer(part, outcome)
      if (waits) late.push({ ...waits, fared: outcome === held ? [] : faredAs(outcome) })
      log({ level: 'warn', event: 'answer not sent', platform, ...outcome, later: waits !== undefined })
    },
    end: async (): Promise<void> => {
      if (late.length === 0) return
      await later(envelope, late).catch((error: unknown) =>
        log({ level: 'error', event: 'answer lost', platform, reason: String(error) }),
      )
    },
  }
}

/** What is to be said later of a part that ended so; nothing where nobody is there, or it will never be taken. */
function lateAnswer(part: AnswerPart, outcome: Outcome): Omit<LateAnswer, 'fared'> | undefined {
  const again = { ...part, ambiguous: false, heldMs: 0 }
  switch (outcome.kind) {
    case 'retry':
      return { ...again, heldMs: outcome.afterMs ?? 0 }
    case 'credentials':
    case 'away':
      return again
    case 'ambiguous':
      return { ...again, ambiguous: true }
    case 'moved':
      // What stands in the old chat can't be changed any more; a card there has its own row.
      if (part.edits) return undefined
      return { ...again, place: { ...part.place, chat: outcome.chat } }
    case 'lost': {
      const { edits: _gone, ...anew } = again
      return anew
    }
    default:
      return undefined
  }
}

/** Puts what could not be given at once into the outbox, before all else that waits there. */
export const createAnswerLater =
  (deps: {
    database: Database
    now: () => number
    kick: () => void
    /** Nothing goes to a place for so long, ms. */
    hold: (place: Place, ms: number) => void
  }): AnswerLater =>
  async ({ key, account }, parts) => {
    const { database, now, kick, hold } = deps
    for (const { place, heldMs } of parts) hold(place, heldMs)
    const changes = parts.map(({ place, ambiguous, heldMs, fared, file, ...said }, at) => ({
      kind: 'answer.late' as const,
      key: `late:${key}:${at}`,
      account,
      place,
      telling: {
        kind: 'answer' as const,
        ...said,
        ...(file ? { file: { ...file, bytes: Buffer.from(file.bytes).toString('base64') } } : {}),
      },
      lane: lanes.answer,
      ambiguous,
      heldMs,
      fared,
      at: now(),
    }))
    await database.save(`${key}:late`, now(), changes)
    kick()
  }
