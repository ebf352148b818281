import type { Client } from '@libsql/client'
import { watchGraceMs } from '../domain/delivery/watch'
import { isUnavailable } from './client'
import journal from './migrations/meta/_journal.json' with { type: 'json' }
import { lastAudit } from './watch'

/** `auditedAt`: the last time all that was due had gone out, UTC ms; absent on a fresh start. */
export type Readiness = { ok: true; auditedAt?: number } | { ok: false; reason: string }

/** Drizzle keeps each migration it ran under the time the journal gives for it (`when`, UTC ms). */
const newest = Math.max(...journal.entries.map((entry) => entry.when))

const outOfDate: Readiness = { ok: false, reason: 'the schema is out of date: run npm run db:migrate' }

/**
 * Whether the database answers and has the schema this build was made for. The journal is imported, so that
 * the worker's bundle carries it. A schema that is newer than the build is let pass: during a deployment the
 * old build still runs on it. Delivery is watched too: what its auditor found (`watch.ts`), and that it still looks.
 */
export async function checkReadiness(client: Client, now: number): Promise<Readiness> {
  try {
    const { rows } = await client.execute({
      sql: 'SELECT 1 FROM __drizzle_migrations WHERE created_at = ?',
      args: [newest],
    })
    if (rows.length === 0) return outOfDate
    const audit = await lastAudit(client)
    if (!audit) return { ok: true }
    const { auditedAt, findings } = audit
    const [worst] = findings
    if (worst) return { ok: false, reason: `${worst.cause} (${worst.count}) since ${utc(worst.since)}` }
    return auditedAt > now - watchGraceMs
      ? { ok: true, auditedAt }
      : { ok: false, reason: `nothing was audited since ${utc(auditedAt)}: the clock does not run` }
  } catch (error) {
    const isEmpty = error instanceof Error && /no such table/.test(error.message) && !isUnavailable(error)
    return isEmpty ? outOfDate : { ok: false, reason: 'the database does not answer' }
  }
}

const utc = (at: number): string => new Date(at).toISOString()
