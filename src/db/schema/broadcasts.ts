import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type {
  BroadcastAudience,
  BroadcastEvent,
  BroadcastState,
  BroadcastStatus,
} from '../../domain/broadcasts/broadcast'
import type { BoundTo } from '../../domain/chats/binding'
import type { Platform } from '../../domain/people/person'

export const broadcasts = sqliteTable(
  'broadcasts',
  {
    id: text('id').primaryKey(),
    number: integer('number').notNull().unique(),
    version: integer('version').notNull(),
    text: text('text').notNull(),
    other: text('other'),
    files: text('files', { mode: 'json' }).$type<string[]>().notNull(),
    audience: text('audience', { mode: 'json' }).$type<BroadcastAudience>().notNull(),
    chaseHours: integer('chase_hours').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    correctedAt: integer('corrected_at'),
    status: text('status').$type<BroadcastStatus>().notNull(),
    state: text('state', { mode: 'json' }).$type<BroadcastState>().notNull(),
    /** Who pressed Send; empty where the clock did. */
    sentBy: text('sent_by'),
    /** While it is scheduled: when it goes. */
    sendAt: integer('send_at'),
  },
  (it) => [index('broadcasts_to_send').on(it.sendAt).where(sql`${it.status} = 'scheduled'`)],
)

/** Append-only. A change's key is what a slower one runs into. */
export const broadcastHistory = sqliteTable(
  'broadcast_history',
  {
    broadcastId: text('broadcast_id')
      .notNull()
      .references(() => broadcasts.id),
    sequence: integer('sequence').notNull(),
    event: text('event', { mode: 'json' }).$type<BroadcastEvent>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.broadcastId, it.sequence] })],
)

/** Fixed when it is sent: one row for each person or group chat. */
export const broadcastRecipients = sqliteTable(
  'broadcast_recipients',
  {
    broadcastId: text('broadcast_id')
      .notNull()
      .references(() => broadcasts.id),
    platform: text('platform').$type<Platform>().notNull(),
    chat: text('chat').notNull(),
    /** A forum topic, else empty. */
    thread: text('thread').notNull().default(''),
    /** Empty for a group chat. */
    personId: text('person_id'),
    acknowledgedAt: integer('acknowledged_at'),
    /** After a correction, where they had acknowledged before it. */
    acknowledgedAgainAt: integer('acknowledged_again_at'),
    comment: text('comment'),
  },
  (it) => [
    primaryKey({ columns: [it.broadcastId, it.platform, it.chat, it.thread] }),
    index('broadcast_recipients_by_person').on(it.personId, it.broadcastId),
  ],
)

/** Group chats that coordinators have bound. `thread` is a forum topic, else empty. */
export const boundChats = sqliteTable(
  'bound_chats',
  {
    platform: text('platform').$type<Platform>().notNull(),
    chat: text('chat').notNull(),
    thread: text('thread').notNull().default(''),
    title: text('title').notNull(),
    bound: text('bound', { mode: 'json' }).$type<BoundTo>().notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
    goneReason: text('gone_reason'),
    goneAt: integer('gone_at'),
  },
  (it) => [primaryKey({ columns: [it.platform, it.chat, it.thread] })],
)

/** Codes that bind the chat they are posted in, by their hash; each is good once and for a short time. */
export const bindCodes = sqliteTable(
  'bind_codes',
  {
    hash: text('hash').primaryKey(),
    bound: text('bound', { mode: 'json' }).$type<BoundTo>().notNull(),
    /** The coordinator's account it was made for. */
    platform: text('platform').$type<Platform>().notNull(),
    userId: text('user_id').notNull(),
    by: text('by').notNull(),
    usesLeft: integer('uses_left').notNull().default(1),
    expiresAt: integer('expires_at').notNull(),
  },
  (it) => [check('bind_code_used', sql`${it.usesLeft} >= 0`)],
)
