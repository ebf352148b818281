import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What is counted of one account over a stretch of time: wrong codes, messages. Forgotten after a day. */
export const tallies = sqliteTable('tallies', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  /** The first of them, UTC ms. */
  sinceAt: integer('since_at').notNull(),
  /** That it is too much was said; from then on nothing is. */
  told: integer('told', { mode: 'boolean' }).notNull().default(false),
})
