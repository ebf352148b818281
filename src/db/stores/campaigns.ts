import type { Row } from '@libsql/client'
import type { Campaign, Team } from '../../domain/campaigns/campaign'
import type { CampaignQueries, CampaignSheet } from '../../domain/campaigns/queries'
import type { Query } from '../../domain/query'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { campaigns, teams } from '../schema'
import { objectOf } from './json'

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T

export function campaignOfRow(row: Row): Campaign {
  const { status: _status, fromOn: _from, toOn: _to, occasion: _occasion, ...rest } = rowOf(campaigns, row)
  return withoutNulls(rest)
}

export type TeamRow = { row: Row; people: string[] }

/** A team from its columns as JSON, its people with it. */
export function teamOfJson({ row, people }: TeamRow): Team {
  return { ...withoutNulls(rowOf(teams, row)), personIds: people }
}

/** A team as JSON, for {@link teamOfJson}. */
export const teamJson = `json_object('row', ${objectOf(teams, 'm')},
  'people', (SELECT json_group_array(person_id) FROM team_people WHERE team_id = m.id))`

/** Units a campaign's scope names: `u` is the unit, `c` the campaign. */
export const inScope = `(
  EXISTS (SELECT 1 FROM json_each(c.scope, '$.units') WHERE value = u.id)
  OR ((c.scope ->> '$.keyOnly' = 0 OR u.key_monitored)
    AND (c.scope -> '$.industries' = '[]' OR EXISTS (SELECT 1 FROM json_each(c.scope, '$.industries') WHERE value = u.industry))
    AND (c.scope -> '$.subDistrictIds' = '[]'
      OR EXISTS (SELECT 1 FROM json_each(c.scope, '$.subDistrictIds') WHERE value = u.sub_district_id))
    AND (c.scope -> '$.departmentIds' = '[]'
      OR EXISTS (SELECT 1 FROM json_each(c.scope, '$.departmentIds') WHERE value = u.department_id))
    AND (c.scope -> '$.units' = '[]' OR c.scope ->> '$.keyOnly' = 1 OR c.scope -> '$.industries' <> '[]'
      OR c.scope -> '$.subDistrictIds' <> '[]' OR c.scope -> '$.departmentIds' <> '[]')))`

const sheets = (where: string) => `SELECT c.*,
  (SELECT json_group_array(json(one)) FROM (SELECT ${teamJson} AS one FROM teams m WHERE m.campaign_id = c.id ORDER BY m.number)) AS teams,
  (SELECT json_group_object(p.id, p.name) FROM people p WHERE p.id IN (
     SELECT c."by" UNION SELECT c.state ->> '$.by' UNION SELECT value FROM json_each(c.leader_ids)
     UNION SELECT m.leader_id FROM teams m WHERE m.campaign_id = c.id
     UNION SELECT tp.person_id FROM teams m JOIN team_people tp ON tp.team_id = m.id WHERE m.campaign_id = c.id)) AS people,
  (SELECT count(*) FROM units u WHERE ${inScope}) AS units,
  (SELECT count(*) FROM tasks t WHERE t.campaign_id = c.id AND t.status <> 'dropped') AS tasks,
  (SELECT count(*) FROM tasks t WHERE t.campaign_id = c.id AND t.status = 'done') AS done
  FROM campaigns c WHERE ${where}`

const sheetOfRow = (row: Row): CampaignSheet => ({
  campaign: campaignOfRow(row),
  teams: parse<TeamRow[]>(row.teams).map(teamOfJson),
  people: parse<Record<string, string>>(row.people),
  units: Number(row.units),
  tasks: Number(row.tasks),
  done: Number(row.done),
})

const campaign = (number: number): Query<CampaignSheet | undefined> =>
  ask({ sql: sheets('c.number = ?'), args: [number] }, ([row]) => row && sheetOfRow(row))

const campaignsById = (ids: readonly string[]): Query<CampaignSheet[]> =>
  ask({ sql: sheets('c.id IN (SELECT value FROM json_each(?))'), args: [JSON.stringify(ids)] }, (rows) =>
    rows.map(sheetOfRow),
  )

export const campaignQueries: CampaignQueries = { campaign, campaignsById }
