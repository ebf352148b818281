import type { Client } from '@libsql/client'
import { watchGraceMs } from '../domain/delivery/watch'
import { isSchemaCurrent } from './schema-version'
import { lastAudit } from './watch'

/** `auditedAt`: the last time all that was due had gone out, UTC ms; absent on a fresh start. */
export type Readiness = { ok: true; auditedAt?: number } | { ok: false; reason: string }

const outOfDate: Readiness = { ok: false, reason: 'the schema is out of date: run npm run db:migrate' }

/**
 * Whether the database answers and has the schema of this build. Delivery is watched too: what its auditor found
 * (`watch.ts`), and that it still looks.
 */
export async function checkReadiness(client: Client, now: number): Promise<Readiness> {
  try {
    if (!(await isSchemaCurrent(client))) return outOfDate
    const audit = await lastAudit(client)
    if (!audit) return { ok: true }
    const { auditedAt, findings } = audit
    const [worst] = findings
    if (worst) return { ok: false, reason: `${worst.cause} (${worst.count}) since ${utc(worst.since)}` }
    return auditedAt > now - watchGraceMs
      ? { ok: true, auditedAt }
      : { ok: false, reason: `nothing was audited since ${utc(auditedAt)}: the clock does not run` }
  } catch {
    return { ok: false, reason: 'the database does not answer' }
  }
}

const utc = (at: number): string => new Date(at).toISOString()
