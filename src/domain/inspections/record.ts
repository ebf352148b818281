import type { Status } from '../hazards/hazard'
import type { SheetFile } from '../hazards/sheet'
import type { Checklist, ChecklistKind } from './checklist'
import type { Answers } from './filling'
import type { TaskSheet } from './queries'
import type { Task, TaskResult } from './task'

/** Papers that are issued, each kind numbered through a year (domain.md, Enforcement). */
export const paperKinds = [
  'rectification-order',
  'supervision-opinion',
  're-inspection-opinion',
  'on-site-record',
  'referral',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** A record was wrong: why, who says so, and what stands in its place, unless it was withdrawn. */
export type Amended = { reason: string; by: string; at: number; replacedBy?: string }

export type Paper = {
  id: string
  kind: PaperKind
  /** The year it counts in, by the committee's zone, and its number there from 1. */
  year: number
  number: number
  /** What stands on the paper itself, where it has a number of its own. */
  reference?: string
  by: string
  at: number
  amended?: Amended
}

export const measureKinds = [
  'licence-suspended',
  'licence-revoked',
  'goods-confiscated',
  'den-closed',
  'fine',
] as const
export type MeasureKind = (typeof measureKinds)[number]

export type Measure = {
  id: string
  kind: MeasureKind
  /** How many: licences, boxes, dens, fines. */
  quantity: number
  /** What the goods are worth, or the fine, in yuan. */
  valueYuan?: number
  by: string
  at: number
  amended?: Amended
}

/** How an inspection ended. Append-only: a correction is a further one, with its reason. */
export type InspectionResult = {
  /** The task's version it made. */
  sequence: number
  result: TaskResult
  /** The checklist as it was filled, by its version. */
  list: { kind: ChecklistKind; version: number }
  answers: Answers
  files: string[]
  /** Who was there besides the one who recorded it. */
  present?: string
  /** Words on it; of a correction, why. */
  remark?: string
  by: string
  at: number
}

/** A task with what was recorded there, and the numbers of the hazards that were found. */
export type TaskRecord = Task & Pick<Inspection, 'papers' | 'measures' | 'results'> & { hazards: number[] }

export type TaskFile = SheetFile & {
  /** The item of the checklist it shows. */
  item?: string
}

/** A task with everything that was found and done there. */
export type Inspection = TaskSheet & {
  /** What it is filled by: the version it was begun with, else the newest. */
  list: Checklist
  answers: Answers
  files: TaskFile[]
  hazards: { id: string; number: number; status: Status; description: string; item?: string }[]
  papers: Paper[]
  measures: Measure[]
  results: InspectionResult[]
}
