import type { Row } from '@libsql/client'
import type { Subject } from '../../domain/delivery/outbox'
import type { CardInChat } from '../../domain/delivery/ports'
import type { DeliveryQueries, DeliverySheet } from '../../domain/delivery/queries'
import type { Query } from '../../domain/query'
import { rowOf } from '../client'
import { ask } from '../query'
import { cards as cardTable } from '../schema'

const cards = (subjects: readonly Subject[]): Query<CardInChat[]> =>
  ask(
    {
      sql: 'SELECT * FROM cards WHERE subject IN (SELECT value FROM json_each(?))',
      args: [JSON.stringify(subjects)],
    },
    (rows) =>
      rows.map((row) => {
        const {
          subject,
          chat,
          topic,
          fingerprint,
          platform,
          conversation: at,
          message,
        } = rowOf(cardTable, row)
        return { subject, chat, topic, fingerprint, ref: { platform, chat: at, message } }
      }),
  )

const openOf = `(SELECT count(*) FROM hazards h WHERE h.open = 1
  AND (h.assignee_id = p.id OR h.reporter_id = p.id OR (p.unit_id IS NOT NULL AND h.unit_id = p.unit_id)))`

/** Who can't be reached, and who has left while hazards still wait for them: the office gives those to others. */
const gone = `SELECT json_group_array(json_object('personId', id, 'name', name, 'reason', reason, 'waiting', waiting))
  FROM (SELECT p.id, p.name, max(a.gone_reason) AS reason, ${openOf} AS waiting
    FROM people p JOIN accounts a ON a.person_id = p.id
    WHERE p.active GROUP BY p.id HAVING count(*) = count(a.gone_reason)
    UNION ALL SELECT id, name, 'left', waiting FROM (SELECT p.id, p.name, ${openOf} AS waiting
      FROM people p WHERE NOT p.active) WHERE waiting > 0 LIMIT 50)`

const newest = (state: 'aside' | 'unconfirmed'): string =>
  `SELECT * FROM (SELECT * FROM outbox WHERE state = '${state}' ORDER BY id DESC LIMIT 10)`

const unsettled = `SELECT json_group_array(json_object('id', id, 'state', state, 'problem', problem, 'personId', person_id,
    'name', name, 'hazardNumber', number, 'at', at))
  FROM (SELECT o.id, o.state, o.problem, o.person_id, p.name, h.number, o.ended_at AS at
    FROM (${newest('aside')} UNION ALL ${newest('unconfirmed')}) o
    LEFT JOIN people p ON p.id = o.person_id LEFT JOIN hazards h ON h.id = substr(o.subject, length('hazard:') + 1)
    ORDER BY o.state, o.id DESC)`

const failed = `SELECT json_group_array(json_object('name', coalesce(p.name, q.envelope ->> '$.name'), 'at', q.at,
    'said', coalesce(q.envelope ->> '$.intent.text',
      trim(q.envelope ->> '$.intent.word' || ' ' || (q.envelope ->> '$.intent.args')), '')))
  FROM (SELECT * FROM quarantine ORDER BY at DESC LIMIT 10) q
  LEFT JOIN accounts a ON a.platform = q.platform AND a.user_id = q.envelope ->> '$.account.userId'
  LEFT JOIN people p ON p.id = a.person_id`

const queue = `SELECT json_group_array(json_object('platform', platform, 'lane', lane, 'count', count))
  FROM (SELECT platform, lane, count(*) AS count FROM outbox WHERE state = 'waiting' GROUP BY 1, 2)`

/** What a coordinator asks of delivery: what waits, what was set aside or is unconfirmed, who can't be reached. */
const delivery = (): Query<DeliverySheet> =>
  ask(
    `SELECT (SELECT findings FROM watch) AS findings,
       (SELECT count(*) FROM outbox WHERE state = 'waiting') AS waiting,
       (SELECT min(created_at) FROM outbox WHERE state = 'waiting') AS oldest, (${queue}) AS queue,
       (SELECT count(*) FROM outbox WHERE state = 'aside') AS aside,
       (SELECT count(*) FROM outbox WHERE state = 'unconfirmed') AS unconfirmed,
       (${unsettled}) AS unsettled, (${gone}) AS gone, (SELECT count(*) FROM quarantine) AS quarantined,
       (${failed}) AS failed`,
    ([row]) => sheetOf(row),
  )

function sheetOf(row: Row | undefined): DeliverySheet {
  const oldest = row?.oldest
  return {
    findings: JSON.parse(String(row?.findings ?? '[]')) as DeliverySheet['findings'],
    waiting: Number(row?.waiting ?? 0),
    queue: JSON.parse(String(row?.queue ?? '[]')) as DeliverySheet['queue'],
    quarantined: Number(row?.quarantined ?? 0),
    failed: JSON.parse(String(row?.failed ?? '[]')) as DeliverySheet['failed'],
    aside: Number(row?.aside ?? 0),
    unconfirmed: Number(row?.unconfirmed ?? 0),
    unsettled: JSON.parse(String(row?.unsettled ?? '[]')) as DeliverySheet['unsettled'],
    gone: JSON.parse(String(row?.gone ?? '[]')) as DeliverySheet['gone'],
    ...(oldest === null || oldest === undefined ? {} : { oldestAt: Number(oldest) }),
  }
}

const isUnsettled = (id: number): Query<boolean> =>
  ask(
    { sql: "SELECT 1 FROM outbox WHERE id = ? AND state IN ('aside', 'unconfirmed')", args: [id] },
    (rows) => rows.length > 0,
  )

const importedSheet: DeliveryQueries['importedSheet'] = (row, { platform, chat }) =>
  ask(
    {
      sql: `SELECT telling FROM outbox WHERE id = ? AND platform = ? AND chat = ? AND telling ->> '$.kind' = 'import'`,
      args: [row, platform, chat],
    },
    ([found]) => found && JSON.parse(String(found.telling)),
  )

export const deliveryQueries: DeliveryQueries = { cards, delivery, isUnsettled, importedSheet }
