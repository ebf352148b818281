import type { InStatement } from '@libsql/client'
import type { Engagement } from '../../domain/engagements/engagement'
import type { OperationChange } from '../../domain/operations/changes'
import { engagementsOf, type Operation } from '../../domain/operations/operation'
import type { Keepers } from './keepers'

/** A row for each version: whoever decided on an older one finds its number taken. */
export const actRow = (
  subject: string,
  version: number,
  { act, by, at }: { act: string; by: string; at: number },
): InStatement => ({
  sql: 'INSERT INTO duty_acts (subject, version, act, "by", at) VALUES (?, ?, ?, ?, ?)',
  args: [subject, version, act, by, at],
})

/** Whose time things take, in the place of what they took before: freed before any is taken. A trigger refuses what overlaps. */
export const engage = (of: readonly string[], engagements: readonly Engagement[]): InStatement[] => [
  { sql: 'DELETE FROM engagements WHERE of IN (SELECT value FROM json_each(?))', args: [JSON.stringify(of)] },
  {
    sql: `INSERT INTO engagements (of, kind, person_id, from_at, until_at)
          SELECT value ->> '$.of', value ->> '$.kind', value ->> '$.personId', value ->> '$.fromAt', value ->> '$.untilAt'
          FROM json_each(?)`,
    args: [JSON.stringify(engagements)],
  },
]

const changed = (operation: Operation, act: { act: string; by: string; at: number }): InStatement[] => [
  actRow(`operation:${operation.id}`, operation.version, act),
  {
    sql: 'UPDATE operations SET version = ?, status = ?, starts_at = ?, state = ? WHERE id = ?',
    args: [
      operation.version,
      operation.status,
      operation.plan.startsAt,
      JSON.stringify(operation),
      operation.id,
    ],
  },
]

const engageFor = (operations: readonly Operation[]): InStatement[] =>
  engage(
    operations.map(({ id }) => `operation:${id}`),
    operations.flatMap(engagementsOf),
  )

export const operationKeepers: Keepers<OperationChange> = {
  'operation.planned': ({ operation, by, at }) => [
    {
      sql: `INSERT INTO operations (id, number, version, status, starts_at, state)
            VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM operations), ?, ?, ?, ?)
            RETURNING id, number AS given_number`,
      args: [
        operation.id,
        operation.version,
        operation.status,
        operation.plan.startsAt,
        JSON.stringify(operation),
      ],
    },
    actRow(`operation:${operation.id}`, operation.version, { act: 'planned', by, at }),
  ],
  'operation.changed': ({ operation, ...act }) => [...changed(operation, act), ...engageFor([operation])],
  'operations.swapped': ({ operations, ...act }) => [
    ...operations.flatMap((it) => changed(it, { act: 'swapped', ...act })),
    ...engageFor(operations),
  ],
}
