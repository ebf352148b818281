import { lanes } from '../../domain/delivery/outbox'
import { covered } from '../stores/coverage'
import { reachedBy } from '../stores/reached-by'
import type { TickWork } from './tick-work'

/** A campaign of which all is to be done is not counted while tasks are planned. */
const fullyDone = `(goal < 100
  OR NOT EXISTS (SELECT 1 FROM tasks t WHERE t.campaign_id = campaigns.id AND t.status = 'planned'))`

/** Campaigns whose goal is reached: results of all units in all phases. */
const reachedOf = (which: string) => `WITH ${covered(`status = 'running' AND ${which} AND ${fullyDone}`)},
  counted AS (SELECT campaign_id, count(*) AS units, count(result) AS done FROM every GROUP BY 1),
  reached AS (SELECT c.* FROM c JOIN counted n ON n.campaign_id = c.id WHERE 100 * n.done >= c.goal * n.units AND n.done > 0)`
const reached = reachedOf('covered_at IS NULL')

/** A goal that grew out of reach again is announced anew; one of all, whatever was planned since. */
const outgrown = `${reachedOf('covered_at IS NOT NULL AND goal < 100')}
  UPDATE campaigns SET covered_at = NULL WHERE status = 'running' AND covered_at IS NOT NULL
    AND iif(goal < 100, id NOT IN (SELECT id FROM reached), EXISTS (SELECT 1 FROM tasks t
      WHERE t.campaign_id = campaigns.id AND (t.status = 'planned' OR t.status = 'done' AND t.planned_at > covered_at)))`

/** The office and those in charge hear each time a campaign's goal is reached. */
export const announceCoverage: TickWork = ({ now }) => [
  { sql: outgrown, args: [] },
  {
    sql: `${reached}
      INSERT INTO outbox (key, platform, chat, private, person_id, subject, telling, lane, due_at, created_at)
      SELECT 'covered:' || r.id || ':' || ?1 || ':' || a.platform || ':' || a.chat, a.platform, a.chat, 1, p.id, 'coverage:' || r.id,
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
