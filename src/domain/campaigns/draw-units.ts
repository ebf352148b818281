import type { Change } from '../changes'
import { done, type Result, refuse } from '../errors'
import type { Task } from '../inspections/task'
import type { Person } from '../people/person'
import { told } from './act-on-campaign'
import { type Campaign, type Team, takenOut } from './campaign'
import { type Draw, drawLots, drawMethod, type Pool } from './draw'
import { mayDo } from './permissions'
import { progressRefreshed } from './progress'

/** Two inspectors go to each unit: the least that may enforce. */
export const inspectorsDrawn = 2

/**
 * Draws units and inspectors for a campaign by lot, and gives each unit's task to those drawn, as a team of
 * their own. The whole draw is kept, so that anyone can draw again.
 */
export function drawUnits(
  campaign: Campaign,
  teams: readonly Team[],
  { units, inspectors }: Pool,
  count: number,
  person: Person,
  facts: { seed: string; today: string; now: number; newId: () => string },
): Result<{ draw: Draw; changes: Change[] }> {
  if (person.post.role !== 'coordinator') return refuse({ code: 'coordinators-only' })
  if (!mayDo('draw', campaign, person))
    return refuse({ code: 'campaign-moved-on', campaign: campaign.state.status })
  if (!Number.isInteger(count) || count < 1)
    return refuse({ code: 'number-not-understood', field: 'count', within: [1] })
  const period = campaign.periods.find((it) => it.toOn >= facts.today)
  if (!period) return refuse({ code: 'campaign-past' })
  const { seed, now } = facts
  const out = takenOut(campaign)
  const pool = { units, inspectors: inspectors.filter((it) => !out.includes(it.id)) }
  const wanted = { units: count, inspectors: inspectorsDrawn }
  const lots = drawLots(seed, pool, wanted)
  if (lots.length === 0) return refuse({ code: 'nothing-to-plan', why: 'no-units' })
  if (!lots.some((lot) => lot.inspectorIds.length > 0))
    return refuse({
      code: 'nothing-to-plan',
      why: pool.inspectors.length === 0 ? 'no-inspectors' : 'all-excluded',
    })
  const draw: Draw = {
    id: facts.newId(),
    campaignId: campaign.id,
    seed,
    method: drawMethod,
    pool,
    wanted,
    lots,
    by: person.id,
    at: now,
  }
  const all = [...teams]
  const tasks: Task[] = []
  for (const { unitId, inspectorIds } of lots) {
    if (inspectorIds.length === 0) continue
    const team = teamOf(all, inspectorIds, campaign, draw.id)
    tasks.push({
      id: `${draw.id}:${tasks.length}`,
      number: 0,
      version: 1,
      campaignId: campaign.id,
      phase: period.phase,
      unitId,
      teamId: team.id,
      fromOn: period.fromOn,
      toOn: period.toOn,
      plannedOn: period.fromOn > facts.today ? period.fromOn : facts.today,
      drawId: draw.id,
      state: { status: 'planned' },
    })
  }
  const after = { ...campaign, version: campaign.version + 1 }
  return done({
    draw,
    changes: [
      {
        kind: 'campaign.changed',
        campaign: after,
        event: { type: 'drawn', drawId: draw.id },
        by: person.id,
        at: now,
      },
      { kind: 'campaign.drawn', draw },
      { kind: 'teams.set', campaignId: campaign.id, teams: all },
      { kind: 'tasks.planned', campaignId: campaign.id, tasks, at: now },
      told(after, { to: 'inspectors-of', campaignId: campaign.id }, 'campaign-replanned', person, now),
      ...progressRefreshed(campaign.id, now),
    ],
  })
}

/** The team of exactly these people; a new one where there is none. */
function teamOf(teams: Team[], personIds: readonly string[], campaign: Campaign, drawId: string): Team {
  const people = [...personIds].sort()
  const found = teams.find((it) => [...it.personIds].sort().join() === people.join())
  if (found) return found
  const number = Math.max(0, ...teams.map((it) => it.number)) + 1
  const team: Team = {
    id: `${drawId}-${number}`,
    campaignId: campaign.id,
    number,
    personIds: people,
    subDistrictIds: [],
    industries: [],
    capacity: campaign.capacity,
  }
  teams.push(team)
  return team
}
