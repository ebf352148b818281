import type { TaskResult } from './task'

/** What happened to one task: a row of its history each. Its planning is in the campaign's. */
export type TaskEvent =
  | { type: 'given'; teamId: string }
  | { type: 'done'; result: TaskResult }
  | { type: 'dropped' }
  /** The result was wrong. */
  | { type: 'corrected'; result: TaskResult; reason: string }
