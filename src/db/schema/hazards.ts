import { type AnyColumn, sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EvidenceKind } from '../../domain/evidence/evidence'
import type { Category } from '../../domain/hazards/categories'
import type { HazardEvent } from '../../domain/hazards/events'
import type { HazardState, Listing, Position, Severity, Status } from '../../domain/hazards/hazard'
import type { Platform } from '../../domain/people/person'
import { organizations, people } from './people'
import { units } from './units'

/**
 * A hazard as it stands: what lists and searches need as columns, what only its own state needs as JSON.
 * The words are found through `hazard_search`, an FTS5 table with the hazard's number as rowid (migrations).
 */
export const hazards = sqliteTable(
  'hazards',
  {
    id: text('id').notNull().unique(),
    /** The row's own key: every index ends with it, so that lists come newest first from any of them. */
    number: integer('number').primaryKey(),
    version: integer('version').notNull(),
    reporterId: text('reporter_id')
      .notNull()
      .references(() => people.id),
    reportedAt: integer('reported_at').notNull(),
    text: text('text').notNull(),
    description: text('description').notNull(),
    unitId: text('unit_id').references(() => units.id),
    place: text('place'),
    position: text('position', { mode: 'json' }).$type<Position>(),
    category: text('category').$type<Category>().notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    wantedDeadlineAt: integer('wanted_deadline_at'),
    departmentId: text('department_id').references(() => organizations.id),
    subDistrictId: text('sub_district_id').references(() => organizations.id),
    witnesses: text('witnesses', { mode: 'json' }).$type<string[]>().notNull(),
    files: text('files', { mode: 'json' }).$type<string[]>().notNull(),
    listing: text('listing', { mode: 'json' }).$type<Listing>(),
    status: text('status').$type<Status>().notNull(),
    /** Whether `status` is one of `openStatuses`, so that one index serves what is open and everything. */
    open: integer('open', { mode: 'boolean' }).notNull().default(true),
    state: text('state', { mode: 'json' }).$type<HazardState>().notNull(),
    /** Kept for lists: the order's deadline while it counts. */
    deadlineAt: integer('deadline_at'),
    assigneeId: text('assignee_id'),
    /** When the last history row was written. */
    changedAt: integer('changed_at').notNull(),
    /** Hash of the last history row. */
    seal: text('seal').notNull(),
  },
  (it) => [
    check('open', sql`open = (status IN ('reported', 'confirmed', 'ordered', 'rectified'))`),
    index('hazards_by_unit').on(it.unitId, it.open),
    index('hazards_by_reporter').on(it.reporterId, it.open),
    index('hazards_by_department').on(it.departmentId, it.open),
    index('hazards_by_sub_district').on(it.subDistrictId, it.open),
    /** An order names them: it is open. */
    index('hazards_by_assignee').on(it.assigneeId).where(sql`assignee_id IS NOT NULL`),
    index('hazards_by_status').on(it.status, it.number, it.deadlineAt).where(sql`open = 1`),
    index('hazards_major').on(it.open).where(sql`severity = 'major'`),
    index('hazards_major_by_department').on(it.departmentId, it.open).where(sql`severity = 'major'`),
    index('hazards_major_by_sub_district').on(it.subDistrictId, it.open).where(sql`severity = 'major'`),
    /** Few ever are; these find them for those whom it came to. */
    index('hazards_referred')
      .on(sql`state ->> '$.referral.to'`)
      .where(sql`state ->> '$.referral.to' IS NOT NULL`),
    index('hazards_supervised')
      .on(sql`listing ->> '$.departmentId'`, it.open)
      .where(sql`listing IS NOT NULL`),
    index('hazards_for_office')
      .on(it.number)
      .where(
        sql`(status = 'rectified' AND reporter_id = (state ->> '$.proof.by')) OR state ->> '$.passed.at' IS NOT NULL OR state ->> '$.extension.at' IS NOT NULL`,
      ),
  ],
)

/** Who saw a hazard too, by person: what `hazards.witnesses` says, to be found by. */
export const hazardWitnesses = sqliteTable(
  'hazard_witnesses',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    number: integer('number')
      .notNull()
      .references(() => hazards.number),
  },
  (it) => [primaryKey({ columns: [it.personId, it.number] })],
)

/** Until when an event of a hazard's history gives time, UTC ms, and whether it does. */
const deadlineSet = (event: AnyColumn) =>
  sql`CASE ${event} ->> '$.type' WHEN 'extension-granted' THEN ${event} ->> '$.until' ELSE ${event} ->> '$.deadlineAt' END`
const setsDeadline = (event: AnyColumn) =>
  sql`${event} ->> '$.type' IN ('ordered', 'inspection-failed', 'extension-granted')`

/** Append-only: triggers refuse update and delete (migrations). Each row's hash covers the one before it. */
export const hazardHistory = sqliteTable(
  'hazard_history',
  {
    hazardId: text('hazard_id')
      .notNull()
      .references(() => hazards.id),
    /** 1 is the report. */
    sequence: integer('sequence').notNull(),
    event: text('event', { mode: 'json' }).$type<HazardEvent>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (it) => [
    primaryKey({ columns: [it.hazardId, it.sequence] }),
    index('history_by_time').on(it.at),
    // What fell overdue in a stretch of time is found by the deadlines that were set.
    index('history_by_deadline').on(deadlineSet(it.event)).where(setsDeadline(it.event)),
  ],
)

/** Messages of people's own under which a hazard was reported: what is said in their threads is said to it. */
export const hazardThreads = sqliteTable(
  'hazard_threads',
  {
    platform: text('platform').$type<Platform>().notNull(),
    conversation: text('conversation').notNull(),
    message: text('message').notNull(),
    hazardId: text('hazard_id')
      .notNull()
      .references(() => hazards.id),
  },
  (it) => [primaryKey({ columns: [it.platform, it.conversation, it.message] })],
)

export const evidence = sqliteTable(
  'evidence',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<EvidenceKind>().notNull(),
    platform: text('platform').$type<Platform>().notNull(),
    platformFileId: text('platform_file_id').notNull(),
    name: text('name'),
    mimeType: text('mime_type'),
    size: integer('size'),
    album: text('album'),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    /** Where it belongs; empty while it is part of an unfinished report. */
    hazardId: text('hazard_id').references(() => hazards.id),
    sha256: text('sha256'),
    storedAt: integer('stored_at'),
    latitude: real('latitude'),
    longitude: real('longitude'),
    takenAt: integer('taken_at'),
    /** Why its bytes can't be had, once it is certain. */
    problem: text('problem'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: integer('due_at').notNull(),
  },
  (it) => [
    index('evidence_by_hazard').on(it.hazardId),
    index('evidence_to_copy').on(it.dueAt),
    index('evidence_by_album').on(it.album),
  ],
)
