import type { InStatement } from '@libsql/client'
import type { Deadline, LadderKind, Ladders } from '../../domain/reminders/ladder'
import type { WorkCalendar } from '../../domain/reminders/working-time'

/** What a tick works by, read in one trip. */
export type Clock = {
  /** When it is, UTC ms. */
  now: number
  /** Where the committee is (IANA name): what "today" means. */
  timezone: string
  /** Which days it works, as coordinators have put right. */
  calendar: WorkCalendar
  ladders: Ladders
  /** Deadlines whose ladders are to be reckoned (see `ReminderQueries.toReckon`). */
  toReckon: readonly ({ ladder: LadderKind; changedAt: number } & Deadline)[]
  /** Under which instant (UTC ms) is kept what the digests that are due say; undefined where nobody's is. */
  digestsAt: number | undefined
}

/** What one part of the service has due at a moment: a fixed number of statements, whatever the number of people. */
export type TickWork = (clock: Clock) => InStatement[]
