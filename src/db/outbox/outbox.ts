import type { Client, InStatement, ResultSet } from '@libsql/client'
import { streams } from '../../domain/delivery/outbox'
import { type Paces, platformPaces } from '../../domain/delivery/pace'
import type { Claimed, LeftLease, Outbox } from '../../domain/delivery/ports'
import { type Platform, platforms } from '../../domain/people/person'
import { aheadMs, bucketOf, claim } from './claim'
import { countOutcomes } from './counts'
import { learnFrom, readPaces, takeFrom } from './paces'
import { outboxRow, recordOne } from './record'
import { sweep } from './sweep'

/** The outbox in libSQL. `paces` are the platforms' limits; tests and stand-ins without limits bring their own. */
export function createOutbox(client: Client, paces: Paces = platformPaces): Outbox {
  return {
    turn: async ({ token, now, stream, limit, random, delivered = [], left = [] }) => {
      const statements: InStatement[] = [
        ...delivered.flatMap((it) => recordOne(now, it, random())),
        ...countOutcomes(delivered),
        ...learnFrom(paces, delivered, now),
        ...sweep(now, left, random),
        readPaces,
        claim(paces, stream, token, now, limit),
        ...takeFrom(paces, stream, token, now),
      ]
      return claimedOf(await client.batch(statements, 'write'), now, left)
    },
    nextDueAt: async (stream, now) => {
      const { rows } = await client.execute({
        sql: `SELECT min(max(o.due_at, coalesce(w.blocked_until, 0), coalesce(d.blocked_until, 0),
                coalesce(b.next_at, 0) - ${stream === 'bulk' ? aheadMs : 0},
                CASE WHEN o.lease_token IS NULL THEN coalesce(d.next_at, 0) ELSE ? + 1000 END)) AS due
              FROM outbox o LEFT JOIN paces w ON w.key = o.platform
              LEFT JOIN paces d ON d.key = o.platform || ':' || o.chat
              LEFT JOIN paces b ON b.key = ${bucketOf[stream]('o.platform')}
              WHERE o.state = 'waiting' AND o.lane IN (${streams[stream].join(', ')})`,
        args: [now],
      })
      const due = rows[0]?.due
      return due === null || due === undefined ? undefined : Math.ceil(Number(due))
    },
  }
}

function claimedOf(sets: readonly ResultSet[], now: number, left: readonly LeftLease[]): Claimed {
  const rowsWith = (column: string) => sets.flatMap((set) => (set.columns.includes(column) ? set.rows : []))
  const slots: Claimed['slots'] = {}
  for (const row of rowsWith('pace_key')) {
    const platform = platforms.find((it) => it === row.pace_key) satisfies Platform | undefined
    if (!platform) continue
    slots[platform] = { inMs: Math.max(0, Number(row.next_at) - now), intervalMs: Number(row.interval_ms) }
  }
  const held = new Set(rowsWith('held_token').map((row) => String(row.held_token)))
  const rows = rowsWith('lease_token').map(outboxRow)
  return {
    rows: rows.sort((a, b) => a.lane - b.lane || a.id - b.id),
    slots,
    abandoned: rowsWith('abandoned_id').map((row) => Number(row.abandoned_id)),
    settled: left.map((it) => it.token).filter((token) => !held.has(token)),
  }
}
