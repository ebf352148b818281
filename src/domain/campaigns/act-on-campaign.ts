import type { Change } from '../changes'
import type { BoundTo } from '../chats/binding'
import type { Audience } from '../delivery/changes'
import { lanes, type Reason, subject } from '../delivery/outbox'
import { done, type Refused, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import { type Campaign, type Team, takenOut } from './campaign'
import type { CampaignEvent } from './events'
import { type CampaignWords, withWords } from './make-campaign'
import { type CampaignAct, mayDo } from './permissions'
import { type CampaignPlan, type Planning, planCampaign, type TaskLine } from './plan-campaign'
import { coverageRefreshed } from './progress'

type Changed = Result<{ campaign: Campaign; changes: Change[] }>

/** Refuses what a person may not do to a campaign now. */
export function refusal(act: CampaignAct, campaign: Campaign, person: Person): Refused | undefined {
  if (person.post.role !== 'coordinator') return refuse({ code: 'coordinators-only' })
  if (!mayDo(act, campaign, person))
    return refuse({ code: 'campaign-moved-on', campaign: campaign.state.status })
  return undefined
}

/** A change of a campaign with its history row, and its cards edited in place. */
function changed(campaign: Campaign, event: CampaignEvent, person: Person, now: number): Change[] {
  return [
    { kind: 'campaign.changed', campaign, event, by: person.id, at: now },
    {
      kind: 'cards.refreshed',
      subject: subject('campaign', campaign.id),
      version: campaign.version,
      at: now,
    },
    coverageRefreshed(campaign.id, now),
  ]
}

const next = (campaign: Campaign): Campaign => ({ ...campaign, version: campaign.version + 1 })

/** A campaign's card for those it concerns, but whoever did it. */
export const told = (
  campaign: Campaign,
  audience: Audience,
  reason: Reason,
  person: Person,
  at: number,
): Change => ({
  kind: 'told',
  subject: subject('campaign', campaign.id),
  version: campaign.version,
  audience,
  telling: { kind: 'card', reason },
  lane: lanes.work,
  except: person.id,
  at,
})

const tellAll = (campaign: Campaign, reason: Reason, person: Person, now: number): Change[] => {
  const audiences: Audience[] = [
    ...campaign.departmentIds.map((organizationId) => ({ to: 'liaisons' as const, organizationId })),
    ...campaign.leaderIds.map((id) => ({ to: 'person' as const, id })),
    { to: 'inspectors-of', campaignId: campaign.id },
  ]
  return audiences.map((audience) => told(campaign, audience, reason, person, now))
}

/** The live card of its coverage for the group chats of the committee, its departments and itself. */
const coverageInChats = (campaign: Campaign, at: number): Change[] => {
  const bound: BoundTo[] = [
    { to: 'committee' },
    ...campaign.departmentIds.map((organizationId) => ({ to: 'organization' as const, organizationId })),
    { to: 'campaign', campaignId: campaign.id, number: campaign.number },
  ]
  return bound.map((of) => ({
    kind: 'told',
    subject: subject('coverage', campaign.id),
    version: campaign.version,
    audience: { to: 'chats', of },
    telling: { kind: 'card', reason: 'opened' },
    lane: lanes.work,
    at,
  }))
}

/** Changes a draft; nothing is kept where it says all of it already. */
export function changeCampaign(
  campaign: Campaign,
  words: CampaignWords,
  person: Person,
  now: number,
): Changed {
  const refused = refusal('change', campaign, person)
  if (refused) return refused
  const worded = withWords(campaign, words)
  if (!worded.ok) return worded
  if (written(worded.value) === written(campaign)) return done({ campaign, changes: [] })
  const after = next(worded.value)
  return done({ campaign: after, changes: changed(after, { type: 'changed' }, person, now) })
}

/** All that a campaign says, in one order. */
const written = (campaign: Campaign): string =>
  JSON.stringify(Object.entries(campaign).sort(([one], [other]) => (one < other ? -1 : 1)))

/** Starts a campaign: teams are formed, every unit gets its task, everybody in it is told. */
export function startCampaign(
  planning: Planning,
  person: Person,
  facts: { today: string; now: number; newId: () => string },
): Changed {
  const { campaign } = planning
  const refused = refusal('start', campaign, person)
  if (refused) return refused
  const { today, now } = facts
  if ((campaign.periods.at(-1)?.toOn ?? '') < today) return refuse({ code: 'campaign-past' })
  const after: Campaign = { ...next(campaign), state: { status: 'running', by: person.id, at: now } }
  const byLot = campaign.method === 'lot'
  const plan = byLot ? undefined : planCampaign(planning, today, facts.newId)
  if (plan && plan.planned.length === 0)
    return refuse({
      code: 'nothing-to-plan',
      why: planning.units.length === 0 ? 'no-units' : 'no-inspectors',
    })
  return done({
    campaign: after,
    changes: [
      // Teams first, since they are told; and whoever is told is not sent an edit of the same change.
      ...(plan ? kept(campaign.id, plan, person, now) : []),
      ...tellAll(after, 'campaign-started', person, now),
      ...coverageInChats(after, now),
      ...changed(after, { type: 'started' }, person, now),
    ],
  })
}

/** Plans anew what is left: someone dropped out, or units were added. */
export function redoPlan(
  planning: Planning,
  person: Person,
  facts: { today: string; now: number; newId: () => string },
): Result<{ campaign: Campaign; plan: CampaignPlan; changes: Change[] }> {
  const refused = refusal('redo', planning.campaign, person)
  if (refused) return refused
  const plan = planCampaign(planning, facts.today, facts.newId)
  const campaign = next(planning.campaign)
  const tasks = plan.planned.length + plan.given.length
  return done({
    campaign,
    plan,
    changes: [
      ...kept(campaign.id, plan, person, facts.now),
      ...(tasks > 0
        ? [
            told(
              campaign,
              { to: 'inspectors-of', campaignId: campaign.id },
              'campaign-replanned',
              person,
              facts.now,
            ),
          ]
        : []),
      ...changed(campaign, { type: 'planned', tasks, left: plan.left.length }, person, facts.now),
    ],
  })
}

function kept(campaignId: string, plan: CampaignPlan, person: Person, at: number): Change[] {
  return [
    { kind: 'teams.set', campaignId, teams: plan.teams },
    ...(plan.dropped.length > 0
      ? [{ kind: 'tasks.dropped' as const, campaignId, ids: plan.dropped, by: person.id, at }]
      : []),
    ...(plan.given.length > 0
      ? [{ kind: 'tasks.given' as const, campaignId, tasks: plan.given, by: person.id, at }]
      : []),
    ...(plan.planned.length > 0
      ? [{ kind: 'tasks.planned' as const, campaignId, tasks: plan.planned, at }]
      : []),
  ]
}

/** Ends a running campaign, or drops one that never started. Tasks that are left are dropped. */
export function endCampaign(
  campaign: Campaign,
  act: 'end' | 'drop',
  tasks: readonly TaskLine[],
  person: Person,
  now: number,
): Changed {
  const refused = refusal(act, campaign, person)
  if (refused) return refused
  const status = act === 'end' ? 'ended' : 'dropped'
  const after: Campaign = { ...next(campaign), state: { status, by: person.id, at: now } }
  const ids = tasks.filter((task) => !task.done).map((task) => task.id)
  return done({
    campaign: after,
    changes: [
      ...changed(after, { type: status }, person, now),
      ...(ids.length > 0
        ? [{ kind: 'tasks.dropped' as const, campaignId: campaign.id, ids, by: person.id, at: now }]
        : []),
    ],
  })
}

/** Gives tasks that are not done to another team, on the days they had. */
export function giveTasks(
  campaign: Campaign,
  tasks: readonly TaskLine[],
  team: Team,
  person: Person,
  now: number,
): Changed {
  const refused = refusal('give', campaign, person)
  if (refused) return refused
  const moving = tasks.filter((task) => !task.done && task.teamId !== team.id)
  if (moving.length === 0) return refuse({ code: 'nothing-to-plan', why: 'no-tasks' })
  const after = next(campaign)
  return done({
    campaign: after,
    changes: [
      ...team.personIds.map((id) => told(after, { to: 'person', id }, 'campaign-replanned', person, now)),
      ...changed(after, { type: 'given', tasks: moving.length, teamId: team.id }, person, now),
      {
        kind: 'tasks.given',
        campaignId: campaign.id,
        tasks: moving.map(({ id, plannedOn }) => ({ id, teamId: team.id, plannedOn })),
        by: person.id,
        at: now,
      },
    ],
  })
}

/** A running campaign that knows whether a person was taken out of it. */
function withOut(campaign: Campaign, personId: string, isOut: boolean): Campaign {
  const { state } = campaign
  if (state.status !== 'running') return campaign
  const others = takenOut(campaign).filter((id) => id !== personId)
  return { ...campaign, state: { ...state, out: isOut ? [...others, personId] : others } }
}

/** Puts a person into a team, or (without one) takes them out of the campaign for good. */
export function movePerson(
  campaign: Campaign,
  teams: readonly Team[],
  { id: personId, post }: Person,
  to: number | undefined,
  person: Person,
  now: number,
): Changed {
  const refused = refusal('people', campaign, person)
  if (refused) return refused
  if (to !== undefined && post.role !== 'inspector')
    return refuse({ code: 'not-an-inspector', field: 'person' })
  const after = withOut(next(campaign), personId, to === undefined)
  const moved = teams.map((team) => {
    const others = team.personIds.filter((id) => id !== personId)
    return { ...team, personIds: team.number === to ? [...others, personId] : others }
  })
  return done({
    campaign: after,
    changes: [
      ...changed(after, { type: 'changed' }, person, now),
      { kind: 'teams.set', campaignId: campaign.id, teams: moved },
    ],
  })
}
