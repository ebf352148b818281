import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'

const migrations = new URL('../../src/db/migrations', import.meta.url).pathname
type Journal = { entries: { tag: string }[] }
const journalOf = (folder: string): Journal =>
  JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal

/** Every migration there is, in order (`0016_ladders`). */
export const migrationTags: readonly string[] = journalOf(migrations).entries.map(({ tag }) => tag)

/** A database whose schema is as it was before the migration `tag`, with so many rows in each of its tables. */
export async function openBefore(url: string, tag: string, rows: number): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-before-'))
  const client = createClient({ url })
  try {
    cpSync(migrations, folder, { recursive: true })
    const entries = journalOf(folder).entries.slice(0, migrationTags.indexOf(tag))
    writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journalOf(folder), entries }))
    if (url.startsWith('file:')) await client.execute('PRAGMA journal_mode = WAL')
    await migrate(drizzle(client), { migrationsFolder: folder })
    await populate(client, rows)
    return client
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Column = { name: string; type: string }
type Value = string | number

/** What can't be just any number: where the schema or a migration reads more into it. `n` is of the row, from 1. */
const particular: Record<string, (n: number, type: string) => Value> = {
  'hazards.status': () => 'reported',
  'hazards.open': () => 1,
  'hazards.witnesses': (n) => JSON.stringify([idOf(n)]),
  'reminders.ladder': () => 'hazard-general',
  'reminders.state': () => 'waiting',
  'reminders.step': (n, type) => (/^integer/i.test(type) ? n % 6 : '0h'),
  'broadcasts.state': (n) => JSON.stringify({ at: n }),
  'watch.id': () => 1,
  'outbox.telling': (n) => JSON.stringify({ kind: 'retire', number: n }),
}

/** Rows refer to those of the same number; the text of a number is JSON too, which some columns have to be. */
const idOf = (n: number): string => String(1_000 + n)

/** The tables of ours, without those a search keeps for itself. */
export async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%drizzle%' AND name NOT LIKE '%_search%' AND name NOT LIKE '%vocabulary' AND name NOT LIKE 'libsql%' ORDER BY name",
  )
  return rows.map((row) => String(row.name))
}

export async function columnsOf(client: Client, table: string): Promise<Column[]> {
  const { rows } = await client.execute(`PRAGMA table_info(${table})`)
  return rows.map((row) => ({ name: String(row.name), type: String(row.type) }))
}

async function populate(client: Client, rows: number): Promise<void> {
  const statements = ['PRAGMA defer_foreign_keys = ON']
  const quoted = (value: Value): string => (typeof value === 'number' ? String(value) : `'${value}'`)
  for (const table of await tablesOf(client)) {
    const columns = await columnsOf(client, table)
    for (let n = 1; n <= (table === 'watch' ? 1 : rows); n += 1) {
      const values = columns.map(({ name, type }) =>
        quoted(particular[`${table}.${name}`]?.(n, type) ?? (/^(integer|real)/i.test(type) ? n : idOf(n))),
      )
      statements.push(
        `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`)}) VALUES (${values.join(', ')})`,
      )
    }
  }
  for (let n = 1; n <= rows; n += 1) {
    statements.push(`INSERT INTO unit_search (rowid, grams) VALUES (${n}, 'gram${n} every')`)
    statements.push(`INSERT INTO hazard_search (rowid, grams) VALUES (${n}, 'gram${n} every')`)
  }
  await client.batch(statements, 'write')
}
