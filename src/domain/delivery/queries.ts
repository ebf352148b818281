import type { Platform } from '../people/person'
import type { Query } from '../query'
import type { Lane, Subject, Telling } from './outbox'
import type { Place } from './outcome'
import type { CardInChat } from './ports'
import type { Finding } from './watch'

/** What a coordinator asks of delivery. */
export type DeliverySheet = {
  /** What the auditor found when it last looked. */
  findings: Finding[]
  waiting: number
  /** What waits, by where it goes and in which lane. */
  queue: { platform: Platform; lane: Lane; count: number }[]
  oldestAt?: number
  /** The newest of those that were set aside or whose fate nobody knows; `problem` says why. */
  unsettled: {
    id: number
    state: 'aside' | 'unconfirmed'
    problem: string
    personId?: string
    name?: string
    hazardNumber?: number
    at: number
  }[]
  aside: number
  unconfirmed: number
  /** People who can't be reached, and how many open hazards wait for them. */
  gone: { personId: string; name: string; reason: string; waiting: number }[]
  quarantined: number
  /** The newest of the updates that our own code failed on: whose, and what they said. */
  failed: { name: string; said: string; at: number }[]
}

/** What can be asked of deliveries. */
export type DeliveryQueries = {
  /** The cards of subjects, in every chat that has one. */
  cards: (subjects: readonly Subject[]) => Query<CardInChat[]>
  delivery: () => Query<DeliverySheet>
  /** Whether a message is set aside, or nobody knows whether it arrived. */
  isUnsettled: (id: number) => Query<boolean>
  /** The spreadsheet that was to be imported by that row of the outbox, of this chat. */
  importedSheet: (row: number, place: Place) => Query<Extract<Telling, { kind: 'import' }> | undefined>
}
