import { lanes } from '../../domain/delivery/outbox'
import { reachedBy } from './reached-by'

/**
 * A notice to every coordinator who can be reached, once for each row of `from`, under `name` (SQL, as is `notice`).
 * `?1` is now.
 */
export const toCoordinators = (name: string, notice: string, from: string): string => `
  INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
  SELECT ${name} || ':' || a.platform || ':' || a.chat, a.platform, a.chat, 1, p.id,
    json_object('kind', 'notice', 'notice', ${notice}), ${lanes.work}, ?1, ?1
  FROM ${from}, people p JOIN accounts a ON ${reachedBy}
  WHERE p.role = 'coordinator' AND p.active
  ON CONFLICT (key) DO NOTHING`
