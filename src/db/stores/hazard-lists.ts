import type { InValue, Row } from '@libsql/client'
import { openStatuses } from '../../domain/hazards/hazard'
import type { HazardFilter, HazardLine, HazardList } from '../../domain/hazards/sheet'
import type { Query } from '../../domain/query'
import { gramQuery } from '../../domain/text/grams'
import { rowAs } from '../client'
import { ask } from '../query'

/** The reader, from the account that asks; nobody where it is a stranger's. */
export const me = `me AS (
  SELECT p.id, p.role, p.organization_id, p.unit_id FROM accounts a JOIN people p ON p.id = a.person_id
  WHERE a.platform = ? AND a.user_id = ? AND p.active)`

/** `canSee` of the domain in SQL; a test holds the two to each other. */
export const visibleHazard = `(
  me.role IN ('coordinator', 'leader')
  OR h.reporter_id = me.id
  OR h.assignee_id = me.id
  OR EXISTS (SELECT 1 FROM json_each(h.witnesses) WHERE value = me.id)
  OR (me.role IN ('liaison', 'inspector') AND (
    h.department_id = me.organization_id OR h.sub_district_id = me.organization_id
    OR json_extract(h.state, '$.referral.to') = me.organization_id
    OR json_extract(h.listing, '$.departmentId') = me.organization_id))
  OR (me.role = 'unit-contact' AND h.unit_id = me.unit_id AND h.status IN ('ordered', 'rectified', 'closed')))`

const responsible = '(h.department_id = me.organization_id OR h.sub_district_id = me.organization_id)'

/** What waits for whom, by role: the next step of the closed loop that is theirs. */
export const waitsForMe = `(CASE me.role
  WHEN 'coordinator' THEN h.status IN ('reported', 'confirmed')
    OR (h.status = 'rectified' AND json_extract(h.state, '$.proof.by') = h.reporter_id)
    OR json_extract(h.state, '$.passed.at') IS NOT NULL OR json_extract(h.state, '$.extension.at') IS NOT NULL
  WHEN 'liaison' THEN (h.status IN ('reported', 'confirmed') AND ${responsible})
    OR json_extract(h.state, '$.referral.to') = me.organization_id
    OR (h.status = 'ordered' AND (h.assignee_id = me.id
        OR (json_extract(h.state, '$.extension.at') IS NOT NULL AND ${responsible})))
    OR (h.status = 'rectified' AND ${responsible} AND json_extract(h.state, '$.proof.by') <> me.id)
  WHEN 'inspector' THEN (h.status = 'rectified' AND json_extract(h.state, '$.passed.at') IS NULL
      AND json_extract(h.state, '$.proof.by') <> me.id AND (h.reporter_id = me.id OR ${responsible}))
    OR (h.status = 'ordered' AND h.assignee_id = me.id)
  WHEN 'leader' THEN h.status = 'ordered' AND h.assignee_id = me.id
  WHEN 'unit-contact' THEN h.status = 'ordered' AND (h.unit_id = me.unit_id OR h.assignee_id = me.id)
  END)`

const openList = openStatuses.map((status) => `'${status}'`).join(', ')

function scopeOf({ scope, now }: HazardFilter): { where: string; args: InValue[] } {
  switch (scope) {
    case 'all':
      return { where: '1', args: [] }
    case 'open':
      return { where: `h.status IN (${openList})`, args: [] }
    case 'overdue':
      return { where: "h.status = 'ordered' AND h.deadline_at < ?", args: [now] }
    case 'major':
      return { where: `h.severity = 'major' AND h.status IN (${openList})`, args: [] }
    case 'mine':
      return {
        where: `h.status IN (${openList}) AND (h.reporter_id = me.id OR h.assignee_id = me.id OR ${waitsForMe})`,
        args: [],
      }
    case 'tasks':
      return { where: waitsForMe, args: [] }
  }
}

function wordsOf(words: string | undefined): { where: string; args: InValue[] } {
  const match = words === undefined ? undefined : gramQuery(words)
  if (match === undefined) return { where: words === undefined ? '1' : '0', args: [] }
  return {
    where: `(h.number IN (SELECT rowid FROM hazard_search WHERE grams MATCH ? ORDER BY rank LIMIT 200)
      OR h.unit_id IN (SELECT u.id FROM units u WHERE u.number IN
        (SELECT rowid FROM unit_search WHERE grams MATCH ? ORDER BY rank LIMIT 20)))`,
    args: [match, match],
  }
}

/** A page of a list, newest first, with the count of all its hazards. */
export function hazards(filter: HazardFilter): Query<HazardList> {
  const scope = scopeOf(filter)
  const words = wordsOf(filter.words)
  const from = `FROM me, hazards h WHERE ${visibleHazard} AND ${scope.where} AND ${words.where}`
  const args = [...scope.args, ...words.args]
  return ask(
    {
      sql: `WITH ${me}
        SELECT h.number, h.status, h.severity, h.category, h.description, h.place, h.deadline_at,
          (SELECT name FROM units u WHERE u.id = h.unit_id) AS unit_name,
          (SELECT count(*) ${from}) AS total
        ${from} AND h.number < ? ORDER BY h.number DESC LIMIT ?`,
      args: [
        filter.viewer.platform,
        filter.viewer.userId,
        ...args,
        ...args,
        filter.before ?? Number.MAX_SAFE_INTEGER,
        filter.size + 1,
      ],
    },
    (rows) => ({
      lines: rows.slice(0, filter.size).map(lineOfRow),
      more: rows.length > filter.size,
      total: Number(rows[0]?.total ?? 0),
    }),
  )
}

function lineOfRow(row: Row): HazardLine {
  const { deadline_at: deadlineAt, unit_name: unitName, total: _, ...rest } = row
  return rowAs({ ...rest, deadlineAt, unitName })
}
