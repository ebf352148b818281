import type { Row } from '@libsql/client'
import type { Query } from '../../domain/query'
import type { ReminderQueries } from '../../domain/reminders/queries'
import type { ReminderLine, RungSheet } from '../../domain/reminders/reminder'
import { rowAs } from '../client'
import { ask } from '../query'
import { toldBy } from './reminder-people'

/** The deadline that counts: the one whose steps were not ended. */
const rungs = `SELECT * FROM reminders WHERE (subject, deadline_at) =
  (SELECT subject, deadline_at FROM reminders WHERE subject = (SELECT 'hazard:' || id FROM hazards WHERE number = ?1)
   ORDER BY state = 'ended', deadline_at DESC LIMIT 1)`

const ladderOfHazard = (number: number): Query<RungSheet[]> =>
  ask(
    {
      sql: `WITH ${toldBy(rungs)}
            SELECT s.ladder, s.step, s.due_at, s.deadline_at, s.state,
              (SELECT json_group_array(json_object('whom', t.whom, 'name', p.name,
                 'seen', json(iif(k.at IS NULL, 'false', 'true'))) ORDER BY p.name)
               FROM (SELECT DISTINCT whom, person_id FROM told WHERE step = s.step) t
                 JOIN people p ON p.id = t.person_id
                 LEFT JOIN reminder_acknowledgements k
                   ON k.subject = s.subject AND k.deadline_at = s.deadline_at AND k.person_id = p.id) AS people
            FROM (${rungs}) s ORDER BY s.step`,
      args: [number],
    },
    (rows) =>
      rows.map((row) => ({
        ladder: row.ladder as RungSheet['ladder'],
        step: Number(row.step),
        dueAt: Number(row.due_at),
        deadlineAt: Number(row.deadline_at),
        state: row.state as RungSheet['state'],
        people: JSON.parse(String(row.people)) as RungSheet['people'],
      })),
  )

/** What each noun says of itself in a line: subject, number, title, where_, deadline_at, major. */
const lineOf: readonly string[] = [
  `SELECT s.value AS subject, 'H-' || h.number AS code, h.description AS title, coalesce(u.name, h.place) AS "where",
     iif(h.status = 'ordered', h.deadline_at, NULL) AS deadline_at, h.severity = 'major' AS major,
     NULL AS organization_id, NULL AS week_on, NULL AS left
   FROM json_each(?1) s JOIN hazards h ON s.value GLOB 'hazard:*' AND h.id = substr(s.value, 8)
     LEFT JOIN units u ON u.id = h.unit_id`,
  `SELECT s.value, '', '', NULL, iif(w.at IS NULL, r.deadline_at, NULL), 0, o.id, substr(s.value, 8, 10), NULL
   FROM json_each(?1) s JOIN organizations o ON s.value GLOB 'return:*' AND o.id = substr(s.value, 19)
     JOIN reminders r ON r.subject = s.value
     LEFT JOIN weekly_returns w ON w.organization_id = o.id AND w.week_on = substr(s.value, 8, 10)
   GROUP BY s.value`,
  `SELECT s.value, 'P-' || c.number, '', NULL, max(r.deadline_at), 0, NULL, NULL, count(DISTINCT t.id)
   FROM json_each(?1) s JOIN reminders r ON s.value GLOB 'inspections:*' AND r.subject = s.value
     JOIN tasks t ON t.team_id = substr(s.value, 24) AND t.status = 'planned' AND t.to_on = substr(s.value, 13, 10)
     JOIN campaigns c ON c.id = t.campaign_id AND c.status = 'running'
   GROUP BY s.value`,
]

const reminderLines = (subjects: readonly string[]): Query<ReminderLine[]> =>
  ask({ sql: lineOf.join(' UNION ALL '), args: [JSON.stringify(subjects)] }, (rows) => rows.map(lineOfRow))

const lineOfRow = (row: Row): ReminderLine =>
  rowAs({
    subject: row.subject,
    code: row.code,
    title: row.title,
    where: row.where,
    organizationId: row.organization_id,
    weekOn: row.week_on,
    deadlineAt: row.deadline_at,
    left: row.left,
    major: row.major === 1,
  })

export const reminderQueries: ReminderQueries = { ladderOfHazard, reminderLines }
