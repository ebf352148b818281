import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Ladder, LadderKind, Whom } from '../../domain/reminders/ladder'
import type { ReminderSubject } from '../../domain/reminders/reminder'
import type { ReturnFigures } from '../../domain/returns/return'
import { organizations, people } from './people'

/** What is due and is chased. Written with the deadline it belongs to. */
export const chases = sqliteTable(
  'chases',
  {
    subject: text('subject').$type<ReminderSubject>().primaryKey(),
    ladder: text('ladder').$type<LadderKind>().notNull(),
    deadlineAt: integer('deadline_at').notNull(),
    /** Since when the deadline is known: what should have been said before is not. */
    knownAt: integer('known_at').notNull(),
    /** When its steps were reckoned; 0 where they are still to be. */
    reckonedAt: integer('reckoned_at').notNull().default(0),
  },
  (it) => [
    index('chases_to_reckon').on(it.reckonedAt),
    index('chases_by_deadline').on(it.deadlineAt, it.ladder),
  ],
)

/** The steps of what is chased, as they were reckoned. */
export const reminders = sqliteTable(
  'reminders',
  {
    subject: text('subject').$type<ReminderSubject>().notNull(),
    deadlineAt: integer('deadline_at').notNull(),
    /** `-24h`, `0h`, `3d`: the same whatever steps stand beside it. */
    step: text('step').notNull(),
    ladder: text('ladder').$type<LadderKind>().notNull(),
    tell: text('tell', { mode: 'json' }).$type<Whom[]>().notNull(),
    /** Quiet hours do not hold it back. */
    urgent: integer('urgent', { mode: 'boolean' }).notNull(),
    dueAt: integer('due_at').notNull(),
    /** `ended`: what it was for was done, has another deadline, or the ladder has no such step any more. */
    state: text('state').$type<'waiting' | 'said' | 'ended'>().notNull().default('waiting'),
  },
  (it) => [
    primaryKey({ columns: [it.subject, it.deadlineAt, it.step] }),
    index('reminders_due').on(it.state, it.dueAt),
  ],
)

/** The steps of ladders that coordinators have set, in the order they did; the last of a kind counts. */
export const ladders = sqliteTable('ladders', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  kind: text('kind').$type<LadderKind>().notNull(),
  steps: text('steps', { mode: 'json' }).$type<Ladder>().notNull(),
  by: text('by').notNull(),
  at: integer('at').notNull(),
})

/** Who has seen that a deadline comes or has passed, and is not reminded of it again. */
export const reminderAcknowledgements = sqliteTable(
  'reminder_acknowledgements',
  {
    subject: text('subject').$type<ReminderSubject>().notNull(),
    deadlineAt: integer('deadline_at').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.subject, it.deadlineAt, it.personId] })],
)

/** A department's figures of a week; filing again before the next week corrects them. */
export const weeklyReturns = sqliteTable(
  'weekly_returns',
  {
    /** The Monday of the week. */
    weekOn: text('week_on').notNull(),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    figures: text('figures', { mode: 'json' }).$type<ReturnFigures>().notNull(),
    text: text('text'),
    by: text('by')
      .notNull()
      .references(() => people.id),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.weekOn, it.organizationId] })],
)
