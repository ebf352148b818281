import { getTableColumns, is, Table } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import * as drizzle from '../../src/db/schema'

afterAll(() => {
  vi.doUnmock('drizzle-orm')
  vi.doUnmock('drizzle-orm/sqlite-core')
})

/** What the database gives, for each way a value is read. */
const given = ['{"a":[1]}', '1', 0, 1, 1.5]

test('columns are the same, and read the same, in the worker as with drizzle', async () => {
  vi.resetModules()
  const columns = () => import('../../src/db/columns')
  vi.doMock('drizzle-orm', columns)
  vi.doMock('drizzle-orm/sqlite-core', columns)
  const worker: Record<string, unknown> = await import('../../src/db/schema')
  const { getTableColumns: columnsOf } = await columns()
  const read = (column: { name: string; mapFromDriverValue: (value: never) => unknown }) => [
    column.name,
    given.map((value) => {
      try {
        return column.mapFromDriverValue(value as never)
      } catch {
        return 'not read'
      }
    }),
  ]
  const tables = Object.entries(drizzle).filter(([, it]) => is(it, Table))
  expect(tables.length).toBeGreaterThan(30)
  for (const [name, table] of tables) {
    const real = Object.entries(getTableColumns(table as Table))
    const ours = Object.entries(columnsOf(worker[name] as Parameters<typeof columnsOf>[0]))
    expect([name, ours.map(([field, it]) => [field, read(it)])]).toEqual([
      name,
      real.map(([field, it]) => [field, read(it)]),
    ])
  }
})
