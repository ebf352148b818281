import type { Client } from '@libsql/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import type { Change } from '../../src/domain/changes'
import { builtInChecklist } from '../../src/domain/inspections/built-in-checklists'
import { fillChecklist } from '../../src/domain/inspections/fill-checklist'
import { type Answers, answer, type Tap, verdicts } from '../../src/domain/inspections/filling'
import type { InspectContext } from '../../src/domain/inspections/inspect-context'
import { issuePaper } from '../../src/domain/inspections/issue-paper'
import { recordResult } from '../../src/domain/inspections/record-result'
import { inspectionWith, person } from '../domain/inspections/world'
import { describeOnBoth } from '../support/both-databases'
import { openTestDatabase } from '../support/database'
import { addUnit } from '../support/desk'

const now = Date.UTC(2026, 10, 23, 2, 0)
const member = person('member', { role: 'inspector', organizationId: 'fire-and-rescue' })
const account = { platform: 'telegram' as const, userId: '1' }
let ids = 0
const context: InspectContext = {
  person: member,
  now,
  place: { platform: 'telegram', chat: '1', private: true },
  organizations: [],
  newId: () => `id-${++ids}`,
}

/** A running campaign of one team with a task at each of `count` units. */
async function seed(client: Client, count: number) {
  const database = createDatabase(client)
  const { campaign, team, task } = inspectionWith()
  for (let number = 1; number <= count; number += 1)
    await addUnit(client, { id: `u${number}`, number, name: `单位${number}` })
  await client.execute('UPDATE units SET latitude = 32 + number * 0.01, longitude = 118')
  const saved = await database.save('seed', now, [
    { kind: 'person.enrolled', person: member, account, chat: '1', at: now },
    { kind: 'campaign.made', campaign },
    { kind: 'teams.set', campaignId: campaign.id, teams: [{ ...team, leaderId: 'member' }] },
    {
      kind: 'tasks.planned',
      campaignId: campaign.id,
      tasks: Array.from({ length: count }, (_, at) => ({ ...task, id: `t${at + 1}`, unitId: `u${at + 1}` })),
      at: now,
    },
  ])
  expect(saved.kind).toBe('saved')
  return database
}

describeOnBoth('inspections in', ({ open: openOne }) => {
  test('taps are kept, results are recorded once, papers are numbered, lists keep their versions', async () => {
    const client = await openOne()
    const database = await seed(client, 3)
    const read = async (number: number) => {
      const { it } = await database.read({ it: database.queries.inspection(number) })
      if (!it) throw new Error('no such task')
      return it
    }
    const keep = async (key: string, changes: readonly Change[]) =>
      (await database.save(key, now, changes)).kind

    // Two people who see the same state tap at the same time: both taps stand.
    const seen = await read(1)
    expect(seen.list).toEqual(builtInChecklist('fire-safety'))
    const tap = (item: string, verdict: 'pass' | 'fail') => fillChecklist(seen, [{ item, verdict }], context)
    for (const [at, it] of [
      tap('exits', 'fail'),
      tap('wiring', 'pass'),
      fillChecklist(seen, ['all-pass'], context),
    ].entries())
      expect(await keep(`tap:${at}`, it.ok ? it.value.changes : [])).toBe('saved')
    const filled = await read(1)
    expect(filled.answers).toMatchObject({ exits: 'fail', wiring: 'pass', gas: 'pass' })

    // A list edited meanwhile: who began goes on by theirs, others by the new one.
    const items = builtInChecklist('fire-safety').items.slice(0, 2)
    const edited: Change = {
      kind: 'checklist.edited',
      list: { kind: 'fire-safety', version: 2, items },
      by: 'office',
      at: now,
    }
    expect(await keep('edit', [edited])).toBe('saved')
    expect(await keep('edit again', [edited])).toBe('conflict')
    expect((await read(1)).list.version).toBe(1)
    expect((await read(2)).list).toEqual({ kind: 'fire-safety', version: 2, items })

    // Two who finish at once: one result.
    const finish = recordResult(filled, { result: 'hazards-found', received: [] }, context)
    const slower = recordResult(filled, { result: 'closed', received: [] }, context)
    expect(await keep('finish', finish.ok ? finish.value.changes : [])).toBe('saved')
    expect(await keep('slower', slower.ok ? slower.value.changes : [])).toBe('conflict')
    const done = await read(1)
    expect(done.task.state).toMatchObject({ status: 'done', result: 'hazards-found' })
    expect(done.results).toMatchObject([
      { sequence: 2, list: { kind: 'fire-safety', version: 1 }, answers: { exits: 'fail' } },
    ])
    expect(done.hazards).toMatchObject([{ number: 1, item: 'exits', status: 'reported' }])

    // A tap that was under way when it ended changes nothing.
    const late = tap('gas', 'fail')
    await keep('late', late.ok ? late.value.changes : [])
    expect((await read(1)).answers).toMatchObject({ gas: 'pass' })

    for (const paper of ['rectification-order', 'rectification-order', 'referral'] as const) {
      const it = issuePaper(done, { kind: paper, year: 2026 }, context)
      expect(await keep(`paper:${++ids}`, it.ok ? it.value.changes : [])).toBe('saved')
    }
    expect((await read(1)).papers.map((it) => [it.kind, it.number])).toEqual([
      ['rectification-order', 1],
      ['rectification-order', 2],
      ['referral', 1],
    ])

    // What is left, nearest first, and what waits.
    const near = { latitude: 32.031, longitude: 118 }
    const { left, waiting } = await database.read({
      left: database.queries.tasksToDo({ viewer: account, near, skip: 0, size: 8 }),
      waiting: database.queries.waiting({ viewer: account, now, today: '2026-11-23', skip: 0, size: 8 }),
    })
    expect(left.map((it) => it.number)).toEqual([3, 2])
    expect(waiting.totals).toMatchObject({ inspection: 2 })
  })
})

test('no sequence of taps loses an answer on its way through the database', async () => {
  const client = await openTestDatabase()
  const database = await seed(client, 12)
  const list = builtInChecklist('fire-safety')
  const tap: fc.Arbitrary<Tap> = fc.oneof(
    fc.record({
      item: fc.constantFrom(...list.items.map((it) => it.id)),
      verdict: fc.constantFrom(...verdicts),
    }),
    fc.constant('all-pass' as const),
  )
  let number = 0
  await fc.assert(
    fc.asyncProperty(fc.array(tap, { maxLength: 12 }), async (taps) => {
      number += 1
      const { seen } = await database.read({ seen: database.queries.inspection(number) })
      if (!seen) throw new Error('no such task')
      let expected: Answers = {}
      for (const [at, one] of taps.entries()) {
        expected = answer(list, expected, one)
        // Decided on what was seen at first, as by somebody with an old card.
        const filled = fillChecklist(seen, [one], context)
        await database.save(`tap:${number}:${at}`, now, filled.ok ? filled.value.changes : [])
      }
      const { kept } = await database.read({ kept: database.queries.inspection(number) })
      expect(kept?.answers).toEqual(expected)
    }),
    { numRuns: 12 },
  )
})
