import type { Query } from '../../domain/query'
import { returnSubject } from '../../domain/reminders/reminder'
import type { ReturnQueries, ReturnSheet } from '../../domain/returns/queries'
import { noFigures, type ReturnChange } from '../../domain/returns/return'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { weeklyReturns } from '../schema'
import type { Keepers } from './keepers'
import { endChase } from './reminder-changes'

export const returnKeepers: Keepers<ReturnChange> = {
  'return.filed': ({ filed: { weekOn, organizationId, figures, text, by, at } }) => [
    {
      sql: `INSERT INTO weekly_returns (week_on, organization_id, figures, text, "by", at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (week_on, organization_id) DO UPDATE SET figures = excluded.figures, text = excluded.text,
              "by" = excluded."by", at = excluded.at`,
      args: [weekOn, organizationId, JSON.stringify(figures), text ?? null, by, at],
    },
    ...endChase(returnSubject(weekOn, organizationId)),
  ],
}

/** Whether the return of a week, given in SQL, was asked for of an organization `o`. */
export const returnAsked = (week: string): string =>
  `(${['chases', 'reminders'].map((it) => `EXISTS (SELECT 1 FROM ${it} r WHERE r.subject = 'return:' || ${week} || ':' || o.id)`).join(' OR ')})`

const returns = (weekOn: string): Query<ReturnSheet[]> =>
  ask(
    {
      sql: `SELECT o.id, w.*, ${returnAsked('?1')} AS asked,
              (SELECT name FROM people WHERE id = w."by") AS by_name,
              (SELECT json_group_array(p.name) FROM people p
               WHERE p.organization_id = o.id AND p.role = 'liaison' AND p.active) AS liaisons
            FROM organizations o LEFT JOIN weekly_returns w ON w.organization_id = o.id AND w.week_on = ?1
            ORDER BY o.kind, o.id`,
      args: [weekOn],
    },
    (rows) =>
      rows.map((row) => ({
        organizationId: String(row.id),
        asked: row.asked === 1,
        liaisons: JSON.parse(String(row.liaisons)) as string[],
        ...(row.at === null
          ? {}
          : { filed: { ...withoutNulls(rowOf(weeklyReturns, row)), byName: String(row.by_name) } }),
      })),
  )

const closing = "('delisted', 'fixed-on-the-spot', 'inspection-passed')"

const recordedFigures: ReturnQueries['recordedFigures'] = ({ platform, userId }, from, to) =>
  ask(
    {
      sql: `WITH mine AS (SELECT p.organization_id AS id FROM accounts a JOIN people p ON p.id = a.person_id
              WHERE a.platform = :platform AND a.user_id = :user),
            events AS (SELECT l.event ->> '$.type' AS type, h.status, h.unit_id FROM hazard_history l
              JOIN hazards h ON h.id = l.hazard_id
              WHERE l.at >= :from AND l.at < :to AND (SELECT id FROM mine) IN (h.department_id, h.sub_district_id)),
            done AS (SELECT t.unit_id, t.team_id, h."by", CAST((h.at - :from) / 86400000 AS INTEGER) AS day
              FROM task_history h JOIN tasks t ON t.id = h.task_id
              JOIN people p ON p.id = h."by" AND p.organization_id = (SELECT id FROM mine)
              WHERE h.at >= :from AND h.at < :to AND h.event ->> '$.type' = 'done')
            SELECT sum(type = 'reported') AS hazards, sum(type = 'ordered') AS papers,
              sum(type IN ${closing} AND status = 'closed') AS rectified, (SELECT count(*) FROM (SELECT DISTINCT team_id, day FROM done)) AS inspections,
              (SELECT count(*) FROM (SELECT DISTINCT "by", day FROM done)) AS out,
              (SELECT count(DISTINCT unit_id) FROM done) AS units,
              (SELECT count(*) FROM operations o, json_each(o.state, '$.members') m
                WHERE o.status <> 'cancelled' AND m.value ->> '$.organizationId' = (SELECT id FROM mine)
                  AND m.value ->> '$.state' = 'confirmed' AND m.value ->> '$.cameAt' >= :from AND m.value ->> '$.cameAt' < :to) AS came
            FROM events`,
      args: { platform, user: userId, from, to },
    },
    ([row]) => {
      const count = (name: string): number => Number(row?.[name] ?? 0)
      return {
        ...noFigures,
        inspections: count('inspections'),
        units: count('units'),
        personTimes: count('came') + count('out'),
        hazards: count('hazards'),
        rectified: count('rectified'),
        papers: count('papers'),
      }
    },
  )

export const returnQueries: ReturnQueries = { returns, recordedFigures }
