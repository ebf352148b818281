import type { Client, InStatement, ResultSet } from '@libsql/client'
import { type Stream, streams } from '../../domain/delivery/outbox'
import { type Paces, platformPaces } from '../../domain/delivery/pace'
import type { Claimed, LeftLease, Outbox, Share } from '../../domain/delivery/ports'
import { databaseNow } from '../clock'
import { aheadMs, bucketOf, claim } from './claim'
import { countOutcomes } from './counts'
import { comeIn, goAway, standBy } from './deliverers'
import { learnFrom, takeFrom } from './paces'
import { outboxRow, recordOne } from './record'
import { sweep } from './sweep'

const alone: Share = { divides: 1, busy: false }
/** What is under way in a chat is looked at again after so long, ms. */
const lookAgainMs = 1_000
const inChat = "e.platform = o.platform AND e.chat = o.chat AND e.state = 'waiting'"

/** A message is due when all that holds it back is over; one behind another that is to be tried again is not due before that. */
const nextDue = (stream: Stream): string => `
  SELECT min(max(o.due_at, :now - ${databaseNow} + max(coalesce(w.blocked_until, 0), coalesce(d.blocked_until, 0),
      coalesce(b.next_at, 0) - ${stream === 'bulk' ? aheadMs : 0}),
    CASE WHEN EXISTS (SELECT 1 FROM outbox e WHERE ${inChat} AND e.lease_token IS NOT NULL) THEN :now + ${lookAgainMs}
      ELSE :now - ${databaseNow} + coalesce(d.next_at, 0) END)) AS due
  FROM outbox o LEFT JOIN paces w ON w.key = o.platform
  LEFT JOIN paces d ON d.key = o.platform || ':' || o.chat
  LEFT JOIN paces b ON b.key = ${bucketOf[stream]('o.platform')}
  WHERE o.state = 'waiting' AND o.lane IN (${streams[stream].join(', ')})
    AND NOT EXISTS (SELECT 1 FROM outbox e WHERE ${inChat} AND e.lease_token IS NULL
      AND e.attempts > 0 AND e.lane <= o.lane AND e.id < o.id AND e.due_at > :now)`

/**
 * The outbox in libSQL. `paces` are the platforms' limits; tests and stand-ins without limits bring their own. By
 * `deliverer` the processes that share a database tell each other apart.
 */
export function createOutbox(client: Client, paces: Paces = platformPaces, deliverer = 'only'): Outbox {
  return {
    turn: async ({ token, now, stream, limit, random, delivered = [], left = [], share = alone }) => {
      const statements: InStatement[] = [
        ...delivered.flatMap((it) => recordOne(now, it, random())),
        ...countOutcomes(delivered),
        ...learnFrom(paces, delivered),
        ...sweep(now, left, random),
        ...comeIn(deliverer, share),
        claim(paces, stream, deliverer, token, now, limit, random),
        ...takeFrom(paces, stream, token),
        standBy(deliverer, token, share),
      ]
      return claimedOf(await client.batch(statements, 'write'), left)
    },
    nextDueAt: async (stream, now) => {
      const { rows } = await client.execute({ sql: nextDue(stream), args: { now } })
      const due = rows[0]?.due
      return due === null || due === undefined ? undefined : Math.ceil(Number(due))
    },
    leave: async () => {
      await client.execute(goAway(deliverer))
    },
  }
}

function claimedOf(sets: readonly ResultSet[], left: readonly LeftLease[]): Claimed {
  const rowsWith = (column: string) => sets.flatMap((set) => (set.columns.includes(column) ? set.rows : []))
  const held = new Set(rowsWith('held_token').map((row) => String(row.held_token)))
  const rows = rowsWith('lease_token').map(outboxRow)
  const [share] = rowsWith('entered')
  return {
    rows: rows.sort((a, b) => a.inMs - b.inMs || a.lane - b.lane || a.id - b.id),
    abandoned: rowsWith('abandoned_id').map((row) => Number(row.abandoned_id)),
    settled: left.map((it) => it.token).filter((token) => !held.has(token)),
    alive: Number(share?.alive ?? 1),
    entered: Boolean(share?.entered ?? true),
  }
}
