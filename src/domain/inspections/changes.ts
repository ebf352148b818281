import type { TaskEvent } from './events'
import type { Task } from './task'

/** What is kept of inspection tasks. */
export type InspectionChange =
  /** New tasks of one campaign, numbered in their order when they are saved. */
  | { kind: 'tasks.planned'; campaignId: string; tasks: readonly Task[]; at: number }
  /** Planned tasks that are dropped, given to another team or put on another day, all in one statement. */
  | { kind: 'tasks.dropped'; campaignId: string; ids: readonly string[]; by: string; at: number }
  | {
      kind: 'tasks.given'
      campaignId: string
      tasks: readonly { id: string; teamId: string; plannedOn: string }[]
      by: string
      at: number
    }
  /** `task` is the state after `event`; fails as a conflict if another change came first. */
  | { kind: 'task.changed'; task: Task; event: TaskEvent; by: string; at: number }
