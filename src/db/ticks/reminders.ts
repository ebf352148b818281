import { lanes } from '../../domain/delivery/outbox'
import { type DueStep, isUrgent, type LadderKind, stepsFor } from '../../domain/reminders/ladder'
import type { WorkCalendar } from '../../domain/reminders/working-time'
import { returnDueAt, weekOf } from '../../domain/returns/return'
import { addDays, clockChange, endOfDay, localDay, offsetMinutes } from '../../domain/text/local-day'
import { reachedBy } from '../stores/reached-by'
import { toldBy } from '../stores/reminder-people'
import type { TickWork } from './tick-work'

/** Steps that are due. What was to be said before a deadline is not said after it: the next step does. */
const due = `SELECT * FROM reminders WHERE state = 'waiting' AND due_at <= ?1
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
export const afterQuiet = `iif(${held}, ${end}, ?1)`
/** ?1 to ?4, as all of the above has them. */
export const quietArgs = (now: number, timezone: string): [number, number, number, number] => {
  const change = clockChange(now, timezone)
  return [now, offsetMinutes(now, timezone), change?.at ?? Number.MAX_SAFE_INTEGER, change?.byMs ?? 0]
}

/**
 * Puts the steps that are due into the outbox: one row for each thing and person, the newest step that names
 * them, however many were missed. What is not urgent waits for the end of quiet hours.
 */
export const sayReminders: TickWork = ({ now, timezone }) => {
  return [
    {
      sql: `WITH ${toldBy(due)},
        newest AS (SELECT subject, deadline_at, person_id, max(step) AS step FROM told GROUP BY 1, 2, 3)
        INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
        SELECT 'reminder:' || r.subject || ':' || r.deadline_at || ':' || r.step || ':' || p.id, a.platform, a.chat, 1, p.id,
          json_object('kind', 'reminder', 'subject', r.subject, 'ladder', r.ladder, 'step', r.step, 'deadlineAt', r.deadline_at),
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

/** Asks every department and sub-district that has a liaison for this week's return, once a week. */
export const askForReturns: TickWork = ({ now, timezone, calendar }) => {
  const weekOn = weekOf(now, timezone)
  const deadlineAt = returnDueAt(weekOn, calendar)
  const ladder: LadderKind = 'weekly-return'
  // A service that is set up after a week's deadline asks from the next week on.
  if (now > deadlineAt) return []
  const steps = stepsFor(ladder, deadlineAt, calendar).filter((step) => step.dueAt > now)
  return [
    {
      sql: `INSERT INTO reminders (subject, deadline_at, step, ladder, tell, urgent, due_at)
          SELECT 'return:' || ?1 || ':' || o.id, ?2, s.value ->> '$.step', ?3, s.value -> '$.tell', ?4, s.value ->> '$.dueAt'
          FROM organizations o, json_each(?5) s
          WHERE EXISTS (SELECT 1 FROM people p WHERE p.organization_id = o.id AND p.role = 'liaison' AND p.active)
            AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.subject = 'return:' || ?1 || ':' || o.id)
            AND NOT EXISTS (SELECT 1 FROM weekly_returns w WHERE w.week_on = ?1 AND w.organization_id = o.id)
          ON CONFLICT DO NOTHING`,
      args: [weekOn, deadlineAt, ladder, isUrgent(ladder) ? 1 : 0, JSON.stringify(steps)],
    },
  ]
}

/** How many days ago a window may have ended whose team is still to be reminded for the first time. */
const daysMissedMax = 3
/** As many days off may stand between the first reminder and the end of a window. */
const daysAheadMax = 12

type Window = { on: string; deadlineAt: number; steps: DueStep[] }

/** What was reckoned last: it takes a while and stays the same all day. */
let reckoned: { today: string; timezone: string; windows: Window[] } | undefined

/** The days on which windows end whose teams may be reminded, with the steps of each. */
function windowsAround(today: string, timezone: string, calendar: WorkCalendar): Window[] {
  if (reckoned?.today === today && reckoned.timezone === timezone) return reckoned.windows
  const days = Array.from({ length: daysMissedMax + daysAheadMax }, (_, at) =>
    addDays(today, at - daysMissedMax),
  )
  const windows = days.map((on) => {
    const deadlineAt = endOfDay(on, timezone)
    return { on, deadlineAt, steps: stepsFor('task', deadlineAt, calendar) }
  })
  reckoned = { today, timezone, windows }
  return windows
}

/**
 * Reminds teams of the inspections whose window ends soon, set as the first step comes near. What is put right of
 * the calendar counts from the next day on.
 */
export const remindOfInspections: TickWork = ({ now, timezone, calendar }) => {
  const days = windowsAround(localDay(now, timezone), timezone, calendar).filter(
    ({ steps }) => (steps[0]?.dueAt ?? 0) <= now,
  )
  return [
    {
      sql: `INSERT INTO reminders (subject, deadline_at, step, ladder, tell, urgent, due_at)
          SELECT 'inspections:' || t.to_on || ':' || t.team_id, t.deadline_at, s.value ->> '$.step', 'task', s.value -> '$.tell', ?1,
            s.value ->> '$.dueAt'
          FROM (SELECT DISTINCT t.team_id, t.to_on, d.value ->> '$.deadlineAt' AS deadline_at, d.value -> '$.steps' AS steps
            FROM json_each(?2) d JOIN tasks t ON t.status = 'planned' AND t.to_on = d.value ->> '$.on'
            JOIN campaigns c ON c.id = t.campaign_id AND c.status = 'running') t, json_each(t.steps) s WHERE true
          ON CONFLICT DO NOTHING`,
      args: [isUrgent('task') ? 1 : 0, JSON.stringify(days)],
    },
  ]
}
