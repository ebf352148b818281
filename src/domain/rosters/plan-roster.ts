import { type Engagement, isFree, restMs } from '../engagements/engagement'
import type { PlannedShift } from './roster'
import { type Part, type Slot, shiftStretch } from './shift'

/** Somebody who can be put on a roster, with what they stood so far. */
export type Eligible = {
  id: string
  /** Hours of duty on all rosters before this one. */
  hours: number
  /** Which days of this festival they had the last time, by their place in it. */
  lastTime: number[]
}

export type PlanInput = {
  /** Each with an id of its own. */
  slots: readonly (Slot & { id: string })[]
  /** Where a day (YYYY-MM-DD) stands in its festival, so that years can be compared (`placesIn`). */
  placeOf: (day: string) => number
  people: Readonly<Record<Part, readonly Eligible[]>>
  /** Shifts, operations and rest days that take their time already. */
  engagements: readonly Engagement[]
  /** Shifts of this roster that stay with whom they are. */
  kept?: readonly PlannedShift[]
}

/**
 * Fills a roster. Nobody is put where their time is taken. Among those who are free, the fewest shifts in this
 * roster go first, then whoever did not have this day last time, then the fewest hours over the years.
 * New Year's Eve is given out first, while everybody is still equal, so that nobody has it twice running. Pure: the
 * same input gives the same plan; a slot without a person is one that nobody could take.
 */
export function planRoster({ slots, placeOf, people, engagements, kept = [] }: PlanInput): PlannedShift[] {
  const taken: Engagement[] = [...engagements]
  const counts = new Map<string, number>()
  const put = (personId: string, { id, startsAt: fromAt, endsAt: untilAt }: PlannedShift): void => {
    counts.set(personId, (counts.get(personId) ?? 0) + 1)
    taken.push({ of: `shift:${id}`, kind: 'shift', personId, fromAt, untilAt })
  }
  for (const shift of kept) if (shift.personId !== undefined) put(shift.personId, shift)
  const chosen = new Map<string, string>()
  for (const slot of inOrderOfFilling(slots, placeOf)) {
    const place = placeOf(slot.day)
    const stretch = shiftStretch(slot)
    const free = people[slot.part].filter((it) => isFree(taken, it.id, stretch))
    const wide = { fromAt: stretch.fromAt - restMs, untilAt: stretch.untilAt + restMs }
    const shifts = taken.filter((it) => it.kind === 'shift')
    const rested = free.filter((it) => isFree(shifts, it.id, wide))
    // A leader may stand two days running where there are too few; an officer needs sleep.
    const eligible = rested.length > 0 || slot.part === 'officer' ? rested : free
    const [first] = eligible.toSorted(
      (a, b) =>
        (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0) ||
        Number(a.lastTime.includes(place)) - Number(b.lastTime.includes(place)) ||
        a.hours - b.hours ||
        (a.id < b.id ? -1 : 1),
    )
    if (!first) continue
    chosen.set(slot.id, first.id)
    put(first.id, slot)
  }
  return slots.map((slot) => {
    const personId = chosen.get(slot.id)
    return { ...slot, ...(personId === undefined ? {} : { personId }) }
  })
}

/** The eve of a festival, reckoned from its own day. */
const eve = -1

/**
 * From the eve on to the end, then from the eve back to the first day: whoever is chosen next follows on those who
 * are there, so that no gap is left between two that nobody could rest around.
 */
function inOrderOfFilling<S extends Slot>(slots: readonly S[], placeOf: (day: string) => number): S[] {
  const inTime = slots.toSorted(
    (a, b) => a.startsAt - b.startsAt || (a.part < b.part ? -1 : a.part > b.part ? 1 : 0),
  )
  const isBefore = ({ day }: S): boolean => placeOf(day) < eve
  return [...inTime.filter((it) => !isBefore(it)), ...inTime.filter(isBefore).reverse()]
}

/** The slots of one roster: a leader round the clock each day, officers in shifts of equal length. */
export function slotsOf(
  days: readonly string[],
  shape: { shiftsPerDay: number; officers: number },
  /** The instant, UTC ms, at which duty changes on a day: 08:00 there. */
  changeAt: (day: string) => number,
  nextDay: (day: string) => string,
): Slot[] {
  return days.flatMap((day) => {
    const from = changeAt(day)
    const until = changeAt(nextDay(day))
    const at = (part: number): number => Math.round(from + ((until - from) * part) / shape.shiftsPerDay)
    const officers = Array.from({ length: shape.shiftsPerDay }, (_, part) =>
      Array.from(
        { length: shape.officers },
        (): Slot => ({ day, part: 'officer', startsAt: at(part), endsAt: at(part + 1) }),
      ),
    ).flat()
    return [{ day, part: 'leader', startsAt: from, endsAt: until }, ...officers]
  })
}
