import { placesIn } from './festival-days'
import type { PlanInput } from './plan-roster'
import type { PlanFacts } from './queries'
import type { Roster } from './roster'
import type { Part } from './shift'

/** What a plan is made from, with the places of its days and of those of the last time. */
export function planInput(
  { festival, days }: Pick<Roster, 'festival' | 'days'>,
  { people, lastDays, engagements }: PlanFacts,
): Pick<PlanInput, 'people' | 'engagements' | 'placeOf'> {
  const lastPlace = placesIn(festival, lastDays)
  const of = (part: Part) =>
    people[part].map(({ id, hours, lastOn }) => ({ id, hours, lastTime: lastOn.map(lastPlace) }))
  return {
    people: { leader: of('leader'), officer: of('officer') },
    engagements,
    placeOf: placesIn(festival, days),
  }
}
