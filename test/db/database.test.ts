import { describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { checkHistory } from '../../src/db/history-check'
import { checkReadiness } from '../../src/db/readiness'
import { createTick } from '../../src/db/tick'
import type { Change } from '../../src/domain/changes'
import { actOnHazard } from '../../src/domain/hazards/act-on-hazard'
import { reportHazard } from '../../src/domain/hazards/report-hazard'
import type { Person } from '../../src/domain/people/person'
import { describeOnBoth } from '../support/both-databases'
import { openTestDatabase } from '../support/database'

const now = Date.UTC(2026, 10, 23, 2, 0)
const office: Person = {
  id: 'office',
  name: 'Wang Fang',
  post: { role: 'coordinator' },
  language: 'en',
  active: true,
}
const account = { platform: 'slack' as const, userId: 'U1' }
const place = { platform: 'slack' as const, chat: 'U1', private: true }

describeOnBoth('the database, as', ({ kind, open: openOne }) => {
  let count = 0

  async function open() {
    const client = await openOne()
    const database = createDatabase(client)
    if (count === 0 || kind === 'an embedded file') {
      await database.save(`enrol:${count}`, now, [
        { kind: 'person.enrolled', person: office, account, chat: 'U1', at: now },
      ])
    }
    count += 1
    return { client, database }
  }
  const filed = (id: string) => {
    const report = {
      id,
      text: id,
      description: `bare wires ${id}`,
      place: 'barn',
      category: 'electrical-wiring' as const,
      severity: 'general' as const,
      received: [],
      files: [],
    }
    const result = reportHazard(report, office, [], place, now)
    if (!result.ok) throw new Error('refused')
    return result.value.changes
  }

  test('is ready once its schema is current', async () => {
    const { client } = await open()
    expect(await checkReadiness(client, 0)).toEqual({ ok: true })
  })

  test('keeps a report whole: number, history, search, the card that is to be sent', async () => {
    const { client, database } = await open()
    const id = `whole-${kind.length}`
    const saved = await database.save(id, now, filed(id))
    const number = saved.kind === 'saved' ? (saved.numbers[id] ?? 0) : 0
    const { sheet, list } = await database.read({
      sheet: database.queries.hazard(number),
      list: database.queries.hazards({ viewer: account, scope: 'all', words: `wires ${id}`, now, size: 5 }),
    })
    expect(sheet?.hazard).toMatchObject({ id, number, version: 1, state: { status: 'reported' } })
    expect(sheet?.people).toMatchObject({ office: 'Wang Fang' })
    expect(list.lines[0]?.number).toBe(number)
    const { rows } = await client.execute({
      sql: 'SELECT state FROM outbox WHERE subject = ?',
      args: [`hazard:${id}`],
    })
    expect(rows.map((row) => row.state)).toEqual(['waiting'])
  })

  test('carries out a request once, however often it comes', async () => {
    const { client, database } = await open()
    const id = `once-${kind.length}`
    const outcomes = [
      await database.save(id, now, filed(id)),
      await database.save(id, now, filed(`${id}-again`)),
    ]
    expect(outcomes.map((it) => it.kind)).toEqual(['saved', 'repeat'])
    const { rows } = await client.execute({
      sql: 'SELECT count(*) AS n FROM hazards WHERE id LIKE ?',
      args: [`${id}%`],
    })
    expect(rows[0]?.n).toBe(1)
  })

  test('lets the faster of two changes win and keeps nothing of the slower', async () => {
    const { client, database } = await open()
    const id = `race-${kind.length}`
    await database.save(id, now, filed(id))
    const { sheet } = await database.read({ sheet: database.queries.hazardById(id) })
    if (!sheet) throw new Error('not there')
    const act = (action: 'confirm' | 'reject'): Change[] => {
      const command = action === 'confirm' ? { action } : { action, reason: 'not so' }
      const acted = actOnHazard(sheet, command, office, [], now)
      return acted.ok ? acted.value.changes : []
    }
    const outcomes = [
      await database.save(`${id}-1`, now, act('confirm')),
      await database.save(`${id}-2`, now, act('reject')),
    ]
    expect(outcomes.map((it) => it.kind)).toEqual(['saved', 'conflict'])
    const { rows } = await client.execute({
      sql: 'SELECT status, version FROM hazards WHERE id = ?',
      args: [id],
    })
    expect(rows[0]).toMatchObject({ status: 'confirmed', version: 2 })
    const request = { key: `${id}-2`, messagesKey: '', now }
    const { asker } = await database.read({
      asker: database.queries.asker({ platform: 'telegram', userId: '' }, '', request),
    })
    expect(asker.seen).toBe(false)
  })

  test('refuses to change or delete what was recorded', async () => {
    const { client, database } = await open()
    const id = `append-${kind.length}`
    await database.save(id, now, filed(id))
    for (const sql of [
      "UPDATE hazard_history SET event = '{}' WHERE hazard_id = ?",
      'DELETE FROM hazard_history WHERE hazard_id = ?',
      'DELETE FROM hazards WHERE id = ?',
    ]) {
      await expect(client.execute({ sql, args: [id] })).rejects.toThrow(
        /append-only|never deleted|FOREIGN KEY/,
      )
    }
  })

  test('a tick can be run twice and changes nothing the second time', async () => {
    const { client } = await open()
    await client.execute(
      "INSERT INTO outbox (key, platform, chat, private, telling, lane, state, due_at, created_at) VALUES ('aside-1', 'slack', 'U9', 1, '{}', 0, 'aside', 0, 0)",
    )
    const tick = createTick(client, 'Asia/Shanghai')
    await tick(now)
    const before = await client.execute('SELECT count(*) AS n FROM outbox')
    await tick(now + 60_000)
    const after = await client.execute('SELECT count(*) AS n FROM outbox')
    expect(after.rows[0]?.n).toBe(before.rows[0]?.n)
    const { rows } = await client.execute("SELECT telling FROM outbox WHERE key LIKE 'aside:%'")
    expect(rows.map((row) => JSON.parse(String(row.telling)).notice.code)).toEqual(['set-aside'])
  })
})

describe('the audit of the history', () => {
  async function tampered(...statements: string[]) {
    const client = await openTestDatabase()
    const database = createDatabase(client)
    await database.save('enrol', now, [
      { kind: 'person.enrolled', person: office, account, chat: 'U1', at: now },
    ])
    for (const id of ['a', 'b']) {
      const result = reportHazard(
        { id, text: id, description: id, category: 'other', severity: 'general', received: [], files: [] },
        office,
        [],
        place,
        now,
      )
      if (result.ok) await database.save(id, now, result.value.changes)
      const { sheet } = await database.read({ sheet: database.queries.hazardById(id) })
      const acted = sheet && actOnHazard(sheet, { action: 'confirm' }, office, [], now + 1)
      if (acted?.ok) await database.save(`${id}-confirm`, now, acted.value.changes)
    }
    await client.executeMultiple(
      'PRAGMA foreign_keys = OFF; DROP TRIGGER hazard_history_never_updated; DROP TRIGGER hazard_history_never_deleted; DROP TRIGGER hazards_never_deleted;',
    )
    for (const sql of statements) await client.execute(sql)
    return checkHistory(client)
  }

  test.each([
    ['nothing was touched', [], []],
    [
      'an event was edited',
      [
        `UPDATE hazard_history SET event = replace(event, '"description":"a"', '"description":"z"') WHERE sequence = 1`,
      ],
      ['H-1: row 1 of the history was changed'],
    ],
    [
      'an author was changed',
      ["UPDATE hazard_history SET \"by\" = 'x' WHERE hazard_id = 'b' AND sequence = 2"],
      ['H-2: row 2 of the history was changed'],
    ],
    [
      'a first row was taken out',
      ["DELETE FROM hazard_history WHERE hazard_id = 'a' AND sequence = 1"],
      ['H-1: row 1 of the history is missing'],
    ],
    [
      'the last row was taken out',
      ["DELETE FROM hazard_history WHERE hazard_id = 'a' AND sequence = 2"],
      ['H-1: its last history rows are missing'],
    ],
    [
      'the state was set back',
      [`UPDATE hazards SET state = '{"status":"reported"}', status = 'reported' WHERE id = 'a'`],
      ['H-1: it does not stand where its history says'],
    ],
    [
      'a hazard was taken out whole',
      ["DELETE FROM hazard_history WHERE hazard_id = 'a'", "DELETE FROM hazards WHERE id = 'a'"],
      ['H-1: the number is missing'],
    ],
  ])('finds it where %s', async (_what, statements, found) => {
    expect(await tampered(...statements)).toEqual(found)
  })
})
