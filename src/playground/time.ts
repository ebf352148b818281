import { occasionIn } from '../domain/calendar/calendar'
import { proposalsOn } from '../domain/campaigns/templates'
import { addDays, localDay } from '../domain/text/local-day'

const dayMs = 24 * 3_600_000

/** The next Spring Festival as the district sees it: its first day off, and how many days away. */
export function nextFestival(now: number, timezone: string): { on: string; days: number } | undefined {
  const today = localDay(now, timezone)
  const year = Number(today.slice(0, 4))
  for (const at of [year, year + 1]) {
    const on = occasionIn('spring-festival', at)?.fromOn
    if (on !== undefined && on > today)
      return { on, days: Math.round((Date.parse(on) - Date.parse(today)) / dayMs) }
  }
  return undefined
}

/** No campaign is proposed earlier than this many days before its festival. */
const proposedDaysMax = 120

/** The first day on which the festival's campaign is proposed. */
function proposedOn(festivalOn: string): string {
  const occasion = `spring-festival:${festivalOn.slice(0, 4)}`
  const days = Array.from({ length: proposedDaysMax }, (_, at) => addDays(festivalOn, at - proposedDaysMax))
  return days.find((day) => proposalsOn(day, []).some((it) => it.occasion === occasion)) ?? festivalOn
}

/** The day the clock goes to next: the campaign is proposed, the eve of the days off, the first of them. */
export function nextStop(now: number, timezone: string): string | undefined {
  const festival = nextFestival(now, timezone)
  if (!festival) return undefined
  const today = localDay(now, timezone)
  return [proposedOn(festival.on), addDays(festival.on, -1), festival.on].find((day) => day > today)
}
