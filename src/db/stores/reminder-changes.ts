import type { InStatement } from '@libsql/client'
import { ladderKinds, natures } from '../../domain/reminders/ladder'
import type { ReminderChange, ReminderSubject } from '../../domain/reminders/reminder'
import type { Keepers } from './keepers'

/** How far back a press on “seen” reaches, ms. */
const seenMs = 7 * 24 * 3_600_000

const chased = ladderKinds
  .filter((it) => natures[it].stopsWhenSeen)
  .map((it) => `'${it}'`)
  .join(', ')

const endSteps = (subject: ReminderSubject): InStatement => ({
  sql: "UPDATE reminders SET state = 'ended' WHERE subject = ? AND state = 'waiting'",
  args: [subject],
})

/** What is done or is not due any more is not chased. */
export const endChase = (subject: ReminderSubject): InStatement[] => [
  { sql: 'DELETE FROM chases WHERE subject = ?', args: [subject] },
  endSteps(subject),
]

export const reminderKeepers: Keepers<ReminderChange> = {
  'chase.set': ({ subject, ladder, deadlineAt, at }) => [
    {
      // What was due of the same deadline and is unsaid, since the clock stood, is said though the ladder is another.
      sql: `UPDATE reminders SET state = iif(deadline_at = ?2 AND due_at <= ?3, state, 'ended'), urgent = max(urgent, ?4)
            WHERE subject = ?1 AND state = 'waiting'`,
      args: [subject, deadlineAt, at, +(natures[ladder].urgentFrom === Number.NEGATIVE_INFINITY)],
    },
    {
      sql: `INSERT INTO chases (subject, ladder, deadline_at, known_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject) DO UPDATE SET ladder = excluded.ladder, deadline_at = excluded.deadline_at,
              known_at = iif(deadline_at = excluded.deadline_at AND reckoned_at = 0, known_at, excluded.known_at),
              reckoned_at = 0`,
      args: [subject, ladder, deadlineAt, at],
    },
  ],
  'chase.ended': ({ subject }) => endChase(subject),
  'reminders.seen': ({ personId, upTo, at }) => [
    {
      sql: `INSERT INTO reminder_acknowledgements (subject, deadline_at, person_id, at)
            SELECT DISTINCT o.telling ->> '$.subject', o.telling ->> '$.deadlineAt', a.person_id, ?1
            FROM accounts a JOIN outbox o ON o.platform = a.platform AND o.chat = a.chat AND o.state IN ('sent', 'waiting')
            WHERE a.person_id = ?2 AND o.telling ->> '$.kind' = 'reminder' AND o.telling ->> '$.ladder' IN (${chased})
              AND o.created_at BETWEEN ?3 AND ?4
            ON CONFLICT DO NOTHING`,
      args: [at, personId, upTo - seenMs, upTo],
    },
  ],
  'ladder.set': ({ ladder, steps, by, at }) => [
    {
      sql: 'INSERT INTO ladders (kind, steps, "by", at) VALUES (?, ?, ?, ?)',
      args: [ladder, JSON.stringify(steps), by, at],
    },
  ],
}
