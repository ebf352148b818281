/**
 * Who a step of a ladder tells. Each noun that is reminded of adds a line for each of its people; `r` is a
 * step with one `whom` of its own. Joins go by keys and indexes, so that the cost follows the steps that are
 * due and not the people there are.
 */
const columns = 'r.subject, r.deadline_at, r.step, r.whom, p.id AS person_id'

const hazard = "JOIN hazards h ON r.subject GLOB 'hazard:*' AND h.id = substr(r.subject, 8)"
const team = "JOIN team_people m ON r.subject GLOB 'inspections:*' AND m.team_id = substr(r.subject, 24)"
/** A shift, at its beginning or its end. */
const shift = `JOIN shifts s ON s.id = CASE WHEN r.subject GLOB 'shift:*' THEN substr(r.subject, 7)
    WHEN r.subject GLOB 'hand-over:*' THEN substr(r.subject, 11) END
  AND (r.subject GLOB 'shift:*' OR s.state ->> '$.handover.note' IS NULL)`
/** Those who come to an operation, or have yet to say whether they do. */
const member = `JOIN operations o ON r.subject GLOB 'operation:*' AND o.id = substr(r.subject, 11) AND o.status = 'planned'
  JOIN json_each(o.state, '$.members') m ON m.value ->> '$.state' IN ('asked', 'confirmed')
    AND m.value ->> '$.cameAt' IS NULL`
const recipient = `JOIN broadcast_recipients b ON r.subject GLOB 'broadcast:*' AND b.broadcast_id = substr(r.subject, 11)
  AND b.acknowledged_at IS NULL`

const lines: readonly string[] = [
  // Whoever was named by the order, and the inspector who found it.
  `SELECT ${columns} FROM r ${hazard} JOIN people p ON p.id IN (h.assignee_id, h.reporter_id)
   WHERE r.whom = 'holder' AND (p.id = h.assignee_id OR p.role = 'inspector')`,
  `SELECT ${columns} FROM r ${hazard} JOIN people p ON p.unit_id = h.unit_id
   WHERE r.whom = 'unit-contact' AND p.role = 'unit-contact'`,
  `SELECT ${columns} FROM r ${hazard} JOIN people p
     ON p.organization_id IN (h.department_id, h.sub_district_id, h.listing ->> '$.departmentId')
   WHERE r.whom = 'liaison' AND p.role = 'liaison'`,
  // The leader a major hazard is listed with, else every leader.
  `SELECT ${columns} FROM r ${hazard} JOIN people p ON p.role = 'leader'
   WHERE r.whom = 'leader' AND p.id = coalesce(h.listing ->> '$.leaderId', p.id)`,
  `SELECT ${columns} FROM r JOIN people p ON p.organization_id = substr(r.subject, 19)
   WHERE r.subject GLOB 'return:*' AND r.whom = 'holder' AND p.role = 'liaison'`,
  `SELECT ${columns} FROM r ${team} JOIN people p ON p.id = m.person_id WHERE r.whom = 'holder'`,
  `SELECT ${columns} FROM r ${team} JOIN people i ON i.id = m.person_id JOIN people p ON p.organization_id = i.organization_id
   WHERE r.whom = 'liaison' AND p.role = 'liaison'`,
  `SELECT ${columns} FROM r ${shift} JOIN people p ON p.id = s.holder_id WHERE r.whom = 'holder'`,
  `SELECT ${columns} FROM r ${member} JOIN people p ON p.id = m.value ->> '$.personId' WHERE r.whom = 'holder'`,
  `SELECT ${columns} FROM r ${member} JOIN people p ON p.organization_id = m.value ->> '$.organizationId'
   WHERE r.whom = 'liaison' AND p.role = 'liaison'`,
  `SELECT ${columns} FROM r ${recipient} JOIN people p ON p.id = b.person_id WHERE r.whom = 'holder'`,
  `SELECT ${columns} FROM r ${recipient} JOIN people i ON i.id = b.person_id JOIN people p ON p.organization_id = i.organization_id
   WHERE r.whom = 'liaison' AND p.role = 'liaison'`,
  // Of a broadcast whoever wrote it, of all else the whole office.
  `SELECT ${columns} FROM r JOIN people p ON p.role = 'coordinator'
   WHERE r.whom = 'office' AND p.id = coalesce((SELECT a.id FROM broadcasts b JOIN people a ON a.id = b."by"
     WHERE r.subject GLOB 'broadcast:*' AND b.id = substr(r.subject, 11) AND a.active AND a.role = 'coordinator'), p.id)`,
]

/** A common table `told` (subject, deadline_at, step, whom, person_id) of the steps a query names. */
export const toldBy = (steps: string): string => `r AS (
    SELECT s.*, w.value AS whom FROM (${steps}) s, json_each(s.tell) w),
  told AS (SELECT t.* FROM (${lines.join(' UNION ALL ')}) t JOIN people q ON q.id = t.person_id WHERE q.active)`
