import type { InStatement } from '@libsql/client'
import { lanes } from '../../domain/delivery/outbox'
import { databaseNow } from './claim'

const abandoned = `state = 'waiting' AND lease_token IS NOT NULL AND leased_until <= ${databaseNow}`

/**
 * Frees what a dead process held. Whether its messages went out nobody knows: it is decided as
 * `afterAmbiguous` does, here for all of them at once.
 */
export const sweep = (now: number): InStatement => ({
  sql: `UPDATE outbox SET lease_token = NULL, leased_until = 0, ambiguous = ambiguous + 1,
          problem = 'the process that sent it ended',
          state = CASE WHEN json_extract(telling, '$.kind') IN ('refresh', 'retire')
            OR (lane < ${lanes.digest} AND ambiguous = 0) THEN 'waiting' ELSE 'unconfirmed' END,
          ended_at = CASE WHEN json_extract(telling, '$.kind') IN ('refresh', 'retire')
            OR (lane < ${lanes.digest} AND ambiguous = 0) THEN NULL ELSE ? END
        WHERE ${abandoned} RETURNING id AS abandoned_id`,
  args: [now],
})
