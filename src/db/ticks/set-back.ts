import type { TickWork } from './tick-work'

/** No bucket is further ahead than this by its own reckoning, ms: a batch at the slowest pace (`slowdownMax`). */
const aheadMax = 60_000

/**
 * After the clock was set back the buckets lie ahead of it, and nothing would go out for as long as it was. They
 * begin now; what a platform itself asked for (`blocked_until`) stays. Before the tick itself is kept.
 */
export const mendPaces: TickWork = ({ now }) => [
  {
    sql: `UPDATE paces SET next_at = ?1 WHERE next_at > ?1 + ${aheadMax} AND next_at > blocked_until
          AND EXISTS (SELECT 1 FROM watch WHERE ticked_at > ?1 + ${aheadMax})`,
    args: [now],
  },
]
