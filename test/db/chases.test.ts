import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { createTick } from '../../src/db/tick'
import { reckonedMax } from '../../src/db/ticks/reckon'
import { stepsFor, usualLadders } from '../../src/domain/reminders/ladder'
import { workCalendar } from '../../src/domain/reminders/working-time'
import { openTestDatabase } from '../support/database'

const now = Date.UTC(2026, 10, 23, 2)
const zone = 'Asia/Shanghai'
const deadlines = reckonedMax + 50

test('a corrected calendar reaches thousands of chases over a few ticks, each of as many statements as any', async () => {
  const client = await openTestDatabase()
  await client.execute(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${2 * deadlines})
    INSERT INTO chases (subject, ladder, deadline_at, known_at)
    SELECT 'hazard:' || i, 'hazard-general', ${now} + (i % ${deadlines} + 1) * 600000, ${now} FROM n`)
  const sizes = new Set<number>()
  let ticking = false
  const batch = client.batch.bind(client)
  client.batch = (statements, mode) => {
    if (mode === 'write' && ticking) sizes.add(statements.length)
    return batch(statements, mode)
  }
  const tick = createTick(client, zone)
  const toReckon = async (since: number) =>
    Number((await client.execute(`SELECT count(*) AS n FROM chases WHERE reckoned_at < ${since}`)).rows[0]?.n)
  const until = async (at: number) => {
    for (const before of [deadlines, deadlines - reckonedMax]) {
      expect(await toReckon(at)).toBe(2 * before)
      ticking = true
      await tick(at)
      ticking = false
    }
    expect(await toReckon(at)).toBe(0)
  }
  await until(now + 1)
  const correction = { id: 'c', kind: 'off', fromOn: '2026-11-30', toOn: '2026-11-30' } as const
  await createDatabase(client).save('correct', now + 1, [
    { kind: 'calendar.corrected', correction, by: 'x', at: now + 1 },
  ])
  await until(now + 120_000)
  const { rows } = await client.execute('SELECT deadline_at, step, due_at FROM reminders')
  const calendar = workCalendar(zone, [correction])
  const due = new Map<number, Map<string, number>>()
  for (const { deadline_at, step, due_at } of rows) {
    const deadlineAt = Number(deadline_at)
    if (!due.has(deadlineAt)) {
      const steps = stepsFor(
        'hazard-general',
        usualLadders['hazard-general'],
        { deadlineAt, givenMs: 0 },
        calendar,
      )
      due.set(deadlineAt, new Map(steps.map((it) => [it.step, it.dueAt])))
    }
    expect(due_at).toBe(due.get(deadlineAt)?.get(String(step)))
  }
  expect(due.size).toBe(deadlines)
  expect(sizes.size).toBe(1)
})
