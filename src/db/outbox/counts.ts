import type { InStatement } from '@libsql/client'
import type { Delivered } from '../../domain/delivery/ports'

/** Adds how a batch fared to the counts of all time, by platform and outcome; a 429 counts beside its retry. */
export function countOutcomes(delivered: readonly Delivered[]): InStatement[] {
  if (delivered.length === 0) return []
  const fared = delivered.flatMap(({ row: { place }, outcome }) => [
    ...(outcome.kind === 'unsent' ? [] : [[place.platform, outcome.kind]]),
    ...(outcome.kind === 'retry' && outcome.limited ? [[place.platform, 'limited']] : []),
  ])
  return [
    {
      sql: `INSERT INTO delivery_counts (platform, outcome, count)
            SELECT value ->> 0, value ->> 1, count(*) FROM json_each(?) WHERE true GROUP BY 1, 2
            ON CONFLICT DO UPDATE SET count = count + excluded.count`,
      args: [JSON.stringify(fared)],
    },
  ]
}
