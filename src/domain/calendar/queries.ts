import type { Query } from '../query'
import type { Correction } from './occasion'

/** What can be asked of the calendar. */
export type CalendarQueries = {
  /** What coordinators put right, in the order it was entered. */
  corrections: () => Query<Correction[]>
}
