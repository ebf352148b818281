import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Candidate,
  type Engagement,
  isFree,
  overlap,
  restMs,
} from '../../../src/domain/engagements/engagement'
import type { Person } from '../../../src/domain/people/person'
import { askNext, decideShift, type ShiftCommand, swapShifts } from '../../../src/domain/rosters/decide'
import { type Shift, shiftEngagements, shiftStretch } from '../../../src/domain/rosters/shift'

const now = Date.UTC(2027, 1, 4)
const hourMs = 3_600_000
const office: Person = {
  id: 'office',
  name: 'Office',
  post: { role: 'coordinator' },
  language: 'en',
  active: true,
}
const officers = Array.from(
  { length: 6 },
  (_, it): Person => ({
    id: `i${it}`,
    name: `Officer ${it}`,
    post: { role: 'inspector', organizationId: 'fire' },
    language: 'en',
    active: true,
  }),
)
const people = [...officers, office]

/** A day and a half round the clock from tomorrow, two officers at a time; somebody is out then, another rests. */
type World = { shifts: Shift[]; elsewhere: Engagement[] }
const start: World = {
  shifts: Array.from({ length: 6 }, (_, it): Shift => {
    const startsAt = now + 24 * hourMs + Math.floor(it / 2) * 12 * hourMs
    return {
      id: `s${it}`,
      number: it + 1,
      version: 1,
      rosterId: 'r',
      day: '2027-02-05',
      part: 'officer',
      startsAt,
      endsAt: startsAt + 12 * hourMs,
      holderId: `i${it % 4}`,
    }
  }),
  elsewhere: [
    {
      of: 'operation:o',
      kind: 'operation',
      personId: 'i4',
      fromAt: now + 30 * hourMs,
      untilAt: now + 33 * hourMs,
    },
    { of: 'rest:x', kind: 'rest', personId: 'i5', fromAt: now + 40 * hourMs, untilAt: now + 64 * hourMs },
  ],
}
const taken = ({ shifts, elsewhere }: World): Engagement[] => [
  ...elsewhere,
  ...shifts.flatMap(shiftEngagements),
]
const candidatesOf = (world: World, shift: Shift): Candidate[] => {
  const { fromAt, untilAt } = shiftStretch(shift)
  const duty = taken(world).filter((it) => it.kind === 'shift')
  return people.map(({ id, name }) => ({
    id,
    name,
    free: isFree(taken(world), id, { fromAt, untilAt }, `shift:${shift.id}`),
    rested: isFree(duty, id, { fromAt: fromAt - restMs, untilAt: untilAt + restMs }, `shift:${shift.id}`),
    served: 0,
    skills: [],
  }))
}

const ids = fc.constantFrom(...people.map(({ id }) => id))
const commands: fc.Arbitrary<ShiftCommand> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ act: 'confirm' as const }) },
  { weight: 4, arbitrary: fc.constant({ act: 'substitute' as const }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('substitute' as const), personId: ids }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('swap' as const),
      withId: fc.constant(''),
      shiftId: fc.constantFrom(...start.shifts.map(({ id }) => id)),
    }),
  },
  { weight: 6, arbitrary: fc.constant({ act: 'take' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'pass' as const }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('assign' as const), personId: ids }) },
)
type Does = ShiftCommand | { act: 'accept-swap' } | { act: 'clock' }
const steps = fc.array(
  fc.record({
    on: fc.nat(start.shifts.length - 1),
    /** Most often whoever it concerns; else anybody. */
    who: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: ids }),
    at: fc.oneof(
      { weight: 6, arbitrary: fc.constant(now) },
      { weight: 1, arbitrary: fc.constant(now + 30 * hourMs) },
    ),
    does: fc.oneof(
      { weight: 6, arbitrary: commands },
      { weight: 2, arbitrary: fc.constant<Does>({ act: 'accept-swap' }) },
      { weight: 1, arbitrary: fc.constant<Does>({ act: 'clock' }) },
    ),
  }),
  { maxLength: 40, size: 'max' },
)
type Step = { on: number; who: string | undefined; at: number; does: Does }

/** Whose it is to do something to a shift. */
function concerned({ holderId, seeking, swap }: Shift, { act }: Does): string | undefined {
  if (act === 'take' || act === 'pass') return seeking?.asked?.personId ?? swap?.withId
  if (act === 'accept-swap') return swap?.withId
  return act === 'assign' || act === 'clock' ? 'office' : holderId
}

function step(world: World, { on, who, at, does }: Step): World {
  const shift = world.shifts[on]
  if (!shift) return world
  const person = people.find(({ id }) => id === (who ?? concerned(shift, does)))
  if (!person) return world
  const put = (...changed: Shift[]): World => ({
    ...world,
    shifts: world.shifts.map((it) => changed.find((one) => one.id === it.id) ?? it),
  })
  if (does.act === 'clock')
    return shift.seeking?.asked ? put(askNext(shift, candidatesOf(world, shift), at)) : world
  if (does.act === 'accept-swap') {
    const own = world.shifts.find((it) => it.id === shift.swap?.shiftId && it.id !== shift.id)
    if (!own) return world
    const others = taken(world).filter((it) => it.of !== `shift:${shift.id}` && it.of !== `shift:${own.id}`)
    const free = {
      person: isFree(others, person.id, shiftStretch(shift)),
      offerer: isFree(others, shift.holderId ?? '', shiftStretch(own)),
    }
    const swapped = swapShifts(shift, own, person, free, at)
    return swapped.ok ? put(swapped.value.offered, swapped.value.own) : world
  }
  // A swap is offered to whoever holds the other.
  const command =
    does.act === 'swap'
      ? { ...does, withId: world.shifts.find(({ id }) => id === does.shiftId)?.holderId ?? '' }
      : does
  const decided = decideShift(shift, command, person, candidatesOf(world, shift), at)
  return decided.ok ? put(decided.value) : world
}

describe('shifts', () => {
  test('no sequence of acts puts anybody in two places, nor on duty while out or on a rest day', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        acts.reduce((world, act) => {
          const after = step(world, act)
          const all = taken(after)
          const twice = all.filter((one, index) =>
            all.slice(index + 1).some((other) => one.personId === other.personId && overlap(one, other)),
          )
          expect(twice).toEqual([])
          return after
        }, start)
      }),
      { numRuns: 200 },
    )
  })

  test('always have somebody, who changes only by their own word, a swap of both, or the office’s', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        acts.reduce((world, act) => {
          const after = step(world, act)
          for (const [index, { holderId }] of after.shifts.entries()) {
            const before = world.shifts[index]
            expect(holderId).toBeDefined()
            if (holderId === before?.holderId) continue
            const { does } = act
            expect(['take', 'accept-swap', 'assign']).toContain(does.act)
            if (does.act === 'take') expect(before?.seeking?.asked?.personId).toBe(holderId)
          }
          return after
        }, start)
      }),
      { numRuns: 200 },
    )
  })

  test('ask those who can sleep before and after before those who can’t, and nobody twice', () => {
    fc.assert(
      fc.property(fc.nat(start.shifts.length - 1), steps, (on, acts) => {
        const world = acts.reduce(step, start)
        const shift = world.shifts[on]
        const holder = people.find(({ id }) => id === shift?.holderId)
        fc.pre(shift !== undefined && holder !== undefined && !shift.seeking)
        if (!shift || !holder) return
        const candidates = candidatesOf(world, shift)
        const asked: string[] = []
        let decided = decideShift(shift, { act: 'substitute' }, holder, candidates, now)
        while (decided.ok && decided.value.seeking?.asked) {
          asked.push(decided.value.seeking.asked.personId)
          const next = people.find(({ id }) => id === asked.at(-1)) ?? holder
          decided = decideShift(decided.value, { act: 'pass' }, next, candidates, now)
        }
        const free = candidates.filter((it) => it.free && it.id !== holder.id)
        expect([...asked].sort()).toEqual(free.map(({ id }) => id).sort())
        const rested = asked.map((id) => candidates.find((it) => it.id === id)?.rested)
        expect(rested).toEqual([...rested].sort((a, b) => Number(b) - Number(a)))
      }),
      { numRuns: 200 },
    )
  })

  test('leave whoever was named a day at the most, and time to ask another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 96 * hourMs }), (leftMs) => {
        const [shift] = start.shifts.map((it) => ({
          ...it,
          startsAt: now + leftMs,
          endsAt: now + leftMs + 1,
        }))
        const [holder, , , , , named] = officers
        if (!shift || !holder || !named) throw new Error('no shift')
        const candidates = candidatesOf(start, shift).map((it) => ({ ...it, free: true }))
        const decided = decideShift(shift, { act: 'substitute', personId: named.id }, holder, candidates, now)
        const until = decided.ok ? (decided.value.seeking?.asked?.until ?? 0) : 0
        expect(until - now).toBe(Math.min(24 * hourMs, Math.floor(leftMs / 2)))
      }),
    )
  })
})
