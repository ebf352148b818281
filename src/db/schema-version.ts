import type { Client } from '@libsql/client'
import { isUnavailable } from './client'

/**
 * When the newest migration was made, UTC ms: drizzle keeps each it ran under the time the journal gives for it. Written
 * here rather than read from the journal, which would be half a KiB of the worker; a test holds it to it.
 */
export const newestMigrationAt = 1_795_743_531_473

/**
 * Whether the database has the schema this build was made for; throws where it does not answer. A schema that is newer
 * than the build is let pass: during a deployment the old build still runs on it.
 */
export async function isSchemaCurrent(client: Client): Promise<boolean> {
  try {
    const sql = 'SELECT 1 FROM __drizzle_migrations WHERE created_at = ?'
    return (await client.execute({ sql, args: [newestMigrationAt] })).rows.length > 0
  } catch (error) {
    const isEmpty = error instanceof Error && /no such table/.test(error.message) && !isUnavailable(error)
    if (isEmpty) return false
    throw error
  }
}
