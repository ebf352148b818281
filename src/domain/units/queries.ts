import type { Category } from '../hazards/categories'
import type { Severity, Status } from '../hazards/hazard'
import type { TaskResult } from '../inspections/task'
import type { Account } from '../people/person'
import type { Query } from '../query'
import type { Unit } from './unit'

/** An open hazard, as far as one has to know it to see whether a report is about the same. */
export type OpenHazard = {
  number: number
  description: string
  category: Category
  reportedAt: number
  reporterId: string
}

/** A unit with what a report about it has to know: its hazards that are still open. */
export type ReportableUnit = Unit & {
  open: OpenHazard[]
}

export type UnitSheet = Unit & {
  contacts: string[]
  hazards: { number: number; description: string; status: Status; severity: Severity }[]
  openCount: number
  /** Its inspections in campaigns that have started, the newest first: to be done by `on`, or done at `at` (UTC ms). */
  inspections: { number: number; on: string; result?: TaskResult; at?: number }[]
  /** Joint operations whose route it is on, the newest first. */
  operations: { number: number; title: string; startsAt: number; status: 'planned' | 'held' }[]
}

/** What can be asked of units. */
export type UnitQueries = {
  /** Units that a text may mean, best first, at most 8. */
  unitsLike: (text: string) => Query<ReportableUnit[]>
  /** Units that the answers of a form under way name or may name. */
  unitsInConversation: (account: Account, chat: string) => Query<ReportableUnit[]>
  reportableUnit: (number: number) => Query<ReportableUnit | undefined>
  /** Of its hazards those that the one who asks may see. */
  unit: (number: number, viewer: Account) => Query<UnitSheet | undefined>
  unitById: (id: string) => Query<Unit | undefined>
}
