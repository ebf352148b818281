import { expect } from 'vitest'
import type { Team } from '../../src/domain/campaigns/campaign'
import type { Database } from '../../src/domain/ports'
import { inspectionWith } from '../domain/inspections/world'

/** A running campaign with one team and a task, T-1 and on, at each of some units (by their ids). */
export async function planTasks(
  database: Database,
  now: number,
  units: readonly string[],
  team: Partial<Team>,
) {
  const given = inspectionWith()
  const saved = await database.save(`campaign:${units.join()}`, now, [
    { kind: 'campaign.made', campaign: given.campaign },
    {
      kind: 'teams.set',
      campaignId: given.campaign.id,
      teams: [
        { ...given.team, personIds: [], ...team, leaderId: team.leaderId ?? team.personIds?.[0] ?? '' },
      ],
    },
    {
      kind: 'tasks.planned',
      campaignId: given.campaign.id,
      tasks: units.map((unitId, at) => ({ ...given.task, id: `t${at + 1}`, unitId })),
      at: now,
    },
  ])
  expect(saved.kind).toBe('saved')
}
