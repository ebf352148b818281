import type { Platform } from '../people/person'
import type { Lane, Stream, Subject, Telling } from './outbox'
import type { MessageRef, Outcome, Place } from './outcome'

/** A row of the outbox that is ours to send until its lease ends. */
export type OutboxRow = {
  id: number
  place: Place
  personId?: string
  subject?: Subject
  telling: Telling
  lane: Lane
  /** This one included. */
  attempts: number
  /** How often nobody knew whether it arrived: where it was, this may be a repeat. */
  ambiguous: number
}

/** What a card shows now: the code of its subject (`H-12`), and a fingerprint of all of it. */
export type Drawn = { code: string; fingerprint: string }

/** How a row fared; `drawn` where it was a card. */
export type Delivered = { row: OutboxRow; outcome: Outcome; drawn?: Drawn }

/** The card of a subject in a chat, as delivery finds it. `topic` is a forum topic, else empty. */
export type CardInChat = {
  subject: Subject
  chat: string
  topic: string
  ref: MessageRef
  fingerprint: string
}

/** What one turn of delivery brings back from the last one, and asks for the next. Times are UTC ms. */
export type Turn = {
  /** Of the lease on what is claimed now; demanded again when its outcomes are recorded. */
  token: string
  now: number
  stream: Stream
  limit: number
  /** In [0, 1), for the jitter of backoff. */
  random: () => number
  last?: { token: string; delivered: readonly Delivered[] }
}

/** What was claimed: the rows, and when each may be sent where they are spread over time. */
export type Claimed = {
  rows: OutboxRow[]
  /** By platform: the first may go at `startAt`, each further one `intervalMs` later. */
  slots: Partial<Record<Platform, { startAt: number; intervalMs: number }>>
  /** Rows a dead process left behind: their fate is not known. */
  abandoned: number[]
}

/** The outbox as delivery sees it. */
export type Outbox = {
  /** Records how the last batch fared and claims the next: one round trip. */
  turn: (turn: Turn) => Promise<Claimed>
  /** When the next row of a stream is due; undefined while nothing waits. */
  nextDueAt: (stream: Stream, now: number) => Promise<number | undefined>
}

/** Lets one message go when it is its turn; it says one row, or several that are said together. */
export type Paced = (
  rows: readonly [OutboxRow, ...OutboxRow[]],
  send: () => Promise<Delivered[]>,
) => Promise<Delivered[]>

/** Sends rows, whatever they are, each when `paced` lets it go; never throws. */
export type Post = (rows: readonly OutboxRow[], paced: Paced) => Promise<Delivered[]>

/** How long a claimed row is ours, ms. A dead process's rows are free again after it. */
export const leaseMs = 60_000
