import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '@libsql/client'
import { boundedTrips, type Timeout } from './bounded-trips'
import { isUnavailable } from './client'
import { createFileClient } from './file-client'
import { createHttpClient } from './http-client'
import { isSchemaCurrent } from './schema-version'

// From here and from `dist/service` alike.
const migrationsFolder = fileURLToPath(new URL('../../src/db/migrations', import.meta.url))
/** For so long another process that migrates is waited for, and so long between two looks, ms. */
const waitMsMax = 60_000
const pauseMs = 100

/**
 * Opens a database on Node and brings its schema up to date. A `file:` database is an embedded libSQL:
 * in WAL mode; its folder is made where it is missing. What only a server or a migration needs is loaded for
 * it alone: a service that starts again is ready sooner by a fifth. `timeout` ends a trip to a server.
 */
export async function openDatabase(url: string, authToken?: string, timeout?: Timeout): Promise<Client> {
  const isFile = url.startsWith('file:')
  if (isFile) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true })
  const open = (): Client =>
    isFile ? createFileClient(url) : createHttpClient(url, authToken, boundedTrips(timeout))
  const client = open()
  if (await isSchemaCurrent(client)) return client
  client.close()
  await bringUpToDate(url, authToken)
  return open()
}

/**
 * All that is missing, in one transaction: a process that ends over it leaves the database as it was. Of two that are
 * at it at once one comes too late (a migration is kept once), and finds it done.
 */
async function bringUpToDate(url: string, authToken?: string): Promise<void> {
  const { drizzle } = await import('drizzle-orm/libsql')
  const { migrate } = await import('drizzle-orm/libsql/migrator')
  const { createClient } = await import('@libsql/client')
  const isFile = url.startsWith('file:')
  const until = performance.now() + waitMsMax
  let failed = false
  // Each time over a connection of its own: one that met a lock goes on reading what was before it.
  for (;;) {
    const client = createClient({ url, ...(authToken === undefined ? {} : { authToken }) })
    try {
      if (await isSchemaCurrent(client)) return
      if (isFile) await client.execute('PRAGMA journal_mode = WAL')
      for (const statement of eachOnce) await client.execute(statement)
      return await migrate(drizzle(client), { migrationsFolder })
    } catch (error) {
      // One that came too late finds it done when it looks again; what fails then is at fault itself.
      if (isUnavailable(error) ? performance.now() > until : failed) throw error
      failed ||= !isUnavailable(error)
    } finally {
      client.close()
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** Drizzle's own table, made before it does, so that none of its rows can be there twice. */
const eachOnce = [
  'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  'CREATE UNIQUE INDEX IF NOT EXISTS __drizzle_migrations_once ON __drizzle_migrations (created_at)',
]
