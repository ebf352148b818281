import type { InStatement } from '@libsql/client'
import { lanes, type Stream, streams } from '../../domain/delivery/outbox'
import { type Paces, promptShare } from '../../domain/delivery/pace'
import { leaseMs } from '../../domain/delivery/ports'
import { type Platform, platforms } from '../../domain/people/person'

/** The database's own clock, UTC ms: leases are held by it, so that processes whose clocks differ agree. */
export const databaseNow = "CAST(unixepoch('subsec') * 1000 AS INTEGER)"

/** Rows of a platform in every lane of a stream that are always among a batch, so that no lane starves another. */
const reservedOfLane = 5

/** How far ahead of its first slot a spread batch may be claimed, ms: while the one before it is still being sent. */
export const aheadMs = 1_500
/** For how long a batch is spread at the most, ms: well within its lease, also where the pace had to slow down. */
const spreadMsMax = 45_000

/**
 * The first row of each chat that may go now. A chat's rows go one at a time, in order of lane and age; a row
 * that is to be tried again holds back what came after it, one that is only due later does not. Platforms are looked
 * at apart: what one is slow to take stands in nobody's way on another.
 */
const heads = (lane: number, platform: Platform): string => `
  SELECT o.id, o.lane, o.platform, row_number() OVER (ORDER BY o.id) AS nth FROM outbox o
  LEFT JOIN paces w ON w.key = o.platform
  LEFT JOIN paces d ON d.key = o.platform || ':' || o.chat
  WHERE o.state = 'waiting' AND o.lane = ${lane} AND o.platform = '${platform}' AND o.due_at <= :now AND o.lease_token IS NULL
    AND coalesce(w.blocked_until, 0) <= :now AND coalesce(d.blocked_until, 0) <= :now
    ${lane <= lanes.urgent ? '' : 'AND coalesce(d.next_at, 0) <= :now'}
    AND NOT EXISTS (SELECT 1 FROM outbox e
      WHERE e.platform = o.platform AND e.chat = o.chat AND e.state = 'waiting' AND e.id <> o.id
        AND (e.lease_token IS NOT NULL
          OR (e.due_at <= :now AND (e.lane < ${lane} OR (e.lane = ${lane} AND e.id < o.id)))
          OR (e.attempts > 0 AND e.lane <= ${lane} AND e.id < o.id)))
  ORDER BY o.id LIMIT :limit`

/** How many of a platform may go now: what the stream's bucket holds, never more than its burst. */
function budget(paces: Paces, stream: Stream): string {
  if (stream === 'bulk')
    return `CASE WHEN coalesce(b.next_at, 0) > :now + ${aheadMs} THEN 0
      WHEN coalesce(b.interval_ms, 0) = 0 THEN :limit
      ELSE min(:limit, CAST(${spreadMsMax} / b.interval_ms AS INTEGER)) END`
  const cases = platforms.map((platform) => {
    const { intervalMs, burst } = paces[platform].whole
    const held = `CAST((:now - coalesce(b.next_at, 0)) / coalesce(b.interval_ms, ${intervalMs / promptShare}) AS INTEGER) + 1`
    return `WHEN '${platform}' THEN ${intervalMs === 0 ? ':limit' : `min(${burst}, ${held})`}`
  })
  return `CASE c.platform ${cases.join(' ')} END`
}

/** The key of a stream's bucket, of a platform given in SQL. */
export const bucketOf: Record<Stream, (platform: string) => string> = {
  prompt: (platform) => `${platform} || '/prompt'`,
  bulk: (platform) => platform,
}

const candidates = (paces: Paces, stream: Stream): string => `
  SELECT c.id, c.lane, c.nth, ${budget(paces, stream)} AS budget,
    row_number() OVER (PARTITION BY c.platform ORDER BY c.nth > ${reservedOfLane}, c.lane, c.id) AS place
  FROM (${streams[stream].flatMap((lane) => platforms.map((it) => `SELECT * FROM (${heads(lane, it)})`)).join(' UNION ALL ')}) c
  LEFT JOIN paces b ON b.key = ${bucketOf[stream]('c.platform')}`

/** Reminders for a chat are one message: those that come with a claimed one are claimed too. */
const together = `SELECT s.id FROM first JOIN outbox f ON f.id = first.id
  JOIN outbox s ON s.platform = f.platform AND s.chat = f.chat AND s.state = 'waiting'
  WHERE f.telling ->> '$.kind' = 'reminder' AND s.telling ->> '$.kind' = 'reminder'
    AND s.due_at <= :now AND s.lease_token IS NULL`

/** What the clock kept for a digest when it planned it comes with its row: reading it costs no further question. */
const kept = `(SELECT json_group_array(json_object('kind', f.kind, 'lines', json(f.lines))) FROM digest_facts f
  WHERE f.at = outbox.telling ->> '$.at' AND f.owner IN (SELECT value FROM json_each(outbox.telling, '$.of')))`

/**
 * Takes the rows that may go now, under a lease; the rows it returns carry their token. Of what is spread `limit` is for
 * each platform: one that is slow does not take up the other's places.
 */
export function claim(paces: Paces, stream: Stream, token: string, now: number, limit: number): InStatement {
  return {
    sql: `WITH first AS (SELECT id FROM (${candidates(paces, stream)}) WHERE place <= budget
            ORDER BY nth > ${reservedOfLane}, lane, id LIMIT ${stream === 'bulk' ? -1 : ':limit'})
          UPDATE outbox SET lease_token = :token, leased_until = ${databaseNow} + ${leaseMs}, attempts = attempts + 1
          WHERE id IN (SELECT id FROM first UNION ${together}) RETURNING *${stream === 'bulk' ? `, ${kept} AS kept` : ''}`,
    args: { token, now, limit },
  }
}
