import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/open'
import { migrationTags, openBefore } from '../support/earlier-schema'
import { startSqld } from '../support/sqld'
import { contentsOf, expectKept, schemaOf } from './migrated'

const rows = 12
const folder = mkdtempSync(join(tmpdir(), 'anwei-migrations-'))
let fresh: string[] = []
beforeAll(async () => {
  const client = await openDatabase(`file:${join(folder, 'fresh.db')}`)
  fresh = await schemaOf(client)
  client.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(migrationTags.slice(1))(
  'a database that people worked with before %s is brought up to date with every row of it',
  async (tag) => {
    const url = `file:${join(folder, `before-${tag}.db`)}`
    const earlier = await openBefore(url, tag, rows)
    const before = await contentsOf(earlier)
    earlier.close()
    const client = await openDatabase(url)
    await expectKept(client, before, rows)
    expect(await schemaOf(client)).toEqual(fresh)
    client.close()
  },
)

test.each(['0001_subjects', '0016_ladders', '0020_list-indexes'])(
  'a server’s database from before %s likewise, also where two processes are at it at once',
  async (tag) => {
    const server = await startSqld()
    try {
      const earlier = await openBefore(server.url, tag, rows)
      const before = await contentsOf(earlier)
      const clients = await Promise.all([openDatabase(server.url), openDatabase(server.url)])
      await expectKept(earlier, before, rows)
      const { rows: kept } = await earlier.execute('SELECT created_at FROM __drizzle_migrations')
      expect(kept).toHaveLength(migrationTags.length)
      for (const client of [earlier, ...clients]) client.close()
    } finally {
      await server.stop()
    }
  },
)
