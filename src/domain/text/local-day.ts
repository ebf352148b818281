import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(timezone)

const dayMs = 86_400_000
const minuteMs = 60_000

/** The day (YYYY-MM-DD) that an instant (UTC ms) falls on in a time zone. */
export const localDay = (at: number, zone: string): string => dayjs(at).tz(zone).format('YYYY-MM-DD')

/** Days later (or earlier) by the calendar, no zone involved. */
export const addDays = (day: string, count: number): string =>
  dayjs.utc(day).add(count, 'day').format('YYYY-MM-DD')

/** The same day of a later month, or that month's last day. */
export const addMonths = (day: string, count: number): string =>
  dayjs.utc(day).add(count, 'month').format('YYYY-MM-DD')

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => dayjs.utc(day).day() || 7

export const lastOfMonth = (day: string): string => dayjs.utc(day).endOf('month').format('YYYY-MM-DD')

/** The day of these numbers, undefined where the calendar has none such. */
export function dayOf(year: number, month: number, date: number): string | undefined {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const parsed = dayjs.utc(day)
  return parsed.isValid() && parsed.format('YYYY-MM-DD') === day ? day : undefined
}

/**
 * The last millisecond (UTC ms) of a day in a time zone. Where the clock is set at midnight the guess from the
 * zone's offset fails, and the end is found by halving.
 */
export function endOfDay(day: string, zone: string): number {
  const endUtc = dayjs.utc(day).valueOf() + dayMs - 1
  const guess = endUtc - dayjs(endUtc).tz(zone).utcOffset() * minuteMs
  if (localDay(guess, zone) === day && localDay(guess + 1, zone) > day) return guess
  let inside = endUtc - 2 * dayMs
  let beyond = endUtc + 2 * dayMs
  while (beyond - inside > 1) {
    const middle = Math.floor((inside + beyond) / 2)
    if (localDay(middle, zone) <= day) inside = middle
    else beyond = middle
  }
  return inside
}
