import type { InStatement } from '@libsql/client'
import { lanes, type Stream, streams } from '../../domain/delivery/outbox'
import { type Paces, promptShare } from '../../domain/delivery/pace'
import { leaseMs } from '../../domain/delivery/ports'
import { type Platform, platforms } from '../../domain/people/person'
import { databaseNow } from '../clock'
import { alive, mustWait } from './deliverers'

/** Rows of a platform in every lane of a stream that come before the others of a batch, so that no lane starves another. */
const reservedOfLane = 5
/** So many claims begin with a lane drawn by lot: under a flood one may be too small to reach the lower lanes' places. */
const drawnShare = 0.2
const firstLane = (stream: Stream, random: () => number): number | undefined =>
  streams[stream][Math.floor((random() / drawnShare) * streams[stream].length)]

/** How far ahead of its first slot a spread batch may be claimed, ms: while the one before it is still being sent. */
export const aheadMs = 1_500
/** So far ahead the last slot of a batch is at the most, ms, however slow the pace: with a lease behind it that is a minute. */
const spreadMsMax = 20_000
/** So long before its slot a planned row is as good as under way, ms. */
const nearMs = 1_000

/**
 * What is claimed of a chat that stands in a lane's way: all that is under way. A row that is planned, whose lease
 * begins with its slot, stands in nobody's way who goes before it.
 */
const holds = (lane: number): string =>
  lane > lanes.refresh
    ? 'e.lease_token IS NOT NULL'
    : `e.lease_token IS NOT NULL AND e.leased_until <= ${databaseNow} + ${leaseMs + nearMs}`

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
    AND coalesce(w.blocked_until, 0) <= ${databaseNow} AND coalesce(d.blocked_until, 0) <= ${databaseNow}
    AND coalesce(d.next_at, 0) <= ${databaseNow}
    AND NOT EXISTS (SELECT 1 FROM outbox e
      WHERE e.platform = o.platform AND e.chat = o.chat AND e.state = 'waiting' AND e.id <> o.id
        AND ((${holds(lane)})
          OR (e.due_at <= :now AND (e.lane < ${lane} OR (e.lane = ${lane} AND e.id < o.id)))
          OR (e.attempts > 0 AND e.lane <= ${lane} AND e.id < o.id)))
  ORDER BY o.id LIMIT :limit`

/** What lies between two messages of a platform, ms: its bucket knows it, where there is one. */
const interval = (paces: Paces): string =>
  `coalesce(b.interval_ms, CASE c.platform ${platforms.map((it) => `WHEN '${it}' THEN ${paces[it].whole.intervalMs}`).join(' ')} END)`

/** The first slot of a batch is so far ahead, ms. */
const firstIn = `max(0, coalesce(b.next_at, 0) - ${databaseNow})`

/** How many of a platform may go now: what the stream's bucket holds, never more than its burst. */
function budget(paces: Paces, stream: Stream): string {
  if (stream === 'bulk')
    return `CASE WHEN ${interval(paces)} = 0 THEN :limit
      WHEN coalesce(b.next_at, 0) > ${databaseNow} + ${aheadMs} OR ${mustWait} THEN 0
      ELSE min(:limit, CAST((${spreadMsMax} - ${firstIn}) / (${interval(paces)} * ${alive}) AS INTEGER)) END`
  const cases = platforms.map((platform) => {
    const { intervalMs, burst } = paces[platform].whole
    const held = `CAST((${databaseNow} - coalesce(b.next_at, 0)) / coalesce(b.interval_ms, ${intervalMs / promptShare}) AS INTEGER) + 1`
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
    ${stream === 'bulk' ? `${firstIn} AS first_in, ${interval(paces)} * ${alive}` : '0 AS first_in, 0'} AS apart,
    row_number() OVER (PARTITION BY c.platform ORDER BY c.nth > ${reservedOfLane}, c.lane IS NOT :first, c.lane, c.id) AS place
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
 * Takes the rows that may go now; the rows it returns carry their token. What goes at once is ours by a lease that
 * begins now. What is spread is planned: it has a slot, and its lease begins with that; where several processes deliver,
 * the slots of each lie so many times as far apart. Of it `limit` is for each platform: one that is slow does not take
 * up the other's places.
 */
export function claim(
  paces: Paces,
  stream: Stream,
  deliverer: string,
  token: string,
  now: number,
  limit: number,
  random: () => number,
): InStatement {
  return {
    sql: `WITH first AS MATERIALIZED (SELECT id, CAST(first_in + (place - 1) * apart AS INTEGER) AS slot_in FROM (${candidates(paces, stream)})
            WHERE place <= budget ORDER BY nth > ${reservedOfLane}, lane IS NOT :first, lane, id LIMIT ${stream === 'bulk' ? -1 : ':limit'})
          UPDATE outbox SET lease_token = :token, attempts = attempts + 1,
            leased_until = ${databaseNow} + ${leaseMs} + coalesce((SELECT slot_in FROM first WHERE first.id = outbox.id), 0)
          WHERE id IN (SELECT id FROM first UNION ${together})
          RETURNING *, max(0, leased_until - ${leaseMs} - ${databaseNow}) AS slot_in${stream === 'bulk' ? `, ${kept} AS kept` : ''}`,
    args: {
      token,
      now,
      limit,
      first: firstLane(stream, random) ?? null,
      ...(stream === 'bulk' ? { deliverer } : {}),
    },
  }
}
