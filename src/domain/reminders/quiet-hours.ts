import { clockChange, minuteOfDay } from '../text/local-day'

/** Minutes of the day between which only what is urgent comes; over midnight where `from` is the later. */
export type QuietHours = { from: number; to: number }

const dayMinutes = 24 * 60
const minuteMs = 60_000

export const isQuiet = ({ from, to }: QuietHours, minute: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to

/** When quiet hours are over that hold an instant (UTC ms); the instant itself where none do. */
export function quietUntil(at: number, quiet: QuietHours, zone: string): number {
  const minute = minuteOfDay(at, zone)
  if (!isQuiet(quiet, minute)) return at
  const wait = (quiet.to - minute + dayMinutes) % dayMinutes
  const until = Math.floor(at / minuteMs) * minuteMs + wait * minuteMs
  const change = clockChange(at, zone)
  return change && until >= change.at ? Math.max(change.at, until - change.byMs) : until
}

/** `22:00-07:00`, `22-7`, `22：00至7：00`; undefined for anything else. */
export function readQuietHours(text: string): QuietHours | undefined {
  const found = /^(\S+?)\s*(?:-|–|—|~|～|至|到|to)\s*(\S+)$/.exec(text.trim())
  const from = readClock(found?.[1] ?? '')
  const to = readClock(found?.[2] ?? '')
  return from === undefined || to === undefined || from === to ? undefined : { from, to }
}

/** A time of the day in minutes: `07:30`, `7：30`, `8`, `8点半`. */
export function readClock(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:：.时点](\d{2}|半)?分?)?$/.exec(text.trim())
  if (!found) return undefined
  const minutes = found[2] === '半' ? 30 : Number(found[2] ?? 0)
  const hours = Number(found[1])
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined
}

export const sayClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
