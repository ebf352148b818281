import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Campaign, Team } from '../../../src/domain/campaigns/campaign'
import { type Draw, verifyDraw } from '../../../src/domain/campaigns/draw'
import { redrawLeft } from '../../../src/domain/campaigns/draw-units'
import type { TaskLine } from '../../../src/domain/campaigns/plan-campaign'
import { inspectionWith, person } from '../inspections/world'

const today = '2027-02-05'
const office = person('office', { role: 'coordinator' })
const campaign = (out: string[]): Campaign => ({
  ...inspectionWith().campaign,
  method: 'lot',
  state: { status: 'running', by: 'p', at: 0, out },
})
const size = 12
const units = Array.from({ length: size }, (_, at) => ({ id: `u${at}`, number: at + 1 }))
/** Pairs of six inspectors, one for each unit; some tasks are done, or past; some of the people are out. */
const worlds = fc.record({
  pairs: fc.array(fc.subarray(['i0', 'i1', 'i2', 'i3', 'i4', 'i5'], { minLength: 2, maxLength: 2 }), {
    minLength: size,
    maxLength: size,
  }),
  done: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  past: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  out: fc.subarray(['i0', 'i1', 'i2', 'i3', 'i4', 'i5']),
  not: fc.array(fc.subarray(units.map(({ id }) => id)), { minLength: 6, maxLength: 6 }),
  seed: fc.string(),
})
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never

function redraw({ pairs, done, past, out, not, seed }: World) {
  const teams = pairs.map((people, at): Team => {
    const personIds = people.filter((id) => !out.includes(id))
    return {
      id: `t${at}`,
      campaignId: 'c',
      number: at + 1,
      personIds,
      subDistrictIds: [],
      industries: [],
      capacity: 8,
    }
  })
  const tasks = units.map(
    ({ id, number }, at): TaskLine => ({
      id: `task${at}`,
      number,
      phase: 'during',
      unitId: id,
      teamId: `t${at}`,
      plannedOn: today,
      toOn: past[at] ? '2027-02-04' : '2027-02-28',
      done: done[at] ?? false,
    }),
  )
  const inspectors = not.map((units, at) => ({ id: `i${at}`, not: units }))
  let ids = 0
  const facts = { seed, today, now: 1, newId: () => `new${++ids}` }
  const redrawn = redrawLeft({ campaign: campaign(out), teams, units, tasks }, inspectors, office, facts)
  if (!redrawn.ok) throw new Error(redrawn.refusal.code)
  const { changes } = redrawn.value
  const of = <K extends (typeof changes)[number]['kind']>(kind: K) =>
    changes.find((it): it is Extract<(typeof changes)[number], { kind: K }> => it.kind === kind)
  const after = of('teams.set')?.teams ?? teams
  const given = of('tasks.given')?.tasks ?? []
  const draw: Draw | undefined = of('campaign.drawn')?.draw
  return { changes, teams, tasks, after, given, draw, inspectors }
}

describe('inspectors drawn again for what is left', () => {
  test('are two wherever two may go, none who is out or excluded; what is done, past or whole is left alone', () => {
    void fc.assert(
      fc.property(worlds, (world) => {
        const { teams, tasks, after, given, inspectors } = redraw(world)
        const here = inspectors.filter(({ id }) => !world.out.includes(id))
        for (const [at, task] of tasks.entries()) {
          const before = teams[at]?.personIds ?? []
          const may = here.filter((it) => !it.not.includes(task.unitId)).length
          const to = given.find((it) => it.id === task.id)
          const isLeft = !task.done && task.toOn >= today && before.length < Math.min(2, may)
          expect(to !== undefined).toBe(isLeft)
          if (!to) continue
          const people = after.find((it) => it.id === to.teamId)?.personIds ?? []
          expect(people).toHaveLength(Math.min(2, may))
          for (const id of people)
            expect(here.find((it) => it.id === id)?.not.includes(task.unitId)).toBe(false)
        }
      }),
    )
  })

  test('are the same of the same seed, as the draw that is kept shows', () => {
    void fc.assert(
      fc.property(worlds, (world) => {
        const { changes, draw } = redraw(world)
        expect(redraw(world).changes).toEqual(changes)
        if (draw) expect(verifyDraw(draw)).toBe(true)
      }),
    )
  })
})
