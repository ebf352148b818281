import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Correction, OccasionKind } from '../../domain/calendar/occasion'

/** What coordinators put right in the calendar, in the order it was entered. What was taken back stays. */
export const corrections = sqliteTable('corrections', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  id: text('id').notNull().unique(),
  kind: text('kind').$type<Correction['kind']>().notNull(),
  festival: text('festival').$type<OccasionKind>(),
  name: text('name'),
  nameEn: text('name_en'),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  by: text('by').notNull(),
  at: integer('at').notNull(),
  removedBy: text('removed_by'),
  removedAt: integer('removed_at'),
})
