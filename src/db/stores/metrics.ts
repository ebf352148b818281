import type { Client, Row } from '@libsql/client'
import type { DeliveryFigures } from '../../domain/delivery/figures'
import { laneNames, lanes } from '../../domain/delivery/outbox'
import { platforms } from '../../domain/people/person'

const platformOf = (row: Row) => platforms.find((it) => it === row.platform) ?? 'telegram'

/** What `/metrics` shows of delivery, in one round trip. */
export const createMetricsReader = (client: Client) => async (): Promise<DeliveryFigures> => {
  const [queue, unsettled, counts, watch] = await client.batch(
    [
      `SELECT platform, lane, count(*) AS count, min(due_at) AS oldest FROM outbox WHERE state = 'waiting' GROUP BY 1, 2`,
      `SELECT 'aside' AS state, count(*) AS count FROM outbox WHERE state = 'aside'
       UNION ALL SELECT 'unconfirmed', count(*) FROM outbox WHERE state = 'unconfirmed'`,
      'SELECT platform, outcome, count FROM delivery_counts ORDER BY 1, 2',
      'SELECT ticked_at, good_at FROM watch',
    ],
    'read',
  )
  const [last] = watch?.rows ?? []
  return {
    queue: platforms.flatMap((platform) =>
      laneNames.map((lane) => {
        const row = queue?.rows.find((it) => it.platform === platform && it.lane === lanes[lane])
        return {
          platform,
          lane,
          count: Number(row?.count ?? 0),
          ...(row ? { oldestDueAt: Number(row.oldest) } : {}),
        }
      }),
    ),
    unsettled: (unsettled?.rows ?? []).map((row) => ({ state: String(row.state), count: Number(row.count) })),
    counts: (counts?.rows ?? []).map((row) => ({
      platform: platformOf(row),
      outcome: String(row.outcome),
      count: Number(row.count),
    })),
    ...(last?.ticked_at == null ? {} : { tickedAt: Number(last.ticked_at) }),
    ...(last?.good_at == null ? {} : { goodAt: Number(last.good_at) }),
  }
}
