import type { InStatement } from '@libsql/client'
import { type Fared, faredAs } from '../../domain/delivery/outcome'
import type { Delivered } from '../../domain/delivery/ports'
import type { Platform } from '../../domain/people/person'

const add = (counted: string): string =>
  `INSERT INTO delivery_counts (platform, outcome, count) ${counted} GROUP BY 1, 2
   ON CONFLICT DO UPDATE SET count = count + excluded.count`

/** Adds how calls to a platform fared to the counts of all time. */
export const countFared = (fared: readonly { platform: Platform; as: Fared }[]): InStatement => ({
  sql: add("SELECT value ->> '$.platform', value ->> '$.as', count(*) FROM json_each(?) WHERE true"),
  args: [JSON.stringify(fared)],
})

const faredOf = ({ row: { place }, outcome }: Delivered) =>
  faredAs(outcome).map((as) => ({ platform: place.platform, as }))

/** The same of a batch. */
export const countOutcomes = (delivered: readonly Delivered[]): InStatement[] =>
  delivered.length === 0 ? [] : [countFared(delivered.flatMap(faredOf))]

/** The same of what a process was answered that ended, as far as nobody has counted it: its rows are still that lease's. */
export const countLeft = (lease: string, delivered: readonly Delivered[]): InStatement => ({
  sql: add(`SELECT value ->> '$.platform', value ->> '$.as', count(*) FROM json_each(?1)
    WHERE value ->> '$.id' IN (SELECT id FROM outbox WHERE lease_token = ?2)`),
  args: [
    JSON.stringify(delivered.flatMap((it) => faredOf(it).map((fared) => ({ ...fared, id: it.row.id })))),
    lease,
  ],
})

/** Rows of which nobody knows how they fared, `where` their process ended. */
export const countAbandoned = (where: string): string =>
  add(`SELECT platform, 'ambiguous', count(*) FROM outbox INDEXED BY outbox_leased WHERE ${where}`)
