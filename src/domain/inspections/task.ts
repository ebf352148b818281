import type { Phase } from '../campaigns/campaign'

export const taskResults = ['no-hazard', 'hazards-found', 'closed', 'refused'] as const
/** How an inspection ended: a unit that is closed or refuses entry is a result too. */
export type TaskResult = (typeof taskResults)[number]

export type TaskState =
  | { status: 'planned' }
  | { status: 'done'; result: TaskResult; by: string; at: number }
  /** Not to be done any more: its unit left the scope, or the campaign ended. */
  | { status: 'dropped'; by: string; at: number }
export type TaskStatus = TaskState['status']

/** One unit to be inspected by one team within a window of days, in the committee's zone. */
export type Task = {
  id: string
  /** The number in its code: 12 for T-12. */
  number: number
  version: number
  campaignId: string
  phase: Phase
  unitId: string
  /** Whose it is; everybody in the team may do it. */
  teamId: string
  fromOn: string
  toOn: string
  /** The day the plan has it on, within the window. */
  plannedOn: string
  /** The draw that chose it, where it was drawn by lot. */
  drawId?: string
  state: TaskState
}

/** Past its window and not done. `today` is a day of the committee's zone. */
export const isOverdue = (task: Task, today: string): boolean =>
  task.state.status === 'planned' && task.toOn < today
