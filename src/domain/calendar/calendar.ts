import { addDays, weekdayOf } from '../text/local-day'
import {
  type Correction,
  type Festival,
  type Occasion,
  type OccasionKind,
  occasionKinds,
  type Season,
} from './occasion'
import { calendarYears, lunarDays, published } from './published'

const dayIn = (year: number, monthDay: string): string =>
  `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`

/** Seasons as `MMDD` to `MMDD`; one that ends earlier than it begins ends in the next year. */
const seasonDays: Record<Season, readonly [string, string]> = {
  'work-safety-month': ['0601', '0630'],
  'wheat-harvest': ['0525', '0620'],
  'flood-season': ['0601', '0930'],
  'summer-heat': ['0615', '0831'],
  'winter-fire-prevention': ['1101', '0331'],
}

/** The day of each festival in a year the calendar has. The two sessions usually open on 4 March. */
function festivalDays(year: number): Record<Festival, string> | undefined {
  const lunar = lunarDays[year]
  if (!lunar) return undefined
  const [spring, qingming, dragonBoat, midAutumn] = lunar
  return {
    'new-year': dayIn(year, '0101'),
    'spring-festival': dayIn(year, spring),
    'lantern-festival': addDays(dayIn(year, spring), 14),
    'two-sessions': dayIn(year, '0304'),
    qingming: dayIn(year, qingming),
    'labour-day': dayIn(year, '0501'),
    'dragon-boat': dayIn(year, dragonBoat),
    'mid-autumn': dayIn(year, midAutumn),
    'national-day': dayIn(year, '1001'),
  }
}

/**
 * How far the law's days off reach around a festival's day, in days before and after it (national holidays
 * regulation as of 2025: New Year's Eve of the lunar year and its first three days, two for Labour Day, three
 * for National Day).
 */
const statutory: Partial<Record<Festival, readonly [number, number]>> = {
  'new-year': [0, 0],
  'spring-festival': [1, 2],
  qingming: [0, 0],
  'labour-day': [0, 1],
  'dragon-boat': [0, 0],
  'mid-autumn': [0, 0],
  'national-day': [0, 2],
}
/** The two sessions last about eight days; they are nobody's days off. */
const sessionsLength = 7

function knownOccasion(kind: OccasionKind, year: number, days: Record<Festival, string>): Occasion {
  if (kind in seasonDays) {
    const [from, to] = seasonDays[kind as Season]
    const fromOn = dayIn(year, from)
    return { kind, on: fromOn, fromOn, toOn: dayIn(to < from ? year + 1 : year, to), provisional: false }
  }
  const festival = kind as Festival
  const on = days[festival]
  if (festival === 'two-sessions')
    return { kind, on, fromOn: on, toOn: addDays(on, sessionsLength), provisional: true }
  const off = statutory[festival]
  if (!off) return { kind, on, fromOn: on, toOn: on, provisional: false }
  const notice = published[year]?.off[festival]?.split('-')
  if (notice?.[0] && notice[1])
    return { kind, on, fromOn: dayIn(year, notice[0]), toOn: dayIn(year, notice[1]), provisional: false }
  // A day off that falls on another's is given after them: four days in October, as in 2020.
  const toOn = addDays(on, off[1])
  const more = festival === 'national-day' && isIn(days['mid-autumn'], { fromOn: on, toOn }) ? 1 : 0
  return { kind, on, fromOn: addDays(on, -off[0]), toOn: addDays(toOn, more), provisional: true }
}

const isIn = (day: string, { fromOn, toOn }: { fromOn: string; toOn: string }): boolean =>
  fromOn <= day && day <= toOn

/** What a coordinator entered for a festival of a year, the newest last. */
const correctionFor = (corrections: readonly Correction[], kind: OccasionKind, year: number) =>
  corrections.findLast((it) => it.festival === kind && it.kind !== 'work' && yearOf(it) === year)

/** The year whose calendar a correction belongs to: New Year’s days off may begin in the December before. */
export const yearOf = ({
  festival,
  fromOn,
  toOn,
}: Pick<Correction, 'festival' | 'fromOn' | 'toOn'>): number => {
  const next =
    festival === 'new-year' && (toOn.slice(0, 4) > fromOn.slice(0, 4) || fromOn.slice(5, 7) === '12')
  return Number(fromOn.slice(0, 4)) + (next ? 1 : 0)
}

/** Festivals and seasons that begin in a year, in its order; empty for a year that is not known. */
export function occasionsOf(year: number, corrections: readonly Correction[] = []): Occasion[] {
  const days = festivalDays(year)
  if (!days) return []
  const known = occasionKinds.map((kind): Occasion => {
    const usual = knownOccasion(kind, year, days)
    const corrected = correctionFor(corrections, kind, year)
    if (!corrected) return usual
    const { fromOn, toOn } = corrected
    return { kind, on: isIn(usual.on, corrected) ? usual.on : fromOn, fromOn, toOn, provisional: false }
  })
  const local = corrections
    .filter((it) => it.kind === 'festival' && it.festival === undefined)
    .filter((it) => yearOf(it) === year)
    .map(({ name, nameEn, fromOn, toOn }): Occasion => {
      const names = { ...(name === undefined ? {} : { name }), ...(nameEn === undefined ? {} : { nameEn }) }
      return { ...names, on: fromOn, fromOn, toOn, provisional: false }
    })
  return [...known, ...local].sort((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0))
}

/** The festival or season of a kind that begins in a year. */
export const occasionIn = (
  kind: OccasionKind,
  year: number,
  corrections: readonly Correction[] = [],
): Occasion | undefined => occasionsOf(year, corrections).find((it) => it.kind === kind)

/** A greater festival this one falls within, as Mid-Autumn may within National Day. */
export const fallsWithin = (one: Occasion, all: readonly Occasion[]): Occasion | undefined =>
  all.find((it) => daysOffOf(it) > daysOffOf(one) && isIn(one.fromOn, it) && isIn(one.toOn, it))

/** Days off that the law gives an occasion. */
function daysOffOf({ kind }: Occasion): number {
  const [before, after] = (statutory as Record<string, readonly [number, number]>)[kind ?? ''] ?? [0, -1]
  return before + after + 1
}

const isDayOff = (occasion: Occasion): boolean => daysOffOf(occasion) > 0

/** Whether National Day and Mid-Autumn are one holiday in a year. */
export function isJointHoliday(year: number, corrections: readonly Correction[] = []): boolean {
  const all = occasionsOf(year, corrections)
  const one = all.find((it) => it.kind === 'mid-autumn')
  return one !== undefined && fallsWithin(one, all) !== undefined
}

/** Days on which a year's offices work although they are a weekend's: published, and put right. */
export function makeUpDays(year: number, corrections: readonly Correction[] = []): string[] {
  const noticed = (published[year]?.work ?? '').split(' ').filter((it) => it !== '')
  const entered = corrections.filter((it) => it.kind === 'work').flatMap(daysOf)
  const all = [
    ...noticed.map((it) => dayIn(year, it)),
    ...entered.filter((it) => it.startsWith(String(year))),
  ]
  return [...new Set(all)].filter((day) => isWorkingDay(day, corrections)).sort()
}

const daysOf = ({ fromOn, toOn }: Correction): string[] => {
  const days: string[] = []
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) days.push(day)
  return days
}

/** Days off by notice or law, without weekends, by year: asked for thousands of days in a plan. */
const daysOff = new Map<number, ReadonlySet<string>>()
const makeUp = new Map<number, ReadonlySet<string>>()

function offIn(year: number): ReadonlySet<string> {
  const kept = daysOff.get(year)
  if (kept) return kept
  const off = occasionsOf(year)
    .filter(isDayOff)
    .flatMap(({ fromOn, toOn }) => daysOf({ id: '', kind: 'off', fromOn, toOn }))
  const found = new Set(off)
  daysOff.set(year, found)
  return found
}

function workIn(year: number): ReadonlySet<string> {
  const kept = makeUp.get(year)
  if (kept) return kept
  const work = (published[year]?.work ?? '').split(' ').map((it) => dayIn(year, it))
  const found = new Set(work)
  makeUp.set(year, found)
  return found
}

/**
 * Whether offices work on a day (`YYYY-MM-DD`, of the committee's zone): what coordinators entered last, else
 * the State Council's notice, else the law's days off and the weekend.
 */
export function isWorkingDay(day: string, corrections: readonly Correction[] = []): boolean {
  const entered = corrections.findLast((it) => it.kind !== 'festival' && isIn(day, it))
  if (entered) return entered.kind === 'work'
  const year = Number(day.slice(0, 4))
  if (workIn(year).has(day)) return true
  return (!offIn(year).has(day) || isGivenUp(day, year, corrections)) && weekdayOf(day) <= 5
}

/** Whether a day was a festival's by law or notice, and is none of those entered in their place. */
const isGivenUp = (day: string, year: number, corrections: readonly Correction[]): boolean =>
  corrections.some((it) => it.kind === 'off' && it.festival !== undefined && yearOf(it) === year) &&
  !occasionsOf(year, corrections).some((it) => isDayOff(it) && isIn(day, it))

export const isKnownYear = (year: number): boolean => year >= calendarYears.from && year <= calendarYears.to
