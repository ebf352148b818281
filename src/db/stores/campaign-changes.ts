import type { InStatement, InValue } from '@libsql/client'
import { type Campaign, fromOn, type Team, toOn } from '../../domain/campaigns/campaign'
import type { CampaignChange } from '../../domain/campaigns/changes'
import type { Keepers } from './keepers'

type Of<K extends CampaignChange['kind']> = Extract<CampaignChange, { kind: K }>

const columnsOf = (campaign: Campaign): Record<string, InValue> => ({
  version: campaign.version,
  template: campaign.template,
  year: campaign.year,
  name: campaign.name ?? null,
  purpose: campaign.purpose,
  periods: JSON.stringify(campaign.periods),
  scope: JSON.stringify(campaign.scope),
  department_ids: JSON.stringify(campaign.departmentIds),
  leader_ids: JSON.stringify(campaign.leaderIds),
  goal: campaign.goal,
  method: campaign.method,
  capacity: campaign.capacity,
  status: campaign.state.status,
  state: JSON.stringify(campaign.state),
  from_on: fromOn(campaign),
  to_on: toOn(campaign),
})

function makeCampaign({ campaign, occasion }: Of<'campaign.made'>): InStatement {
  const columns = { ...columnsOf(campaign), by: campaign.by, at: campaign.at, occasion: occasion ?? null }
  const names = Object.keys(columns).map((name) => `"${name}"`)
  return {
    sql: `INSERT INTO campaigns (id, number, ${names.join(', ')})
          VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM campaigns), ${names.map(() => '?').join(', ')})
          RETURNING id, number AS given_number`,
    args: [campaign.id, ...Object.values(columns)],
  }
}

function changeCampaign({ campaign, event, by, at }: Of<'campaign.changed'>): InStatement[] {
  const columns = columnsOf(campaign)
  return [
    // First: its key is what a slower change runs into.
    {
      sql: 'INSERT INTO campaign_history (campaign_id, sequence, event, "by", at) VALUES (?, ?, ?, ?, ?)',
      args: [campaign.id, campaign.version, JSON.stringify(event), by, at],
    },
    {
      sql: `UPDATE campaigns SET ${Object.keys(columns)
        .map((name) => `${name} = ?`)
        .join(', ')} WHERE id = ?`,
      args: [...Object.values(columns), campaign.id],
    },
  ]
}

const keepTeam = (team: Team): InStatement => ({
  sql: `INSERT INTO teams (id, campaign_id, number, leader_id, sub_district_ids, industries, capacity)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET leader_id = excluded.leader_id, capacity = excluded.capacity,
          sub_district_ids = excluded.sub_district_ids, industries = excluded.industries`,
  args: [
    team.id,
    team.campaignId,
    team.number,
    team.leaderId ?? null,
    JSON.stringify(team.subDistrictIds),
    JSON.stringify(team.industries),
    team.capacity,
  ],
})

const setTeams = ({ campaignId, teams }: Of<'teams.set'>): InStatement[] => [
  {
    sql: 'DELETE FROM team_people WHERE team_id IN (SELECT id FROM teams WHERE campaign_id = ?)',
    args: [campaignId],
  },
  ...teams.map(keepTeam),
  {
    sql: `INSERT INTO team_people (team_id, person_id)
          SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)`,
    args: [JSON.stringify(teams.flatMap((team) => team.personIds.map((person) => [team.id, person])))],
  },
]

export const campaignKeepers: Keepers<CampaignChange> = {
  'campaign.made': (change) => [makeCampaign(change)],
  'campaign.changed': changeCampaign,
  'teams.set': setTeams,
  'campaign.drawn': ({ draw }) => [
    {
      sql: `INSERT INTO draws (id, campaign_id, seed, method, pool, wanted, lots, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        draw.id,
        draw.campaignId,
        draw.seed,
        draw.method,
        JSON.stringify(draw.pool),
        JSON.stringify(draw.wanted),
        JSON.stringify(draw.lots),
        draw.by,
        draw.at,
      ],
    },
  ],
  'inspector.tied': ({ personId, unitId, by, at }) => [
    {
      sql: 'INSERT INTO ties (person_id, unit_id, "by", at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      args: [personId, unitId, by, at],
    },
  ],
}
