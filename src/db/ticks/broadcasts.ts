import { lanes } from '../../domain/delivery/outbox'
import { refreshSheetsOf, sendDueBroadcasts } from '../stores/broadcast-sending'
import { reachedBy } from '../stores/reached-by'
import type { TickWork } from './tick-work'

/** Sends the broadcasts whose time has come. */
export const sendScheduledBroadcasts: TickWork = ({ now }) => sendDueBroadcasts(now)

/** Those who have not acknowledged are chased twice; then their liaison and the author get their names. */
const chasesMax = 2

/** Broadcasts to be chased now: `b`. */
const due = 'b.chase_at <= ?1'

/** Chases what is due, one message for each person and time; what was missed meanwhile is done once. */
export const chaseBroadcasts: TickWork = ({ now }) => [
  {
    sql: `INSERT INTO outbox (key, platform, chat, private, person_id, subject, telling, lane, due_at, created_at)
          SELECT 'broadcast-chase:' || b.id || ':' || b.chased || ':' || p.id, a.platform, a.chat, 1, p.id,
            'broadcast:' || b.id, json_object('kind', 'card', 'reason', 'chased'), ${lanes.work}, ?1, ?1
          FROM broadcasts b JOIN broadcast_recipients r ON r.broadcast_id = b.id AND r.acknowledged_at IS NULL
          JOIN people p ON p.id = r.person_id AND p.active JOIN accounts a ON ${reachedBy}
          WHERE ${due} AND b.chased < ${chasesMax} ON CONFLICT (key) DO NOTHING`,
    args: [now],
  },
  {
    sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
          SELECT 'broadcast-missing:' || m.broadcast_id || ':' || p.id, a.platform, a.chat, 1, p.id,
            json_object('kind', 'notice', 'notice', json_object('code', 'not-acknowledged', 'number', m.number,
              'count', count(*), 'names', group_concat(m.name, '、'))), ${lanes.work}, ?1, ?1
          FROM (SELECT b.id AS broadcast_id, b.number, b."by" AS author, q.name, q.organization_id
                FROM broadcasts b JOIN broadcast_recipients r ON r.broadcast_id = b.id AND r.acknowledged_at IS NULL
                JOIN people q ON q.id = r.person_id AND q.active
                WHERE ${due} AND b.chased = ${chasesMax} ORDER BY q.name) m
          JOIN people p ON p.active AND (p.id = m.author OR (p.role = 'liaison' AND p.organization_id = m.organization_id))
          JOIN accounts a ON ${reachedBy}
          GROUP BY m.broadcast_id, p.id ON CONFLICT (key) DO NOTHING`,
    args: [now],
  },
  {
    sql: `UPDATE broadcasts AS b SET chased = chased + 1,
            chase_at = CASE WHEN chased < ${chasesMax} THEN ?1 + chase_hours * 3600000 END
          WHERE ${due}`,
    args: [now],
  },
]

/** While messages of a broadcast go out, its office's cards follow once a minute. */
export const followBroadcasts: TickWork = ({ now }) => [
  {
    sql: refreshSheetsOf(`SELECT DISTINCT substr(subject, 11) AS id FROM outbox
      WHERE lane = ${lanes.broadcast} AND (state = 'waiting' OR ended_at > ?3 - 120000)`),
    args: [`:minute-${Math.floor(now / 60_000)}`, now, now],
  },
]
