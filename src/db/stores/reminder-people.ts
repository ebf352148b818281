/**
 * Who a step of a ladder tells. Each noun that is reminded of adds a line for each of its people; `r` is a
 * step with one `whom` of its own. Joins go by keys and indexes, so that the cost follows the steps that are
 * due and not the people there are.
 */
const columns = 'r.subject, r.deadline_at, r.step, r.whom, p.id AS person_id'

const hazard = "JOIN hazards h ON r.subject GLOB 'hazard:*' AND h.id = substr(r.subject, 8)"
const team = "JOIN team_people m ON r.subject GLOB 'inspections:*' AND m.team_id = substr(r.subject, 24)"
const returned = "r.subject GLOB 'return:*' AND substr(r.subject, 19)"

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
  `SELECT ${columns} FROM r JOIN people p ON p.organization_id = ${returned}
   WHERE r.whom = 'holder' AND p.role = 'liaison'`,
  `SELECT ${columns} FROM r ${team} JOIN people p ON p.id = m.person_id WHERE r.whom = 'holder'`,
  `SELECT ${columns} FROM r ${team} JOIN people i ON i.id = m.person_id JOIN people p ON p.organization_id = i.organization_id
   WHERE r.whom = 'liaison' AND p.role = 'liaison'`,
  `SELECT ${columns} FROM r JOIN people p ON p.role = 'coordinator' WHERE r.whom = 'office'`,
]

/** A common table `told` (subject, deadline_at, step, whom, person_id) of the steps a query names. */
export const toldBy = (steps: string): string => `r AS (
    SELECT s.*, w.value AS whom FROM (${steps}) s, json_each(s.tell) w),
  told AS (SELECT t.* FROM (${lines.join(' UNION ALL ')}) t JOIN people q ON q.id = t.person_id WHERE q.active)`
