import type { Client } from '@libsql/client'
import { createOutbox } from '../../src/db/outbox/outbox'
import type { Stream } from '../../src/domain/delivery/outbox'
import type { Outcome } from '../../src/domain/delivery/outcome'
import { type Paces, unpaced } from '../../src/domain/delivery/pace'
import type { Delivered, OutboxRow, Turn } from '../../src/domain/delivery/ports'
import { openTestDatabase } from './database'
import { withClock } from './database-clock'

/** When it is at first, UTC ms, by every clock there is. */
export const now = 1_000_000
export const half = () => 0.5

/**
 * The outbox by its verbs, so that a test says what it is about. The database's clock is that of the test: when it was
 * last asked for something.
 */
export function openOutbox(client: Client, paces: Paces, stream: Stream = 'prompt', random = half) {
  let clock = now
  const { turn: ask, nextDueAt } = createOutbox(
    withClock(client, () => clock),
    paces,
  )
  const turn = (given: Omit<Turn, 'random' | 'stream'>) => {
    clock = given.now
    return ask({ ...given, stream, random })
  }
  return {
    turn,
    claim: async (token: string, at: number, limit: number) => (await turn({ token, now: at, limit })).rows,
    record: (token: string, at: number, delivered: Delivered[]) =>
      turn({
        token: 'nothing',
        now: at,
        limit: 0,
        delivered: delivered.map((it) => ({ ...it, row: { ...it.row, lease: token } })),
      }),
    nextDueAt: (at: number) => {
      clock = at
      return nextDueAt(stream, at)
    },
  }
}

/** As if the process that holds the rows had died more than a minute ago, by the database's clock. */
export const endLeases = (client: Client) =>
  client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')

/** Rows for chats of Telegram wait, of which no platform limits how many go. */
export async function openRows(rows: { chat: string; lane?: number; dueAt?: number }[]) {
  const client = await openTestDatabase()
  for (const [at, { chat, lane = 2, dueAt = 0 }] of rows.entries()) {
    await client.execute({
      sql: `INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
            VALUES (?, 'telegram', ?, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ?, ?, 0)`,
      args: [`row-${at + 1}`, chat, lane, dueAt],
    })
  }
  const outbox = openOutbox(client, unpaced)
  const rowsNow = async () => (await client.execute('SELECT * FROM outbox ORDER BY id')).rows
  return { client, outbox, rowsNow }
}

export const accepted: Outcome = { kind: 'accepted', ref: { platform: 'telegram', chat: '1', message: '1' } }
export const all = (rows: readonly OutboxRow[], outcome: Outcome): Delivered[] =>
  rows.map((row) => ({ row, outcome }))
