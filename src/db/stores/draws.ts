import type { CampaignQueries, DrawLine } from '../../domain/campaigns/queries'
import { rowAs, rowOf } from '../client'
import { ask } from '../query'
import { draws } from '../schema'
import { inScope } from './campaign-rows'

/** A unit's risk as a weight: 1, three more for a key unit, one for each open hazard, three for each major one; at most 12. */
const weight = `min(12, 1 + 3 * u.key_monitored + (SELECT coalesce(sum(CASE h.severity WHEN 'major' THEN 3 ELSE 1 END), 0)
  FROM hazards h WHERE h.unit_id = u.id AND h.open = 1))`

const poolUnits = `SELECT u.id, u.number, ${weight} AS weight FROM c, units u
  WHERE ${inScope} AND NOT EXISTS (SELECT 1 FROM tasks t
    WHERE t.campaign_id = c.id AND t.unit_id = u.id AND t.status <> 'dropped')`

/** What an inspector never draws: units they are tied to, and those they were the last to inspect. */
const excluded = `SELECT unit_id FROM ties WHERE person_id = p.id
  UNION SELECT l.unit_id FROM last l WHERE l."by" = p.id
    OR EXISTS (SELECT 1 FROM team_people tp WHERE tp.team_id = l.team_id AND tp.person_id = p.id)`

export const drawQueries: Pick<CampaignQueries, 'pool' | 'draw' | 'draws'> = {
  pool: (number) =>
    ask(
      {
        sql: `WITH c AS (SELECT * FROM campaigns WHERE number = ? AND method = 'lot'),
          last AS MATERIALIZED (
            SELECT unit_id, team_id, state ->> 'by' AS "by", max(state ->> 'at') FROM tasks
            WHERE status = 'done' GROUP BY unit_id)
          SELECT (SELECT json_group_array(json_object('id', id, 'number', number, 'weight', weight)) FROM (${poolUnits})) AS units,
            (SELECT json_group_array(json_object('id', p.id, 'not', (SELECT json_group_array(unit_id) FROM (${excluded}))))
             FROM people p WHERE p.role = 'inspector' AND p.active AND EXISTS (SELECT 1 FROM c)) AS inspectors`,
        args: [number],
      },
      ([row]) => ({
        units: JSON.parse(String(row?.units ?? '[]')),
        inspectors: JSON.parse(String(row?.inspectors ?? '[]')),
      }),
    ),
  draws: (number) =>
    ask(
      {
        sql: `SELECT d.id, coalesce(p.name, '') AS "by", d.at, json_array_length(d.lots) AS units,
                json_array_length(d.pool, '$.units') AS pool, json_array_length(d.pool, '$.inspectors') AS inspectors
              FROM draws d JOIN campaigns c ON c.id = d.campaign_id LEFT JOIN people p ON p.id = d."by"
              WHERE c.number = ? ORDER BY d.at, d.rowid`,
        args: [number],
      },
      (rows) => rows.map((row) => rowAs<DrawLine>(row)),
    ),
  draw: (number, id) =>
    ask(
      {
        sql: `SELECT d.* FROM draws d JOIN campaigns c ON c.id = d.campaign_id
              WHERE c.number = ?1 AND d.id = coalesce(?2, d.id) ORDER BY d.at DESC, d.rowid DESC LIMIT 1`,
        args: [number, id ?? null],
      },
      ([row]) => row && rowOf(draws, row),
    ),
}
