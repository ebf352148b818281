import { firstMs, longestMs } from '../../domain/delivery/backoff'
import { databaseNow } from '../clock'
import type { TickWork } from './tick-work'

/** No bucket is further ahead than this by its own reckoning, ms: a batch at the slowest pace (`slowdownMax`). */
const aheadMax = 60_000
const wasSetBack = `EXISTS (SELECT 1 FROM watch WHERE ticked_at > ?1 + ${aheadMax})`

/**
 * After a clock was set back what was reckoned from it lies ahead: by the database's the buckets and what a platform asked
 * for, by ours when what failed is tried again. Each is a length of time, and begins now. Before the tick itself is kept.
 */
export const mendPaces: TickWork = ({ now }) => [
  `UPDATE paces SET blocked_until = ${databaseNow} + blocked_ms, next_at = min(next_at, ${databaseNow} + blocked_ms)
   WHERE blocked_until > ${databaseNow} + blocked_ms`,
  `UPDATE paces SET next_at = ${databaseNow} WHERE next_at > ${databaseNow} + ${aheadMax} AND next_at > blocked_until`,
  {
    sql: `UPDATE outbox SET due_at = ?1 WHERE state = 'waiting' AND attempts > 0 AND lease_token IS NULL
          AND due_at > ?1 + min(${longestMs}, ${firstMs} << min(attempts, 20)) AND ${wasSetBack}`,
    args: [now],
  },
]
