import { stepsFor } from '../../domain/reminders/ladder'
import { givenMs, isToReckon } from '../stores/reminders'
import type { TickWork } from './tick-work'

/** As many deadlines as one tick reckons: half a second of it, whatever a change of the calendar reaches. */
export const reckonedMax = 500

/** How long after its deadline nothing is said any more, ms: the longest ladder is over by then. */
const keptMs = 120 * 24 * 3_600_000

/** The chases of the deadlines in ?1; ?2 is when the calendar or a ladder was last changed. */
const chased = `json_each(?1) d CROSS JOIN chases c ON c.deadline_at = d.value ->> '$.deadlineAt'
  AND c.ladder = d.value ->> '$.ladder' AND ${givenMs} = d.value ->> '$.givenMs' AND ${isToReckon('?2')}`

/**
 * Reckons when the steps of what is chased are due: of new deadlines, and anew of all of them after the calendar or a
 * ladder was changed. What was said is not said again; what comes to lie in the past and was not said is due now. A
 * step that was never to be said, since its time was over when the deadline was set or the ladder changed, stays so.
 * `+`: a chase's few steps are found by their subject, not among all that wait.
 */
export const reckonChases: TickWork = ({ now, calendar, ladders, toReckon }) => {
  const steps = toReckon.map((it) => ({
    ...it,
    steps: stepsFor(it.ladder, ladders[it.ladder], it, calendar),
  }))
  const args = [JSON.stringify(steps), toReckon[0]?.changedAt ?? 0]
  return [
    {
      sql: `UPDATE reminders SET state = 'ended' WHERE rowid IN (
              SELECT w.rowid FROM ${chased} JOIN reminders w ON w.subject = c.subject AND +w.state = 'waiting'
              WHERE w.deadline_at <> c.deadline_at
                OR (w.ladder = c.ladder AND w.step NOT IN (SELECT s.value ->> '$.step' FROM json_each(d.value, '$.steps') s)))`,
      args,
    },
    {
      sql: `INSERT INTO reminders (subject, deadline_at, step, ladder, tell, urgent, due_at)
            SELECT c.subject, c.deadline_at, s.value ->> '$.step', c.ladder, s.value -> '$.tell', s.value ->> '$.urgent',
              s.value ->> '$.dueAt'
            FROM ${chased}, json_each(d.value, '$.steps') s
            WHERE s.value ->> '$.dueAt' > iif(c.reckoned_at = 0, c.known_at, max(c.known_at, ?2))
              OR EXISTS (SELECT 1 FROM reminders w WHERE w.subject = c.subject AND w.deadline_at = c.deadline_at
                AND w.step = s.value ->> '$.step' AND +w.state = 'waiting')
            ON CONFLICT DO UPDATE SET state = 'waiting', ladder = excluded.ladder, tell = excluded.tell,
              urgent = excluded.urgent, due_at = excluded.due_at
            WHERE state <> 'said' OR ladder <> excluded.ladder`,
      args,
    },
    {
      sql: `UPDATE chases SET reckoned_at = ?3 WHERE subject IN (SELECT c.subject FROM ${chased})`,
      args: [...args, now],
    },
    { sql: 'DELETE FROM chases WHERE deadline_at < ?', args: [now - keptMs] },
  ]
}
