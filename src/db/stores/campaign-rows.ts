import type { Row } from '@libsql/client'
import type { Campaign, Team } from '../../domain/campaigns/campaign'
import { rowOf, withoutNulls } from '../client'
import { campaigns, teams } from '../schema'
import { objectOf } from './json'

export function campaignOfRow(row: Row): Campaign {
  const {
    status: _status,
    fromOn: _from,
    toOn: _to,
    occasion: _occasion,
    coveredAt: _covered,
    ...rest
  } = rowOf(campaigns, row)
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
