import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Engagement, isFree, overlap } from '../../../src/domain/engagements/engagement'
import { planInput } from '../../../src/domain/rosters/plan-input'
import { type PlanInput, planRoster, slotsOf } from '../../../src/domain/rosters/plan-roster'
import type { PlanFacts } from '../../../src/domain/rosters/queries'
import { type RedoScope, redoRoster, redoScopes } from '../../../src/domain/rosters/redo-roster'
import type { Roster } from '../../../src/domain/rosters/roster'
import { type Shift, shiftStretch } from '../../../src/domain/rosters/shift'
import { addDays, instantAt } from '../../../src/domain/text/local-day'

const zone = 'Asia/Shanghai'
const hourMs = 3_600_000
const first = '2027-02-05'
const at = (day: string) => instantAt(day, 8 * 60, zone)
const daysFrom = (day: string, count: number) => Array.from({ length: count }, (_, it) => addDays(day, it))
type Shape = { shiftsPerDay: number; officers: number }
const slotsFor = (days: readonly string[], shape: Shape, prefix: string): PlanInput['slots'] =>
  slotsOf(days, shape, at, (day) => addDays(day, 1)).map((slot, it) => ({ ...slot, id: `${prefix}${it}` }))
const standing = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, it) => ({ id: `${prefix}${it}`, name: '', hours: it % 3, lastOn: [] }))
const engaged = (shifts: readonly Shift[]): Engagement[] =>
  shifts.flatMap((it) =>
    it.holderId
      ? [{ of: `shift:${it.id}`, kind: 'shift' as const, personId: it.holderId, ...shiftStretch(it) }]
      : [],
  )

/** A roster as it was published, with its shifts. */
function published(days: string[], shape: Shape, leaders: number, officers: number) {
  const facts: PlanFacts = {
    people: { leader: standing('leader', leaders), officer: standing('officer', officers) },
    lastDays: [],
    engagements: [],
  }
  const like = { festival: 'spring-festival', days }
  const plan = planRoster({ ...planInput(like, facts), slots: slotsFor(days, shape, 's') })
  const roster: Roster = {
    id: 'r',
    version: 2,
    status: 'published',
    title: 'Spring',
    ...like,
    ...shape,
    plan,
    createdBy: 'office',
    createdAt: 0,
  }
  const shifts = plan.map(
    ({ personId, ...slot }, it): Shift => ({
      ...slot,
      number: it + 1,
      version: 1,
      rosterId: 'r',
      ...(personId === undefined ? {} : { holderId: personId }),
    }),
  )
  return { roster, shifts, facts: { ...facts, engagements: engaged(shifts) }, shape }
}

const worlds = fc
  .record({
    days: fc.integer({ min: 1, max: 7 }),
    shape: fc.record({ shiftsPerDay: fc.constantFrom(1, 2, 3), officers: fc.integer({ min: 1, max: 2 }) }),
    leaders: fc.integer({ min: 1, max: 5 }),
    officers: fc.integer({ min: 2, max: 24 }),
    /** Who left, by their place among everybody; who rests on which day; which shifts were taken over or are sought. */
    left: fc.array(fc.nat(30), { maxLength: 4 }),
    rests: fc.array(fc.record({ who: fc.nat(30), day: fc.nat(8) }), { maxLength: 6 }),
    taken: fc.array(fc.record({ shift: fc.nat(60), by: fc.nat(24) }), { maxLength: 4 }),
    sought: fc.oneof(fc.constant([]), fc.array(fc.nat(60), { maxLength: 3 })),
    moved: fc.record({ from: fc.integer({ min: -2, max: 2 }), more: fc.integer({ min: -2, max: 2 }) }),
    hours: fc.integer({ min: -30, max: 100 }),
    scope: fc.constantFrom(...redoScopes),
  })
  .map(({ days, shape, leaders, officers, scope, ...it }) => {
    const before = published(daysFrom(first, days), shape, leaders, officers)
    const everybody = [...before.facts.people.leader, ...before.facts.people.officer]
    const of = (place: number): string => everybody[place % everybody.length]?.id ?? ''
    let { shifts } = before
    for (const { shift, by } of it.taken) {
      const one = shifts[shift % shifts.length]
      const taker = `officer${by % officers}`
      if (one?.part !== 'officer' || !isFree(engaged(shifts), taker, shiftStretch(one))) continue
      shifts = shifts.map((other) =>
        other === one ? { ...one, holderId: taker, version: 2, confirmedAt: 1 } : other,
      )
    }
    for (const place of it.sought) {
      const one = shifts[place % shifts.length]
      if (!one?.holderId) continue
      const seeking = { by: one.holderId, since: 0, passed: [`${one.part}0`], named: false }
      shifts = shifts.map((other) => (other === one ? { ...one, seeking } : other))
    }
    const gone = new Set(it.left.map(of))
    const stay = (list: PlanFacts['people']['leader']) => list.filter(({ id }) => !gone.has(id))
    const rests = it.rests.map(({ who, day }): Engagement => {
      const on = addDays(first, day - 1)
      const stretch = { fromAt: instantAt(on, 0, zone), untilAt: instantAt(addDays(on, 1), 0, zone) }
      return { of: `rest:${on}`, kind: 'rest', personId: of(who), ...stretch }
    })
    const after = daysFrom(addDays(first, it.moved.from), Math.max(1, days + it.moved.more))
    const input = {
      roster: before.roster,
      shifts,
      days: after,
      slots: slotsFor(after, shape, 'n'),
      facts: {
        people: { leader: stay(before.facts.people.leader), officer: stay(before.facts.people.officer) },
        lastDays: [],
        engagements: [...engaged(shifts), ...rests],
      },
      scope: scope as RedoScope,
      now: at(first) + it.hours * hourMs,
    }
    return { input, rests, redo: redoRoster(input) }
  })

/** The shifts as they are once the redo is published. */
function applied({
  input,
  redo,
}: {
  input: { shifts: readonly Shift[] }
  redo: ReturnType<typeof redoRoster>
}): Shift[] {
  const changed = new Map(redo.changed.map((it) => [it.id, it]))
  return [
    ...input.shifts.map((it) => changed.get(it.id) ?? it).filter((it) => !it.cancelled),
    ...redo.opened.map(
      ({ personId, ...slot }): Shift => ({
        ...slot,
        number: 0,
        version: 1,
        rosterId: 'r',
        ...(personId === undefined ? {} : { holderId: personId }),
      }),
    ),
  ]
}

describe('a published roster planned anew', () => {
  test('leaves alone what has passed or begun, and what somebody took over who can still stand it', () => {
    fc.assert(
      fc.property(worlds, ({ input, redo, rests }) => {
        const touched = new Set(redo.changed.map((it) => it.id))
        for (const shift of input.shifts) {
          if (shift.startsAt <= input.now) expect(touched.has(shift.id)).toBe(false)
          const planned = input.roster.plan.find((it) => it.id === shift.id)?.personId
          const { holderId } = shift
          const wanted = input.days.includes(shift.day)
          const able =
            holderId !== undefined &&
            input.facts.people[shift.part].some((it) => it.id === holderId) &&
            isFree(rests, holderId, shiftStretch(shift))
          const agreed = holderId !== planned || input.scope === 'gaps'
          if (wanted && able && agreed && !shift.seeking) expect(touched.has(shift.id)).toBe(false)
        }
      }),
    )
  })

  test('has a shift for every slot ahead and no other, nobody twice at one time nor on a rest day', () => {
    fc.assert(
      fc.property(worlds, ({ input, redo, rests }) => {
        const shifts = applied({ input, redo })
        const ahead = (list: readonly { startsAt: number; part: string }[]) =>
          list
            .filter((it) => it.startsAt > input.now)
            .map((it) => `${it.startsAt} ${it.part}`)
            .sort()
        expect(ahead(shifts)).toEqual(ahead(input.slots))
        const changed = new Set([...redo.changed, ...redo.opened].map((it) => it.id))
        for (const [index, shift] of shifts.entries()) {
          if (shift.holderId === undefined) continue
          if (changed.has(shift.id)) {
            expect(isFree(rests, shift.holderId, shiftStretch(shift))).toBe(true)
            expect(input.facts.people[shift.part].some((it) => it.id === shift.holderId)).toBe(true)
          }
          for (const other of shifts.slice(index + 1))
            expect(
              other.holderId === shift.holderId && overlap(shiftStretch(shift), shiftStretch(other)),
            ).toBe(false)
        }
        expect(new Set(redo.plan.map((it) => it.id))).toEqual(new Set(shifts.map((it) => it.id)))
      }),
    )
  })

  test('is the same for the same input, and once published changes nothing more', () => {
    fc.assert(
      fc.property(worlds, ({ input, redo }) => {
        const other = { ...input, slots: input.slots.map((it) => ({ ...it, id: `other-${it.id}` })) }
        expect(redoRoster(other).differences).toEqual(redo.differences)
        // Whoever was asked and said no may be asked again, once the search is over.
        fc.pre(input.shifts.every((it) => it.seeking === undefined))
        const shifts = applied({ input, redo })
        const rests = input.facts.engagements.filter((it) => it.kind === 'rest')
        const again = redoRoster({
          ...input,
          roster: { ...input.roster, days: redo.days, plan: redo.plan },
          shifts,
          facts: { ...input.facts, engagements: [...engaged(shifts), ...rests] },
          scope: 'gaps',
        })
        expect(again.differences).toEqual([])
      }),
    )
  })

  test('tells those whose shifts change, and nobody else', () => {
    fc.assert(
      fc.property(worlds, ({ input, redo }) => {
        const holds = (shifts: readonly Shift[], id: string) =>
          shifts
            .filter((it) => it.holderId === id)
            .map((it) => `${it.startsAt} ${it.part}`)
            .sort()
            .join()
        const after = applied({ input, redo })
        const members = [...input.facts.people.leader, ...input.facts.people.officer].map((it) => it.id)
        for (const id of members) {
          const told = redo.told.includes(id)
          if (holds(input.shifts, id) !== holds(after, id)) expect([id, told]).toEqual([id, true])
          if (told) expect(redo.differences.some((it) => it.before === id || it.after === id)).toBe(true)
        }
        expect(redo.told).toEqual([...new Set(redo.told)])
        expect(redo.told.every((id) => members.includes(id))).toBe(true)
      }),
    )
  })

  test('changes nothing where nothing has changed, whatever is planned anew', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...redoScopes),
        (days, leaders, officers, scope) => {
          const it = published(daysFrom(first, days), { shiftsPerDay: 2, officers: 1 }, leaders, officers)
          const slots = slotsFor(it.roster.days, it.shape, 'n')
          expect(redoRoster({ ...it, days: it.roster.days, slots, scope, now: 0 }).differences).toEqual([])
        },
      ),
    )
  })

  test('gives the shifts of somebody who left to those who stood least, and stays fair', () => {
    const it = published(daysFrom(first, 6), { shiftsPerDay: 2, officers: 1 }, 3, 8)
    const officer = it.facts.people.officer.filter(({ id }) => id !== 'officer0')
    const input = {
      ...it,
      days: it.roster.days,
      slots: slotsFor(it.roster.days, it.shape, 'n'),
      facts: { ...it.facts, people: { ...it.facts.people, officer } },
      now: 0,
    }
    for (const scope of redoScopes) {
      const redo = redoRoster({ ...input, scope })
      expect(redo.differences.some((one) => one.before === 'officer0')).toBe(true)
      const after = applied({ input, redo })
      const counts = officer.map(({ id }) => after.filter((shift) => shift.holderId === id).length)
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      expect(after.every((shift) => shift.holderId !== undefined)).toBe(true)
    }
    expect(
      redoRoster({ ...input, scope: 'gaps' }).differences.every((one) => one.before === 'officer0'),
    ).toBe(true)
  })
})
