import { localDay, localTime, weekdayOf } from '../../domain/text/local-day'
import type { Texts } from '../texts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/**
 * An instant (UTC ms) in words of the committee's zone: "Fri 4 Dec 18:00", with its year where that is not this
 * one. Never "today": what is sent stays in the chat, and is read another day.
 */
export const sayWhen = (texts: Texts, at: number, now: number, timezone: string): string =>
  sayDate(texts, localDay(at, timezone), localDay(now, timezone), clockOf(at, timezone))

/** A day of the calendar (`YYYY-MM-DD`) in words, likewise. */
export const sayDay = (texts: Texts, day: string, { now, timezone }: Now): string =>
  sayDate(texts, day, localDay(now, timezone))

/** From one day to another; one alone where they are the same. */
export const sayDays = (texts: Texts, from: string, to: string, at: Now): string =>
  from === to ? sayDay(texts, from, at) : `${sayDay(texts, from, at)} – ${sayDay(texts, to, at)}`

/** UTC ms, and the committee's zone. */
type Now = { now: number; timezone: string }

function sayDate(texts: Texts, day: string, today: string, clock?: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const weekday = texts.time.weekdays[weekdayOf(day) % 7] ?? ''
  const monthName = texts.time.months[(month ?? 1) - 1] ?? ''
  const otherYear = day.slice(0, 4) === today.slice(0, 4) ? undefined : year
  return texts.time.date(weekday, date ?? 0, monthName, clock, otherYear)
}

/** The clock of an instant (UTC ms) in a time zone: "14:05". */
export const clockOf = (at: number, timezone: string): string => localTime(at, timezone).slice(11)

/** The clock at which something ends (UTC ms), and that it is the day after where it is: "20:00", "08:00 next day". */
export function endClockOf(texts: Texts, startsAt: number, endsAt: number, timezone: string): string {
  const clock = clockOf(endsAt, timezone)
  return localDay(endsAt, timezone) > localDay(startsAt, timezone) ? texts.time.nextDay(clock) : clock
}

/** A span in the one unit that matters: days from two days on, else hours, else minutes. */
export function sayHowLong(texts: Texts, ms: number): string {
  const span = Math.abs(ms)
  if (span >= 2 * dayMs) return texts.time.days(Math.floor(span / dayMs))
  if (span >= hourMs) return texts.time.hours(Math.floor(span / hourMs))
  return texts.time.minutes(Math.max(1, Math.floor(span / minuteMs)))
}

/** How something stands to its deadline: "due Fri 4 Dec 18:00", "overdue by 3 days". */
export const sayDue = (texts: Texts, deadlineAt: number, now: number, timezone: string): string =>
  deadlineAt > now
    ? texts.reminders.due(sayWhen(texts, deadlineAt, now, timezone))
    : texts.reminders.overdue(sayHowLong(texts, now - deadlineAt))
