import type { Row } from '@libsql/client'
import type { InspectionQueries, TaskSheet } from '../../domain/inspections/queries'
import type { Task } from '../../domain/inspections/task'
import type { Query } from '../../domain/query'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { campaigns, tasks, units } from '../schema'
import { campaignOfRow, type TeamRow, teamJson, teamOfJson } from './campaign-rows'
import { objectOf } from './json'
import { unitOfRow } from './units'

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T

export function taskOfRow(row: Row): Task {
  const { status: _status, plannedAt: _at, ...rest } = rowOf(tasks, row)
  return withoutNulls(rest)
}

/** Tasks with their unit, campaign and team, where a condition on `t` holds. */
export const taskSheets = (where: string) => `SELECT t.*,
  (SELECT ${objectOf(units, 'u')} FROM units u WHERE u.id = t.unit_id) AS unit,
  (SELECT ${objectOf(campaigns, 'c')} FROM campaigns c WHERE c.id = t.campaign_id) AS campaign,
  (SELECT ${teamJson} FROM teams m WHERE m.id = t.team_id) AS team,
  (SELECT json_group_object(p.id, p.name) FROM people p WHERE p.id IN (
     SELECT t.state ->> '$.by' UNION SELECT m.leader_id FROM teams m WHERE m.id = t.team_id
     UNION SELECT tp.person_id FROM team_people tp WHERE tp.team_id = t.team_id)) AS people
  FROM tasks t WHERE ${where}`

export const taskSheetOfRow = (row: Row): TaskSheet => ({
  task: taskOfRow(row),
  unit: unitOfRow(parse<Row>(row.unit)),
  campaign: campaignOfRow(parse<Row>(row.campaign)),
  team: teamOfJson(parse<TeamRow>(row.team)),
  people: parse<Record<string, string>>(row.people),
})

const task = (number: number): Query<TaskSheet | undefined> =>
  ask({ sql: taskSheets('t.number = ?'), args: [number] }, ([row]) => row && taskSheetOfRow(row))

const tasksById = (ids: readonly string[]): Query<TaskSheet[]> =>
  ask({ sql: taskSheets('t.id IN (SELECT value FROM json_each(?))'), args: [JSON.stringify(ids)] }, (rows) =>
    rows.map(taskSheetOfRow),
  )

export const taskQueries: InspectionQueries = { task, tasksById }
