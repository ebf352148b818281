import type { Row } from '@libsql/client'
import { searchWords } from '../../domain/hazards/read-report'
import type { Account } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { gramSearchSql } from '../../domain/text/gram-search'
import { searchGrams } from '../../domain/text/grams'
import { unitCodeIn } from '../../domain/units/match-unit'
import type { ReportableUnit, UnitQueries, UnitSheet } from '../../domain/units/queries'
import type { Unit } from '../../domain/units/unit'
import { wholeNames } from '../../domain/units/whole-names'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { units } from '../schema'
import { me, visibleHazard } from './hazard-sight'
import { unitOfStop } from './operations'

export function unitOfRow(row: Row): Unit {
  const { importKey: _key, updatedAt: _updated, latitude, longitude, ...rest } = rowOf(units, row)
  const position = latitude !== null && longitude !== null ? { position: { latitude, longitude } } : {}
  return { ...withoutNulls(rest), ...position }
}

const openHazards = `(SELECT json_group_array(json_object('number', h.number, 'description', h.description,
  'category', h.category, 'reportedAt', h.reported_at, 'reporterId', h.reporter_id))
  FROM hazards h WHERE h.unit_id = u.id AND h.open = 1) AS open`

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T

/** Nothing is searched for where a whole name stands in the text (`exact`): to ask the index even for nothing takes longer. */
const searched = `CASE WHEN EXISTS (SELECT 1 FROM exact) THEN '[]'
  ELSE (SELECT json_group_array(rowid) FROM (${gramSearchSql('unit_search', 'unit_vocabulary', 8)})) END`

const likeSql = `WITH exact AS MATERIALIZED (SELECT number FROM units WHERE name IN (SELECT value FROM json_each(?)) LIMIT 8)
  SELECT u.*, ${openHazards} FROM exact JOIN units u USING (number)
  UNION ALL SELECT u.*, ${openHazards} FROM json_each(${searched}) found JOIN units u ON u.number = found.value
  UNION ALL SELECT u.*, ${openHazards} FROM units u WHERE u.number = ?`

/** Units a text may mean, best first, with their open hazards: one statement, so a report stays at two trips. */
function unitsLike(text: string): Query<ReportableUnit[]> {
  return ask(
    {
      sql: likeSql,
      args: [
        JSON.stringify(wholeNames(text)),
        JSON.stringify(searchGrams(searchWords(text))),
        unitCodeIn(text)?.number ?? -1,
      ],
    },
    // One may be found both by its words and by its code.
    (rows) => [...new Map(rows.map((row) => [row.number, reportable(row)])).values()],
  )
}

const reportable = (row: Row): ReportableUnit => ({
  ...unitOfRow(row),
  open: parse<ReportableUnit['open']>(row.open),
})

const reportableUnit = (number: number): Query<ReportableUnit | undefined> =>
  ask(
    { sql: `SELECT u.*, ${openHazards} FROM units u WHERE u.number = ?`, args: [number] },
    ([row]) => row && reportable(row),
  )

/** The unit a form under way names, and those its last search found: one of them may be chosen now. */
const unitsInConversation = (account: Account, chat: string): Query<ReportableUnit[]> =>
  ask(
    {
      sql: `WITH c AS (SELECT state FROM conversations WHERE platform = ? AND chat = ? AND user_id = ?)
        SELECT u.*, ${openHazards} FROM units u WHERE u.number IN (
          SELECT CAST(json_extract(state, '$.values.unit') AS INTEGER) FROM c
          UNION SELECT CAST(json_extract(f.value, '$.value') AS INTEGER) FROM c, json_each(c.state, '$.found') f)`,
      args: [account.platform, chat, account.userId],
    },
    (rows) => rows.map(reportable),
  )

const unitById = (id: string): Query<Unit | undefined> =>
  ask({ sql: 'SELECT * FROM units WHERE id = ?', args: [id] }, ([row]) => row && unitOfRow(row))

const unit = (number: number, viewer: Account): Query<UnitSheet | undefined> =>
  ask(
    {
      sql: `WITH ${me} SELECT u.*,
        (SELECT json_group_array(p.name) FROM people p WHERE p.unit_id = u.id AND p.active) AS contacts,
        (SELECT count(*) FROM hazards h WHERE h.unit_id = u.id AND h.open = 1) AS open_count,
        (SELECT json_group_array(json(one)) FROM (SELECT json_object('number', h.number, 'description', h.description,
           'status', h.status, 'severity', h.severity) AS one
         FROM me, hazards h WHERE h.unit_id = u.id AND ${visibleHazard} ORDER BY h.number DESC LIMIT 8)) AS hazards,
        (SELECT json_group_array(json(one)) FROM (SELECT json_object('number', t.number, 'result', t.state ->> '$.result',
           'on', t.to_on, 'at', t.state ->> '$.at') AS one
         FROM tasks t JOIN campaigns c ON c.id = t.campaign_id AND c.status IN ('running', 'ended')
         WHERE t.unit_id = u.id AND t.status <> 'dropped' ORDER BY t.number DESC LIMIT 4)) AS inspections,
        (SELECT json_group_array(json(one)) FROM (SELECT json_object('number', o.number, 'title', o.state ->> '$.plan.title',
           'startsAt', o.starts_at, 'status', o.status) AS one
         FROM operations o WHERE o.status <> 'cancelled' AND u.id IN (
           SELECT ${unitOfStop} FROM json_each(o.state, '$.plan.route') r) ORDER BY o.starts_at DESC LIMIT 4)) AS operations
        FROM units u WHERE u.number = :number`,
      args: { platform: viewer.platform, user: viewer.userId, number },
    },
    ([row]) =>
      row && {
        ...unitOfRow(row),
        contacts: parse<string[]>(row.contacts),
        hazards: parse<UnitSheet['hazards']>(row.hazards),
        openCount: Number(row.open_count),
        inspections: parse<UnitSheet['inspections']>(row.inspections).map(withoutNulls),
        operations: parse<UnitSheet['operations']>(row.operations),
      },
  )

export const unitQueries: UnitQueries = { unitsLike, unitsInConversation, reportableUnit, unit, unitById }
