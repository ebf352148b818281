import type { Change } from '../changes'
import { done, type Result, refuse } from '../errors'
import type { Task } from '../inspections/task'
import type { Person } from '../people/person'
import { refusal, told } from './act-on-campaign'
import { type Campaign, type Team, takenOut } from './campaign'
import { type Draw, drawLots, drawMethod, type Pool } from './draw'
import type { Planning } from './plan-campaign'
import { progressRefreshed } from './progress'

/** Two inspectors go to each unit: the least that may enforce. */
export const inspectorsDrawn = 2

type Facts = { seed: string; today: string; now: number; newId: () => string }

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
  facts: Facts,
): Result<{ draw: Draw; changes: Change[] }> {
  const refused = refusal('draw', campaign, person)
  if (refused) return refused
  if (!Number.isInteger(count) || count < 1)
    return refuse({ code: 'number-not-understood', field: 'count', within: [1] })
  const period = campaign.periods.find((it) => it.toOn >= facts.today)
  if (!period) return refuse({ code: 'campaign-past' })
  const pool = { units, inspectors: drawable(campaign, inspectors) }
  const draw = drawFrom(campaign, pool, count, person, facts)
  const { lots } = draw
  if (lots.length === 0) return refuse({ code: 'nothing-to-plan', why: 'no-units' })
  if (!lots.some((lot) => lot.inspectorIds.length > 0))
    return refuse({
      code: 'nothing-to-plan',
      why: pool.inspectors.length === 0 ? 'no-inspectors' : 'all-excluded',
    })
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
  return done({
    draw,
    changes: kept(
      campaign,
      draw,
      all,
      { kind: 'tasks.planned', campaignId: campaign.id, tasks, at: facts.now },
      person,
    ),
  })
}

/**
 * Draws again who inspects what is left, where somebody of those drawn is out: only the inspectors, since the units
 * were drawn; by lot as before, and kept likewise. Nothing changes where all are there.
 */
export function redrawLeft(
  { campaign, teams, units, tasks }: Pick<Planning, 'campaign' | 'teams' | 'units' | 'tasks'>,
  inspectors: Pool['inspectors'],
  person: Person,
  facts: Facts,
): Result<{ draw?: Draw; given: number; changes: Change[] }> {
  const refused = refusal('redo', campaign, person)
  if (refused) return refused
  const { today } = facts
  const here = drawable(campaign, inspectors)
  const ids = new Set(here.map((it) => it.id))
  const able = (unitId: string): number => here.filter((it) => !it.not.includes(unitId)).length
  const still = new Map(teams.map((team) => [team.id, team.personIds.filter((id) => ids.has(id)).length]))
  const inScope = new Set(units.map((unit) => unit.id))
  const left = tasks.filter(
    ({ done: isDone, toOn, teamId, unitId }) =>
      !isDone &&
      toOn >= today &&
      inScope.has(unitId) &&
      (still.get(teamId) ?? 0) < Math.min(inspectorsDrawn, able(unitId)),
  )
  if (left.length === 0) return done({ given: 0, changes: [] })
  const leftUnits = new Set(left.map((it) => it.unitId))
  const pool = {
    units: units
      .filter((unit) => leftUnits.has(unit.id))
      .map(({ id, number }) => ({ id, number, weight: 1 })),
    inspectors: here,
  }
  const draw = drawFrom(campaign, pool, pool.units.length, person, facts)
  const all = [...teams]
  const given = draw.lots.flatMap(({ unitId, inspectorIds }) => {
    const team = teamOf(all, inspectorIds, campaign, draw.id)
    return left
      .filter((it) => it.unitId === unitId)
      .map(({ id, plannedOn }) => ({ id, teamId: team.id, plannedOn: plannedOn > today ? plannedOn : today }))
  })
  const moved = {
    kind: 'tasks.given' as const,
    campaignId: campaign.id,
    tasks: given,
    by: person.id,
    at: facts.now,
  }
  return done({ draw, given: given.length, changes: kept(campaign, draw, all, moved, person) })
}

function drawFrom(
  campaign: Campaign,
  pool: Pool,
  count: number,
  person: Person,
  { seed, newId, now }: Facts,
): Draw {
  const wanted = { units: count, inspectors: inspectorsDrawn }
  const lots = drawLots(seed, pool, wanted)
  return {
    id: newId(),
    campaignId: campaign.id,
    seed,
    method: drawMethod,
    pool,
    wanted,
    lots,
    by: person.id,
    at: now,
  }
}

/** Of the pool, those who were not taken out of the campaign. */
function drawable(campaign: Campaign, inspectors: Pool['inspectors']): Pool['inspectors'] {
  const out = takenOut(campaign)
  return inspectors.filter((it) => !out.includes(it.id))
}

/** A draw, its teams and what it gives them; everybody in the campaign is told. */
function kept(campaign: Campaign, draw: Draw, teams: Team[], tasks: Change, person: Person): Change[] {
  const after = { ...campaign, version: campaign.version + 1 }
  const { id: campaignId } = campaign
  const { at } = draw
  return [
    {
      kind: 'campaign.changed',
      campaign: after,
      event: { type: 'drawn', drawId: draw.id },
      by: person.id,
      at,
    },
    { kind: 'campaign.drawn', draw },
    { kind: 'teams.set', campaignId, teams },
    tasks,
    told(after, { to: 'inspectors-of', campaignId }, 'campaign-replanned', person, at),
    ...progressRefreshed(campaignId, at),
  ]
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
