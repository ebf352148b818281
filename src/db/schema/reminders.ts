import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { LadderKind, Whom } from '../../domain/reminders/ladder'
import type { ReminderSubject } from '../../domain/reminders/reminder'
import type { ReturnFigures } from '../../domain/returns/return'
import { organizations, people } from './people'

/** The steps of ladders that were set. Written with the deadline they belong to. */
export const reminders = sqliteTable(
  'reminders',
  {
    subject: text('subject').$type<ReminderSubject>().notNull(),
    deadlineAt: integer('deadline_at').notNull(),
    /** Position in the ladder: a later step has a greater one. */
    step: integer('step').notNull(),
    ladder: text('ladder').$type<LadderKind>().notNull(),
    tell: text('tell', { mode: 'json' }).$type<Whom[]>().notNull(),
    /** Quiet hours do not hold it back. */
    urgent: integer('urgent', { mode: 'boolean' }).notNull(),
    dueAt: integer('due_at').notNull(),
    /** `ended`: what it was for was done, or has another deadline. */
    state: text('state').$type<'waiting' | 'said' | 'ended'>().notNull().default('waiting'),
  },
  (it) => [
    primaryKey({ columns: [it.subject, it.deadlineAt, it.step] }),
    index('reminders_due').on(it.state, it.dueAt),
  ],
)

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
