import { occasionIn } from '../domain/calendar/calendar'
import { proposalsOn } from '../domain/campaigns/templates'
import { addDays, instantAt, localDay } from '../domain/text/local-day'
import type { Moment } from './contract'

const dayMs = 24 * 3_600_000
/** No campaign is proposed earlier than this many days before its festival. */
const proposedDaysMax = 120
/** Minutes of the day: digests have gone out by then. */
const morning = 8 * 60 + 10
/**
 * When the clock stops on its way through days: a night's duty hands over, the digests are there, the midday of
 * working people, a day's duty hands over. On a long way half of them.
 */
const stops = [7 * 60 + 40, morning, 13 * 60, 19 * 60 + 40]
const fewStops = [morning, 19 * 60 + 40]

/** Ten past eight of the next day (UTC ms). */
export const morningAfter = (at: number, timezone: string): number =>
  instantAt(addDays(localDay(at, timezone), 1), morning, timezone)

/** Half past nine of the present day (UTC ms): when the district opens. */
export const workingMorning = (at: number, timezone: string): number =>
  instantAt(localDay(at, timezone), 9 * 60 + 30, timezone)

/** Where the clock stops next on its way (UTC ms). */
export function nextStop(at: number, timezone: string, few: boolean): number {
  const today = localDay(at, timezone)
  const all = [today, addDays(today, 1)].flatMap((day) =>
    (few ? fewStops : stops).map((it) => instantAt(day, it, timezone)),
  )
  return all.find((it) => it > at) ?? morningAfter(at, timezone)
}

/** The mornings on the way through the next Spring Festival that have not come yet, in their order. */
export function momentsFrom(now: number, timezone: string): Moment[] {
  const today = localDay(now, timezone)
  const year = Number(today.slice(0, 4))
  const festival = [year, year + 1]
    .flatMap((at) => occasionIn('spring-festival', at) ?? [])
    .find((it) => it.on > today)
  if (!festival) return []
  const days: [Moment['kind'], string][] = [
    ['proposal', proposedOn(festival.on)],
    ['eve', addDays(festival.on, -1)],
    ['festival', festival.on],
  ]
  return days
    .filter(([, on]) => on > today)
    .map(([kind, on]) => ({
      kind,
      on,
      at: instantAt(on, morning, timezone),
      days: Math.round((Date.parse(on) - Date.parse(today)) / dayMs),
    }))
}

const proposals = new Map<string, string>()

/** The first day on which the festival's campaign is proposed. Asked for with every picture of the page. */
function proposedOn(festivalOn: string): string {
  const occasion = `spring-festival:${festivalOn.slice(0, 4)}`
  const days = Array.from({ length: proposedDaysMax }, (_, at) => addDays(festivalOn, at - proposedDaysMax))
  const isProposed = (day: string): boolean => proposalsOn(day, []).some((it) => it.occasion === occasion)
  const day = proposals.get(festivalOn) ?? days.find(isProposed) ?? festivalOn
  proposals.set(festivalOn, day)
  return day
}
