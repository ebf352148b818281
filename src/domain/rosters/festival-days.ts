import { occasionIn } from '../calendar/calendar'
import { type Correction, type Festival, festivals, type Occasion } from '../calendar/occasion'
import { addDays } from '../text/local-day'
import { rosterDaysMax } from './roster'

/** Days that are to have a roster. */
export type DaysToPlan = { festival: string; title: string; days: string[] }

const names: Record<Festival, readonly [zh: string, en: string]> = {
  'new-year': ['元旦', 'New Year'],
  'spring-festival': ['春节', 'Spring Festival'],
  'lantern-festival': ['元宵节', 'Lantern Festival'],
  'two-sessions': ['两会', 'Two Sessions'],
  qingming: ['清明节', 'Qingming'],
  'labour-day': ['劳动节', 'Labour Day'],
  'dragon-boat': ['端午节', 'Dragon Boat'],
  'mid-autumn': ['中秋节', 'Mid-Autumn'],
  'national-day': ['国庆节', 'National Day'],
}
const plain = (text: string): string => text.toLowerCase().replace(/[\s-]|节$/g, '')

export const festivalNamed = (words: string): Festival | undefined =>
  festivals.find(
    (it) => plain(it) === plain(words) || names[it].some((name) => plain(name) === plain(words)),
  ) ?? (plain(words) === '五一' ? 'labour-day' : plain(words) === '十一' ? 'national-day' : undefined)

/** The year's occasion of a festival that is nearest to a day. */
export function occasionNear(
  festival: Festival,
  day: string,
  corrections: readonly Correction[] = [],
): Occasion | undefined {
  const away = ({ on }: Occasion): number => Math.abs(daysBetween(on, day))
  return [-1, 0, 1]
    .flatMap((years) => occasionIn(festival, Number(day.slice(0, 4)) + years, corrections) ?? [])
    .sort((a, b) => away(a) - away(b))[0]
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const festivalOf = (key: string): Festival | undefined => festivals.find((it) => it === key)

/**
 * Where days stand in what a roster is for: New Year's Eve is -1 of every Spring Festival, on whichever day the
 * days off or the roster begin that year. Of what is no festival the first day is 0.
 */
export function placesIn(key: string, days: readonly string[]): (day: string) => number {
  const [first = ''] = days
  const festival = festivalOf(key)
  const from = (festival && occasionNear(festival, first)?.on) ?? first
  return (day) => daysBetween(from, day)
}

/** A festival's days as the calendar has them by now; undefined for what is no festival. */
export function daysByNow(
  { festival: key, days }: Pick<DaysToPlan, 'festival' | 'days'>,
  corrections: readonly Correction[],
): string[] | undefined {
  const festival = festivalOf(key)
  const now = festival && occasionNear(festival, days[0] ?? '', corrections)
  return now && daysFromTo(now.fromOn, now.toOn).slice(0, rosterDaysMax)
}

/** Days in order, both ends included; one more than a roster may have where they are too many. */
export const daysFromTo = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let day = from; day <= to && days.length <= rosterDaysMax; day = addDays(day, 1)) days.push(day)
  return days
}

/** The next days off of a festival, from today (YYYY-MM-DD) on. */
export function festivalDays(
  festival: Festival,
  today: string,
  corrections: readonly Correction[] = [],
): DaysToPlan | undefined {
  const year = Number(today.slice(0, 4))
  const next = [year, year + 1]
    .map((it) => occasionIn(festival, it, corrections))
    .find((it) => it !== undefined && it.toOn >= today)
  if (!next) return undefined
  const [zh, en] = names[festival]
  return {
    festival,
    title: `${zh} ${en} ${next.on.slice(0, 4)}`,
    days: daysFromTo(next.fromOn, next.toOn).slice(0, rosterDaysMax),
  }
}

/** `2027-02-05 2027-02-12 Spring Festival`; undefined where it is none, too long, or over. */
export function readDays(words: string, today: string): DaysToPlan | undefined {
  const found = /^(\d{4}-\d\d-\d\d)\D{1,3}(\d{4}-\d\d-\d\d)\s*(.*)$/.exec(words.trim())
  if (!found) return undefined
  const [, from = '', to = '', title = ''] = found
  const days = daysFromTo(from, to)
  if (days.length === 0 || days.length > rosterDaysMax || to < today) return undefined
  const named = title.trim() || `${from} – ${to}`
  const festival = festivalNamed(title) ?? festivals.find((it) => named.includes(names[it][0]))
  return { festival: festival ?? named, title: named, days }
}
