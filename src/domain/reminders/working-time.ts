import { isWorkingDay } from '../calendar/calendar'
import type { Correction } from '../calendar/occasion'
import { addDays, instantAt, localDay, minuteOfDay } from '../text/local-day'

/** Where the committee is (IANA name), and which days it works. */
export type WorkCalendar = { timezone: string; isWorkingDay: (day: string) => boolean }

/** Working hours, in minutes of the day. */
export const workingHours = { from: 8 * 60, to: 18 * 60 }
/** Where what would fall after hours goes back to: an hour is left to do something about it. */
const lastMinute = 17 * 60
/** The longest stretch without a working day that is believed, in days. */
const freeDaysMax = 40

/** The committee's calendar, with what a coordinator put right of it. */
export const workCalendar = (timezone: string, corrections: readonly Correction[] = []): WorkCalendar => ({
  timezone,
  isWorkingDay: (day) => isWorkingDay(day, corrections),
})

/** The next working day after `day`, or the one before it. */
export function workingDayFrom(day: string, direction: 1 | -1, calendar: WorkCalendar): string {
  let at = addDays(day, direction)
  for (let tries = 0; tries < freeDaysMax && !calendar.isWorkingDay(at); tries += 1)
    at = addDays(at, direction)
  return at
}

/** The working day that comes `count` after the day of an instant, at the beginning of its hours (UTC ms). */
export function workingDaysAfter(at: number, count: number, calendar: WorkCalendar): number {
  let day = localDay(at, calendar.timezone)
  for (let done = 0; done < count; done += 1) day = workingDayFrom(day, 1, calendar)
  return instantAt(day, workingHours.from, calendar.timezone)
}

/**
 * An instant (UTC ms) moved into working hours: `back` for what has to be said before something, `on` for
 * what follows it.
 */
export function inWorkingHours(at: number, calendar: WorkCalendar, direction: 'back' | 'on'): number {
  const day = localDay(at, calendar.timezone)
  const minute = minuteOfDay(at, calendar.timezone)
  const works = calendar.isWorkingDay(day)
  if (works && minute >= workingHours.from && minute < workingHours.to) return at
  if (direction === 'back') {
    const late = works && minute >= workingHours.to
    const to = late ? day : workingDayFrom(day, -1, calendar)
    return instantAt(to, lastMinute, calendar.timezone)
  }
  const early = works && minute < workingHours.from
  return instantAt(early ? day : workingDayFrom(day, 1, calendar), workingHours.from, calendar.timezone)
}
