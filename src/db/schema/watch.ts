import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Fared } from '../../domain/delivery/outcome'
import type { Finding } from '../../domain/delivery/watch'
import type { Platform } from '../../domain/people/person'

/** The one row of what the clock and its auditor did last. Times are UTC ms. */
export const watch = sqliteTable(
  'watch',
  {
    id: integer('id').primaryKey(),
    tickedAt: integer('ticked_at'),
    /** The tick before that one: what is between them was missed. */
    tickedBefore: integer('ticked_before'),
    auditedAt: integer('audited_at'),
    /** The last audit that found nothing wrong. */
    goodAt: integer('good_at'),
    /** What the last audit found that is still so. */
    findings: text('findings', { mode: 'json' }).$type<Finding[]>().notNull().default([]),
  },
  (it) => [check('watch_is_one_row', sql`${it.id} = 1`)],
)

/** How messages fared, counted in the transaction that records it. */
export const deliveryCounts = sqliteTable(
  'delivery_counts',
  {
    platform: text('platform').$type<Platform>().notNull(),
    /** `limited`: refused with a 429. */
    outcome: text('outcome').$type<Fared>().notNull(),
    count: integer('count').notNull(),
  },
  (it) => [primaryKey({ columns: [it.platform, it.outcome] })],
)
