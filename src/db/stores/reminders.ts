import type { Row } from '@libsql/client'
import {
  type Ladder,
  type LadderKind,
  ladderKinds,
  natures,
  usualLadders,
  whoms,
} from '../../domain/reminders/ladder'
import type { ChasedKind, ReminderQueries } from '../../domain/reminders/queries'
import type { Chase } from '../../domain/reminders/reminder'
import { ask } from '../query'
import { reminderLines } from './reminder-lines'
import { toldBy } from './reminder-people'

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T

/** Which subject a code is chased as; ?1 is its number. */
const subjectOf: Record<ChasedKind, string> = {
  hazard: "SELECT 'hazard:' || id FROM hazards WHERE number = ?1",
  task: "SELECT 'inspections:' || to_on || ':' || team_id FROM tasks WHERE number = ?1",
  shift: "SELECT 'shift:' || id FROM shifts WHERE number = ?1",
  operation: "SELECT 'operation:' || id FROM operations WHERE number = ?1",
  broadcast: "SELECT 'broadcast:' || id FROM broadcasts WHERE number = ?1",
}

const chase: ReminderQueries['chase'] = (kind, number) => {
  const one = `SELECT c.subject, c.deadline_at, '' AS step, '${JSON.stringify(whoms)}' AS tell FROM chases c
    WHERE c.subject = (${subjectOf[kind]})`
  return ask(
    {
      sql: `WITH ${toldBy(one)}
            SELECT c.ladder, c.deadline_at, c.known_at,
              (SELECT json_group_array(json_object('step', s.step, 'dueAt', s.due_at, 'state', s.state, 'tell', json(s.tell)))
               FROM reminders s WHERE s.subject = c.subject AND s.deadline_at = c.deadline_at) AS steps,
              (SELECT json_group_array(json_object('whom', t.whom, 'name', p.name,
                 'seen', json(iif(k.at IS NULL, 'false', 'true'))) ORDER BY p.name)
               FROM (SELECT DISTINCT whom, person_id FROM told) t JOIN people p ON p.id = t.person_id
                 LEFT JOIN reminder_acknowledgements k
                   ON k.subject = c.subject AND k.deadline_at = c.deadline_at AND k.person_id = p.id) AS people
            FROM chases c WHERE c.subject = (${subjectOf[kind]})`,
      args: [number],
    },
    ([row]) => row && chaseOfRow(row),
  )
}

const chaseOfRow = (row: Row): Chase => ({
  ladder: row.ladder as LadderKind,
  deadlineAt: Number(row.deadline_at),
  knownAt: Number(row.known_at),
  steps: parse(row.steps),
  people: parse(row.people),
})

const ladders: ReminderQueries['ladders'] = () =>
  ask(
    'SELECT kind, steps FROM ladders WHERE number IN (SELECT max(number) FROM ladders GROUP BY kind)',
    (rows) => ({
      ...usualLadders,
      ...Object.fromEntries(rows.map((row) => [row.kind, parse<Ladder>(row.steps)])),
    }),
  )

/**
 * Whoever changes the calendar or a ladder may be saved a moment after a tick that has not seen it: what was reckoned
 * until then is reckoned once more, ms.
 */
const doubtMs = 60_000

/** Chases (`c`) to be reckoned; `changed` is when the calendar or a ladder was last changed. */
export const isToReckon = (changed: string): string => `c.reckoned_at < ${changed} + ${doubtMs}`

const setTime = ladderKinds.filter((it) => natures[it].setsTime).map((it) => `'${it}'`)

/** How long was given for a chase (`c`), ms: where that is set by somebody, it is known since it began. */
export const givenMs = `iif(c.ladder IN (${setTime.join()}), c.deadline_at - c.known_at, 0)`

const toReckon: ReminderQueries['toReckon'] = (max) =>
  ask(
    {
      sql: `WITH changed AS MATERIALIZED (SELECT coalesce(max(at), 0) AS at FROM (SELECT max(at) AS at FROM corrections
              UNION ALL SELECT max(removed_at) FROM corrections UNION ALL SELECT max(at) FROM ladders))
            SELECT c.ladder, c.deadline_at, ${givenMs} AS given_ms, changed.at FROM changed CROSS JOIN chases c
            WHERE ${isToReckon('changed.at')} GROUP BY 1, 2, 3 ORDER BY min(c.reckoned_at) LIMIT ?`,
      args: [max],
    },
    (rows) =>
      rows.map((row) => ({
        ladder: row.ladder as LadderKind,
        deadlineAt: Number(row.deadline_at),
        givenMs: Number(row.given_ms),
        changedAt: Number(row.at),
      })),
  )

export const reminderQueries: ReminderQueries = { ladders, chase, reminderLines, toReckon }
