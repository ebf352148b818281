import type { ReportQueries } from '../../domain/reports/queries'
import type { Counted } from '../../domain/reports/summary'
import type { Industry } from '../../domain/units/unit'
import { ask } from '../query'
import { stands } from './inspections'

const industry = "coalesce(u.industry, 'other')"
/** Measures that were taken, with the unit they were taken at. */
const taken = `FROM measures m JOIN tasks t ON t.id = m.task_id JOIN units u ON u.id = t.unit_id
  WHERE m.at >= :from AND m.at < :to AND ${stands('m')}`

/**
 * What each noun adds to a summary: field, industry (of the unit, or null), count. `events` are what happened
 * to hazards between `:from` and `:to`, `onPaper` where what was ordered is a paper of the inspection that found
 * it; `done` are results of tasks, `inspected` the units that were looked at; `:fromOn` and `:toOn` are the days.
 */
const counts: readonly string[] = [
  `SELECT 'hazards' AS field, NULL AS industry, count(*) AS count FROM events
   WHERE type = 'reported' AND status NOT IN ('rejected', 'duplicate', 'withdrawn')`,
  `SELECT 'rectified', NULL, count(*) FROM events
   WHERE status = 'closed' AND type IN ('inspection-passed', 'fixed-on-the-spot', 'delisted')`,
  `SELECT CASE type WHEN 'ordered' THEN 'orders' WHEN 'referred' THEN 'referrals' ELSE 'reinspections' END, NULL, count(*)
   FROM events WHERE type IN ('ordered', 'referred', 'inspection-passed', 'inspection-failed') AND NOT onPaper GROUP BY 1`,
  `SELECT CASE kind WHEN 'rectification-order' THEN 'orders' WHEN 'supervision-opinion' THEN 'opinions'
     WHEN 're-inspection-opinion' THEN 'reinspections' WHEN 'referral' THEN 'referrals' ELSE 'papers' END, NULL, count(*)
   FROM papers p WHERE at >= :from AND at < :to AND ${stands('p')} GROUP BY 1`,
  `SELECT CASE m.kind WHEN 'licence-suspended' THEN 'licencesSuspended' WHEN 'licence-revoked' THEN 'licencesRevoked'
     WHEN 'den-closed' THEN 'densClosed' WHEN 'goods-confiscated' THEN 'boxesConfiscated' ELSE 'fines' END, ${industry}, sum(m.quantity)
   ${taken} GROUP BY 1, 2`,
  `SELECT 'confiscatedYuan', ${industry}, coalesce(sum(m.value_yuan), 0) ${taken} AND m.kind = 'goods-confiscated' GROUP BY 2`,
  `SELECT 'onTheSpot', industry, count(*) FROM events WHERE type = 'fixed-on-the-spot' AND industry IS NOT NULL GROUP BY 2`,
  `SELECT 'units', u.industry, count(*) FROM inspected i JOIN units u ON u.id = i.unit_id GROUP BY 2`,
  // An inspection is a team's day out, whatever the number of units; whoever recorded a result was there.
  `SELECT 'inspections', NULL, count(*) FROM (SELECT DISTINCT team_id, day FROM done)`,
  `SELECT 'personTimes', NULL, count(*) FROM (SELECT DISTINCT "by", day FROM done)`,
  // A joint operation that was held is one more; at how many units was written down as a number.
  `SELECT 'inspections', NULL, count(*) FROM held`,
  `SELECT 'units', NULL, coalesce(sum(state ->> '$.outcome.units'), 0) FROM held`,
  `SELECT 'papers', NULL, coalesce(sum(state ->> '$.outcome.papers'), 0) FROM held`,
  `SELECT 'personTimes', NULL, count(*) FROM operations o, json_each(o.state, '$.members') m
   WHERE o.status <> 'cancelled' AND m.value ->> '$.state' = 'confirmed' AND m.value ->> '$.cameAt' >= :from AND m.value ->> '$.cameAt' < :to`,
  `SELECT 'accidents', NULL, coalesce(sum(figures ->> '$.accidents'), 0) FROM weekly_returns
   WHERE week_on BETWEEN :fromOn AND :toOn`,
]

const countedWork: ReportQueries['countedWork'] = (stretch) =>
  ask(
    {
      sql: `WITH events AS MATERIALIZED (
          SELECT l.event ->> '$.type' AS type, h.status, h.unit_id, u.industry,
            EXISTS (SELECT 1 FROM task_hazards k JOIN papers p ON p.task_id = k.task_id AND p.kind = 'rectification-order' AND ${stands('p')}
              WHERE k.hazard_id = h.id AND l.event ->> '$.type' = 'ordered') AS onPaper
          FROM hazard_history l
          JOIN hazards h ON h.id = l.hazard_id LEFT JOIN units u ON u.id = h.unit_id
          WHERE l.at >= :from AND l.at < :to),
        done AS MATERIALIZED (SELECT t.unit_id, t.team_id, h."by", t.state ->> '$.result' AS result,
            CAST((h.at - :from) / 86400000 AS INTEGER) AS day FROM task_history h
          JOIN tasks t ON t.id = h.task_id
          WHERE h.at >= :from AND h.at < :to AND h.event ->> '$.type' = 'done'),
        held AS (SELECT state FROM operations WHERE status = 'held' AND starts_at >= :from AND starts_at < :to),
        inspected AS (SELECT unit_id FROM done WHERE result IN ('no-hazard', 'hazards-found')
          UNION SELECT unit_id FROM events WHERE type = 'reported' AND unit_id IS NOT NULL)
        ${counts.join(' UNION ALL ')}`,
      args: stretch,
    },
    (rows) =>
      rows.map(
        ({ field, industry, count }): Counted => ({
          field: String(field),
          count: Number(count),
          ...(industry === null ? {} : { industry: industry as Industry }),
        }),
      ),
  )

export const reportQueries: ReportQueries = { countedWork }
