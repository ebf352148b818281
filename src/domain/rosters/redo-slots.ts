import { type Engagement, isFree } from '../engagements/engagement'
import type { PlannedShift } from './roster'
import { type Shift, type Slot, shiftStretch } from './shift'

export type Wanted = { slot: Slot & { id: string }; shift?: Shift }

/** Each slot with the shift that is it already, whose id it takes. */
export function matched(slots: readonly (Slot & { id: string })[], shifts: readonly Shift[]): Wanted[] {
  const left = [...shifts]
  return slots.map((slot) => {
    const at = left.findIndex(
      (it) => it.part === slot.part && it.startsAt === slot.startsAt && it.endsAt === slot.endsAt,
    )
    const [shift] = at < 0 ? [] : left.splice(at, 1)
    return shift ? { slot: { ...slot, id: shift.id }, shift } : { slot }
  })
}

export const engagementOf = ({ id, personId, ...slot }: PlannedShift): Engagement[] =>
  personId === undefined ? [] : [{ of: `shift:${id}`, kind: 'shift', personId, ...shiftStretch(slot) }]

/** Of shifts at one time each stays with whom it is, where they have one of them at all. */
export function staying(filled: readonly PlannedShift[], before: ReadonlyMap<string, Shift>): PlannedShift[] {
  const sameTime = (a: Slot, b: Slot): boolean =>
    a.part === b.part && a.startsAt === b.startsAt && a.endsAt === b.endsAt
  const result = [...filled]
  for (const [at, it] of filled.entries()) {
    const holderId = before.get(it.id)?.holderId
    const other = result.findIndex((one) => sameTime(one, it) && one.personId === holderId)
    const here = result[at]
    const there = result[other]
    if (holderId === undefined || !here || !there) continue
    const { personId: _, ...slot } = there
    result[other] = here.personId === undefined ? slot : { ...slot, personId: here.personId }
    result[at] = { ...here, personId: holderId }
  }
  return result
}

/** Whoever asked for a substitute, and whoever would not be it, has no time for that shift. */
export const refusals = (shift: Shift): Engagement[] =>
  shift.seeking === undefined
    ? []
    : [shift.seeking.by, ...shift.seeking.passed].map((personId) => ({
        of: `refused:${shift.id}`,
        kind: 'rest',
        personId,
        ...shiftStretch(shift),
      }))

/** What nobody new could take stays with whom it was, where they are free: until somebody is found. */
export function notLeftOpen(
  filled: readonly PlannedShift[],
  asItWas: (open: PlannedShift) => PlannedShift | undefined,
  engagements: readonly Engagement[],
): PlannedShift[] {
  const taken = [...engagements, ...filled.flatMap(engagementOf)]
  return filled.map((it) => {
    const was = it.personId === undefined ? asItWas(it) : undefined
    if (was?.personId === undefined || !isFree(taken, was.personId, shiftStretch(was))) return it
    taken.push(...engagementOf(was))
    return was
  })
}

export const asPlanned = ({ id, day, part, startsAt, endsAt, holderId }: Shift): PlannedShift => ({
  id,
  day,
  part,
  startsAt,
  endsAt,
  ...(holderId === undefined ? {} : { personId: holderId }),
})
