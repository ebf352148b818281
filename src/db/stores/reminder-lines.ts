import type { Row } from '@libsql/client'
import type { ReminderQueries } from '../../domain/reminders/queries'
import type { ReminderLine } from '../../domain/reminders/reminder'
import { rowAs } from '../client'
import { ask } from '../query'

/** As many names of those who have not acknowledged as a line says. */
const namesMax = 12

/** The things (`s`) of a kind among the subjects that were asked for. */
const those = (kind: string): string => `json_each(?1) s JOIN (SELECT '${kind}:*' AS k) ON s.value GLOB k`
const reader = 'IN (SELECT value FROM json_each(?2))'
/** A shift's holder, where they are asked for; `asked` is whether they have yet to say yes (SQL). */
const shiftHolder = (asked: string): string => `CASE WHEN t.holder_id ${reader}
  THEN json_array(json_object('id', t.holder_id, 'asked', json(iif(${asked}, 'true', 'false')))) ELSE '[]' END`
/** When those who have not acknowledged are first chased. */
const acknowledgeBy = `(b.state ->> '$.at') + b.chase_hours * 3600000`

/** What each noun says of itself. The first names the columns. */
const lineOf: readonly string[] = [
  `SELECT s.value AS subject, 'H-' || h.number AS code, h.description AS title, coalesce(u.name, h.place) AS "where",
     iif(h.status = 'ordered', h.deadline_at, NULL) AS deadline_at, h.severity = 'major' AS major,
     NULL AS organization_id, NULL AS week_on, NULL AS left, NULL AS holders, NULL AS missing,
     NULL AS other, u.name_en AS where_en
   FROM ${those('hazard')} JOIN hazards h ON h.id = substr(s.value, 8) LEFT JOIN units u ON u.id = h.unit_id`,
  `SELECT s.value, '', '', NULL, c.deadline_at, 0, o.id, substr(s.value, 8, 10), NULL, NULL, NULL, NULL, NULL
   FROM ${those('return')} JOIN organizations o ON o.id = substr(s.value, 19) JOIN chases c ON c.subject = s.value`,
  `SELECT s.value, 'P-' || c.number, '', NULL, max(r.deadline_at), 0, NULL, NULL, count(DISTINCT t.id), NULL, NULL, NULL, NULL
   FROM ${those('inspections')} JOIN chases r ON r.subject = s.value
     JOIN tasks t ON t.team_id = substr(s.value, 24) AND t.status = 'planned' AND t.to_on = substr(s.value, 13, 10)
     JOIN campaigns c ON c.id = t.campaign_id AND c.status = 'running'
   GROUP BY s.value`,
  `SELECT s.value, 'D-' || t.number, r.state ->> '$.title', NULL, t.starts_at, 0, NULL, NULL, NULL,
     ${shiftHolder("t.state ->> '$.confirmedAt' IS NULL AND t.state ->> '$.seeking' IS NULL")}, NULL, NULL, NULL
   FROM ${those('shift')} JOIN shifts t ON t.id = substr(s.value, 7) JOIN rosters r ON r.id = t.roster_id`,
  `SELECT s.value, 'D-' || t.number, r.state ->> '$.title', NULL,
     iif(t.state ->> '$.handover.note' IS NULL, t.ends_at, NULL), 0, NULL, NULL, NULL, ${shiftHolder('0')}, NULL, NULL, NULL
   FROM ${those('hand-over')} JOIN shifts t ON t.id = substr(s.value, 11) JOIN rosters r ON r.id = t.roster_id`,
  `SELECT s.value, 'J-' || o.number, o.state ->> '$.plan.title', o.state ->> '$.plan.gathering.words',
     iif(o.status = 'planned', o.starts_at, NULL), 0, NULL, NULL, NULL,
     (SELECT json_group_array(json_object('id', m.value ->> '$.personId',
        'asked', json(iif(m.value ->> '$.state' = 'asked', 'true', 'false'))))
      FROM json_each(o.state, '$.members') m
      WHERE m.value ->> '$.personId' ${reader} AND m.value ->> '$.state' IN ('asked', 'confirmed')
        AND m.value ->> '$.cameAt' IS NULL), NULL, NULL, NULL
   FROM ${those('operation')} JOIN operations o ON o.id = substr(s.value, 11)`,
  `SELECT s.value, 'B-' || b.number, b.text, NULL, iif(b.status = 'sent', ${acknowledgeBy}, NULL), 0, NULL, NULL, NULL,
     (SELECT json_group_array(json_object('id', x.person_id, 'asked', json('true'))) FROM broadcast_recipients x
      WHERE x.person_id ${reader} AND x.broadcast_id = b.id AND x.acknowledged_at IS NULL),
     (SELECT json_group_array(json(one)) FROM (SELECT json_object('organizationId', organization_id, 'count', count(*),
        'names', json_group_array(name) FILTER (WHERE nth <= ${namesMax})) AS one
      FROM (SELECT p.organization_id, p.name, row_number() OVER (PARTITION BY p.organization_id ORDER BY p.name) AS nth
        FROM broadcast_recipients x JOIN people p ON p.id = x.person_id AND p.active
        WHERE x.broadcast_id = b.id AND x.acknowledged_at IS NULL) GROUP BY organization_id)), b.other, NULL
   FROM ${those('broadcast')} JOIN broadcasts b ON b.id = substr(s.value, 11)`,
]

export const reminderLines: ReminderQueries['reminderLines'] = (subjects, readers) =>
  ask(
    { sql: lineOf.join(' UNION ALL '), args: [JSON.stringify(subjects), JSON.stringify(readers)] },
    (rows) => rows.map(lineOfRow),
  )

const parsed = (json: unknown): unknown => (json === null ? null : JSON.parse(String(json)))

const lineOfRow = (row: Row): ReminderLine =>
  rowAs({
    subject: row.subject,
    code: row.code,
    title: row.title,
    other: row.other,
    where: row.where,
    whereEn: row.where_en,
    organizationId: row.organization_id,
    weekOn: row.week_on,
    deadlineAt: row.deadline_at,
    left: row.left,
    major: row.major === 1,
    holders: parsed(row.holders),
    missing: parsed(row.missing),
  })
