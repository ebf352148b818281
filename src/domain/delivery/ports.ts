import type { KeptFacts } from '../digests/facts'
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
  /** What was kept for it when it was planned. */
  kept?: KeptFacts
  /** The token of the lease it is ours by; demanded again when its outcome is recorded. */
  lease: string
  /** Its slot is so long after its claim, ms: its lease begins there. */
  inMs: number
}

/** What a card shows now: the code of its subject (`H-12`), and a fingerprint of all of it. */
export type Drawn = { code: string; fingerprint: string }

/** How a row fared; `drawn` where it was a card, `left` where its message had no room for some of its files. */
export type Delivered = { row: OutboxRow; outcome: Outcome; drawn?: Drawn; left?: string[] }

/** The card of a subject in a chat, as delivery finds it. `topic` is a forum topic, else empty. */
export type CardInChat = {
  subject: Subject
  chat: string
  topic: string
  ref: MessageRef
  fingerprint: string
}

/** What a process that ended left behind of a lease: which rows it called for, and what it was answered. */
export type LeftLease = { token: string; called: number[]; delivered: Delivered[] }

/** What a process says of its share in the platforms' limits, which all that deliver divide among them. */
export type Share = {
  /** By so many it divides: none of its calls that still count goes beyond. */
  divides: number
  /** Something of an earlier turn is under way. */
  busy: boolean
}

/** What one turn of delivery brings back, and asks for. Times are UTC ms. */
export type Turn = {
  /** Of the lease on what is claimed now. */
  token: string
  now: number
  stream: Stream
  limit: number
  /** In [0, 1), for the jitter of backoff. */
  random: () => number
  /** What was sent since the last turn, under whichever lease. */
  delivered?: readonly Delivered[]
  /** What is known of leases that may have been left behind. */
  left?: readonly LeftLease[]
  share?: Share
}

/** What was claimed. */
export type Claimed = {
  rows: OutboxRow[]
  /** Rows a dead process left behind: their fate is not known. */
  abandoned: number[]
  /** Leases of `left` that hold no row any more. */
  settled: string[]
  /** So many processes deliver, this one included. */
  alive: number
  /** This one takes its share; else others that send have not heard of it yet, and it spreads nothing. */
  entered: boolean
}

/**
 * Which rows are called for and what came of it, kept beside this process rather than in the database: a mark there
 * would be a trip for each. It outlives the process, so that after a crash only what was called for and not answered
 * has a fate that nobody knows.
 */
export type CallLog = {
  /** From now on a row of the lease that is not marked was not called for. */
  begin: (token: string) => void
  /** Kept before any later call leaves this process; throws where it can't be. */
  mark: (token: string, ids: readonly number[]) => void
  /** What was answered, until it is recorded. */
  keep: (token: string, delivered: readonly Delivered[]) => void
  /** Whether anything was claimed by it is not known, nor called for: it ends as that of a process that died. */
  release: (token: string) => void
  /** All of the lease is recorded, or was settled after its process ended. */
  end: (token: string) => void
  /** Leases that this process does not hold. */
  left: () => LeftLease[] | Promise<LeftLease[]>
}

/** The outbox as delivery sees it. */
export type Outbox = {
  /** Records how what was sent fared and claims the next: one round trip. */
  turn: (turn: Turn) => Promise<Claimed>
  /** When the next row of a stream is due; undefined while nothing waits. */
  nextDueAt: (stream: Stream, now: number) => Promise<number | undefined>
  /** This process delivers no more: the others need not leave it its share. */
  leave: () => Promise<void>
}

/** Lets one message go when it is its turn; it says one row, or several that are said together. */
export type Paced = (
  rows: readonly [OutboxRow, ...OutboxRow[]],
  send: () => Promise<Delivered[]>,
) => Promise<Delivered[]>

/** Sends rows, whatever they are, each when `paced` lets it go; never throws. */
export type Post = (rows: readonly OutboxRow[], paced: Paced) => Promise<Delivered[]>

/** How long a row is ours from its slot on, ms: a dead process's rows are free again a minute after their claim. */
export const leaseMs = 40_000
/** No call of a row begins later than this after its slot, ms: it ends, and is recorded, within its lease. */
export const callsMsMax = 15_000
