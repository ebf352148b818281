import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '@libsql/client'
import { createFileClient } from './file-client'
import { isSchemaCurrent } from './schema-version'

// From here and from `dist/service` alike.
const migrationsFolder = fileURLToPath(new URL('../../src/db/migrations', import.meta.url))

/**
 * Opens a database on Node and brings its schema up to date. A `file:` database is an embedded libSQL:
 * in WAL mode; its folder is made where it is missing. What only a server or a migration needs is loaded for
 * it alone: a service that starts again is ready sooner by a fifth.
 */
export async function openDatabase(url: string, authToken?: string): Promise<Client> {
  const isFile = url.startsWith('file:')
  if (isFile) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true })
  const open = (): Promise<Client> | Client => (isFile ? createFileClient(url) : connect(url, authToken))
  const client = await open()
  if (await isSchemaCurrent(client)) return client
  if (!isFile) {
    await bringUpToDate(client)
    return client
  }
  client.close()
  const library = await connect(url)
  await library.execute('PRAGMA journal_mode = WAL')
  await bringUpToDate(library)
  library.close()
  return createFileClient(url)
}

async function connect(url: string, authToken?: string): Promise<Client> {
  const { createClient } = await import('@libsql/client')
  return createClient({ url, ...(authToken === undefined ? {} : { authToken }) })
}

async function bringUpToDate(client: Client): Promise<void> {
  const { drizzle } = await import('drizzle-orm/libsql')
  const { migrate } = await import('drizzle-orm/libsql/migrator')
  await migrate(drizzle(client), { migrationsFolder })
}
