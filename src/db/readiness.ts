import type { Client } from '@libsql/client'
import { isUnavailable } from './client'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

export type Readiness = { ok: true } | { ok: false; reason: string }

/** Drizzle keeps each migration it ran under the time the journal gives for it (`when`, UTC ms). */
const newest = Math.max(...journal.entries.map((entry) => entry.when))

const outOfDate: Readiness = { ok: false, reason: 'the schema is out of date: run npm run db:migrate' }

/**
 * Whether the database answers and has the schema this build was made for. The journal is imported, so that
 * the worker's bundle carries it. A schema that is newer than the build is let pass: during a deployment the
 * old build still runs on it.
 */
export async function checkDatabase(client: Client): Promise<Readiness> {
  try {
    const { rows } = await client.execute({
      sql: 'SELECT 1 FROM __drizzle_migrations WHERE created_at = ?',
      args: [newest],
    })
    return rows.length > 0 ? { ok: true } : outOfDate
  } catch (error) {
    const isEmpty = error instanceof Error && /no such table/.test(error.message) && !isUnavailable(error)
    return isEmpty ? outOfDate : { ok: false, reason: 'the database does not answer' }
  }
}
