import { isFree } from '../engagements/engagement'
import { give } from './decide'
import { planInput } from './plan-input'
import { type PlanInput, planRoster } from './plan-roster'
import type { PlanFacts } from './queries'
import { asPlanned, engagementOf, matched, notLeftOpen, refusals, staying, type Wanted } from './redo-slots'
import type { PlannedShift, Roster } from './roster'
import { type Shift, type Slot, shiftStretch } from './shift'

/** What is planned anew: only what has nobody who can stand it, or all that is still ahead. */
export const redoScopes = ['gaps', 'ahead'] as const
export type RedoScope = (typeof redoScopes)[number]

/** One shift whose people or whose being changes; neither of both where nobody could take it. */
export type Difference = { slot: Slot; before?: string; after?: string; is: 'given' | 'new' | 'dropped' }

/** A published roster planned anew, with all that it would change. */
export type Redo = {
  days: string[]
  plan: PlannedShift[]
  /** In the order of time. */
  differences: Difference[]
  /** Shifts as they would be, given to others or cancelled. */
  changed: Shift[]
  opened: PlannedShift[]
  /** Whose shifts change, of those who are in the committee. */
  told: string[]
}

type RedoInput = {
  roster: Roster
  /** Its shifts as they are, without those that were cancelled. */
  shifts: readonly Shift[]
  /** The days it is to be for, and their slots, each with a new id. */
  days: string[]
  slots: readonly (Slot & { id: string })[]
  facts: PlanFacts
  scope: RedoScope
  now: number
}

/**
 * Plans a published roster anew. What has passed or begun stays as it is. So does a shift that somebody else
 * took over by agreement (a substitute, a swap, the office), and within `gaps` every other, as long as its
 * holder can stand it: is in the committee, has nothing else then, and did not ask for a substitute. The rest is
 * planned by the rules of every plan, with what stays counted in. Who said no to a shift is not put on it; where
 * nobody else can take it, it stays with whoever asked.
 * Pure: the same input gives the same plan but for the ids of new shifts.
 */
export function redoRoster({ roster, shifts, days, slots, facts, scope, now }: RedoInput): Redo {
  const begun = shifts.filter((it) => it.startsAt <= now)
  const ahead = shifts.filter((it) => it.startsAt > now)
  const wanted = matched(
    slots.filter((it) => it.startsAt > now),
    ahead,
  )
  const own = new Set(shifts.map((it) => `shift:${it.id}`))
  const elsewhere = facts.engagements.filter((it) => !own.has(it.of))
  const { people, placeOf } = planInput({ ...roster, days }, facts)
  const planned = new Map(roster.plan.map((it) => [it.id, it.personId]))
  const canStand = (shift: Shift): boolean =>
    shift.holderId !== undefined &&
    people[shift.part].some((it) => it.id === shift.holderId) &&
    isFree(elsewhere, shift.holderId, shiftStretch(shift))
  const stays = ({ shift }: Wanted): boolean =>
    shift !== undefined &&
    shift.seeking === undefined &&
    canStand(shift) &&
    (scope === 'gaps' || shift.holderId !== planned.get(shift.id))
  const kept = [...begun, ...wanted.filter(stays).flatMap((it) => it.shift ?? [])]
  const input = {
    slots: wanted.filter((it) => !stays(it)).map((it) => it.slot),
    placeOf,
    people,
    engagements: [...elsewhere, ...ahead.flatMap(refusals)],
    kept: kept.map(asPlanned),
  } satisfies PlanInput
  const byId = new Map(shifts.map((it) => [it.id, it]))
  const filled = notLeftOpen(
    staying(planRoster(input), byId),
    (it) => {
      const shift = byId.get(it.id)
      return shift && canStand(shift) ? asPlanned(shift) : undefined
    },
    [...elsewhere, ...input.kept.flatMap(engagementOf)],
  )
  return outcome({
    days,
    kept,
    filled,
    planned,
    byId,
    dropped: ahead.filter((it) => !wanted.some(({ shift }) => shift === it)),
    people,
  })
}

/** What was planned, beside what is. */
type Planned = Pick<PlanInput, 'people'> & {
  days: string[]
  kept: readonly Shift[]
  filled: readonly PlannedShift[]
  dropped: readonly Shift[]
  /** Whom each shift was planned for at first, by its id. */
  planned: ReadonlyMap<string, string | undefined>
  /** Shifts as they are. */
  byId: ReadonlyMap<string, Shift>
}

function outcome({ days, kept, filled, dropped, planned, byId, people }: Planned): Redo {
  const changes = filled.filter((it) => byId.get(it.id)?.holderId !== it.personId || !byId.has(it.id))
  const differences = [
    ...changes.map((it) => difference(it, byId.get(it.id), it.personId)),
    ...dropped.map((it) => difference(it, it, undefined, true)),
  ].sort(
    (a, b) =>
      a.slot.startsAt - b.slot.startsAt ||
      (a.slot.part < b.slot.part ? -1 : a.slot.part > b.slot.part ? 1 : 0),
  )
  return {
    days,
    // Who took a shift over stays beside whom it was planned for, so that it is known the next time too.
    plan: [
      ...kept.map((it) => ({ ...asPlanned(it), personId: planned.get(it.id) ?? it.holderId })),
      ...filled,
    ].map(({ personId, ...it }) => (personId === undefined ? it : { ...it, personId })),
    differences,
    changed: [
      ...changes.flatMap((it) => {
        const shift = byId.get(it.id)
        return shift ? [given(shift, it.personId)] : []
      }),
      ...dropped.map((it): Shift => ({ ...given(it, undefined), cancelled: true })),
    ],
    opened: changes.filter((it) => !byId.has(it.id)),
    told: [...people.leader, ...people.officer]
      .map((it) => it.id)
      .filter((id) => differences.some((it) => it.before === id || it.after === id)),
  }
}

function given(shift: Shift, personId: string | undefined): Shift {
  if (personId !== undefined) return give(shift, personId)
  const { holderId: _, ...rest } = give(shift, '')
  return rest
}

const difference = (
  { day, part, startsAt, endsAt }: Slot,
  shift: Shift | undefined,
  after: string | undefined,
  dropped = false,
): Difference => ({
  slot: { day, part, startsAt, endsAt },
  ...(shift?.holderId === undefined ? {} : { before: shift.holderId }),
  ...(after === undefined ? {} : { after }),
  is: dropped ? 'dropped' : shift ? 'given' : 'new',
})
