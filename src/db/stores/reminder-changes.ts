import type { InStatement } from '@libsql/client'
import type { ReminderChange } from '../../domain/reminders/reminder'
import type { Keepers } from './keepers'

/** How far back a press on “seen” reaches, ms. */
const seenMs = 7 * 24 * 3_600_000

type Set = Extract<ReminderChange, { kind: 'reminders.set' }>

const end = (subject: string): InStatement => ({
  sql: "UPDATE reminders SET state = 'ended' WHERE subject = ? AND state = 'waiting'",
  args: [subject],
})

const set = ({ subject, ladder, urgent, deadlineAt, steps }: Set): InStatement => ({
  sql: `INSERT INTO reminders (subject, deadline_at, step, ladder, tell, urgent, due_at)
        SELECT ?, ?, s.value ->> '$.step', ?, s.value -> '$.tell', ?, s.value ->> '$.dueAt' FROM json_each(?) s WHERE true
        ON CONFLICT (subject, deadline_at, step) DO UPDATE SET state = 'waiting', ladder = excluded.ladder,
          tell = excluded.tell, urgent = excluded.urgent, due_at = excluded.due_at`,
  args: [subject, deadlineAt, ladder, urgent ? 1 : 0, JSON.stringify(steps)],
})

export const reminderKeepers: Keepers<ReminderChange> = {
  'reminders.set': (change) => [
    {
      sql: `UPDATE reminders SET state = 'ended' WHERE subject = ? AND (state = 'waiting' OR deadline_at <> ?)`,
      args: [change.subject, change.deadlineAt],
    },
    set(change),
  ],
  'reminders.ended': ({ subject }) => [end(subject)],
  'reminders.seen': ({ personId, upTo, at }) => [
    {
      sql: `INSERT INTO reminder_acknowledgements (subject, deadline_at, person_id, at)
            SELECT DISTINCT o.telling ->> '$.subject', o.telling ->> '$.deadlineAt', a.person_id, ?1
            FROM accounts a JOIN outbox o ON o.platform = a.platform AND o.chat = a.chat AND o.state IN ('sent', 'waiting')
            WHERE a.person_id = ?2 AND o.telling ->> '$.kind' = 'reminder' AND o.created_at BETWEEN ?3 AND ?4
            ON CONFLICT DO NOTHING`,
      args: [at, personId, upTo - seenMs, upTo],
    },
  ],
}
