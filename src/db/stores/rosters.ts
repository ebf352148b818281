import type { InValue, Row } from '@libsql/client'
import type { Engagement } from '../../domain/engagements/engagement'
import type { Account } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { eligibleRoles } from '../../domain/rosters/permissions'
import type { Eligible } from '../../domain/rosters/plan-roster'
import type { PlanFacts, RosterQueries, ShiftLine, ShiftSheet } from '../../domain/rosters/queries'
import type { Roster } from '../../domain/rosters/roster'
import type { Part, Shift } from '../../domain/rosters/shift'
import { rowOf } from '../client'
import { ask } from '../query'
import { engagements } from '../schema'
import { candidateJson, readCandidates } from './operations'

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
const busy = (person: string, from: string, until: string): string =>
  `EXISTS (SELECT 1 FROM engagements e WHERE e.person_id = ${person} AND e.from_at < ${until} AND e.until_at > ${from}
    AND e.of NOT IN ('shift:' || s.id, 'shift:' || o.id))`

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
          AND (x.starts_at >= s.ends_at OR x.ends_at <= s.starts_at)) AS swaps,
      NOT ${busy("s.state ->> '$.swap.withId'", 's.starts_at', 's.ends_at')} AS person_free,
      NOT ${busy('s.holder_id', 'o.starts_at', 'o.ends_at')} AS offerer_free,
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
): string => `SELECT s.number, s.state, p.name, r.state ->> '$.title' AS title${more}
  FROM shifts s JOIN rosters r ON r.id = s.roster_id LEFT JOIN people p ON p.id = s.holder_id
  WHERE ${where} ORDER BY s.starts_at, ${part('s')}, s.number`
const lineOf = (row: Row): ShiftLine => ({
  shift: shiftOf(row.state, row.number),
  title: String(row.title),
  ...(row.name === null ? {} : { holder: String(row.name) }),
})
const lines = (where: string, args: InValue[]): Query<ShiftLine[]> =>
  ask({ sql: linesSql(where), args }, (rows) => rows.map(lineOf))

const reach = `, p.organization_id, p.phone, (SELECT json_group_array(json_object('platform', a.platform, 'userId', a.user_id))
  FROM accounts a WHERE a.person_id = p.id AND a.gone_reason IS NULL) AS accounts`

const rosterOf = (row: Row): Roster => JSON.parse(String(row.state)) as Roster

/** Everybody who can be on duty, the hours they stood, which days of the festival they had last, and what takes their time. */
const planFacts = (festival: string, fromAt: number, untilAt: number): Query<PlanFacts> =>
  ask(
    {
      sql: `WITH last AS (SELECT r.id, r.state FROM rosters r WHERE r.status = 'published' AND r.state ->> '$.festival' = ?1
          ORDER BY r.from_on DESC LIMIT 1)
        SELECT p.id, p.name, p.role, ${hours} AS hours,
          (SELECT json_group_array(d.key) FROM last l, json_each(l.state, '$.days') d, shifts s
            WHERE s.roster_id = l.id AND s.holder_id = p.id AND s.state ->> '$.day' = d.value) AS last_time,
          (SELECT json_group_array(json_object('of', e.of, 'kind', e.kind, 'personId', e.person_id, 'fromAt', e.from_at, 'untilAt', e.until_at))
            FROM engagements e WHERE e.person_id = p.id AND e.from_at < ?3 AND e.until_at > ?2) AS taken
        FROM people p WHERE p.active AND p.role IN (${list([...eligibleRoles.leader, ...eligibleRoles.officer])}) ORDER BY p.id`,
      args: [festival, fromAt, untilAt],
    },
    (rows) => {
      const of = (role: Part) =>
        rows
          .filter((row) => (eligibleRoles[role] as readonly unknown[]).includes(row.role))
          .map((row): Eligible & { name: string } => ({
            id: String(row.id),
            name: String(row.name),
            hours: Number(row.hours),
            lastTime: JSON.parse(String(row.last_time)) as number[],
          }))
      return {
        people: { leader: of('leader'), officer: of('officer') },
        engagements: rows.flatMap((row) => JSON.parse(String(row.taken)) as Engagement[]),
      }
    },
  )

const me = '(SELECT person_id FROM accounts WHERE platform = ? AND user_id = ?)'

export const rosterQueries: RosterQueries = {
  roster: (festival) =>
    ask(
      {
        sql: `SELECT state FROM rosters WHERE status <> 'discarded' AND state ->> '$.festival' = ?
              ORDER BY from_on DESC LIMIT 1`,
        args: [festival],
      },
      ([row]) => row && rosterOf(row),
    ),
  rosters: () =>
    ask("SELECT state FROM rosters WHERE status <> 'discarded' ORDER BY from_on DESC LIMIT 10", (rows) =>
      rows.map(rosterOf),
    ),
  rosterById: (id) =>
    ask({ sql: 'SELECT state FROM rosters WHERE id = ?', args: [id] }, ([row]) => row && rosterOf(row)),
  shiftsOfNewest: (festival) =>
    lines(
      `r.id = (SELECT x.id FROM rosters x WHERE x.status = 'published' AND x.state ->> '$.festival' = ?
        ORDER BY x.from_on DESC LIMIT 1)`,
      [festival],
    ),
  shiftsOfRoster: (rosterId) => lines('s.roster_id = ?', [rosterId]),
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
        ...(row.phone === null ? {} : { phone: String(row.phone) }),
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
