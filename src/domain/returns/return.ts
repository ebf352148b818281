import { type WorkCalendar, workingDayFrom } from '../reminders/working-time'
import { addDays, instantAt, isDay, localDay, weekdayOf } from '../text/local-day'

/** What a department reports of a week (周报): its own count, self-inspections included. */
export const returnFields = [
  'inspections',
  'personTimes',
  'units',
  'hazards',
  'rectified',
  'papers',
  'accidents',
] as const
export type ReturnField = (typeof returnFields)[number]
export type ReturnFigures = Record<ReturnField, number>

export const noFigures = Object.fromEntries(returnFields.map((it) => [it, 0])) as ReturnFigures

export type WeeklyReturn = {
  weekOn: string
  organizationId: string
  figures: ReturnFigures
  /** Results of self-inspection, in words. */
  text?: string
  by: string
  at: number
}

export type ReturnChange = { kind: 'return.filed'; filed: WeeklyReturn }

/** Friday afternoon, 17:00. */
const dueMinute = 17 * 60

/** The Monday of the week an instant (UTC ms) falls in. */
export function weekOf(at: number, timezone: string): string {
  const day = localDay(at, timezone)
  return addDays(day, 1 - weekdayOf(day))
}

/** Whether a day is the Monday that a week is called by. */
export const isWeek = (day: string): boolean => isDay(day) && weekdayOf(day) === 1

/** When the return of a week is due (UTC ms): on its last working day from Monday to Friday, else on the next one. */
export function returnDueAt(weekOn: string, calendar: WorkCalendar): number {
  const days = [4, 3, 2, 1, 0].map((later) => addDays(weekOn, later))
  const day = days.find(calendar.isWorkingDay) ?? workingDayFrom(addDays(weekOn, 4), 1, calendar)
  return instantAt(day, dueMinute, calendar.timezone)
}
