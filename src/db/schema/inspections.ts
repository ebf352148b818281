import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ChecklistItem, ChecklistKind } from '../../domain/inspections/checklist'
import type { Answers, Verdict } from '../../domain/inspections/filling'
import type { MeasureKind, PaperKind } from '../../domain/inspections/record'
import type { TaskResult } from '../../domain/inspections/task'
import { tasks } from './campaigns'
import { evidence, hazards } from './hazards'

const taskId = () =>
  text('task_id')
    .notNull()
    .references(() => tasks.id)

/** Versions of checklists after the built-in first. */
export const checklists = sqliteTable(
  'checklists',
  {
    kind: text('kind').$type<ChecklistKind>().notNull(),
    version: integer('version').notNull(),
    items: text('items', { mode: 'json' }).$type<ChecklistItem[]>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.kind, it.version] })],
)

/** A checklist under way: by which version, and since when. */
export const taskChecklists = sqliteTable('task_checklists', {
  taskId: taskId().primaryKey(),
  kind: text('kind').$type<ChecklistKind>().notNull(),
  version: integer('version').notNull(),
  by: text('by').notNull(),
  at: integer('at').notNull(),
})

/** A row an item, so that taps of several people at once never overwrite each other. */
export const taskAnswers = sqliteTable(
  'task_answers',
  {
    taskId: taskId(),
    item: text('item').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.taskId, it.item] })],
)

export const taskFiles = sqliteTable(
  'task_files',
  {
    taskId: taskId(),
    fileId: text('file_id')
      .notNull()
      .references(() => evidence.id),
    item: text('item'),
  },
  (it) => [primaryKey({ columns: [it.taskId, it.fileId] })],
)

/** An item of a checklist becomes one hazard. */
export const taskHazards = sqliteTable(
  'task_hazards',
  {
    taskId: taskId(),
    hazardId: text('hazard_id')
      .notNull()
      .references(() => hazards.id),
    item: text('item'),
  },
  (it) => [
    primaryKey({ columns: [it.taskId, it.hazardId] }),
    uniqueIndex('task_hazards_one_an_item').on(it.taskId, it.item).where(sql`item IS NOT NULL`),
    index('task_hazards_by_hazard').on(it.hazardId),
  ],
)

/** Append-only; the last of a task counts. */
export const inspectionResults = sqliteTable(
  'inspection_results',
  {
    taskId: taskId(),
    sequence: integer('sequence').notNull(),
    result: text('result').$type<TaskResult>().notNull(),
    listKind: text('list_kind').$type<ChecklistKind>().notNull(),
    listVersion: integer('list_version').notNull(),
    answers: text('answers', { mode: 'json' }).$type<Answers>().notNull(),
    files: text('files', { mode: 'json' }).$type<string[]>().notNull(),
    present: text('present'),
    remark: text('remark'),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.taskId, it.sequence] }), index('inspection_results_by_time').on(it.at)],
)

/** Append-only; numbered in their kind and year. */
export const papers = sqliteTable(
  'papers',
  {
    id: text('id').primaryKey(),
    taskId: taskId(),
    kind: text('kind').$type<PaperKind>().notNull(),
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    reference: text('reference'),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    /** The one that was wrong, whose number it keeps. */
    corrects: text('corrects'),
  },
  (it) => [
    uniqueIndex('papers_number').on(it.kind, it.year, it.number).where(sql`corrects IS NULL`),
    index('papers_by_task').on(it.taskId),
    index('papers_by_time').on(it.at),
  ],
)

/** Papers and measures that were wrong. Append-only: what stood stays, and counts no more. */
export const recordAmendments = sqliteTable('record_amendments', {
  recordId: text('record_id').primaryKey(),
  taskId: taskId(),
  reason: text('reason').notNull(),
  /** What stands in its place; empty where it was withdrawn. */
  replacedBy: text('replaced_by'),
  by: text('by').notNull(),
  at: integer('at').notNull(),
})

/** Append-only. */
export const measures = sqliteTable(
  'measures',
  {
    id: text('id').primaryKey(),
    taskId: taskId(),
    kind: text('kind').$type<MeasureKind>().notNull(),
    quantity: integer('quantity').notNull(),
    valueYuan: integer('value_yuan'),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [index('measures_by_task').on(it.taskId), index('measures_by_time').on(it.at)],
)
