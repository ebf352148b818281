import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DigestMode } from '../../domain/digests/settings'
import type { Category } from '../../domain/hazards/categories'
import type { Language, Platform, Post, Role } from '../../domain/people/person'
import type { Industry } from '../../domain/units/unit'

export const organizations = sqliteTable('organizations', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<'department' | 'sub-district'>().notNull(),
  nameZh: text('name_zh').notNull().unique(),
  nameEn: text('name_en').notNull(),
  industries: text('industries', { mode: 'json' }).$type<Industry[]>().notNull(),
  categories: text('categories', { mode: 'json' }).$type<Category[]>().notNull(),
})

/** One row: a random sign, another one after each change of `organizations`, which triggers see to. */
export const organizationsVersion = sqliteTable('organizations_version', {
  version: text('version').notNull(),
})

export const people = sqliteTable(
  'people',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    organizationId: text('organization_id').references(() => organizations.id),
    unitId: text('unit_id'),
    language: text('language').$type<Language>().notNull(),
    active: integer('active', { mode: 'boolean' }).notNull().default(true),
    /** The platform they used last: where they are told things. */
    prefers: text('prefers').$type<Platform>().notNull(),
    enrolledAt: integer('enrolled_at').notNull(),
    leftAt: integer('left_at'),
    /** As `readPhone` gives it, where they gave one. */
    phone: text('phone'),
    /** Minutes of the day in the committee's zone between which only what is urgent comes. */
    quietFrom: integer('quiet_from'),
    quietTo: integer('quiet_to'),
    /** When the digest comes: minutes of the day in the committee's zone. */
    digestAt: integer('digest_at').notNull().default(480),
    digestMode: text('digest_mode').$type<DigestMode>().notNull().default('when-needed'),
    /** The last day a digest was put into the outbox for. */
    digestedOn: text('digested_on'),
  },
  (it) => [
    index('people_by_role').on(it.role, it.active),
    index('people_by_organization').on(it.organizationId),
    index('people_by_unit').on(it.unitId),
  ],
)

export const accounts = sqliteTable(
  'accounts',
  {
    platform: text('platform').$type<Platform>().notNull(),
    userId: text('user_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    /** Where private messages go: the Telegram chat id, the Slack user id. */
    chat: text('chat').notNull(),
    /** Why they can't be reached there; empty while they can. */
    goneReason: text('gone_reason'),
    goneAt: integer('gone_at'),
  },
  (it) => [primaryKey({ columns: [it.platform, it.userId] }), index('accounts_by_person').on(it.personId)],
)

export const invites = sqliteTable(
  'invites',
  {
    codeHash: text('code_hash').primaryKey(),
    /** What it enrols as; empty in a code that links a further account. */
    post: text('post', { mode: 'json' }).$type<Post>(),
    personId: text('person_id').references(() => people.id),
    usesLeft: integer('uses_left').notNull(),
    expiresAt: integer('expires_at').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (it) => [check('uses_left', sql`${it.usesLeft} >= 0`)],
)
