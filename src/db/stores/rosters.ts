import type { InValue, Row } from '@libsql/client'
import type { Account } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { eligibleRoles } from '../../domain/rosters/permissions'
import type { RosterQueries, ShiftLine, ShiftSheet } from '../../domain/rosters/queries'
import type { Roster } from '../../domain/rosters/roster'
import type { Shift } from '../../domain/rosters/shift'
import { rowOf } from '../client'
import { ask } from '../query'
import { engagements } from '../schema'
import { candidateJson, readCandidates } from './operations'
import { planFacts } from './roster-plans'

const list = (roles: readonly string[]): string => roles.map((role) => `'${role}'`).join(', ')
const part = (alias: string): string => `${alias}.state ->> '$.part'`
const hours = `coalesce((SELECT sum(e.until_at - e.from_at) FROM engagements e
  WHERE e.person_id = p.id AND e.kind = 'shift'), 0) / 3600000.0`
const candidates = candidateJson({
  from: 's.starts_at',
  until: 's.ends_at',
  of: "'shift:' || s.id",
  served: hours,
})
/** Whether something takes somebody's time in a shift (alias), but for the two of a swap. */
const busy = (person: string, during: string, other: string): string =>
  `EXISTS (SELECT 1 FROM engagements e WHERE e.person_id = ${person} AND e.from_at < ${during}.ends_at AND e.until_at > ${during}.starts_at
    AND e.of NOT IN ('shift:' || s.id, 'shift:' || ${other}.id))`

/** Shifts with all their cards need, whatever their number, by one statement. */
const sheets = (where: string, args: InValue[]): { sql: string; args: InValue[] } => ({
  sql: `SELECT s.number, s.state, r.state ->> '$.title' AS title, o.state AS other, o.number AS other_number,
      (SELECT json_group_object(p.id, p.name) FROM people p WHERE p.id IN (s.holder_id, o.holder_id,
        s.state ->> '$.seeking.by', s.state ->> '$.seeking.asked.personId', s.state ->> '$.swap.withId')
        OR p.id IN (SELECT x.holder_id FROM shifts x WHERE x.roster_id = s.roster_id)) AS names,
      (SELECT json_group_array(${candidates}) FROM people p WHERE p.active
        AND iif(${part('s')} = 'leader', p.role IN (${list(eligibleRoles.leader)}), p.role IN (${list(eligibleRoles.officer)}))) AS candidates,
      (SELECT json_group_array(json_object('id', x.id, 'number', x.number, 'startsAt', x.starts_at, 'holderId', x.holder_id))
        FROM shifts x WHERE x.roster_id = s.roster_id AND x.holder_id <> s.holder_id AND ${part('x')} = ${part('s')}
          AND (x.starts_at >= s.ends_at OR x.ends_at <= s.starts_at)
          AND NOT ${busy('x.holder_id', 's', 'x')} AND NOT ${busy('s.holder_id', 'x', 'x')}) AS swaps,
      NOT ${busy("s.state ->> '$.swap.withId'", 's', 'o')} AS person_free,
      NOT ${busy('s.holder_id', 'o', 'o')} AS offerer_free,
      (SELECT json_object('name', p.name, 'note', x.state ->> '$.handover.note', 'phone', p.phone) FROM shifts x JOIN people p ON p.id = x.holder_id
        WHERE x.ends_at = s.starts_at AND ${part('x')} = ${part('s')} AND x.state ->> '$.handover.note' IS NOT NULL LIMIT 1) AS before,
      (SELECT json_group_array(json_object('id', p.id, 'name', p.name, 'phone', p.phone)) FROM shifts x JOIN people p ON p.id = x.holder_id
        WHERE x.starts_at = s.ends_at AND ${part('x')} = ${part('s')}) AS next
    FROM shifts s JOIN rosters r ON r.id = s.roster_id LEFT JOIN shifts o ON o.id = s.state ->> '$.swap.shiftId'
    WHERE ${where}`,
  args,
})

const shiftOf = (state: unknown, number: unknown): Shift => ({
  ...(JSON.parse(String(state)) as Shift),
  number: Number(number),
})

/** Who has no telephone has none, rather than an empty one. */
const reached = (json: unknown): unknown =>
  JSON.parse(String(json), (key, value) => (key === 'phone' && value === null ? undefined : value))

function sheetOfRow(row: Row): ShiftSheet {
  return {
    shift: shiftOf(row.state, row.number),
    title: String(row.title),
    people: JSON.parse(String(row.names)) as Record<string, string>,
    candidates: readCandidates(row.candidates),
    swaps: JSON.parse(String(row.swaps)) as ShiftSheet['swaps'],
    next: reached(row.next) as ShiftSheet['next'],
    ...(row.other === null
      ? {}
      : {
          other: shiftOf(row.other, row.other_number),
          swapFree: { person: Boolean(row.person_free), offerer: Boolean(row.offerer_free) },
        }),
    ...(row.before === null ? {} : { before: reached(row.before) as NonNullable<ShiftSheet['before']> }),
  }
}

const linesSql = (
  where: string,
  more = '',
): string => `SELECT s.number, s.state, p.name, p.phone, r.state ->> '$.title' AS title${more}
  FROM shifts s JOIN rosters r ON r.id = s.roster_id LEFT JOIN people p ON p.id = s.holder_id
  WHERE ${where} AND s.state ->> '$.cancelled' IS NULL ORDER BY s.starts_at, ${part('s')}, s.number`
const lineOf = (row: Row): ShiftLine => ({
  shift: shiftOf(row.state, row.number),
  title: String(row.title),
  ...(row.name === null ? {} : { holder: String(row.name) }),
  ...(row.phone === null ? {} : { phone: String(row.phone) }),
})
const lines = (where: string, args: InValue[]): Query<ShiftLine[]> =>
  ask({ sql: linesSql(where), args }, (rows) => rows.map(lineOf))

const reach = `, p.organization_id, (SELECT json_group_array(json_object('platform', a.platform, 'userId', a.user_id))
  FROM accounts a WHERE a.person_id = p.id AND a.gone_reason IS NULL) AS accounts`

/** A roster by its id, or the newest of a festival by its key. */
const isKey = "(id = ?1 OR state ->> '$.festival' = ?1)"
const newest = 'ORDER BY id = ?1 DESC, from_on DESC LIMIT 1'

const rosterOf = (row: Row): Roster => JSON.parse(String(row.state)) as Roster

const me = '(SELECT person_id FROM accounts WHERE platform = ? AND user_id = ?)'

export const rosterQueries: RosterQueries = {
  roster: (key) =>
    ask(
      {
        sql: `SELECT state FROM rosters WHERE status <> 'discarded' AND ${isKey} ${newest}`,
        args: [key],
      },
      ([row]) => row && rosterOf(row),
    ),
  rosters: (day) =>
    ask(
      {
        sql: `SELECT state FROM rosters WHERE status <> 'discarded' AND state ->> '$.days[#-1]' >= ?
              ORDER BY from_on DESC LIMIT 10`,
        args: [day],
      },
      (rows) => rows.map(rosterOf),
    ),
  rostersById: (ids) =>
    ask(
      {
        sql: 'SELECT state FROM rosters WHERE id IN (SELECT value FROM json_each(?))',
        args: [JSON.stringify(ids)],
      },
      (rows) => rows.map(rosterOf),
    ),
  shiftsOfRoster: (key) =>
    lines(`r.id = (SELECT id FROM rosters WHERE status = 'published' AND ${isKey} ${newest})`, [key]),
  shiftsOfRosters: (ids) => lines('s.roster_id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]),
  shift: (number) => ask(sheets('s.number = ?', [number]), ([row]) => row && sheetOfRow(row)),
  shiftsById: (ids) =>
    ask(sheets('s.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]), (rows) =>
      rows.map(sheetOfRow),
    ),
  shiftsOf: (personIds, now) =>
    lines('s.ends_at > ? AND s.holder_id IN (SELECT value FROM json_each(?))', [
      now,
      JSON.stringify(personIds),
    ]),
  myShifts: ({ platform, userId }, now) =>
    lines(`s.ends_at > ? AND s.holder_id = ${me}`, [now, platform, userId]),
  engagementsOf: ({ platform, userId }, { fromAt, untilAt }) =>
    ask(
      {
        sql: `SELECT * FROM engagements WHERE person_id = ${me} AND from_at < ? AND until_at > ?`,
        args: [platform, userId, untilAt, fromAt],
      },
      (rows) => rows.map((row) => rowOf(engagements, row)),
    ),
  onDuty: (now) =>
    ask({ sql: linesSql('s.starts_at <= ? AND s.ends_at > ?', reach), args: [now, now] }, (rows) =>
      rows.map((row) => ({
        ...lineOf(row),
        ...(row.organization_id === null ? {} : { organizationId: String(row.organization_id) }),
        accounts: JSON.parse(String(row.accounts)) as Account[],
      })),
    ),
  shiftsToSeek: (now) =>
    ask(
      sheets(
        `s.seeking AND coalesce(s.state ->> '$.seeking.asked.until', 0) <= ? OR s.starts_at > ? AND s.state -> '$.seeking' IS NULL
          AND s.holder_id IN (SELECT p.id FROM people p WHERE NOT p.active) ORDER BY s.starts_at LIMIT 50`,
        [now, now],
      ),
      (rows) => rows.map(sheetOfRow),
    ),
  planFacts,
  restDays: ({ platform, userId }, from) =>
    ask(
      {
        sql: `SELECT substr(of, 6) AS day FROM engagements WHERE kind = 'rest' AND person_id = ${me} AND of >= 'rest:' || ? ORDER BY 1`,
        args: [platform, userId, from],
      },
      (rows) => rows.map((row) => String(row.day)),
    ),
  skillsOf: ({ platform, userId }) =>
    ask(
      { sql: `SELECT skill FROM skills WHERE person_id = ${me} ORDER BY 1`, args: [platform, userId] },
      (rows) => rows.map((row) => String(row.skill)),
    ),
  hasCalendar: ({ platform, userId }) =>
    ask(
      { sql: `SELECT 1 FROM calendar_feeds WHERE person_id = ${me}`, args: [platform, userId] },
      (rows) => rows.length > 0,
    ),
}
