import { lanes } from '../../domain/delivery/outbox'
import { stepsFor } from '../../domain/reminders/ladder'
import { returnDueAt, weekOf } from '../../domain/returns/return'
import { addDays, clockChange, endOfDay, localDay, offsetMinutes } from '../../domain/text/local-day'
import { reachedBy } from '../stores/reached-by'
import { toldBy } from '../stores/reminder-people'
import type { TickWork } from './tick-work'

/** Steps that are due. What was to be said before a deadline is not said after it: the next step does. */
const due = `SELECT subject, deadline_at, step, tell FROM reminders WHERE state = 'waiting' AND due_at <= ?1
  AND NOT (due_at < deadline_at AND deadline_at <= ?1)`

/**
 * A person's quiet hours at the moment: `minute` is the committee's now, ?2 the zone's offset in minutes. Numbers
 * are bound as floating point, so that a division does not cut by itself.
 */
const minutes = 'CAST(?1 / 60000 AS INTEGER)'
const minute = `((${minutes} + ?2) % 1440)`
const held = `iif(p.quiet_from <= p.quiet_to, ${minute} >= p.quiet_from AND ${minute} < p.quiet_to,
  ${minute} >= p.quiet_from OR ${minute} < p.quiet_to)`
/** When they are over; ?3 is when clocks are set next and ?4 by how many ms (see `quietUntil`). */
const plainEnd = `(${minutes} + (p.quiet_to - ${minute} + 1440) % 1440) * 60000`
const end = `iif(${plainEnd} >= ?3, max(?3, ${plainEnd} - ?4), ${plainEnd})`

/** Now (?1), or the end of a person's (`p`) quiet hours: when they are told what is not urgent. */
const afterQuiet = `iif(${held}, ${end}, ?1)`
/** ?1 to ?4, as all of the above has them. */
const quietArgs = (now: number, timezone: string): [number, number, number, number] => {
  const change = clockChange(now, timezone)
  return [now, offsetMinutes(now, timezone), change?.at ?? Number.MAX_SAFE_INTEGER, change?.byMs ?? 0]
}

/**
 * Puts the steps that are due into the outbox: one row for each thing and person, the newest step that names
 * them, however many were missed (a bare column is of the row with the greatest, as long as there is one `max`).
 * What is not urgent waits for the end of quiet hours.
 */
export const sayReminders: TickWork = ({ now, timezone }) => {
  return [
    {
      sql: `WITH ${toldBy(due)},
        newest AS (SELECT t.subject, t.deadline_at, t.person_id, t.step, max(s.due_at) AS due_at, sum(t.whom <> 'holder') > 0 AS above
          FROM told t JOIN reminders s USING (subject, deadline_at, step) GROUP BY 1, 2, 3)
        INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
        SELECT 'reminder:' || r.subject || ':' || r.deadline_at || ':' || r.step || ':' || p.id, a.platform, a.chat, 1, p.id,
          json_object('kind', 'reminder', 'subject', r.subject, 'ladder', r.ladder, 'step', r.step, 'deadlineAt', r.deadline_at,
            'above', json(iif(n.above, 'true', 'false'))),
          CASE WHEN r.urgent THEN ${lanes.urgent} ELSE ${lanes.work} END,
          iif(r.urgent, ?1, ${afterQuiet}), ?1
        FROM newest n JOIN reminders r USING (subject, deadline_at, step)
          JOIN people p ON p.id = n.person_id JOIN accounts a ON ${reachedBy}
        WHERE NOT EXISTS (SELECT 1 FROM reminder_acknowledgements k
          WHERE k.subject = n.subject AND k.deadline_at = n.deadline_at AND k.person_id = p.id)
        ORDER BY a.platform, a.chat, r.deadline_at
        ON CONFLICT (key) DO NOTHING`,
      args: quietArgs(now, timezone),
    },
    { sql: "UPDATE reminders SET state = 'said' WHERE state = 'waiting' AND due_at <= ?", args: [now] },
  ]
}

/**
 * Asks every department and sub-district that has a liaison for this week's return, once a week. Where the calendar
 * is put right within the week, its deadline moves.
 */
export const askForReturns: TickWork = ({ now, timezone, calendar }) => {
  const weekOn = weekOf(now, timezone)
  const deadlineAt = returnDueAt(weekOn, calendar)
  // A service that is set up after a week's deadline asks from the next week on.
  if (now > deadlineAt) return []
  return [
    {
      sql: `INSERT INTO chases (subject, ladder, deadline_at, known_at)
          SELECT 'return:' || ?1 || ':' || o.id, 'weekly-return', ?2, ?3 FROM organizations o
          WHERE EXISTS (SELECT 1 FROM people p WHERE p.organization_id = o.id AND p.role = 'liaison' AND p.active)
            AND NOT EXISTS (SELECT 1 FROM weekly_returns w WHERE w.week_on = ?1 AND w.organization_id = o.id)
          ON CONFLICT DO UPDATE SET deadline_at = excluded.deadline_at, known_at = excluded.known_at, reckoned_at = 0
          WHERE deadline_at <> excluded.deadline_at`,
      args: [weekOn, deadlineAt, now],
    },
  ]
}

/** How many days ago a window may have ended whose team is still to be reminded for the first time. */
const daysMissedMax = 3
/** As many days off may stand between the first reminder and the end of a window. */
const daysOffMax = 12
/** How long before its first step a window is taken up, so that the step is reckoned in time, ms. */
const earlyMs = 3_600_000

/** Chases teams for the inspections whose window ends soon: taken up as the first step comes near. */
export const chaseInspections: TickWork = ({ now, timezone, calendar, ladders: { task } }) => {
  const [first] = task
  const hours = first && 'hours' in first.after ? Math.max(0, -first.after.hours) : 0
  const today = localDay(now, timezone)
  const ahead = Math.ceil(hours / 24) + daysOffMax
  const days = Array.from({ length: daysMissedMax + ahead }, (_, at) => addDays(today, at - daysMissedMax))
    .map((on) => ({ on, deadlineAt: endOfDay(on, timezone) }))
    .filter(({ deadlineAt }) => {
      const [step] = stepsFor('task', task.slice(0, 1), { deadlineAt, givenMs: 0 }, calendar)
      return step !== undefined && step.dueAt <= now + earlyMs
    })
  return [
    {
      sql: `INSERT INTO chases (subject, ladder, deadline_at, known_at)
          SELECT 'inspections:' || t.to_on || ':' || t.team_id, 'task', d.value ->> '$.deadlineAt', min(t.planned_at)
          FROM json_each(?) d CROSS JOIN tasks t ON t.status = 'planned' AND t.to_on = d.value ->> '$.on'
            JOIN campaigns c ON c.id = t.campaign_id AND c.status = 'running'
          WHERE true GROUP BY t.to_on, t.team_id ON CONFLICT DO NOTHING`,
      args: [JSON.stringify(days)],
    },
  ]
}
