import { describe, expect, test } from 'vitest'
import { createOutbox } from '../../src/db/outbox'
import type { Outcome } from '../../src/domain/delivery/outcome'
import type { Delivered, OutboxRow } from '../../src/domain/delivery/ports'
import { openTestDatabase } from '../support/database'

const now = 1_000_000
const half = () => 0.5

async function open(rows: { chat: string; lane?: number; dueAt?: number }[]) {
  const client = await openTestDatabase()
  for (const [at, { chat, lane = 2, dueAt = 0 }] of rows.entries()) {
    await client.execute({
      sql: `INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
            VALUES (?, 'telegram', ?, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ?, ?, 0)`,
      args: [`row-${at + 1}`, chat, lane, dueAt],
    })
  }
  const outbox = createOutbox(client)
  const rowsNow = async () => (await client.execute('SELECT * FROM outbox ORDER BY id')).rows
  return { client, outbox, rowsNow }
}
const accepted: Outcome = { kind: 'accepted', ref: { platform: 'telegram', chat: '1', message: '1' } }
const all = (rows: readonly OutboxRow[], outcome: Outcome): Delivered[] =>
  rows.map((row) => ({ row, outcome }))

describe('the outbox', () => {
  test('gives each row to one claimer, by lane and age', async () => {
    const { outbox } = await open([{ chat: 'a' }, { chat: 'b', lane: 0 }, { chat: 'c' }])
    const first = await outbox.claim('one', now, 2)
    const second = await outbox.claim('two', now, 2)
    expect(first.map((row) => row.id)).toEqual([2, 1])
    expect(second.map((row) => row.id)).toEqual([3])
  })

  test('frees the rows of a dead claimer after a minute, and not before', async () => {
    const { outbox } = await open([{ chat: 'a' }])
    await outbox.claim('dead', now, 5)
    expect(await outbox.claim('next', now + 59_999, 5)).toEqual([])
    expect(await outbox.claim('next', now + 60_000, 5)).toHaveLength(1)
  })

  test('records nothing for one whose lease went to somebody else', async () => {
    const { outbox, rowsNow } = await open([{ chat: 'a' }])
    const stale = await outbox.claim('slow', now, 5)
    await outbox.claim('fast', now + 60_000, 5)
    await outbox.record('slow', now + 60_001, all(stale, accepted), half)
    expect((await rowsNow())[0]).toMatchObject({ state: 'waiting', lease_token: 'fast' })
  })

  test('never lets a later message of a chat overtake an earlier one that waits', async () => {
    const { outbox } = await open([{ chat: 'a', dueAt: now + 5_000 }, { chat: 'a' }, { chat: 'b' }])
    expect((await outbox.claim('one', now, 5)).map((row) => row.id)).toEqual([3])
    expect((await outbox.claim('two', now + 5_000, 5)).map((row) => row.id)).toEqual([1, 2])
  })

  test('obeys retry_after to the millisecond', async () => {
    const { outbox } = await open([{ chat: 'a' }])
    const rows = await outbox.claim('one', now, 5)
    await outbox.record(
      'one',
      now,
      all(rows, { kind: 'retry', afterMs: 17_000, scope: 'chat', reason: '429' }),
      half,
    )
    expect(await outbox.nextDueAt()).toBe(now + 17_000)
    expect(await outbox.claim('two', now + 16_999, 5)).toEqual([])
    expect(await outbox.claim('two', now + 17_000, 5)).toHaveLength(1)
  })

  test('holds the whole platform back where the bot as a whole is limited', async () => {
    const { outbox } = await open([{ chat: 'a' }, { chat: 'b' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record(
      'one',
      now,
      all(rows, { kind: 'retry', afterMs: 9_000, scope: 'bot', reason: '429' }),
      half,
    )
    expect(await outbox.claim('two', now + 8_999, 5)).toEqual([])
  })

  test('keeps rows while the token is refused, and goes on when it is mended', async () => {
    const { outbox, rowsNow } = await open([{ chat: 'a' }, { chat: 'b' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record('one', now, all(rows, { kind: 'credentials', reason: 'token_revoked' }), half)
    expect((await rowsNow()).map((row) => row.state)).toEqual(['waiting', 'waiting'])
    expect(await outbox.claim('two', now + 60_000, 5)).toHaveLength(2)
  })

  test('sets poison aside with its reason', async () => {
    const { outbox, rowsNow } = await open([{ chat: 'a' }])
    await outbox.record(
      'one',
      now,
      all(await outbox.claim('one', now, 5), { kind: 'rejected', reason: 'message is too long' }),
      half,
    )
    expect((await rowsNow())[0]).toMatchObject({ state: 'aside', problem: 'message is too long' })
  })

  test('a chat that moved gets its message under the new id', async () => {
    const { outbox } = await open([{ chat: '-1' }, { chat: '-1' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record('one', now, all(rows, { kind: 'moved', chat: '-1001' }), half)
    expect((await outbox.claim('two', now, 5)).map((row) => row.place.chat)).toEqual(['-1001', '-1001'])
  })

  test('what nobody knows the fate of is sent again, later each time', async () => {
    const { outbox } = await open([{ chat: 'a' }])
    const waits: number[] = []
    let at = now
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const rows = await outbox.claim(`claim-${attempt}`, at, 1)
      await outbox.record(`claim-${attempt}`, at, all(rows, { kind: 'ambiguous', reason: 'timeout' }), half)
      const due = (await outbox.nextDueAt()) ?? 0
      waits.push(due - at)
      at = due
    }
    expect(waits).toEqual([1_500, 3_000, 6_000, 12_000])
  })
})
