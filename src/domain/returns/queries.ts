import type { Account } from '../people/person'
import type { Query } from '../query'
import type { ReturnFigures, WeeklyReturn } from './return'

/** A week's returns as the office sees them: one line for each department and sub-district. */
export type ReturnSheet = {
  organizationId: string
  /** Whether it was asked for: before the desk was there it was not. */
  asked: boolean
  filed?: WeeklyReturn & { byName: string }
  /** Who is asked for it. */
  liaisons: string[]
}

/** What can be asked of weekly returns. */
export type ReturnQueries = {
  returns: (weekOn: string) => Query<ReturnSheet[]>
  /** What the desk itself recorded for a liaison's organization between two instants: where a return begins. */
  recordedFigures: (liaison: Account, from: number, to: number) => Query<ReturnFigures>
}
