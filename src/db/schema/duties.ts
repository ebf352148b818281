import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EngagementKind } from '../../domain/engagements/engagement'
import type { Operation } from '../../domain/operations/operation'
import type { Roster } from '../../domain/rosters/roster'
import type { Shift } from '../../domain/rosters/shift'
import { people } from './people'

/** Joint enforcement: `state` is all of it, the columns beside it are what is searched by. */
export const operations = sqliteTable(
  'operations',
  {
    id: text('id').primaryKey(),
    number: integer('number').notNull().unique(),
    version: integer('version').notNull(),
    status: text('status').$type<Operation['status']>().notNull(),
    startsAt: integer('starts_at').notNull(),
    state: text('state', { mode: 'json' }).$type<Operation>().notNull(),
  },
  (it) => [index('operations_by_start').on(it.status, it.startsAt)],
)

/** A festival's roster: a draft until it is published, when its shifts become rows of their own. */
export const rosters = sqliteTable('rosters', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  status: text('status').$type<Roster['status']>().notNull(),
  fromOn: text('from_on').notNull(),
  state: text('state', { mode: 'json' }).$type<Roster>().notNull(),
})

export const shifts = sqliteTable(
  'shifts',
  {
    id: text('id').primaryKey(),
    number: integer('number').notNull().unique(),
    version: integer('version').notNull(),
    rosterId: text('roster_id')
      .notNull()
      .references(() => rosters.id),
    holderId: text('holder_id').references(() => people.id),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    /** A substitute is being looked for. */
    seeking: integer('seeking', { mode: 'boolean' }).notNull().default(false),
    state: text('state', { mode: 'json' }).$type<Shift>().notNull(),
  },
  (it) => [
    index('shifts_by_start').on(it.startsAt),
    index('shifts_by_holder').on(it.holderId, it.startsAt),
    index('shifts_by_roster').on(it.rosterId),
    index('shifts_seeking').on(it.seeking),
  ],
)

/** What was done to an operation, a roster or a shift, a row for each version: whoever is slower finds it taken. */
export const dutyActs = sqliteTable(
  'duty_acts',
  {
    subject: text('subject').notNull(),
    version: integer('version').notNull(),
    act: text('act').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.subject, it.version] })],
)

/**
 * What takes a person's time: an operation they confirmed, a shift they hold, a rest day they entered. Two
 * of one person never overlap: a trigger refuses it (migrations), whoever asked at the same moment.
 */
export const engagements = sqliteTable(
  'engagements',
  {
    /** `operation:<id>`, `shift:<id>`, `rest:<day>`. */
    of: text('of').notNull(),
    kind: text('kind').$type<EngagementKind>().notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    fromAt: integer('from_at').notNull(),
    untilAt: integer('until_at').notNull(),
  },
  (it) => [
    primaryKey({ columns: [it.of, it.personId] }),
    index('engagements_by_person').on(it.personId, it.fromAt),
  ],
)

/** What somebody can do that an operation may need, in their own words. */
export const skills = sqliteTable(
  'skills',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    skill: text('skill').notNull(),
  },
  (it) => [primaryKey({ columns: [it.personId, it.skill] })],
)

/** Secret addresses of calendars; of the secret only a hash is kept. */
export const calendarFeeds = sqliteTable('calendar_feeds', {
  personId: text('person_id')
    .primaryKey()
    .references(() => people.id),
  secretHash: text('secret_hash').notNull().unique(),
  createdAt: integer('created_at').notNull(),
})
