import type { Row } from '@libsql/client'
import type { Counted, CoverageRow, LeftLine } from '../../domain/campaigns/coverage'
import type { CampaignQueries } from '../../domain/campaigns/queries'
import type { Query } from '../../domain/query'
import { rowAs } from '../client'
import { ask } from '../query'
import { campaigns } from '../schema'
import { campaignOfRow, inScope } from './campaign-rows'
import { objectOf } from './json'

/** The units of campaigns `c`: their scope, and units with a task; by lot, those drawn alone. */
export const covered = (which: string) => `
  c AS MATERIALIZED (SELECT * FROM campaigns WHERE ${which}),
  s AS MATERIALIZED (
    SELECT c.id AS campaign_id, u.id AS unit_id FROM c, units u
      WHERE c.method = 'all' AND c.status <> 'dropped' AND ${inScope}
    UNION SELECT t.campaign_id, t.unit_id FROM c JOIN tasks t ON t.campaign_id = c.id AND t.status <> 'dropped'),
  p AS MATERIALIZED (SELECT c.id AS campaign_id, value ->> 'phase' AS phase, value ->> 'toOn' AS to_on FROM c, json_each(c.periods)),
  every AS MATERIALIZED (
    SELECT s.campaign_id, s.unit_id, p.phase, coalesce(t.to_on, p.to_on) AS to_on, t.state ->> 'result' AS result,
      t.number AS task_number, t.team_id
    FROM s JOIN p ON p.campaign_id = s.campaign_id
      LEFT JOIN tasks t ON t.campaign_id = s.campaign_id AND t.phase = p.phase AND t.unit_id = s.unit_id
        AND t.status <> 'dropped'
    WHERE t.id IS NOT NULL OR (SELECT method FROM c WHERE c.id = s.campaign_id) = 'all')`

const counts = `count(*) AS units, count(result) AS done,
  count(*) FILTER (WHERE result = 'no-hazard') AS clean, count(*) FILTER (WHERE result = 'hazards-found') AS hazards,
  count(*) FILTER (WHERE result IN ('closed', 'refused')) AS shut`

/** Over all phases a unit counts once, by the gravest of its results. */
const gravest = `CASE max(CASE result WHEN 'hazards-found' THEN 4 WHEN 'no-hazard' THEN 3 WHEN 'refused' THEN 2 WHEN 'closed' THEN 1 END)
  WHEN 4 THEN 'hazards-found' WHEN 3 THEN 'no-hazard' WHEN 2 THEN 'refused' WHEN 1 THEN 'closed' END`

const coverageSql = (which: string) => `WITH ${covered(which)},
  once AS (SELECT campaign_id, unit_id, NULL AS phase, min(to_on) AS to_on, ${gravest} AS result
    FROM every GROUP BY campaign_id, unit_id),
  groups AS (
    SELECT campaign_id, phase, u.department_id, u.sub_district_id, to_on, ${counts}
    FROM (SELECT campaign_id, unit_id, phase, to_on, result FROM every UNION ALL SELECT * FROM once) e
      JOIN units u ON u.id = e.unit_id
    GROUP BY 1, 2, 3, 4, 5)
  SELECT ${objectOf(campaigns, 'c')} AS campaign,
    (SELECT json_group_array(json_object('phase', phase, 'departmentId', department_id, 'subDistrictId', sub_district_id,
       'units', units, 'done', done, 'clean', clean, 'hazards', hazards, 'shut', shut, 'toOn', to_on))
     FROM groups g WHERE g.campaign_id = c.id) AS rows
  FROM c`

function countedOfRow(row: Row): Counted {
  const rows = JSON.parse(String(row.rows)) as Record<string, unknown>[]
  return {
    campaign: campaignOfRow(JSON.parse(String(row.campaign)) as Row),
    rows: rows.map((it) => rowAs<CoverageRow>(it)),
  }
}

const coverageById = (ids: readonly string[]): Query<Counted[]> =>
  ask({ sql: coverageSql('id IN (SELECT value FROM json_each(?1))'), args: [JSON.stringify(ids)] }, (rows) =>
    rows.map(countedOfRow),
  )

const coverage = (number: number): Query<Counted | undefined> =>
  ask({ sql: coverageSql('number = ?1'), args: [number] }, ([row]) => row && countedOfRow(row))

const unitsLeft = (number: number, skip: number, size: number): Query<LeftLine[]> =>
  ask(
    {
      sql: `WITH ${covered('number = ?1')}
        SELECT u.number AS unitNumber, u.name AS unitName, u.name_en AS unitNameEn,
          (SELECT template FROM c) AS template, CASE WHEN (SELECT count(*) FROM p) > 1 THEN e.phase END AS phase, e.to_on AS toOn,
          e.task_number AS taskNumber, m.number AS team
        FROM every e JOIN units u ON u.id = e.unit_id LEFT JOIN teams m ON m.id = e.team_id
        WHERE e.result IS NULL ORDER BY e.to_on, u.number LIMIT ?3 OFFSET ?2`,
      args: [number, skip, size + 1],
    },
    (rows) => rows.map((row) => rowAs<LeftLine>(row)),
  )

export const coverageQueries: Pick<CampaignQueries, 'coverage' | 'coverageById' | 'unitsLeft'> = {
  coverage,
  coverageById,
  unitsLeft,
}
