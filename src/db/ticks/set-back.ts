import { firstMs, longestMs } from '../../domain/delivery/backoff'
import type { TickWork } from './tick-work'

/** No bucket is further ahead than this by its own reckoning, ms: a batch at the slowest pace (`slowdownMax`). */
const aheadMax = 60_000
/** By so much clocks may differ, ms. */
const differMs = 5_000

const wasSetBack = `EXISTS (SELECT 1 FROM watch WHERE ticked_at > ?1 + ${aheadMax})`

/**
 * After the clock was set back what was reckoned from it lies ahead: the buckets, what a platform asked for, and when
 * what failed is tried again. Each is a length of time, and begins now. Before the tick itself is kept.
 */
export const mendPaces: TickWork = ({ now }) => [
  {
    sql: `UPDATE paces SET blocked_until = ?1 + blocked_ms, next_at = min(next_at, ?1 + blocked_ms)
          WHERE blocked_until > ?1 + blocked_ms + ${differMs}`,
    args: [now],
  },
  {
    sql: `UPDATE paces SET next_at = ?1 WHERE next_at > ?1 + ${aheadMax} AND next_at > blocked_until AND ${wasSetBack}`,
    args: [now],
  },
  {
    sql: `UPDATE outbox SET due_at = ?1 WHERE state = 'waiting' AND attempts > 0 AND lease_token IS NULL
          AND due_at > ?1 + min(${longestMs}, ${firstMs} << min(attempts, 20)) AND ${wasSetBack}`,
    args: [now],
  },
]
