import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Platform } from '../../domain/people/person'

/** One-time links into the dashboard, by the hash of their secret; a row is gone once its link was used. */
export const dashboardLinks = sqliteTable('dashboard_links', {
  hash: text('hash').primaryKey(),
  /** The account it was made for: who that is, and whether they still belong, is asked at each page. */
  platform: text('platform').$type<Platform>().notNull(),
  userId: text('user_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** Browsers that entered, by the hash of their cookie. */
export const sessions = sqliteTable('sessions', {
  hash: text('hash').primaryKey(),
  platform: text('platform').$type<Platform>().notNull(),
  userId: text('user_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
})
