import type { Correction } from '../calendar/occasion'
import type { Task } from '../inspections/task'
import type { Organization } from '../organizations/organization'
import { type Campaign, isStaffed, type Phase, type Team } from './campaign'
import { formTeams, type Inspector } from './form-teams'
import { type Assignment, type PlannedUnit, planTasks } from './plan'
import { inspectionDays } from './templates'

/** A task of a campaign that was not dropped, as far as planning has to know it. */
export type TaskLine = Pick<Task, 'id' | 'number' | 'phase' | 'unitId' | 'teamId' | 'plannedOn' | 'toOn'> & {
  done: boolean
}

/** What a campaign is planned from. */
export type Planning = {
  campaign: Campaign
  teams: Team[]
  units: PlannedUnit[]
  tasks: TaskLine[]
  inspectors: Inspector[]
  organizations: readonly Organization[]
  corrections: readonly Correction[]
}

/** A plan as it would be kept. */
export type CampaignPlan = {
  teams: Team[]
  planned: Task[]
  given: { id: string; teamId: string; plannedOn: string }[]
  dropped: string[]
  /** Units of a phase that no team has room for. */
  left: { phase: Phase; unitId: string }[]
}

/**
 * Plans a campaign from `today` on, or plans anew what is left: what is done stays; so does what a team that
 * still has people has ahead of it. Tasks whose unit left the scope are dropped, those of a day that passed or of a
 * team nobody is left in are given anew.
 */
export function planCampaign(planning: Planning, today: string, newId: () => string): CampaignPlan {
  const { campaign, corrections, units } = planning
  const prefix = newId()
  const teams = formTeams(
    campaign,
    planning.teams,
    planning.inspectors,
    planning.organizations,
    (number) => `${prefix}-${number}`,
  )
  const staffed = new Set(teams.filter(isStaffed).map((team) => team.id))
  const inScope = new Set(units.map((unit) => unit.id))
  const stands = (task: TaskLine): boolean =>
    task.done || task.toOn < today || (staffed.has(task.teamId) && task.plannedOn >= today)
  const alive = planning.tasks.filter((task) => task.done || inScope.has(task.unitId))
  const plan = planTasks({
    units,
    teams: teams.filter((team) => staffed.has(team.id)),
    phases: campaign.periods
      .filter((period) => period.toOn >= today)
      .map((period) => ({ ...period, days: inspectionDays(period, corrections, today) })),
    kept: alive.filter(stands).map(({ phase, unitId, teamId, plannedOn }) => ({
      phase,
      unitId,
      teamId,
      day: plannedOn,
    })),
  })
  const moving = new Map(alive.filter((task) => !stands(task)).map((task) => [keyOf(task), task]))
  const planned: Task[] = []
  const given: CampaignPlan['given'] = []
  for (const assignment of plan.assignments) {
    const task = moving.get(keyOf(assignment))
    if (task) given.push({ id: task.id, teamId: assignment.teamId, plannedOn: assignment.day })
    else planned.push(taskOf(campaign, assignment, `${prefix}:${planned.length}`))
  }
  const dropped = planning.tasks.filter((task) => !task.done && !inScope.has(task.unitId))
  return { teams, planned, given, dropped: dropped.map((task) => task.id), left: plan.left }
}

const keyOf = ({ phase, unitId }: { phase: Phase; unitId: string }): string => `${phase} ${unitId}`

function taskOf(campaign: Campaign, { phase, unitId, teamId, day }: Assignment, id: string): Task {
  const period = campaign.periods.find((it) => it.phase === phase)
  return {
    id,
    number: 0,
    version: 1,
    campaignId: campaign.id,
    phase,
    unitId,
    teamId,
    fromOn: period?.fromOn ?? day,
    toOn: period?.toOn ?? day,
    plannedOn: day,
    state: { status: 'planned' },
  }
}
