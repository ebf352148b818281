import type { Lane, Subject, Telling } from './outbox'
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
}

/** What a card shows now: the code of its subject (`H-12`), and a fingerprint of all of it. */
export type Drawn = { code: string; fingerprint: string }

/** How a row fared; `drawn` where it was a card. */
export type Delivered = { row: OutboxRow; outcome: Outcome; drawn?: Drawn }

/** The card of a subject in a chat, as delivery finds it. */
export type CardInChat = { subject: Subject; chat: string; ref: MessageRef; fingerprint: string }

/** The outbox as delivery sees it. Times are UTC ms. */
export type Outbox = {
  /** Takes up to `limit` due rows, in order of lane and age; a chat's own rows never overtake each other. */
  claim: (token: string, now: number, limit: number) => Promise<OutboxRow[]>
  /** Keeps the outcomes. Rows whose lease went to somebody else meanwhile are left alone. */
  record: (token: string, now: number, delivered: readonly Delivered[], random: () => number) => Promise<void>
  /** When the next row is due; undefined while nothing waits. */
  nextDueAt: () => Promise<number | undefined>
}

/** Sends rows, whatever they are; never throws. */
export type Post = (rows: readonly OutboxRow[]) => Promise<Delivered[]>

/** How long a claimed row is ours, ms. A dead process's rows are free again after it. */
export const leaseMs = 60_000
