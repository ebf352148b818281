import { describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import type { Asked } from '../../src/db/query'
import { hazards } from '../../src/db/stores/hazard-lists'
import type { HazardFilter } from '../../src/domain/hazards/sheet'
import { openTestDatabase } from '../support/database'

const viewer = { platform: 'telegram' as const, userId: '1' }
const now = Date.UTC(2026, 10, 25, 0, 0)
const scopes: HazardFilter['scope'][] = ['all', 'open', 'overdue', 'major', 'mine', 'tasks']

async function planOf(filter: Omit<HazardFilter, 'viewer' | 'now' | 'size'>): Promise<string[]> {
  const client = await openTestDatabase()
  const asked = hazards({ viewer, now, size: 8, ...filter }) as Asked<unknown>
  const { sql, args = [] } = typeof asked.statement === 'string' ? { sql: asked.statement } : asked.statement
  const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })
  return rows.map((row) => String(row.detail))
}

/** A plan that reads no further than the page goes: every table by an index, in the order of the page. */
describe.each(scopes)('a page of the list “%s”', (scope) => {
  test.each([undefined, 12])('walks indexes and sorts nothing but itself (before %s)', async (before) => {
    const plan = await planOf({ scope, ...(before === undefined ? {} : { before }) })
    const walked = plan.filter((it) => /^SCAN (h|hazards|u|units)\b/.test(it))
    // Of all hazards, newest first, and of the few that wait for the office.
    expect(walked.filter((it) => !/USING (COVERING )?INDEX hazards_for_office/.test(it))).toEqual([])
    expect(plan.filter((it) => it.includes('TEMP B-TREE'))).toEqual(['USE TEMP B-TREE FOR ORDER BY'])
    expect(plan.some((it) => it.includes('MERGE (UNION)'))).toBe(true)
  })
})

test('a search goes from what it found to the hazards, and not through them', async () => {
  const plan = await planOf({ scope: 'all', words: 'gas bottle' })
  const through = /AUTOMATIC|^(?:SCAN|SEARCH) h USING INTEGER PRIMARY KEY \(rowid[<>]/
  expect(plan.filter((it) => through.test(it))).toEqual([])
})

describe('hazards by words', () => {
  async function filed(texts: readonly string[], unit?: string) {
    const client = await openTestDatabase()
    const database = createDatabase(client)
    const person = {
      id: 'p',
      name: 'p',
      language: 'en' as const,
      active: true,
      post: { role: 'leader' as const },
    }
    await database.save('p', now, [{ kind: 'person.enrolled', person, account: viewer, chat: '1', at: now }])
    if (unit) {
      const { importUnits } = await import('../../src/db/stores/unit-import')
      await importUnits(client, [{ row: 1, key: unit, name: unit }], { at: 1, newId: () => 'unit-1' })
    }
    await database.save(
      'h',
      now,
      texts.map((description, at) => ({
        kind: 'hazard.filed',
        hazard: {
          ...{ id: `h-${at + 1}`, number: at + 1, version: 1, seal: '', reporterId: 'p', reportedAt: now },
          ...{
            text: description,
            description,
            category: 'other',
            severity: 'general',
            witnesses: [],
            files: [],
          },
          ...(unit && at === 0 ? { unitId: 'unit-1' } : {}),
          state: { status: 'reported' },
        },
        recorded: { event: { type: 'confirmed' }, by: 'p', at: now },
      })),
    )
    return async (words: string, before?: number) => {
      const filter = {
        viewer,
        scope: 'all' as const,
        words,
        now,
        size: 8,
        ...(before === undefined ? {} : { before }),
      }
      return (await database.read({ it: database.queries.hazards(filter) })).it
    }
  }

  test('pages through all that have every word, newest first, without those that have only some', async () => {
    const texts = Array.from({ length: 300 }, (_, at) =>
      at % 3 === 0 ? '灭火器过期' : at % 3 === 1 ? '灭火器丢失' : 'expired gas bottle',
    )
    const found = await filed(texts)
    const seen: number[] = []
    for (let before: number | undefined; ; ) {
      const { lines, more, total, beyond } = await found('灭火器 过期', before)
      expect({ total, beyond }).toEqual({ total: 100, beyond: false })
      seen.push(...lines.map((it) => it.number))
      before = seen.at(-1)
      if (!more) break
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, at) => 298 - at * 3))
    expect((await found('expird gas')).lines).toHaveLength(8)
  }, 20_000)

  test('finds a unit’s hazards by its name, and what is nearest where nothing has every word', async () => {
    const found = await filed(['堵塞', '灭火器过期', 'bare wires'], '东街鑫源服装厂')
    expect((await found('鑫源服装厂')).lines.map((it) => it.number)).toEqual([1])
    expect((await found('灭火器坏了')).lines.map((it) => it.number)).toEqual([2])
    expect((await found('elephants')).lines).toEqual([])
    expect((await found('。')).lines).toEqual([])
  })
})
