import type { Client, InStatement, Row } from '@libsql/client'
import { attemptsMax, backoffMs } from '../domain/delivery/backoff'
import { lanes } from '../domain/delivery/outbox'
import type { MessageRef } from '../domain/delivery/outcome'
import { type Delivered, leaseMs, type Outbox, type OutboxRow } from '../domain/delivery/ports'
import { rowOf } from './client'
import { outbox as table } from './schema'
import { moveChat } from './stores/people-changes'

/** A row may go unless an earlier one of the same chat, no less urgent, still has to wait. */
const claimable = `SELECT o.id FROM outbox o
  WHERE o.state = 'waiting' AND o.due_at <= ?1 AND o.leased_until <= ?1
    AND NOT EXISTS (SELECT 1 FROM outbox e
      WHERE e.platform = o.platform AND e.chat = o.chat AND e.state = 'waiting' AND e.id < o.id
        AND e.lane <= o.lane AND (e.due_at > ?1 OR e.leased_until > ?1))
  ORDER BY o.lane, o.id LIMIT ?2`

/** Reminders for a chat are one message: those that come with a claimed one are claimed too. */
const together = `SELECT s.id FROM first JOIN outbox f ON f.id = first.id
  JOIN outbox s ON s.platform = f.platform AND s.chat = f.chat AND s.state = 'waiting'
  WHERE f.telling ->> '$.kind' = 'reminder' AND s.telling ->> '$.kind' = 'reminder'
    AND s.due_at <= ?1 AND s.leased_until <= ?1`

export function createOutbox(client: Client): Outbox {
  return {
    claim: async (token, now, limit) => {
      const { rows } = await client.execute({
        sql: `WITH first AS (${claimable})
              UPDATE outbox SET lease_token = ?3, leased_until = ?1 + ?4, attempts = attempts + 1
              WHERE id IN (SELECT id FROM first UNION ${together}) RETURNING *`,
        args: [now, limit, token, leaseMs],
      })
      return rows.map(outboxRow).sort((a, b) => a.lane - b.lane || a.id - b.id)
    },
    record: async (token, now, delivered, random) => {
      const statements = delivered.flatMap((it) => recordOne(token, now, it, random()))
      if (statements.length > 0) await client.batch(statements, 'write')
    },
    nextDueAt: async () => {
      const { rows } = await client.execute(
        "SELECT min(max(due_at, leased_until)) AS due FROM outbox WHERE state = 'waiting'",
      )
      const due = rows[0]?.due
      return due === null || due === undefined ? undefined : Number(due)
    },
  }
}

function outboxRow(row: Row): OutboxRow {
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
    ...(it.personId === null ? {} : { personId: it.personId }),
    ...(it.subject === null ? {} : { subject: it.subject }),
  }
}

function recordOne(token: string, now: number, delivered: Delivered, random: number): InStatement[] {
  const { row, outcome } = delivered
  const end = (state: 'sent' | 'gone' | 'aside', problem: string | null = null): InStatement => ({
    sql: `UPDATE outbox SET state = ?, ended_at = ?, problem = ?, lease_token = NULL, leased_until = 0
          WHERE id = ? AND lease_token = ?`,
    args: [state, now, problem, row.id, token],
  })
  const again = (dueAt: number, problem: string): InStatement => ({
    sql: 'UPDATE outbox SET due_at = ?, problem = ?, lease_token = NULL, leased_until = 0 WHERE id = ? AND lease_token = ?',
    args: [dueAt, problem, row.id, token],
  })
  switch (outcome.kind) {
    case 'accepted':
      return [...keepCard(token, now, delivered, outcome.ref), end('sent')]
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
      return [markGone(row, now, outcome.reason), end('gone', outcome.reason)]
    case 'rejected':
      return [end('aside', outcome.reason)]
    case 'credentials':
      // Nothing is wrong with the message: it waits until somebody mends the token.
      return [again(now + 60_000, outcome.reason), holdPlatform(row, now + 60_000)]
    case 'retry':
    case 'ambiguous': {
      if (row.attempts >= attemptsMax) return [end('aside', outcome.reason)]
      const asked = outcome.kind === 'retry' ? (outcome.afterMs ?? 0) : 0
      const dueAt = now + Math.max(asked, backoffMs(row.attempts, random))
      const whole = outcome.kind === 'retry' && outcome.scope === 'bot'
      return [again(dueAt, outcome.reason), ...(whole ? [holdPlatform(row, now + asked)] : [])]
    }
  }
}

const holdPlatform = ({ place }: OutboxRow, until: number): InStatement => ({
  sql: "UPDATE outbox SET due_at = ?1 WHERE platform = ?2 AND state = 'waiting' AND due_at < ?1",
  args: [until, place.platform],
})

const markGone = ({ place }: OutboxRow, now: number, reason: string): InStatement => ({
  sql: 'UPDATE accounts SET gone_reason = ?, gone_at = ? WHERE platform = ? AND chat = ? AND gone_reason IS NULL',
  args: [reason, now, place.platform, place.chat],
})

const forgetCard = ({ place, subject }: OutboxRow): InStatement => ({
  sql: 'DELETE FROM cards WHERE subject = ? AND platform = ? AND chat = ?',
  args: [subject ?? '', place.platform, place.chat],
})

const follow = (telling: string, lane: number) => ({
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
          AND cards.subject = o.subject AND cards.platform = o.platform AND cards.chat = o.chat
          AND (cards.message = '' OR (cards.conversation = ?1 AND cards.message = ?2))`,
  args: [ref.chat, ref.message, fingerprint, id, token],
})

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
    lanes.work,
  )
  const ours = 'o.id = ?2 AND o.lease_token = ?3'
  return [
    {
      sql: `INSERT INTO outbox ${retire.columns}
            SELECT 'retire:' || o.id, ${retire.rest} FROM outbox o
            JOIN cards c ON c.subject = o.subject AND c.platform = o.platform AND c.chat = o.chat
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
      sql: `INSERT INTO cards (subject, code, platform, chat, conversation, message, thread, private, person_id, fingerprint)
            SELECT o.subject, ?6, o.platform, o.chat, ?1, ?2, o.thread, o.private, o.person_id, ?3
            FROM outbox o WHERE o.id = ?4 AND o.lease_token = ?5
            ON CONFLICT (subject, platform, chat) DO UPDATE SET conversation = excluded.conversation,
              message = excluded.message, thread = excluded.thread, fingerprint = excluded.fingerprint`,
      args: [ref.chat, ref.message, drawn.fingerprint, row.id, token, drawn.code],
    },
  ]
}
