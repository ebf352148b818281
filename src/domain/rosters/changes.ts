import type { PlannedShift, Roster } from './roster'
import type { Shift } from './shift'

/** What is kept of rosters, shifts, rest days, skills and calendars. Two things at one time are a conflict. */
export type RosterChange =
  | { kind: 'roster.kept'; roster: Roster; act: string; by: string; at: number }
  /** Its planned shifts become shifts. */
  | { kind: 'shifts.opened'; rosterId: string; shifts: PlannedShift[] }
  /** Shifts of a roster that was planned anew, all at once: who held one may hold another's by now. */
  | { kind: 'shifts.replanned'; shifts: Shift[]; by: string; at: number }
  | { kind: 'shift.changed'; shift: Shift; act: string; by: string; at: number }
  /** A whole day, `fromAt` to `untilAt` in UTC ms. */
  | { kind: 'rest.entered'; personId: string; day: string; fromAt: number; untilAt: number }
  | { kind: 'rest.withdrawn'; personId: string; day: string }
  | { kind: 'skills.set'; personId: string; skills: string[] }
  /** Of the secret only a hash is kept; an older address stops working. */
  | { kind: 'calendar.made'; personId: string; secret: string; at: number }
  | { kind: 'calendar.revoked'; personId: string }
