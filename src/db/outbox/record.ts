import type { InStatement, Row } from '@libsql/client'
import { afterAmbiguous } from '../../domain/delivery/ambiguous'
import { attemptsMax, backoffMs } from '../../domain/delivery/backoff'
import { lanes } from '../../domain/delivery/outbox'
import { type MessageRef, topicOf } from '../../domain/delivery/outcome'
import type { Delivered, OutboxRow } from '../../domain/delivery/ports'
import type { KeptFacts } from '../../domain/digests/facts'
import { rowAs, rowOf } from '../client'
import { outbox as table } from '../schema'
import { chatGone } from '../stores/chats'
import { moveChat } from '../stores/people-changes'
import { topicOfRow } from '../stores/topics'

export function outboxRow(row: Row): OutboxRow {
  const it = rowOf(table, row)
  return {
    id: it.id,
    place: {
      platform: it.platform,
      chat: it.chat,
      private: it.private,
      ...(it.thread === null ? {} : { thread: it.thread }),
    },
    telling: it.telling,
    lane: it.lane,
    attempts: it.attempts,
    ambiguous: it.ambiguous,
    lease: it.leaseToken ?? '',
    inMs: Number(row.slot_in),
    ...(row.kept ? { kept: readKept(String(row.kept)) } : {}),
    ...(it.personId === null ? {} : { personId: it.personId }),
    ...(it.subject === null ? {} : { subject: it.subject }),
  }
}

const readKept = (json: string): KeptFacts =>
  (JSON.parse(json) as { kind: string; lines: object[] }[]).map(({ kind, lines }) => ({
    kind,
    lines: lines.map((it) => rowAs(it)),
  }))

/** The statements that keep how a row fared; they do nothing where its lease went to somebody else meanwhile. */
export function recordOne(now: number, delivered: Delivered, random: number): InStatement[] {
  const { row, outcome } = delivered
  const token = row.lease
  const end = (
    state: 'sent' | 'gone' | 'aside' | 'unconfirmed',
    problem: string | null = null,
  ): InStatement => ({
    sql: `UPDATE outbox SET state = ?, ended_at = ?, problem = ?, lease_token = NULL, leased_until = 0
          WHERE id = ? AND lease_token = ?`,
    args: [state, now, problem, row.id, token],
  })
  const again = (dueAt: number, problem: string, ambiguous = 0): InStatement => ({
    sql: `UPDATE outbox SET due_at = ?, problem = ?, ambiguous = ambiguous + ?, lease_token = NULL, leased_until = 0
          WHERE id = ? AND lease_token = ?`,
    args: [dueAt, problem, ambiguous, row.id, token],
  })
  /** As if it had not been claimed. */
  const waitOn = (problem: string | null): InStatement => ({
    sql: `UPDATE outbox SET attempts = attempts - 1, problem = coalesce(?, problem), lease_token = NULL, leased_until = 0
          WHERE id = ? AND lease_token = ?`,
    args: [problem, row.id, token],
  })
  switch (outcome.kind) {
    case 'accepted':
      return [
        ...keepCard(token, now, delivered, outcome.ref),
        ...showLeft(now, delivered),
        end('sent'),
        ...forgetAnswer(row),
      ]
    case 'lost':
      // An older message that is gone says nothing about the card that took its place.
      return [...(row.telling.kind === 'refresh' ? [forgetCard(row)] : []), end('sent', outcome.reason)]
    case 'needless':
      return [end('sent', outcome.reason)]
    case 'moved':
      return [
        ...moveChat({
          kind: 'chat.moved',
          platform: row.place.platform,
          from: row.place.chat,
          to: outcome.chat,
        }),
        again(now, 'moved'),
      ]
    case 'gone':
      return [
        markGone(row, now, outcome.reason),
        ...(row.place.private ? [] : [chatGone(row.place, outcome.reason, now)]),
        end('gone', outcome.reason),
      ]
    case 'rejected':
      return [end('aside', outcome.reason)]
    case 'retry': {
      if (row.attempts >= attemptsMax) return [end('aside', outcome.reason)]
      // After a 429 the chat is held for as long as was asked (`paces`).
      const afterMs = outcome.limited ? 0 : (outcome.afterMs ?? 0)
      return [again(now + Math.max(afterMs, backoffMs(row.attempts, random)), outcome.reason)]
    }
    case 'credentials':
    case 'away':
      // Nothing is wrong with the message: it waits until the token is mended, or the platform there again.
      return [waitOn(outcome.reason)]
    case 'unsent':
      return [waitOn(null)]
    case 'ambiguous':
      return afterAmbiguous(row, row.ambiguous + 1) === 'unconfirmed'
        ? [end('unconfirmed', outcome.reason)]
        : [again(now + backoffMs(row.attempts, random), outcome.reason, 1)]
  }
}

/** What was said to one person stands in their chat: the words are not kept here. */
const forgetAnswer = ({ id, telling }: OutboxRow): InStatement[] =>
  telling.kind === 'answer'
    ? [
        {
          sql: "UPDATE outbox SET telling = json_object('kind', 'answer') WHERE id = ? AND state = 'sent'",
          args: [id],
        },
      ]
    : []

const markGone = ({ place }: OutboxRow, now: number, reason: string): InStatement => ({
  sql: 'UPDATE accounts SET gone_reason = ?, gone_at = ? WHERE platform = ? AND chat = ? AND gone_reason IS NULL',
  args: [reason, now, place.platform, place.chat],
})

const forgetCard = ({ place, subject }: OutboxRow): InStatement => ({
  sql: 'DELETE FROM cards WHERE subject = ? AND platform = ? AND chat = ? AND topic = ?',
  args: [subject ?? '', place.platform, place.chat, topicOf(place)],
})

const follow = (telling: string, lane: number | string) => ({
  columns: `(key, platform, chat, thread, private, person_id, subject, telling, lane, due_at, created_at)`,
  rest: `o.platform, o.chat, o.thread, o.private, o.person_id, o.subject, ${telling}, ${lane}, ?1, ?1`,
})

/**
 * What an edited card shows now; where its chat has another id, the message that stands for it there. A
 * newer card may have been sent meanwhile: an older one that was still edited does not take its place.
 */
const keepRefreshed = (
  token: string,
  { id }: OutboxRow,
  fingerprint: string,
  ref: MessageRef,
): InStatement => ({
  sql: `UPDATE cards SET conversation = ?1, message = ?2, fingerprint = ?3
        FROM outbox o WHERE o.id = ?4 AND o.lease_token = ?5
          AND cards.subject = o.subject AND cards.platform = o.platform AND cards.chat = o.chat AND cards.topic = ${topicOfRow('o')}
          AND (cards.message = '' OR (cards.conversation = ?1 AND cards.message = ?2))`,
  args: [ref.chat, ref.message, fingerprint, id, token],
})

/** The files a message had no room for go by the next one. */
function showLeft(now: number, { row, left }: Delivered): InStatement[] {
  if (!left) return []
  const { columns, rest } = follow("json_object('kind', 'files', 'files', json(?4))", 'o.lane')
  return [
    {
      sql: `INSERT INTO outbox ${columns}
            SELECT 'files:' || o.id, ${rest} FROM outbox o
            WHERE o.id = ?2 AND o.lease_token = ?3 ON CONFLICT (key) DO NOTHING`,
      args: [now, row.id, row.lease, JSON.stringify(left)],
    },
  ]
}

/**
 * The message of a card is kept, so that it is edited from now on. The one it takes the place of is
 * retired, and the files that belong to the telling follow it.
 */
function keepCard(token: string, now: number, { row, drawn }: Delivered, ref: MessageRef): InStatement[] {
  if (!drawn) return []
  if (row.telling.kind === 'refresh') return [keepRefreshed(token, row, drawn.fingerprint, ref)]
  const retire = follow(
    `json_object('kind', 'retire', 'code', c.code, 'ref',
       json_object('platform', c.platform, 'chat', c.conversation, 'message', c.message))`,
    lanes.refresh,
  )
  const files = follow(
    `json_object('kind', 'files', 'files', json_extract(o.telling, '$.files'))`,
    // Thousands of a broadcast's files go out as it does: they keep no reminder waiting.
    `max(o.lane, ${lanes.work})`,
  )
  const ours = 'o.id = ?2 AND o.lease_token = ?3'
  return [
    {
      sql: `INSERT INTO outbox ${retire.columns}
            SELECT 'retire:' || o.id, ${retire.rest} FROM outbox o
            JOIN cards c ON c.subject = o.subject AND c.platform = o.platform AND c.chat = o.chat AND c.topic = ${topicOfRow('o')}
            WHERE ${ours} AND c.message <> '' AND NOT (c.conversation = ?4 AND c.message = ?5) ON CONFLICT (key) DO NOTHING`,
      args: [now, row.id, token, ref.chat, ref.message],
    },
    {
      sql: `INSERT INTO outbox ${files.columns}
            SELECT 'files:' || o.id, ${files.rest} FROM outbox o
            WHERE ${ours} AND json_array_length(o.telling, '$.files') > 0 ON CONFLICT (key) DO NOTHING`,
      args: [now, row.id, token],
    },
    {
      sql: `INSERT INTO cards (subject, code, platform, chat, conversation, message, thread, topic, private, person_id, fingerprint)
            SELECT o.subject, ?6, o.platform, o.chat, ?1, ?2, o.thread, ${topicOfRow('o')}, o.private, o.person_id, ?3
            FROM outbox o WHERE o.id = ?4 AND o.lease_token = ?5
            ON CONFLICT (subject, platform, chat, topic) DO UPDATE SET conversation = excluded.conversation,
              message = excluded.message, thread = excluded.thread, fingerprint = excluded.fingerprint`,
      args: [ref.chat, ref.message, drawn.fingerprint, row.id, token, drawn.code],
    },
  ]
}
