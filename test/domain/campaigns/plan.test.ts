import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assignment, type PlannedPhase, planTasks } from '../../../src/domain/campaigns/plan'
import type { Industry } from '../../../src/domain/units/unit'

const grounds = ['east', 'west', 'north']
const industries: Industry[] = ['chemicals', 'school', 'retail']
const phases: PlannedPhase[] = [
  {
    phase: 'before',
    fromOn: '2027-01-20',
    toOn: '2027-01-22',
    days: ['2027-01-20', '2027-01-21', '2027-01-22'],
  },
  { phase: 'after', fromOn: '2027-02-09', toOn: '2027-02-10', days: ['2027-02-09', '2027-02-10'] },
]
const units = fc
  .array(
    fc.record({ subDistrictId: fc.constantFrom(...grounds), industry: fc.constantFrom(...industries) }),
    { maxLength: 60 },
  )
  .map((list) => list.map((it, at) => ({ id: `u${at}`, number: at + 1, ...it })))
const teams = fc
  .array(
    fc.record({
      subDistrictIds: fc.subarray(grounds, { maxLength: 2 }),
      industries: fc.subarray(industries, { maxLength: 2 }),
      capacity: fc.integer({ min: 0, max: 6 }),
    }),
    { maxLength: 6 },
  )
  .map((list) => list.map((it, at) => ({ id: `t${at}`, number: at + 1, ...it })))

const loads = (assignments: readonly Assignment[]): Map<string, number> => {
  const found = new Map<string, number>()
  for (const { teamId, day } of assignments) {
    const key = `${teamId} ${day}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}

describe('a plan', () => {
  test('has every unit exactly once a phase: with a team, or left', () => {
    void fc.assert(
      fc.property(units, teams, (some, few) => {
        const plan = planTasks({ units: some, teams: few, phases })
        const all = [...plan.assignments, ...plan.left].map((it) => `${it.phase} ${it.unitId}`).sort()
        expect(all).toEqual(phases.flatMap(({ phase }) => some.map((it) => `${phase} ${it.id}`)).sort())
      }),
    )
  })

  test('never exceeds what a team can do in a day, and leaves a unit only where every team is full', () => {
    void fc.assert(
      fc.property(units, teams, (some, few) => {
        const plan = planTasks({ units: some, teams: few, phases })
        const taken = loads(plan.assignments)
        for (const team of few)
          for (const { days } of phases)
            for (const day of days)
              expect(taken.get(`${team.id} ${day}`) ?? 0).toBeLessThanOrEqual(team.capacity)
        for (const { phase, days } of phases) {
          const room = few.reduce((sum, it) => sum + it.capacity * days.length, 0)
          const planned = plan.assignments.filter((it) => it.phase === phase)
          expect(planned).toHaveLength(Math.min(room, some.length))
        }
      }),
    )
  })

  test('goes to a team of another ground or industry only where those who fit are full', () => {
    void fc.assert(
      fc.property(units, teams, (some, few) => {
        const plan = planTasks({ units: some, teams: few, phases })
        const taken = loads(plan.assignments)
        for (const { phase, unitId, teamId } of plan.assignments) {
          const unit = some.find((it) => it.id === unitId)
          const fit = few.filter(
            (it) =>
              (it.subDistrictIds.length === 0 || it.subDistrictIds.includes(unit?.subDistrictId ?? '')) &&
              (it.industries.length === 0 || (unit && it.industries.includes(unit.industry))),
          )
          if (fit.some((it) => it.id === teamId)) continue
          const days = phases.find((it) => it.phase === phase)?.days ?? []
          for (const team of fit)
            for (const day of days) expect(taken.get(`${team.id} ${day}`) ?? 0).toBe(team.capacity)
        }
      }),
    )
  })

  test('asks teams of no ground to help before those of another', () => {
    const team = (number: number, subDistrictIds: string[], of: Industry[]) => ({
      id: `t${number}`,
      number,
      subDistrictIds,
      industries: of,
      capacity: 3,
    })
    const { assignments, left } = planTasks({
      units: Array.from({ length: 12 }, (_, at) => ({
        id: `u${at}`,
        number: at + 1,
        subDistrictId: 'west',
        industry: 'school' as const,
      })),
      teams: [team(1, ['east'], []), team(2, [], ['chemicals'])],
      phases: phases.slice(1),
    })
    expect(left).toEqual([])
    expect(assignments.map((it) => it.teamId)).toEqual([...Array(6).fill('t2'), ...Array(6).fill('t1')])
  })

  test('is even within one unit among teams alike', () => {
    void fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 7 }), (some, count) => {
        const alike = Array.from({ length: count }, (_, at) => ({
          id: `t${at}`,
          number: at + 1,
          subDistrictIds: [],
          industries: [],
          capacity: 100,
        }))
        const { assignments } = planTasks({ units: some, teams: alike, phases: phases.slice(0, 1) })
        const counts = alike.map((team) => assignments.filter((it) => it.teamId === team.id).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('is the same for the same input, in whatever order it comes', () => {
    void fc.assert(
      fc.property(units, teams, fc.infiniteStream(fc.nat()), (some, few, seeds) => {
        const shuffled = [...some]
          .map((unit) => ({ unit, by: seeds.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ unit }) => unit)
        const plan = planTasks({ units: some, teams: few, phases })
        expect(planTasks({ units: shuffled, teams: [...few].reverse(), phases })).toEqual(plan)
      }),
    )
  })

  test('redone, keeps what stands and plans only what is left', () => {
    void fc.assert(
      fc.property(units, teams, fc.integer({ min: 0, max: 5 }), (some, few, gone) => {
        const first = planTasks({ units: some, teams: few, phases })
        const rest = few.filter((_, at) => at !== gone)
        const kept = first.assignments.filter((it) => rest.some((team) => team.id === it.teamId))
        const again = planTasks({ units: some, teams: rest, phases, kept })
        const standing = new Set(kept.map((it) => `${it.phase} ${it.unitId}`))
        expect(again.assignments.some((it) => standing.has(`${it.phase} ${it.unitId}`))).toBe(false)
        const taken = loads([...kept, ...again.assignments])
        for (const team of rest)
          for (const { days } of phases)
            for (const day of days)
              expect(taken.get(`${team.id} ${day}`) ?? 0).toBeLessThanOrEqual(team.capacity)
        expect(kept.length + again.assignments.length + again.left.length).toBe(some.length * phases.length)
      }),
    )
  })

  test('of 50,000 units leaves none out', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => ({
      id: `u${at}`,
      number: at + 1,
      subDistrictId: grounds[at % 3] ?? '',
      industry: industries[at % 2] ?? ('retail' as const),
    }))
    const several = Array.from({ length: 200 }, (_, at) => ({
      id: `t${at}`,
      number: at + 1,
      subDistrictIds: [grounds[at % 3] ?? ''],
      industries: [],
      capacity: 100,
    }))
    const plan = planTasks({ units: many, teams: several, phases: phases.slice(0, 1) })
    expect(plan.left).toEqual([])
  })
})
