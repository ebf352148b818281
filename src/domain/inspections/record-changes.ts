import type { Checklist, ChecklistKind } from './checklist'
import type { Answers } from './filling'
import type { Amended, InspectionResult, Measure, Paper } from './record'

/** What is kept of what was found and done at inspections. */
export type RecordChange =
  /**
   * Verdicts, each in the place of that item's earlier one; with `openOnly` those that have none yet alone.
   * The first begins the filling by that version of the list.
   */
  | {
      kind: 'checklist.answered'
      taskId: string
      list: { kind: ChecklistKind; version: number }
      answers: Answers
      openOnly: boolean
      by: string
      at: number
    }
  /** The next version of a list; fails as a conflict if another edit came first. */
  | { kind: 'checklist.edited'; list: Checklist; by: string; at: number }
  /** Evidence that belongs to a task, or to one item of its checklist. */
  | { kind: 'task.photographed'; taskId: string; files: string[]; item?: string }
  /** A hazard that was found at an inspection. An item's second one is a conflict. */
  | { kind: 'task.found'; taskId: string; hazardId: string; item?: string }
  | { kind: 'inspection.recorded'; taskId: string; result: InspectionResult }
  /** Gets its number in its kind and year when it is saved: that of the one it corrects, where that is of the same. */
  | { kind: 'paper.issued'; taskId: string; paper: Paper; corrects?: string }
  | { kind: 'measure.taken'; taskId: string; measure: Measure }
  /** The record stands no more; fails as a conflict if it was amended before. */
  | { kind: 'record.amended'; taskId: string; recordId: string; amended: Amended }
