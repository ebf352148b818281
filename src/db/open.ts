import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Client, createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { createFileClient } from './file-client'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))

/**
 * Opens a database on Node and brings its schema up to date. A `file:` database is an embedded libSQL:
 * in WAL mode; its folder is made where it is missing.
 */
export async function openDatabase(url: string, authToken?: string): Promise<Client> {
  if (url.startsWith('file:')) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true })
  const client = createClient({ url, ...(authToken === undefined ? {} : { authToken }) })
  if (url.startsWith('file:')) await client.execute('PRAGMA journal_mode = WAL')
  await migrate(drizzle(client), { migrationsFolder })
  if (!url.startsWith('file:')) return client
  client.close()
  return createFileClient(url)
}
