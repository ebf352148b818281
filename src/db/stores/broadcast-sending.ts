import type { InStatement } from '@libsql/client'
import { lanes } from '../../domain/delivery/outbox'
import { chatsInAudience, inAudience } from './broadcast-audience'
import { reachedBy } from './reached-by'
import { suffixOf } from './topics'

/** Broadcasts whose time has come: `b`. `?1` is now. */
const due = "b.status = 'scheduled' AND b.send_at <= ?1"

/**
 * Sends every broadcast whose time has come, in one transaction: fixes its recipients, a row each, puts a
 * message for each into the outbox, and marks it sent, so that nothing is sent by a second press, a repeat or
 * another tick. The number of statements does not depend on the number of recipients.
 */
export const sendDueBroadcasts = (now: number): InStatement[] => [
  {
    sql: `INSERT INTO broadcast_recipients (broadcast_id, platform, chat, person_id)
          SELECT b.id, a.platform, a.chat, p.id FROM broadcasts b, people p JOIN accounts a ON ${reachedBy}
          WHERE ${due} AND ${inAudience} ON CONFLICT DO NOTHING`,
    args: [now],
  },
  {
    sql: `INSERT INTO broadcast_recipients (broadcast_id, platform, chat, thread)
          SELECT b.id, g.platform, g.chat, g.thread FROM broadcasts b, bound_chats g
          WHERE ${due} AND ${chatsInAudience} ON CONFLICT DO NOTHING`,
    args: [now],
  },
  {
    sql: `INSERT INTO outbox (key, platform, chat, thread, private, person_id, subject, telling, lane, due_at, created_at)
          SELECT 'broadcast:' || b.id || ':' || r.platform || ':' || r.chat || ${suffixOf('r.thread')},
            r.platform, r.chat, nullif(r.thread, ''),
            r.person_id IS NOT NULL, r.person_id, 'broadcast:' || b.id,
            json_object('kind', 'card', 'reason', 'broadcast', 'files', json(b.files)), ${lanes.broadcast}, ?1, ?1
          FROM broadcasts b JOIN broadcast_recipients r ON r.broadcast_id = b.id WHERE ${due}
          ON CONFLICT (key) DO NOTHING`,
    args: [now],
  },
  {
    sql: `INSERT INTO broadcast_history (broadcast_id, sequence, event, "by", at)
          SELECT b.id, b.version + 1, json_object('type', 'sent'), coalesce(b.sent_by, b."by"), ?1 FROM broadcasts b WHERE ${due}`,
    args: [now],
  },
  {
    sql: `INSERT INTO chases (subject, ladder, deadline_at, known_at)
          SELECT 'broadcast:' || b.id, 'acknowledgement', ?1 + b.chase_hours * 3600000, ?1 FROM broadcasts b
          WHERE ${due} AND b.chase_hours > 0 ON CONFLICT DO NOTHING`,
    args: [now],
  },
  {
    sql: `UPDATE broadcasts AS b SET status = 'sent', state = json_object('status', 'sent', 'at', ?1), version = version + 1,
            send_at = NULL
          WHERE ${due}`,
    args: [now],
  },
]

/** The office's card of a broadcast is edited at most once in so many ms, however many acknowledge. */
const sheetEveryMs = 15_000

/** Edits of the office's cards of some broadcasts (SQL that gives their ids): one for each card and `?1`. */
export const refreshSheetsOf = (ids: string): string => `
  INSERT INTO outbox (key, platform, chat, thread, private, person_id, subject, telling, lane, due_at, created_at)
  SELECT subject || ?1 || ':' || platform || ':' || chat || ${suffixOf('topic')}, platform, chat, thread, private, person_id, subject,
    json_object('kind', 'refresh'), ${lanes.refresh}, ?2, ?3
  FROM cards WHERE subject IN (SELECT 'broadcast-sheet:' || id FROM (${ids}))
  ON CONFLICT (key) DO NOTHING`

/** The office's cards of a broadcast show what is true at the end of the present slot. */
export const refreshSheet = (broadcastId: string, now: number): InStatement => {
  const slot = Math.floor(now / sheetEveryMs)
  return {
    sql: refreshSheetsOf('SELECT ?4 AS id'),
    args: [`:at-${slot}`, (slot + 1) * sheetEveryMs, now, broadcastId],
  }
}
