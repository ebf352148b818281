import { lanes } from '../../domain/delivery/outbox'
import { covered } from '../stores/coverage'
import { reachedBy } from '../stores/reached-by'
import type { TickWork } from './tick-work'

/** Running campaigns that were not announced yet. One of which all is to be done is not counted while tasks are planned. */
const candidates = `status = 'running' AND covered_at IS NULL AND (goal < 100
  OR NOT EXISTS (SELECT 1 FROM tasks t WHERE t.campaign_id = campaigns.id AND t.status = 'planned'))`

/** Those of them whose goal is reached: results of all units in all phases. */
const reached = `WITH ${covered(candidates)},
  counted AS (SELECT campaign_id, count(*) AS units, count(result) AS done FROM every GROUP BY 1),
  reached AS (SELECT c.* FROM c JOIN counted n ON n.campaign_id = c.id WHERE 100 * n.done >= c.goal * n.units AND n.done > 0)`

/** The office and those in charge hear once that a campaign's goal is reached. */
export const announceCoverage: TickWork = ({ now }) => [
  {
    sql: `${reached}
      INSERT INTO outbox (key, platform, chat, private, person_id, subject, telling, lane, due_at, created_at)
      SELECT 'covered:' || r.id || ':' || a.platform || ':' || a.chat, a.platform, a.chat, 1, p.id, 'coverage:' || r.id,
        json_object('kind', 'card', 'reason', 'campaign-covered'), ${lanes.work}, ?1, ?1
      FROM reached r, people p JOIN accounts a ON ${reachedBy}
      WHERE p.active AND (p.role = 'coordinator'
        OR (p.role = 'leader' AND EXISTS (SELECT 1 FROM json_each(r.leader_ids) WHERE value = p.id))
        OR (p.role = 'liaison' AND EXISTS (SELECT 1 FROM json_each(r.department_ids) WHERE value = p.organization_id)))
      ON CONFLICT (key) DO NOTHING`,
    args: [now],
  },
  {
    sql: `${reached} UPDATE campaigns SET covered_at = ?1 WHERE id IN (SELECT id FROM reached)`,
    args: [now],
  },
]
