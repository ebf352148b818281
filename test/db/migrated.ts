import type { Client } from '@libsql/client'
import { expect } from 'vitest'
import { columnsOf, tablesOf } from '../support/earlier-schema'

/** Columns whose meaning a migration changed; its own test says to what (`ladders-migration.test.ts`). */
const changed = ['reminders.step', 'outbox.telling']

/** Everything a database holds: of each table its rows, as columns by name. */
export async function contentsOf(client: Client) {
  const contents: Record<string, Record<string, string>[]> = {}
  for (const table of await tablesOf(client)) {
    const columns = await columnsOf(client, table)
    const { rows } = await client.execute(`SELECT * FROM ${table}`)
    contents[table] = rows.map((row) =>
      Object.fromEntries(columns.map(({ name }) => [name, JSON.stringify(row[name])])),
    )
  }
  return contents
}
type Contents = Awaited<ReturnType<typeof contentsOf>>

/** What the schema is made of. */
export const schemaOf = async (client: Client): Promise<string[]> =>
  (
    await client.execute(
      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS it FROM sqlite_master WHERE name NOT LIKE 'libsql%' AND name <> '__drizzle_migrations' ORDER BY 1",
    )
  ).rows.map((row) => String(row.it))

/** Every row that was there is there, in every column that both schemas have; whole, findable, and referring to what is there. */
export async function expectKept(client: Client, before: Contents, rows: number): Promise<void> {
  const after = await contentsOf(client)
  for (const [table, kept] of Object.entries(before)) {
    const now = after[table] ?? []
    const columns = Object.keys(now[0] ?? {}).filter(
      (name) => name in (kept[0] ?? {}) && !changed.includes(`${table}.${name}`),
    )
    const lines = (of: typeof kept) => of.map((row) => columns.map((name) => row[name]).join(' ')).sort()
    expect([table, lines(now)]).toEqual([table, lines(kept)])
    expect([table, columns.length > 0]).toEqual([table, true])
  }
  const one = async (sql: string) => (await client.execute(sql)).rows.map((row) => Object.values(row)[0])
  expect(await one('PRAGMA integrity_check')).toEqual(['ok'])
  expect(await one('PRAGMA foreign_key_check')).toEqual([])
  for (const search of ['unit_search', 'hazard_search'])
    expect(await one(`SELECT count(*) FROM ${search} WHERE ${search} MATCH 'every'`)).toEqual([rows])
  // What a migration works out of what was there.
  expect(await one('SELECT count(*) FROM hazard_witnesses')).toEqual([rows])
  expect(
    await one("SELECT count(*) FROM reminders WHERE step IN ('-72h', '-24h', '0h', '1d', '3d', '5d')"),
  ).toEqual([before.reminders ? rows : 0])
}
