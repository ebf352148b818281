import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/domain/changes'
import type { Evidence } from '../../../src/domain/evidence/evidence'
import { distanceM } from '../../../src/domain/inspections/distance'
import type { InspectContext } from '../../../src/domain/inspections/inspect-context'
import { takeMeasure } from '../../../src/domain/inspections/issue-paper'
import { mayOnTask, taskActs } from '../../../src/domain/inspections/permissions'
import type { Inspection } from '../../../src/domain/inspections/record'
import { correctResult, recordResult } from '../../../src/domain/inspections/record-result'
import type { Person } from '../../../src/domain/people/person'
import { inspectionWith, person } from './world'

const member = person('member', { role: 'inspector', organizationId: 'fire-and-rescue' })
const now = Date.UTC(2026, 10, 23, 2, 0)
let ids = 0
const context = (who: Person = member): InspectContext => ({
  person: who,
  now,
  place: { platform: 'telegram', chat: '1', private: true },
  organizations: [],
  newId: () => `id-${++ids}`,
})
const photo: Evidence = {
  id: 'p1',
  kind: 'photo',
  platform: 'telegram',
  platformFileId: 'f',
  by: 'member',
  at: now,
}
const kinds = (changes: readonly Change[]) => changes.map((it) => it.kind)
const done = (more: Partial<Inspection> = {}) => {
  const it = inspectionWith(more)
  return {
    ...it,
    task: {
      ...it.task,
      version: 2,
      state: { status: 'done' as const, result: 'no-hazard' as const, by: 'member', at: now },
    },
  }
}

describe('who may do what to a task', () => {
  const all = taskActs
  const cells: [string, Person, Inspection, readonly string[]][] = [
    ['its team', member, inspectionWith(), ['see', 'fill', 'record', 'report', 'paper', 'measure']],
    [
      'the leader at its head',
      person('head', { role: 'leader' }),
      inspectionWith(),
      ['see', 'fill', 'record', 'report', 'paper', 'measure'],
    ],
    ['another leader', person('x', { role: 'leader' }), inspectionWith(), ['see']],
    [
      'the office',
      person('x', { role: 'coordinator' }),
      inspectionWith(),
      all.filter((it) => it !== 'correct'),
    ],
    [
      'a liaison of its ground',
      person('x', { role: 'liaison', organizationId: 'sd-dongjie' }),
      inspectionWith(),
      ['see', 'fill', 'record', 'report', 'paper', 'measure'],
    ],
    [
      'a liaison of the responsible department',
      person('x', { role: 'liaison', organizationId: 'education' }),
      inspectionWith(),
      ['see'],
    ],
    [
      'a liaison of a department in charge',
      person('x', { role: 'liaison', organizationId: 'fire-and-rescue' }),
      inspectionWith(),
      ['see'],
    ],
    [
      'an inspector of its ground, not of its team',
      person('x', { role: 'inspector', organizationId: 'sd-dongjie' }),
      inspectionWith(),
      ['see'],
    ],
    [
      'an inspector from elsewhere',
      person('x', { role: 'inspector', organizationId: 'health' }),
      inspectionWith(),
      [],
    ],
    ['the unit’s own contact', person('x', { role: 'unit-contact', unitId: 'u1' }), inspectionWith(), []],
    ['somebody who left', { ...member, active: false }, inspectionWith(), []],
    ['who recorded it', member, done(), ['see', 'report', 'paper', 'measure', 'correct']],
    [
      'a colleague, once it is done',
      { ...member, id: 'other' },
      done({ team: { ...inspectionWith().team, personIds: ['member', 'other'] } }),
      ['see', 'report', 'paper', 'measure'],
    ],
    [
      'the office, once it is done',
      person('x', { role: 'coordinator' }),
      done(),
      ['see', 'report', 'paper', 'measure', 'correct'],
    ],
  ] // prettier-ignore
  test.each(cells)('%s', (_name, who, sheet, acts) => {
    expect(taskActs.filter((act) => mayOnTask(act, sheet, who))).toEqual(acts)
  })

  test('a plan that has not started is inspected by nobody and seen by the office alone', () => {
    const draft = inspectionWith({ campaign: { ...inspectionWith().campaign, state: { status: 'draft' } } })
    expect(taskActs.filter((act) => mayOnTask(act, draft, member))).toEqual([])
    expect(taskActs.filter((act) => mayOnTask(act, draft, person('x', { role: 'coordinator' })))).toEqual([
      'see',
    ])
  })
})

describe('the result of an inspection', () => {
  const record = (
    it: Inspection,
    result: 'no-hazard' | 'hazards-found' | 'closed' | 'refused',
    received: Evidence[] = [],
  ) => recordResult(it, { result, received }, context())

  test('no hazard needs a photo, passes all that is open, and keeps the list’s version', () => {
    expect(record(inspectionWith(), 'no-hazard')).toMatchObject({ refusal: { code: 'photo-missing' } })
    const it = record(inspectionWith({ answers: { exits: 'na' } }), 'no-hazard', [photo])
    const recorded = it.ok
      ? it.value.changes.find((change) => change.kind === 'inspection.recorded')
      : undefined
    expect(recorded?.result).toMatchObject({
      sequence: 2,
      list: { kind: 'school', version: 1 },
      files: ['p1'],
    })
    expect(recorded?.result.answers).toMatchObject({ exits: 'na', extinguishers: 'pass' })
  })

  test('each failed item becomes one hazard of its category, with its words and photos', () => {
    const files = [{ ...photo, id: 'p2', item: 'exits', stored: false }]
    const failed = inspectionWith({ answers: { exits: 'fail', laboratory: 'fail', wiring: 'pass' }, files })
    expect(record(failed, 'no-hazard', [photo])).toMatchObject({ refusal: { code: 'hazards-stand' } })
    const it = record(failed, 'hazards-found')
    const changes = it.ok ? it.value.changes : []
    const filed = changes.flatMap((change) => (change.kind === 'hazard.filed' ? [change.hazard] : []))
    expect(
      filed.map((hazard) => [hazard.category, hazard.severity, hazard.unitId, hazard.description]),
    ).toEqual([
      ['blocked-exit', 'general', 'u1', 'Not so: Exits and escape routes clear'],
      ['dangerous-chemicals', 'major', 'u1', 'Not so: Laboratory chemicals under two locks'],
    ])
    expect(filed[0]?.files).toEqual(['p2'])
    expect(changes.filter((change) => change.kind === 'task.found').map((change) => change.item)).toEqual([
      'exits',
      'laboratory',
    ])
    const again = inspectionWith({
      answers: { exits: 'fail' },
      hazards: [{ id: 'h', number: 1, status: 'reported', description: '', item: 'exits' }],
    })
    const second = record(again, 'hazards-found')
    expect(kinds(second.ok ? second.value.changes : [])).not.toContain('hazard.filed')
  })

  test('hazards found needs one; closed and refused need nothing, and the office hears of a refusal', () => {
    expect(record(inspectionWith(), 'hazards-found')).toMatchObject({ refusal: { code: 'nothing-found' } })
    const closed = record(inspectionWith({ answers: { exits: 'fail' } }), 'closed')
    expect(kinds(closed.ok ? closed.value.changes : [])).not.toContain('hazard.filed')
    expect(kinds(closed.ok ? closed.value.changes : [])).not.toContain('told')
    const refused = record(inspectionWith(), 'refused')
    expect(kinds(refused.ok ? refused.value.changes : [])).toContain('told')
  })

  test('redraws the coverage of its campaign', () => {
    const it = record(inspectionWith(), 'closed')
    const subjects = it.ok
      ? it.value.changes.flatMap((change) => (change.kind === 'cards.refreshed' ? [change.subject] : []))
      : []
    expect(subjects).toEqual(['task:t1', 'campaign:c1', 'coverage:c1'])
  })

  test('is recorded once; a correction is a further record with its reason', () => {
    expect(record(done(), 'closed')).toMatchObject({ refusal: { code: 'task-over' } })
    const wrong = (remark: string, result: 'closed' | 'no-hazard') =>
      correctResult(done(), { result, remark }, context())
    expect(wrong(' ', 'closed')).toMatchObject({ refusal: { code: 'text-missing' } })
    expect(wrong('typo', 'no-hazard')).toMatchObject({ refusal: { code: 'same-result' } })
    const it = wrong('they had shut', 'closed')
    expect(it).toMatchObject({ ok: true })
    expect(it.ok ? it.value.changes[1] : {}).toMatchObject({
      result: { sequence: 3, result: 'closed', remark: 'they had shut' },
    })
  })

  test('a measure has a quantity', () => {
    expect(
      takeMeasure(inspectionWith(), { kind: 'goods-confiscated', quantity: 0 }, context()),
    ).toMatchObject({ refusal: { code: 'number-not-understood' } })
    expect(
      takeMeasure(
        inspectionWith(),
        { kind: 'goods-confiscated', quantity: 20, valueYuan: 200_000 },
        context(),
      ),
    ).toMatchObject({ ok: true })
  })
})

test('distances are those of the globe', () => {
  const nanjing = { latitude: 32.06, longitude: 118.8 }
  expect(distanceM(nanjing, nanjing)).toBe(0)
  expect(distanceM(nanjing, { latitude: 32.07, longitude: 118.8 })).toBeCloseTo(1112, -1)
  expect(distanceM(nanjing, { latitude: 31.23, longitude: 121.47 }) / 1000).toBeCloseTo(269, -1)
})
