import type { InStatement } from '@libsql/client'
import { lanes } from '../../domain/delivery/outbox'
import type { LeftLease } from '../../domain/delivery/ports'
import { databaseNow } from '../clock'
import { countAbandoned, countLeft } from './counts'
import { recordOne } from './record'

const abandoned = `state = 'waiting' AND lease_token IS NOT NULL AND leased_until <= ${databaseNow}`

/** The token of an ended lease once its log is ours to go by: nobody else holds its rows by that. */
const over = (token: string): string => `${token}/over`

/**
 * Frees what a dead process held. Where its log is at hand, what it was answered is recorded, and what it had not
 * called for waits on as if it had not been claimed. Of the rest nobody knows whether it went out: it is decided as
 * `afterAmbiguous` does, here for all of them at once.
 */
export const sweep = (now: number, left: readonly LeftLease[], random: () => number): InStatement[] => [
  ...(left.length > 0 ? [takeOver(left)] : []),
  ...left.flatMap(({ token, delivered }) => [
    ...(delivered.length > 0 ? [countLeft(over(token), delivered)] : []),
    ...delivered.flatMap((it) => recordOne(now, { ...it, row: { ...it.row, lease: over(token) } }, random())),
  ]),
  ...left.map(takeBack),
  countAbandoned(abandoned),
  {
    sql: `UPDATE outbox INDEXED BY outbox_leased SET lease_token = NULL, leased_until = 0, ambiguous = ambiguous + 1,
            problem = 'the process that sent it ended',
            state = CASE WHEN json_extract(telling, '$.kind') IN ('refresh', 'retire')
              OR (lane < ${lanes.digest} AND ambiguous = 0) THEN 'waiting' ELSE 'unconfirmed' END,
            ended_at = CASE WHEN json_extract(telling, '$.kind') IN ('refresh', 'retire')
              OR (lane < ${lanes.digest} AND ambiguous = 0) THEN NULL ELSE ? END
          WHERE ${abandoned} RETURNING id AS abandoned_id`,
    args: [now],
  },
  ...(left.length > 0 ? [stillHeld(left)] : []),
]

const takeOver = (left: readonly LeftLease[]): InStatement => ({
  sql: `UPDATE outbox INDEXED BY outbox_leased SET lease_token = lease_token || '/over'
        WHERE ${abandoned} AND lease_token IN (SELECT value FROM json_each(?))`,
  args: [tokensOf(left)],
})

const takeBack = ({ token, called }: LeftLease): InStatement => ({
  sql: `UPDATE outbox SET lease_token = NULL, leased_until = 0, attempts = attempts - 1
        WHERE state = 'waiting' AND lease_token = ? AND id NOT IN (SELECT value FROM json_each(?))`,
  args: [over(token), JSON.stringify(called)],
})

/** Those whose lease is not over yet. */
const stillHeld = (left: readonly LeftLease[]): InStatement => ({
  sql: `SELECT DISTINCT lease_token AS held_token FROM outbox
        WHERE state = 'waiting' AND lease_token IN (SELECT value FROM json_each(?))`,
  args: [tokensOf(left)],
})

const tokensOf = (left: readonly LeftLease[]): string => JSON.stringify(left.map((it) => it.token))
