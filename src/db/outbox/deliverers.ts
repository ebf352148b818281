import type { InStatement } from '@libsql/client'
import { callsMsMax, leaseMs, type Share } from '../../domain/delivery/ports'
import { databaseNow } from '../clock'

/** A process that has nothing under way is thought to live for so long after it was heard of, ms: it turns twice a minute. */
const heardMs = 45_000
/** For so long after a call it counts with its platform, ms. */
const countsMs = 1_500
/** After the last slot of what it claimed what a process calls may count for so long, ms. */
const callsMs = callsMsMax + countsMs

/** How many processes deliver. */
export const alive = '(SELECT count(*) FROM deliverers)'

/** Whether another process is sending that has not heard yet by how many the limit is divided now. */
const unheard = `EXISTS (SELECT 1 FROM deliverers d WHERE d.id <> :deliverer AND d.busy_until > ${databaseNow} AND d.divides < ${alive})`
const newcomer = 'NOT EXISTS (SELECT 1 FROM deliverers d WHERE d.id = :deliverer AND d.entered)'
/** Whether the process is to spread nothing yet: those who send might go beyond the limit together with it. */
export const mustWait = `(${newcomer} AND ${unheard})`

/** A process says that it lives and by how many it divides the limits, before it claims. */
export const comeIn = (deliverer: string, { divides }: Share): InStatement[] => [
  `DELETE FROM deliverers WHERE until <= ${databaseNow}`,
  {
    sql: `INSERT INTO deliverers (id, divides, until) VALUES (?1, ?2, ${databaseNow} + ${heardMs})
          ON CONFLICT (id) DO UPDATE SET divides = ?2`,
    args: [deliverer, divides],
  },
]

/**
 * After its claim: until when it may be calling for what it holds, and whether it is one of those who share. It
 * divides by no more than there are, at once; by more once it has said so, or where it has nothing under way.
 */
export const standBy = (deliverer: string, token: string, { busy }: Share): InStatement => ({
  sql: `UPDATE deliverers SET
          entered = entered OR NOT ${unheard},
          divides = CASE WHEN busy_until <= ${databaseNow} THEN ${alive} ELSE min(divides, ${alive}) END,
          busy_until = coalesce(max(busy_until, c.last + ${callsMs}), iif(:busy, busy_until, min(busy_until, ${databaseNow} + ${countsMs}))),
          until = coalesce(max(busy_until, c.last + ${callsMs}), iif(:busy, max(until, ${databaseNow} + ${countsMs}), ${databaseNow} + ${heardMs}))
        FROM (SELECT max(leased_until) - ${leaseMs} AS last FROM outbox INDEXED BY outbox_leased WHERE lease_token = :token) c
        WHERE id = :deliverer
        RETURNING ${alive} AS alive, entered`,
  args: { deliverer, token, busy: busy ? 1 : 0 },
})

/** A process that ends leaves its share to the others. */
export const goAway = (deliverer: string): InStatement => ({
  sql: 'DELETE FROM deliverers WHERE id = ?',
  args: [deliverer],
})
