import type { Client } from '@libsql/client'
import { isUnavailable } from './client'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

/** Drizzle keeps each migration it ran under the time the journal gives for it (`when`, UTC ms). */
const newest = Math.max(...journal.entries.map((entry) => entry.when))

/**
 * Whether the database has the schema this build was made for; throws where it does not answer. The journal is
 * imported, so that the worker's bundle carries it. A schema that is newer than the build is let pass: during a
 * deployment the old build still runs on it.
 */
export async function isSchemaCurrent(client: Client): Promise<boolean> {
  try {
    const sql = 'SELECT 1 FROM __drizzle_migrations WHERE created_at = ?'
    return (await client.execute({ sql, args: [newest] })).rows.length > 0
  } catch (error) {
    const isEmpty = error instanceof Error && /no such table/.test(error.message) && !isUnavailable(error)
    if (isEmpty) return false
    throw error
  }
}
