import type { InValue } from '@libsql/client'
import type { Query } from '../../domain/query'
import { returnSubject } from '../../domain/reminders/reminder'
import type { ReturnQueries, ReturnSheet } from '../../domain/returns/queries'
import type { ReturnChange, ReturnFigures } from '../../domain/returns/return'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { weeklyReturns } from '../schema'
import type { Keepers } from './keepers'

export const returnKeepers: Keepers<ReturnChange> = {
  'return.filed': ({ filed: { weekOn, organizationId, figures, text, by, at } }) => [
    {
      sql: `INSERT INTO weekly_returns (week_on, organization_id, figures, text, "by", at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (week_on, organization_id) DO UPDATE SET figures = excluded.figures, text = excluded.text,
              "by" = excluded."by", at = excluded.at`,
      args: [weekOn, organizationId, JSON.stringify(figures), text ?? null, by, at],
    },
    {
      sql: "UPDATE reminders SET state = 'ended' WHERE subject = ? AND state = 'waiting'",
      args: [returnSubject(weekOn, organizationId)],
    },
  ],
}

const returns = (weekOn: string): Query<ReturnSheet[]> =>
  ask(
    {
      sql: `SELECT o.id, w.*, EXISTS (SELECT 1 FROM reminders r WHERE r.subject = 'return:' || ?1 || ':' || o.id) AS asked, (SELECT name FROM people WHERE id = w."by") AS by_name,
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

const recordedFigures = (organizationId: string, from: number, to: number): Query<ReturnFigures> => {
  const args: InValue[] = [from, to, organizationId]
  return ask(
    {
      sql: `SELECT sum(type = 'reported') AS hazards, sum(type = 'ordered') AS papers,
              sum(type IN ${closing} AND status = 'closed') AS rectified
            FROM (SELECT l.event ->> '$.type' AS type, h.status FROM hazard_history l JOIN hazards h ON h.id = l.hazard_id
              WHERE l.at >= ? AND l.at < ? AND ?3 IN (h.department_id, h.sub_district_id))`,
      args,
    },
    ([row]) => ({
      inspections: 0,
      personTimes: 0,
      units: 0,
      accidents: 0,
      hazards: Number(row?.hazards ?? 0),
      papers: Number(row?.papers ?? 0),
      rectified: Number(row?.rectified ?? 0),
    }),
  )
}

export const returnQueries: ReturnQueries = { returns, recordedFigures }
