import type { Row } from '@libsql/client'
import type { Broadcast } from '../../domain/broadcasts/broadcast'
import type {
  BroadcastQueries,
  BroadcastSheet,
  Reach,
  ReceivedBroadcast,
  RecipientLine,
} from '../../domain/broadcasts/queries'
import type { SheetFile } from '../../domain/hazards/sheet'
import type { Account } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { rowAs, rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { broadcasts as table } from '../schema'
import { audienceQueries, audienceReachOf, reachOf } from './broadcast-audience'
import { fileOfRow } from './hazards'
import { objectOf } from './json'
import { suffixOf } from './topics'

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T

function broadcastOfRow(row: Row): Broadcast {
  const { status: _status, sentBy: _sender, sendAt: _at, ...rest } = rowOf(table, row)
  return withoutNulls(rest)
}

/** The message of recipient `r`. */
const message = `o.key = 'broadcast:' || r.broadcast_id || ':' || r.platform || ':' || r.chat || ${suffixOf('r.thread')}`

/** When recipient `r` last acknowledged. */
const acknowledgedAt = 'coalesce(r.acknowledged_again_at, r.acknowledged_at)'

/** Of people; a group chat acknowledges nothing and is counted by itself. */
const figures = `count(r.person_id) AS recipients, count(r.person_id) FILTER (WHERE o.state = 'sent') AS sent,
  count(r.person_id) FILTER (WHERE o.state = 'unconfirmed') AS unconfirmed,
  count(r.person_id) FILTER (WHERE o.state IN ('gone', 'aside')) AS gone,
  count(r.acknowledged_at) AS acknowledged, count(*) FILTER (WHERE ${acknowledgedAt} < b.corrected_at) AS outdated,
  count(*) - count(r.person_id) AS chats`
const figuresObject = `'recipients', recipients, 'sent', sent, 'unconfirmed', unconfirmed, 'gone', gone,
  'acknowledged', acknowledged, 'outdated', outdated, 'chats', chats`

const sheets = (where: string) => `SELECT b.*,
  (SELECT name FROM people WHERE id = b."by") AS by_name,
  iif(b.status IN ('draft', 'scheduled'), ${reachOf}, NULL) AS reachable,
  (SELECT json_group_array(json_object('organizationId', organization_id, ${figuresObject})) FROM (
     SELECT p.organization_id, ${figures} FROM broadcast_recipients r LEFT JOIN outbox o ON ${message}
     LEFT JOIN people p ON p.id = r.person_id WHERE r.broadcast_id = b.id
     GROUP BY p.organization_id ORDER BY count(*) DESC)) AS parts,
  (SELECT json_group_array(json_object('name', name, 'comment', comment)) FROM (
     SELECT p.name, r.comment FROM broadcast_recipients r JOIN people p ON p.id = r.person_id
     WHERE r.broadcast_id = b.id AND r.comment IS NOT NULL ORDER BY r.acknowledged_at DESC LIMIT 10)) AS comments,
  (SELECT json_group_array(name) FROM (SELECT p.name FROM broadcast_recipients r JOIN people p ON p.id = r.person_id
     WHERE r.broadcast_id = b.id AND r.acknowledged_at IS NULL ORDER BY p.name LIMIT 20)) AS missing
  FROM broadcasts b WHERE ${where}`

const nothing: Reach = {
  recipients: 0,
  sent: 0,
  unconfirmed: 0,
  gone: 0,
  acknowledged: 0,
  outdated: 0,
  chats: 0,
}
const sum = (a: Reach, b: Reach): Reach => ({
  recipients: a.recipients + b.recipients,
  sent: a.sent + b.sent,
  unconfirmed: a.unconfirmed + b.unconfirmed,
  gone: a.gone + b.gone,
  acknowledged: a.acknowledged + b.acknowledged,
  outdated: a.outdated + b.outdated,
  chats: a.chats + b.chats,
})

function sheetOfRow(row: Row): BroadcastSheet {
  const parts = parse<({ organizationId: string | null } & Reach)[]>(row.parts).map((part) =>
    withoutNulls(part),
  )
  return {
    broadcast: broadcastOfRow(row),
    byName: String(row.by_name ?? ''),
    ...(row.reachable === null ? {} : { reachable: audienceReachOf(row.reachable) }),
    reach: parts.reduce<Reach>(sum, nothing),
    parts,
    comments: parse(row.comments),
    missing: parse(row.missing),
  }
}

const broadcast = (number: number): Query<BroadcastSheet | undefined> =>
  ask({ sql: sheets('b.number = ?'), args: [number] }, ([row]) => row && sheetOfRow(row))

const broadcastsById = (ids: readonly string[]): Query<BroadcastSheet[]> =>
  ask({ sql: sheets('b.id IN (SELECT value FROM json_each(?))'), args: [JSON.stringify(ids)] }, (rows) =>
    rows.map(sheetOfRow),
  )

const newest = (): ReturnType<BroadcastQueries['broadcasts']> =>
  ask('SELECT number, text, other, status FROM broadcasts ORDER BY number DESC LIMIT 10', (rows) =>
    rows.map((row) => rowAs(row)),
  )

/** Read for a whole batch of messages at once: the words, and of the readers who has acknowledged. */
const receivedBroadcasts = (
  ids: readonly string[],
  personIds: readonly string[],
): Query<ReceivedBroadcast[]> =>
  ask(
    {
      sql: `SELECT ${objectOf(table, 'b')} AS broadcast,
              (SELECT json_group_array(json_object('id', r.person_id, 'at', ${acknowledgedAt})) FROM broadcast_recipients r
               WHERE r.broadcast_id = b.id AND r.person_id IN (SELECT value FROM json_each(?2))) AS readers
            FROM broadcasts b WHERE b.id IN (SELECT value FROM json_each(?1))`,
      args: [JSON.stringify(ids), JSON.stringify(personIds)],
    },
    (rows) =>
      rows.map((row) => {
        const readers = parse<{ id: string; at: number | null }[]>(row.readers)
        const broadcast = broadcastOfRow(parse<Row>(row.broadcast))
        const { correctedAt = 0 } = broadcast
        const those = (fits: (at: number) => boolean) =>
          readers.filter(({ at }) => at !== null && fits(at)).map(({ id }) => id)
        return {
          broadcast,
          recipients: readers.map((it) => it.id),
          acknowledged: those((at) => at >= correctedAt),
          outdated: those((at) => at < correctedAt),
        }
      }),
  )

const filesOfBroadcasts = (ids: readonly string[]): Query<SheetFile[]> =>
  ask(
    {
      sql: `SELECT e.* FROM broadcasts b, json_each(b.files) f JOIN evidence e ON e.id = f.value
            WHERE b.id IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(ids)],
    },
    (rows) => rows.map(fileOfRow),
  )

const isRecipient = (number: number, account: Account): Query<boolean> =>
  ask(
    {
      sql: `SELECT 1 FROM broadcasts b JOIN broadcast_recipients r ON r.broadcast_id = b.id
            JOIN accounts a ON a.person_id = r.person_id
            WHERE b.number = ? AND a.platform = ? AND a.user_id = ?`,
      args: [number, account.platform, account.userId],
    },
    (rows) => rows.length > 0,
  )

const recipientsOf = (number: number): Query<RecipientLine[]> =>
  ask(
    {
      sql: `SELECT coalesce(p.name, g.title, r.chat) AS name, p.organization_id AS organizationId, r.platform,
              coalesce(o.state, 'waiting') AS state, r.acknowledged_at AS acknowledgedAt,
              iif(${acknowledgedAt} >= b.corrected_at, ${acknowledgedAt}, NULL) AS correctionAt, r.comment
            FROM broadcasts b JOIN broadcast_recipients r ON r.broadcast_id = b.id
            LEFT JOIN outbox o ON ${message} LEFT JOIN people p ON p.id = r.person_id
            LEFT JOIN bound_chats g ON g.platform = r.platform AND g.chat = r.chat AND g.thread = r.thread
            WHERE b.number = ? ORDER BY p.organization_id, name`,
      args: [number],
    },
    (rows) => rows.map((row) => rowAs<RecipientLine>(row)),
  )

export const broadcastQueries: BroadcastQueries = {
  broadcast,
  broadcastsById,
  broadcasts: newest,
  receivedBroadcasts,
  filesOfBroadcasts,
  isRecipient,
  recipientsOf,
  ...audienceQueries,
}
