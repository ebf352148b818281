import type { Correction } from './occasion'

/** What is kept of the calendar. */
export type CalendarChange =
  | { kind: 'calendar.corrected'; correction: Correction; by: string; at: number }
  | { kind: 'calendar.restored'; id: string; by: string; at: number }
