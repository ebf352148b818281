import type { Campaign, Team } from '../campaigns/campaign'
import type { Query } from '../query'
import type { Unit } from '../units/unit'
import type { Task } from './task'

/** A task with its unit, its campaign and its team. */
export type TaskSheet = {
  task: Task
  unit: Unit
  campaign: Campaign
  team: Team
  /** Names of the team's people and its leader, and of who did it, by id. */
  people: Record<string, string>
}

/** What can be asked of inspection tasks. */
export type InspectionQueries = {
  task: (number: number) => Query<TaskSheet | undefined>
  tasksById: (ids: readonly string[]) => Query<TaskSheet[]>
}
