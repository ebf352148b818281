import type { InStatement } from '@libsql/client'
import type { WorkCalendar } from '../../domain/reminders/working-time'

/** When it is, UTC ms, and where the committee is (IANA name): what "today" means, and which days it works. */
export type Clock = { now: number; timezone: string; calendar: WorkCalendar }

/** What one part of the service has due at a moment: a fixed number of statements, whatever the number of people. */
export type TickWork = (clock: Clock) => InStatement[]
