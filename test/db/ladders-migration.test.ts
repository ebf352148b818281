import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { expect, test } from 'vitest'
import { createTick } from '../../src/db/tick'

const migrations = new URL('../../src/db/migrations', import.meta.url).pathname
type Journal = { entries: { tag: string }[] }

test('what was chased before there was one ladder for all of it is chased on, and nothing said twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-ladders-'))
  try {
    const before = join(folder, 'before')
    cpSync(migrations, before, { recursive: true })
    const at = join(before, 'meta', '_journal.json')
    const journal = JSON.parse(readFileSync(at, 'utf8')) as Journal
    const entries = journal.entries.slice(
      0,
      journal.entries.findIndex(({ tag }) => tag.endsWith('_ladders')),
    )
    writeFileSync(at, JSON.stringify({ ...journal, entries }))
    const client = createClient({ url: `file:${join(folder, 'anwei.db')}` })
    await migrate(drizzle(client), { migrationsFolder: before })
    const soon = Date.now() + 30 * 3_600_000
    await client.batch(
      [
        `INSERT INTO people (id, name, role, language, prefers, enrolled_at, active) VALUES ('p', 'P', 'coordinator', 'en', 'telegram', 0, 1)`,
        `INSERT INTO accounts (platform, user_id, person_id, chat) VALUES ('telegram', '1', 'p', '1')`,
        `INSERT INTO rosters (id, version, status, from_on, state) VALUES ('r', 1, 'published', '2026-01-01', '{}')`,
        `INSERT INTO shifts (id, number, version, roster_id, holder_id, starts_at, ends_at, state)
         VALUES ('s', 1, 1, 'r', 'p', ${soon}, ${soon + 1}, '{}')`,
        `INSERT INTO reminders (subject, deadline_at, step, ladder, tell, urgent, due_at, state)
         VALUES ('return:2020-01-06:commerce', ${soon}, 0, 'weekly-return', '["office"]', 0, 1, 'said'),
           ('return:2020-01-06:commerce', ${soon}, 2, 'weekly-return', '["office"]', 0, ${soon + 1}, 'waiting')`,
      ],
      'write',
    )
    await migrate(drizzle(client), { migrationsFolder: migrations })
    for (const hours of [1, 7, 29]) await createTick(client, 'Asia/Shanghai')(Date.now() + hours * 3_600_000)
    const { rows } = await client.execute(
      'SELECT subject, step, state FROM reminders ORDER BY subject, due_at',
    )
    const of = (subject: string) =>
      rows.filter((row) => row.subject === subject).map((it) => [it.step, it.state])
    expect(of('return:2020-01-06:commerce')[0]).toEqual(['-8h', 'said'])
    expect(of('return:2020-01-06:commerce').slice(1)).toContainEqual(['1d', 'waiting'])
    expect(of('shift:s')).toEqual([
      ['-24h', 'said'],
      ['-2h', 'said'],
    ])
    expect(of('hand-over:s')).toEqual([['-0.5h', 'waiting']])
    client.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
