import type { Lane, Telling } from './outbox'
import type { MessageRef, Outcome, Place } from './outcome'

/** A row of the outbox that is ours to send until its lease ends. */
export type OutboxRow = {
  id: number
  place: Place
  personId?: string
  hazardId?: string
  telling: Telling
  lane: Lane
  /** This one included. */
  attempts: number
}

/** How a row fared. `fingerprint` is of what its card shows now. */
export type Delivered = { row: OutboxRow; outcome: Outcome; fingerprint?: string }

/** The card of a hazard in a chat, as delivery finds it. */
export type CardInChat = { hazardId: string; chat: string; ref: MessageRef; fingerprint: string }

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
