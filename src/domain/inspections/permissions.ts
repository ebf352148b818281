import { organizationOf, type Person, type Role } from '../people/person'
import type { TaskSheet } from './queries'
import type { TaskStatus } from './task'

export const taskActs = ['see', 'fill', 'record', 'report', 'paper', 'measure', 'correct'] as const
export type TaskAct = (typeof taskActs)[number]

/** How a person stands to a task. `ground` is the unit's sub-district, `responsible` its department. */
export const taskRelations = ['team', 'head', 'ground', 'responsible', 'in-charge', 'recorder'] as const
export type TaskRelation = (typeof taskRelations)[number]

type Who = Partial<Record<Role, 'any' | readonly TaskRelation[]>>
type Rule = { from: readonly TaskStatus[]; who: Who }

const seeing: Who = {
  coordinator: 'any',
  leader: 'any',
  liaison: ['team', 'ground', 'responsible', 'in-charge'],
  inspector: ['team', 'ground', 'responsible', 'in-charge'],
}
/** Its team does it; a sub-district's liaison runs the inspections on its own ground, the office steps in anywhere. */
const inspecting: Who = {
  coordinator: 'any',
  leader: ['team', 'head'],
  liaison: ['team', 'ground'],
  inspector: ['team'],
}

/** Who may do what: the role, how they stand to the task, and the states in which it can be done. */
export const taskPermissions: Record<TaskAct, Rule> = {
  see: { from: ['planned', 'done', 'dropped'], who: seeing },
  fill: { from: ['planned'], who: inspecting },
  record: { from: ['planned'], who: inspecting },
  report: { from: ['planned', 'done'], who: inspecting },
  paper: { from: ['planned', 'done'], who: inspecting },
  measure: { from: ['planned', 'done'], who: inspecting },
  correct: {
    from: ['done'],
    who: {
      coordinator: 'any',
      leader: ['recorder', 'head'],
      liaison: ['recorder', 'ground'],
      inspector: ['recorder'],
    },
  },
}

export function taskRelationsOf(
  person: Person,
  { task, unit, team, campaign }: TaskSheet,
): Set<TaskRelation> {
  const found = new Set<TaskRelation>()
  const organization = organizationOf(person.post)
  if (team.personIds.includes(person.id)) found.add('team')
  if (team.leaderId === person.id) found.add('head')
  if (organization !== undefined) {
    if (unit.subDistrictId === organization) found.add('ground')
    if (unit.departmentId === organization) found.add('responsible')
    if (campaign.departmentIds.includes(organization)) found.add('in-charge')
  }
  if (task.state.status === 'done' && task.state.by === person.id) found.add('recorder')
  return found
}

/** The table alone: role and relations, without the state. */
export function mayEverOnTask(act: TaskAct, role: Role, has: ReadonlySet<TaskRelation>): boolean {
  const allowed = taskPermissions[act].who[role]
  if (allowed === undefined) return false
  return allowed === 'any' || allowed.some((relation) => has.has(relation))
}

const isTheirs = (act: TaskAct, sheet: TaskSheet, person: Person): boolean =>
  person.active && mayEverOnTask(act, person.post.role, taskRelationsOf(person, sheet))

/** A plan that has not started is the office's alone; only what runs is inspected. */
const runs = (act: TaskAct, { campaign }: TaskSheet): boolean =>
  campaign.state.status === 'running' ||
  (campaign.state.status === 'ended' && taskPermissions[act].from.includes('done'))

/** Why this person may not do this to this task now; undefined where they may. */
export function whyNot(
  act: TaskAct,
  sheet: TaskSheet,
  person: Person,
): 'not-found' | 'task-not-yours' | 'task-not-running' | 'task-over' | undefined {
  if (!isTheirs('see', sheet, person)) return 'not-found'
  if (act === 'see')
    return sheet.campaign.state.status === 'draft' && person.post.role !== 'coordinator'
      ? 'not-found'
      : undefined
  if (!isTheirs(act, sheet, person)) return 'task-not-yours'
  if (!taskPermissions[act].from.includes(sheet.task.state.status)) return 'task-over'
  return runs(act, sheet) ? undefined : 'task-not-running'
}

export const mayOnTask = (act: TaskAct, sheet: TaskSheet, person: Person): boolean =>
  whyNot(act, sheet, person) === undefined
