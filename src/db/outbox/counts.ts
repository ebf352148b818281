import type { InStatement } from '@libsql/client'
import type { Delivered } from '../../domain/delivery/ports'

const add = (counted: string): string =>
  `INSERT INTO delivery_counts (platform, outcome, count) ${counted} GROUP BY 1, 2
   ON CONFLICT DO UPDATE SET count = count + excluded.count`

/** A row's outcomes as they are counted: a 429 beside its retry. */
const faredOf = ({ row: { place }, outcome }: Delivered): [platform: string, outcome: string][] => [
  ...(outcome.kind === 'unsent' ? [] : [[place.platform, outcome.kind] as [string, string]]),
  ...(outcome.kind === 'retry' && outcome.limited ? [[place.platform, 'limited'] as [string, string]] : []),
]

/** Adds how a batch fared to the counts of all time, by platform and outcome. */
export function countOutcomes(delivered: readonly Delivered[]): InStatement[] {
  if (delivered.length === 0) return []
  return [
    {
      sql: add('SELECT value ->> 0, value ->> 1, count(*) FROM json_each(?) WHERE true'),
      args: [JSON.stringify(delivered.flatMap(faredOf))],
    },
  ]
}

/** The same of what a process was answered that ended, as far as nobody has counted it: its rows are still that lease's. */
export const countLeft = (lease: string, delivered: readonly Delivered[]): InStatement => ({
  sql: add(`SELECT value ->> 0, value ->> 1, count(*) FROM json_each(?1)
    WHERE value ->> 2 IN (SELECT id FROM outbox WHERE lease_token = ?2)`),
  args: [JSON.stringify(delivered.flatMap((it) => faredOf(it).map((fared) => [...fared, it.row.id]))), lease],
})

/** Rows of which nobody knows how they fared, `where` their process ended. */
export const countAbandoned = (where: string): string =>
  add(`SELECT platform, 'ambiguous', count(*) FROM outbox INDEXED BY outbox_leased WHERE ${where}`)
