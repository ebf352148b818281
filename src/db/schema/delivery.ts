import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Lane, OutboxState, Subject, Telling } from '../../domain/delivery/outbox'
import type { Platform } from '../../domain/people/person'

/** Updates that were carried out, by the platform's id of them: a repeat does nothing. */
export const requests = sqliteTable('requests', {
  key: text('key').primaryKey(),
  at: integer('at').notNull(),
})

/** What is to be said to whom. Written in the transaction that causes it, emptied by delivery. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** One message to one chat, however often its cause is repeated. */
    key: text('key').notNull().unique(),
    platform: text('platform').$type<Platform>().notNull(),
    chat: text('chat').notNull(),
    thread: text('thread'),
    private: integer('private', { mode: 'boolean' }).notNull(),
    /** The reader; empty for a group chat. */
    personId: text('person_id'),
    /** What it is about: `hazard:<id>`. */
    subject: text('subject').$type<Subject>(),
    telling: text('telling', { mode: 'json' }).$type<Telling>().notNull(),
    lane: integer('lane').$type<Lane>().notNull(),
    state: text('state').$type<OutboxState>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    ambiguous: integer('ambiguous').notNull().default(0),
    dueAt: integer('due_at').notNull(),
    leaseToken: text('lease_token'),
    leasedUntil: integer('leased_until').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
    problem: text('problem'),
  },
  (it) => [
    /** What waits, in the order it goes; the ended rows, by far the most, are not in it. */
    index('outbox_waiting').on(it.lane, it.platform, it.id).where(sql`${it.state} = 'waiting'`),
    /** What is under way, by its lease: a few rows, however many wait or ended. */
    index('outbox_leased').on(it.leaseToken).where(sql`${it.leaseToken} IS NOT NULL`),
    index('outbox_set_aside').on(it.id).where(sql`${it.state} = 'aside'`),
    index('outbox_unconfirmed').on(it.id).where(sql`${it.state} = 'unconfirmed'`),
    index('outbox_by_chat').on(it.platform, it.chat, it.state, it.id),
  ],
)

/**
 * What digests say, as it stood when they were planned (`at`, UTC ms). Who shares facts shares the row: `owner` is a
 * person's id, whose lines they read (domain/digests), or the scope of their figures.
 */
export const digestFacts = sqliteTable(
  'digest_facts',
  {
    at: integer('at').notNull(),
    owner: text('owner').notNull(),
    /** A field of `DigestFacts`, `figures:<which>`; `due` and `stead` name those who are planned for. */
    kind: text('kind').notNull(),
    lines: text('lines', { mode: 'json' }).$type<object[]>().notNull(),
  },
  (it) => [primaryKey({ columns: [it.at, it.owner, it.kind] })],
)

/** The card of a subject in a chat or forum topic: edited in place, so there is one. */
export const cards = sqliteTable(
  'cards',
  {
    subject: text('subject').$type<Subject>().notNull(),
    /** What people call it: `H-12`. */
    code: text('code').notNull(),
    platform: text('platform').$type<Platform>().notNull(),
    chat: text('chat').notNull(),
    /** The conversation as the platform answered it: on Slack a D… id where `chat` is the user's. */
    conversation: text('conversation').notNull(),
    /** Empty where the chat got another id: the card's next edit is a new message there. */
    message: text('message').notNull(),
    thread: text('thread'),
    /** The forum topic it is in, else empty: a Slack channel is one place, whatever its threads. */
    topic: text('topic').notNull().default(''),
    private: integer('private', { mode: 'boolean' }).notNull(),
    personId: text('person_id'),
    /** What it shows, as a hash: an edit that would change nothing is not sent. */
    fingerprint: text('fingerprint').notNull(),
  },
  (it) => [
    primaryKey({ columns: [it.subject, it.platform, it.chat, it.topic] }),
    index('cards_by_message').on(it.platform, it.conversation, it.message),
  ],
)

/** A form that is being filled in step by step, resumable after days and after a restart. */
export const conversations = sqliteTable(
  'conversations',
  {
    platform: text('platform').$type<Platform>().notNull(),
    chat: text('chat').notNull(),
    userId: text('user_id').notNull(),
    state: text('state', { mode: 'json' }).$type<unknown>().notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (it) => [primaryKey({ columns: [it.platform, it.chat, it.userId] })],
)

/** Updates our own code failed on: acknowledged to the platform, kept for a person to look at. */
export const quarantine = sqliteTable('quarantine', {
  key: text('key').primaryKey(),
  platform: text('platform').$type<Platform>().notNull(),
  envelope: text('envelope', { mode: 'json' }).$type<unknown>().notNull(),
  problem: text('problem').notNull(),
  at: integer('at').notNull(),
})

/**
 * How fast each destination takes messages, shared by all processes: `telegram` (what is spread over time),
 * `telegram/prompt` (what goes at once), `telegram:<chat>`; the same for Slack.
 */
export const paces = sqliteTable('paces', {
  key: text('key').primaryKey(),
  /** The earliest the next message may go, UTC ms. */
  nextAt: real('next_at').notNull(),
  /** Grows at once after a 429, comes back slowly. */
  intervalMs: real('interval_ms').notNull(),
  /** Nothing before this: the platform said so, refuses our token, or does not answer. */
  blockedUntil: integer('blocked_until').notNull().default(0),
  /** How long the last block was when it began, ms: however clocks are set, none is longer. */
  blockedMs: integer('blocked_ms').notNull().default(0),
  /** Why the platform refuses our token; empty where it takes it. */
  refused: text('refused'),
  /** Since when the platform does not answer, UTC ms; empty where it does. */
  awaySince: integer('away_since'),
})

/**
 * The processes that deliver: they divide each platform's limit among them. Times are of the database's clock, UTC ms.
 */
export const deliverers = sqliteTable('deliverers', {
  id: text('id').primaryKey(),
  /** By so many it divides the limits, as far as the others know: never more than it does. */
  divides: integer('divides').notNull(),
  /** Whether it takes its whole share: those who were sending had heard of it. */
  entered: integer('entered', { mode: 'boolean' }).notNull().default(false),
  /** Until then it may be calling for what it has claimed. */
  busyUntil: integer('busy_until').notNull().default(0),
  /** Not heard of again by then, it is thought to have died. */
  until: integer('until').notNull(),
})
