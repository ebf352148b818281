import type { Account } from '../people/person'
import type { Query } from '../query'

/** What can wait for somebody, in the order it is listed. Each kind has its own SELECT (`db/stores/waiting.ts`). */
export const waitingKinds = [
  'hazard',
  'proof',
  'inspection',
  'operation-to-name',
  'operation',
  'shift',
] as const
export type WaitingKind = (typeof waitingKinds)[number]

/** One thing that waits for its reader. */
export type WaitingLine = {
  kind: WaitingKind
  /** The number in its code. */
  number: number
  /** What it is, in words that need no translation; of an inspection, the address. */
  title?: string
  /** The unit or place it is at. */
  where?: string
  whereEn?: string
  /** When it has to be done, UTC ms. */
  dueAt?: number
  /** The last day it can be done on, in the committee's zone. */
  dueOn?: string
  major: boolean
}

/** No more hazards of a kind are listed or counted at once. */
export const waitingMax = 200

/** A page of it, with the count of each kind on all pages. */
export type Waiting = {
  lines: WaitingLine[]
  totals: Partial<Record<WaitingKind, number>>
  more: boolean
}

export type WaitingQueries = {
  /** Everything that waits for the person behind an account; `today` is a day of the committee's zone. */
  waiting: (asks: {
    viewer: Account
    now: number
    today: string
    skip: number
    size: number
  }) => Query<Waiting>
}
