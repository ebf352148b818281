import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Engagement, isFree, overlap } from '../../../src/domain/engagements/engagement'
import { type Eligible, type PlanInput, planRoster, slotsOf } from '../../../src/domain/rosters/plan-roster'
import { addDays, instantAt } from '../../../src/domain/text/local-day'

const zone = 'Asia/Shanghai'
const at = (day: string) => instantAt(day, 8 * 60, zone)
const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, it) => addDays(first, it))
const eligible = (id: string, more: Partial<Eligible> = {}): Eligible => ({
  id,
  hours: 0,
  lastTime: [],
  ...more,
})
const people = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, it) => eligible(`${prefix}${it}`))

type Shape = { days: number; shiftsPerDay: number; officers: number }
const input = (
  shape: Shape,
  leaders: Eligible[],
  officers: Eligible[],
  engagements: Engagement[] = [],
): PlanInput => {
  const days = daysFrom('2027-02-05', shape.days)
  const slots = slotsOf(days, shape, at, (day) => addDays(day, 1)).map((slot, it) => ({
    ...slot,
    id: `s${it}`,
  }))
  return {
    slots,
    placeOf: (day) => days.indexOf(day),
    people: { leader: leaders, officer: officers },
    engagements,
  }
}
const rest = (personId: string, day: string): Engagement => ({
  of: `rest:${day}`,
  kind: 'rest',
  personId,
  fromAt: instantAt(day, 0, zone),
  untilAt: instantAt(addDays(day, 1), 0, zone),
})

const shapes = fc.record({
  days: fc.integer({ min: 1, max: 9 }),
  shiftsPerDay: fc.constantFrom(1, 2, 3),
  officers: fc.integer({ min: 1, max: 3 }),
})
const crowds = fc.record({
  leaders: fc.integer({ min: 0, max: 6 }),
  officers: fc.integer({ min: 0, max: 30 }),
  rests: fc.array(fc.record({ who: fc.nat(40), day: fc.nat(9) }), { maxLength: 25 }),
})
const planned = fc.record({ shape: shapes, crowd: crowds }).map(({ shape, crowd }) => {
  const leaders = people('leader', crowd.leaders)
  const officers = people('officer', crowd.officers)
  const everybody = [...leaders, ...officers]
  const rests =
    everybody.length === 0
      ? []
      : crowd.rests.map(({ who, day }) =>
          rest(everybody[who % everybody.length]?.id ?? '', addDays('2027-02-05', day)),
        )
  const made = input(shape, leaders, officers, rests)
  return { made, plan: planRoster(made) }
})

describe('the plan of a roster', () => {
  test('puts nobody in two places, nor on a rest day, and each as what they can be', () => {
    fc.assert(
      fc.property(planned, ({ made, plan }) => {
        for (const [index, shift] of plan.entries()) {
          if (shift.personId === undefined) continue
          const stretch = { fromAt: shift.startsAt, untilAt: shift.endsAt }
          expect(isFree(made.engagements, shift.personId, stretch)).toBe(true)
          expect(made.people[shift.part].some((it) => it.id === shift.personId)).toBe(true)
          for (const other of plan.slice(index + 1)) {
            const same = other.personId === shift.personId
            expect(same && overlap(stretch, { fromAt: other.startsAt, untilAt: other.endsAt })).toBe(false)
          }
        }
      }),
    )
  })

  test('lets officers sleep eight hours between two shifts', () => {
    fc.assert(
      fc.property(planned, ({ plan }) => {
        const officers = plan.filter((it) => it.part === 'officer' && it.personId)
        for (const shift of officers) {
          const close = officers.filter(
            (it) => it !== shift && it.personId === shift.personId && it.startsAt >= shift.startsAt,
          )
          for (const other of close)
            expect(other.startsAt - shift.endsAt).toBeGreaterThanOrEqual(8 * 3_600_000)
        }
      }),
    )
  })

  test('leaves a slot open only where nobody could take it', () => {
    fc.assert(
      fc.property(planned, ({ made, plan }) => {
        const shifts = plan.flatMap((it): Engagement[] =>
          it.personId
            ? [{ of: it.id, kind: 'shift', personId: it.personId, fromAt: it.startsAt, untilAt: it.endsAt }]
            : [],
        )
        for (const open of plan.filter((it) => it.personId === undefined)) {
          const gap = open.part === 'officer' ? 8 * 3_600_000 : 0
          const wide = { fromAt: open.startsAt - gap, untilAt: open.endsAt + gap }
          const could = made.people[open.part].filter(
            (it) =>
              isFree(made.engagements, it.id, { fromAt: open.startsAt, untilAt: open.endsAt }) &&
              isFree(shifts, it.id, wide),
          )
          expect(could).toEqual([])
        }
      }),
    )
  })

  test('is fair within one shift where enough people are there and none rests', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 3, max: 12 }), (shape, spare) => {
        const officers = people('officer', shape.shiftsPerDay * shape.officers * 2 + spare)
        const plan = planRoster(input(shape, people('leader', 3), officers))
        const counts = (part: 'leader' | 'officer', of: readonly Eligible[]) =>
          of.map(({ id }) => plan.filter((it) => it.part === part && it.personId === id).length)
        for (const found of [counts('officer', officers), counts('leader', people('leader', 3))]) {
          expect(Math.max(...found) - Math.min(...found)).toBeLessThanOrEqual(1)
        }
        expect(plan.every((it) => it.personId)).toBe(true)
      }),
    )
  })

  test('is the same for the same input, whatever the order of the people', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 12 }), (shape, count) => {
        const officers = people('officer', count)
        const plan = (list: Eligible[]) => planRoster(input(shape, people('leader', 2), list))
        expect(plan([...officers].reverse())).toEqual(plan(officers))
      }),
    )
  })

  test('spares whoever had New Year’s Eve last year, and those who stood most over the years', () => {
    const shape = { days: 3, shiftsPerDay: 1, officers: 1 }
    const officers = [
      eligible('a', { lastTime: [0], hours: 24 }),
      eligible('b', { hours: 100 }),
      eligible('c', { hours: 48 }),
      eligible('d', { hours: 48 }),
    ]
    const plan = planRoster(input(shape, people('leader', 3), officers)).filter((it) => it.part === 'officer')
    expect(plan.map((it) => it.personId)).toEqual(['c', 'a', 'd'])
  })
})

/** The same festival year after year, each planned with what the years before it left behind. */
function overYears(shape: Shape, officers: number, leaders: number, firstPlaces: readonly number[]) {
  let standing = { leader: people('leader', leaders), officer: people('officer', officers) }
  return firstPlaces.map((first) => {
    const made = input(shape, standing.leader, standing.officer)
    const placeOf = (day: string) => made.placeOf(day) + first
    const plan = planRoster({ ...made, placeOf })
    const after = (part: 'leader' | 'officer') =>
      standing[part].map(({ id, hours }) => {
        const own = plan.filter((it) => it.personId === id)
        const stood = own.reduce((sum, it) => sum + (it.endsAt - it.startsAt) / 3_600_000, 0)
        return eligible(id, { hours: hours + stood, lastTime: own.map(({ day }) => placeOf(day)) })
      })
    const before = standing
    standing = { leader: after('leader'), officer: after('officer') }
    return { plan, placeOf, before, after: standing }
  })
}
/** In some years the days off begin before New Year’s Eve, in others with it, or on the day after. */
const years = fc.array(fc.integer({ min: -4, max: 0 }), { minLength: 2, maxLength: 6 })

describe('over the years', () => {
  test('nobody has New Year’s Eve twice running while somebody who could stand it had it not', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        years,
        (shape, officers, leaders, firsts) => {
          for (const { plan, placeOf, before } of overYears(shape, officers, leaders, firsts)) {
            const eve = plan.filter((it) => placeOf(it.day) === -1)
            const hadIt = (part: 'leader' | 'officer') =>
              before[part].filter((it) => it.lastTime.includes(-1)).map(({ id }) => id)
            for (const shift of eve) {
              if (!shift.personId || !hadIt(shift.part).includes(shift.personId)) continue
              const spared = before[shift.part]
                .map(({ id }) => id)
                .filter((id) => !hadIt(shift.part).includes(id))
              expect(eve.map((it) => it.personId)).toEqual(expect.arrayContaining(spared))
            }
          }
        },
      ),
    )
  })

  test('nobody stands more than two shifts more than anybody else in all', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 3, max: 12 }), years, (shape, spare, firsts) => {
        const officers = shape.shiftsPerDay * shape.officers * 2 + spare
        for (const { after } of overYears(shape, officers, 4, firsts)) {
          const spread = (part: 'leader' | 'officer') => {
            const hours = after[part].map((it) => it.hours)
            return Math.max(...hours) - Math.min(...hours)
          }
          expect(spread('officer')).toBeLessThanOrEqual((2 * 24) / shape.shiftsPerDay)
          expect(spread('leader')).toBeLessThanOrEqual(2 * 24)
        }
      }),
    )
  })
})

describe('the slots of a roster', () => {
  test('cover every day round the clock, in a zone that sets its clocks too', () => {
    const days = daysFrom('2027-03-27', 3)
    const berlin = (day: string) => instantAt(day, 8 * 60, 'Europe/Berlin')
    const slots = slotsOf(days, { shiftsPerDay: 3, officers: 1 }, berlin, (day) => addDays(day, 1))
    for (const part of ['leader', 'officer'] as const) {
      const own = slots.filter((it) => it.part === part)
      expect(own[0]?.startsAt).toBe(berlin('2027-03-27'))
      expect(own.at(-1)?.endsAt).toBe(berlin('2027-03-30'))
      for (const [index, slot] of own.slice(1).entries()) expect(slot.startsAt).toBe(own[index]?.endsAt)
    }
  })
})
