const dayMs = 86_400_000
const minuteMs = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * What the clocks of a time zone show at an instant (UTC ms): `YYYY-MM-DD HH:mm:ss`, as Swedes write it. Asked
 * for all the time, and in the worker: dayjs takes fifty times as long, and 4 KiB of it.
 */
function clocksAt(at: number, zone: string): string {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    formats.set(zone, format)
  }
  return format.format(at)
}

/** The day (YYYY-MM-DD) that an instant (UTC ms) falls on in a time zone. */
export const localDay = (at: number, zone: string): string => clocksAt(at, zone).slice(0, 10)

/** An instant (UTC ms) as people write it: `YYYY-MM-DD HH:mm`, in a time zone. */
export const localTime = (at: number, zone: string): string => clocksAt(at, zone).slice(0, 16)

/** A day as UTC has it, ms: a month's day that is too great is one of the next month. */
function utcOf(day: string, months = 0, date?: number): number {
  const [year = 0, month = 0, own = 0] = day.split('-').map(Number)
  return Date.UTC(year, month - 1 + months, date ?? own)
}

/** The day of an instant in UTC; empty for none. */
const utcDay = (at: number): string => (Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10))

/** Days later (or earlier) by the calendar, no zone involved. */
export const addDays = (day: string, count: number): string => utcDay(utcOf(day) + count * dayMs)

/** The same day of a later month, or that month's last day. */
export function addMonths(day: string, count: number): string {
  const last = utcOf(day, count + 1, 0)
  return utcDay(Math.min(utcOf(day, count), last))
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(utcOf(day)).getUTCDay() || 7

export const lastOfMonth = (day: string): string => utcDay(utcOf(day, 1, 0))

/** The day of these numbers, undefined where the calendar has none such. */
export function dayOf(year: number, month: number, date: number): string | undefined {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** Whether `YYYY-MM-DD` is a day of the calendar, and no 31st of February. */
export const isDay = (day: string): boolean => utcDay(utcOf(day)) === day

/**
 * The last millisecond (UTC ms) of a day in a time zone. Where the clock is set at midnight the guess from the
 * zone's offset fails, and the end is found by halving.
 */
export function endOfDay(day: string, zone: string): number {
  const endUtc = utcOf(day) + dayMs - 1
  const guess = endUtc - offsetAt(endUtc, zone)
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

/** The minute of the day, 0 to 1439, that an instant (UTC ms) falls on in a time zone. */
export function minuteOfDay(at: number, zone: string): number {
  const shown = clocksAt(at, zone)
  return Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16))
}

/** How far the zone's clocks are ahead of UTC, ms. */
const offsetAt = (at: number, zone: string): number =>
  Date.parse(`${clocksAt(at, zone).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000

/**
 * The instant (UTC ms) of a day and a minute of it in a time zone. Of a time that comes twice it is the first;
 * one that is left out when clocks go forward comes as much later.
 */
export function instantAt(day: string, minute: number, zone: string): number {
  const utcAt = utcOf(day) + minute * minuteMs
  const before = utcAt - offsetAt(utcAt - dayMs, zone)
  const after = utcAt - offsetAt(utcAt + dayMs, zone)
  const fits = (at: number): boolean => localDay(at, zone) === day && minuteOfDay(at, zone) === minute
  return fits(before) ? before : fits(after) ? after : before
}

/** The zone's distance from UTC, minutes. */
export const offsetMinutes = (at: number, zone: string): number => offsetAt(at, zone) / minuteMs

/** The next time within 24 hours that clocks are set in a time zone, and by how much (forward is positive). */
export function clockChange(at: number, zone: string): { at: number; byMs: number } | undefined {
  const now = offsetAt(at, zone)
  let beyond = at + dayMs
  const byMs = offsetAt(beyond, zone) - now
  if (byMs === 0) return undefined
  let inside = at
  while (beyond - inside > 1) {
    const middle = Math.floor((inside + beyond) / 2)
    if (offsetAt(middle, zone) === now) inside = middle
    else beyond = middle
  }
  return { at: beyond, byMs }
}
