import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type {
  CampaignState,
  CampaignStatus,
  Period,
  Phase,
  Scope,
  Template,
} from '../../domain/campaigns/campaign'
import type { Lot, Pool, Wanted } from '../../domain/campaigns/draw'
import type { CampaignEvent } from '../../domain/campaigns/events'
import type { TaskEvent } from '../../domain/inspections/events'
import type { TaskState, TaskStatus } from '../../domain/inspections/task'
import type { Industry } from '../../domain/units/unit'
import { people } from './people'
import { units } from './units'

export const campaigns = sqliteTable(
  'campaigns',
  {
    id: text('id').primaryKey(),
    number: integer('number').notNull().unique(),
    version: integer('version').notNull(),
    template: text('template').$type<Template>().notNull(),
    year: integer('year').notNull(),
    name: text('name'),
    purpose: text('purpose').notNull(),
    periods: text('periods', { mode: 'json' }).$type<Period[]>().notNull(),
    scope: text('scope', { mode: 'json' }).$type<Scope>().notNull(),
    departmentIds: text('department_ids', { mode: 'json' }).$type<string[]>().notNull(),
    leaderIds: text('leader_ids', { mode: 'json' }).$type<string[]>().notNull(),
    goal: integer('goal').notNull(),
    method: text('method').$type<'all' | 'lot'>().notNull().default('all'),
    capacity: integer('capacity').notNull().default(8),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    status: text('status').$type<CampaignStatus>().notNull(),
    state: text('state', { mode: 'json' }).$type<CampaignState>().notNull(),
    /** Kept for lists: the first and last day of its periods. */
    fromOn: text('from_on').notNull(),
    toOn: text('to_on').notNull(),
    /** What it was proposed for, once: `spring-festival:2027`. */
    occasion: text('occasion').unique(),
    /** When its goal was reached, once that was announced. */
    coveredAt: integer('covered_at'),
  },
  (it) => [index('campaigns_by_status').on(it.status, it.fromOn)],
)

/** Append-only. A change's key is what a slower one runs into. */
export const campaignHistory = sqliteTable(
  'campaign_history',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    sequence: integer('sequence').notNull(),
    event: text('event', { mode: 'json' }).$type<CampaignEvent>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.campaignId, it.sequence] })],
)

export const teams = sqliteTable(
  'teams',
  {
    id: text('id').primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    number: integer('number').notNull(),
    leaderId: text('leader_id').references(() => people.id),
    subDistrictIds: text('sub_district_ids', { mode: 'json' }).$type<string[]>().notNull(),
    industries: text('industries', { mode: 'json' }).$type<Industry[]>().notNull(),
    capacity: integer('capacity').notNull(),
  },
  (it) => [index('teams_by_campaign').on(it.campaignId)],
)

export const teamPeople = sqliteTable(
  'team_people',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
  },
  (it) => [primaryKey({ columns: [it.teamId, it.personId] }), index('team_people_by_person').on(it.personId)],
)

/** A unit has one task a phase, those that were dropped aside. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    number: integer('number').notNull().unique(),
    version: integer('version').notNull(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    phase: text('phase').$type<Phase>().notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on').notNull(),
    plannedOn: text('planned_on').notNull(),
    drawId: text('draw_id'),
    status: text('status').$type<TaskStatus>().notNull(),
    state: text('state', { mode: 'json' }).$type<TaskState>().notNull(),
    plannedAt: integer('planned_at').notNull(),
  },
  (it) => [
    uniqueIndex('tasks_one_a_phase').on(it.campaignId, it.phase, it.unitId).where(sql`status <> 'dropped'`),
    index('tasks_by_team').on(it.teamId, it.status, it.plannedOn),
    index('tasks_by_unit').on(it.unitId),
    index('tasks_by_day').on(it.status, it.toOn),
  ],
)

/** Append-only. A change's key is what a slower one runs into. */
export const taskHistory = sqliteTable(
  'task_history',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id),
    sequence: integer('sequence').notNull(),
    event: text('event', { mode: 'json' }).$type<TaskEvent>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.taskId, it.sequence] })],
)

/** Draws by lot, with everything that is needed to draw again. Never changed. */
export const draws = sqliteTable(
  'draws',
  {
    id: text('id').primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    seed: text('seed').notNull(),
    method: text('method').notNull(),
    pool: text('pool', { mode: 'json' }).$type<Pool>().notNull(),
    wanted: text('wanted', { mode: 'json' }).$type<Wanted>().notNull(),
    lots: text('lots', { mode: 'json' }).$type<Lot[]>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [index('draws_by_campaign').on(it.campaignId)],
)

/** Units an inspector is tied to (conflict of interest): they never draw them. */
export const ties = sqliteTable(
  'ties',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => units.id),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.personId, it.unitId] })],
)
