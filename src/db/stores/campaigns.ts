import type { Row } from '@libsql/client'
import type { Inspector } from '../../domain/campaigns/form-teams'
import type { PlannedUnit } from '../../domain/campaigns/plan'
import type { TaskLine } from '../../domain/campaigns/plan-campaign'
import type { CampaignLine, CampaignQueries, CampaignSheet } from '../../domain/campaigns/queries'
import type { Query } from '../../domain/query'
import { rowAs, rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { campaigns, tasks as taskTable } from '../schema'
import { campaignOfRow, inScope, type TeamRow, teamJson, teamOfJson } from './campaign-rows'
import { coverageQueries } from './coverage'
import { drawQueries } from './draws'

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T

const sheets = (where: string) => `SELECT c.*,
  (SELECT json_group_array(json(one)) FROM (SELECT ${teamJson} AS one FROM teams m WHERE m.campaign_id = c.id ORDER BY m.number)) AS teams,
  (SELECT json_group_object(p.id, p.name) FROM people p WHERE p.id IN (
     SELECT c."by" UNION SELECT c.state ->> '$.by' UNION SELECT value FROM json_each(c.leader_ids)
     UNION SELECT m.leader_id FROM teams m WHERE m.campaign_id = c.id
     UNION SELECT tp.person_id FROM teams m JOIN team_people tp ON tp.team_id = m.id WHERE m.campaign_id = c.id)) AS people,
  (SELECT count(*) FROM units u WHERE ${inScope}) AS units,
  (SELECT count(*) FROM tasks t WHERE t.campaign_id = c.id AND t.status <> 'dropped') AS tasks,
  (SELECT count(*) FROM tasks t WHERE t.campaign_id = c.id AND t.status = 'done') AS done,
  (SELECT id FROM draws d WHERE d.campaign_id = c.id ORDER BY d.at DESC LIMIT 1) AS draw_id
  FROM campaigns c WHERE ${where}`

const sheetOfRow = (row: Row): CampaignSheet => ({
  campaign: campaignOfRow(row),
  teams: parse<TeamRow[]>(row.teams).map(teamOfJson),
  people: parse<Record<string, string>>(row.people),
  units: Number(row.units),
  tasks: Number(row.tasks),
  done: Number(row.done),
  ...(row.draw_id === null ? {} : { drawId: String(row.draw_id) }),
})

const campaign = (number: number): Query<CampaignSheet | undefined> =>
  ask({ sql: sheets('c.number = ?'), args: [number] }, ([row]) => row && sheetOfRow(row))

const campaignsById = (ids: readonly string[]): Query<CampaignSheet[]> =>
  ask({ sql: sheets('c.id IN (SELECT value FROM json_each(?))'), args: [JSON.stringify(ids)] }, (rows) =>
    rows.map(sheetOfRow),
  )

const campaignList = (): Query<CampaignLine[]> =>
  ask(
    `SELECT c.*, (SELECT count(*) FROM tasks t WHERE t.campaign_id = c.id AND t.status <> 'dropped') AS tasks,
       (SELECT count(*) FROM tasks t WHERE t.campaign_id = c.id AND t.status = 'done') AS done
     FROM campaigns c ORDER BY c.number DESC LIMIT 20`,
    (rows) =>
      rows.map((row) => {
        const { number, template, year, name, status, fromOn, toOn } = rowOf(campaigns, row)
        const { tasks, done } = row
        return withoutNulls({
          number,
          template,
          year,
          name,
          status,
          fromOn,
          toOn,
          tasks: Number(tasks),
          done: Number(done),
        })
      }),
  )

const inspectors = (): Query<Inspector[]> =>
  ask(
    `SELECT id, name, organization_id FROM people WHERE role = 'inspector' AND active ORDER BY id`,
    (rows) =>
      rows.map(({ id, name, organization_id }) => ({
        id: String(id),
        name: String(name),
        organizationId: String(organization_id),
      })),
  )

const unitsInScope = (number: number): Query<PlannedUnit[]> =>
  ask(
    {
      sql: `SELECT u.id, u.number, u.sub_district_id, u.industry FROM campaigns c, units u WHERE c.number = ? AND ${inScope}`,
      args: [number],
    },
    (rows) =>
      rows.map(({ id, number: at, sub_district_id: subDistrictId, industry }) =>
        rowAs<PlannedUnit>({ id, number: at, subDistrictId, industry }),
      ),
  )

const tasksOf = (number: number): Query<TaskLine[]> =>
  ask(
    {
      sql: `SELECT t.* FROM tasks t JOIN campaigns c ON c.id = t.campaign_id
            WHERE c.number = ? AND t.status <> 'dropped' ORDER BY t.number`,
      args: [number],
    },
    (rows) =>
      rows.map((row) => {
        const { id, number: at, phase, unitId, teamId, plannedOn, toOn, status } = rowOf(taskTable, row)
        return { id, number: at, phase, unitId, teamId, plannedOn, toOn, done: status === 'done' }
      }),
  )

const unitsByNumber = (numbers: readonly number[]): Query<{ id: string; number: number }[]> =>
  ask(
    {
      sql: 'SELECT id, number FROM units WHERE number IN (SELECT value FROM json_each(?))',
      args: [JSON.stringify(numbers)],
    },
    (rows) => rows.map((row) => ({ id: String(row.id), number: Number(row.number) })),
  )

const unitsListed = (number: number): Query<{ id: string; number: number }[]> =>
  ask(
    {
      sql: `SELECT u.id, u.number FROM campaigns c, json_each(c.scope, '$.units') listed JOIN units u ON u.id = listed.value
            WHERE c.number = ? ORDER BY listed.key`,
      args: [number],
    },
    (rows) => rows.map((row) => ({ id: String(row.id), number: Number(row.number) })),
  )

export const campaignQueries: CampaignQueries = {
  campaign,
  campaignsById,
  campaigns: campaignList,
  inspectors,
  unitsInScope,
  tasksOf,
  occasions: () =>
    ask("SELECT DISTINCT template || ':' || year AS occasion FROM campaigns", (rows) =>
      rows.map((row) => String(row.occasion)),
    ),
  unitsByNumber,
  unitsListed,
  ...coverageQueries,
  ...drawQueries,
}
