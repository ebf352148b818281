import type { Client } from '@libsql/client'
import { describe, expect, test } from 'vitest'
import { createOutbox } from '../../src/db/outbox/outbox'
import type { Stream } from '../../src/domain/delivery/outbox'
import type { Outcome } from '../../src/domain/delivery/outcome'
import { type Paces, platformPaces, unpaced } from '../../src/domain/delivery/pace'
import type { Delivered, OutboxRow } from '../../src/domain/delivery/ports'
import { openTestDatabase } from '../support/database'

const now = 1_000_000
const half = () => 0.5

/** The outbox by its two verbs, so that a test says what it is about. */
function openOutbox(client: Client, paces: Paces, stream: Stream = 'prompt') {
  const { turn, nextDueAt } = createOutbox(client, paces)
  return {
    turn,
    claim: async (token: string, at: number, limit: number) =>
      (await turn({ token, now: at, stream, limit, random: half })).rows,
    record: (token: string, at: number, delivered: Delivered[]) =>
      turn({
        token: 'nothing',
        now: at,
        stream,
        limit: 0,
        random: half,
        delivered: delivered.map((it) => ({ ...it, row: { ...it.row, lease: token } })),
      }),
    nextDueAt: (at: number) => nextDueAt(stream, at),
  }
}

/** As if the process that holds the rows had died more than a minute ago, by the database's clock. */
const endLeases = (client: Client) =>
  client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')

async function open(rows: { chat: string; lane?: number; dueAt?: number }[]) {
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

  test('frees the rows of a dead claimer once their lease is over, and not before', async () => {
    const { client, outbox } = await open([{ chat: 'a' }])
    await outbox.claim('dead', now, 5)
    expect(await outbox.claim('next', now + 600_000, 5)).toEqual([])
    await endLeases(client)
    const freed = await outbox.turn({ token: 'next', now, stream: 'prompt', limit: 5, random: half })
    expect(freed.abandoned).toEqual([1])
    expect(freed.rows).toMatchObject([{ id: 1, ambiguous: 1 }])
  })

  test('sends what a dead process held once more where people have to act on it, a broadcast not', async () => {
    const { client, outbox, rowsNow } = await open([
      { chat: 'a', lane: 1 },
      { chat: 'b', lane: 5 },
    ])
    const bulk = openOutbox(client, unpaced, 'bulk')
    await outbox.claim('dead', now, 5)
    await bulk.claim('dead too', now, 5)
    await endLeases(client)
    await outbox.claim('dead again', now, 5)
    expect((await rowsNow()).map((row) => row.state)).toEqual(['waiting', 'unconfirmed'])
    await endLeases(client)
    expect(await outbox.claim('late', now, 5)).toEqual([])
    expect((await rowsNow()).map((row) => row.state)).toEqual(['unconfirmed', 'unconfirmed'])
  })

  test('what a dead process was answered is recorded, and what it had not called for waits on as if it had not been claimed', async () => {
    const { client, rowsNow } = await open([
      { chat: 'a', lane: 5 },
      { chat: 'b', lane: 5 },
      { chat: 'c', lane: 5 },
      { chat: 'd', lane: 5 },
    ])
    const bulk = openOutbox(client, unpaced, 'bulk')
    const dead = await bulk.claim('dead', now, 3)
    await bulk.claim('alive', now, 1)
    const left = [
      { token: 'dead', called: [1, 2], delivered: all(dead.slice(1, 2), accepted) },
      { token: 'alive', called: [], delivered: [] },
      { token: 'long settled', called: [9], delivered: [] },
    ]
    const turn = (token: string) => bulk.turn({ token, now, stream: 'bulk', limit: 5, random: half, left })
    // Nothing is taken before its lease is over.
    expect(await turn('early')).toMatchObject({ rows: [], abandoned: [], settled: ['long settled'] })
    await client.execute("UPDATE outbox SET leased_until = 1 WHERE lease_token = 'dead'")
    const { rows, abandoned, settled } = await turn('next')
    expect([rows.map((row) => [row.id, row.attempts]), abandoned, settled]).toEqual([
      [[3, 1]],
      [1],
      ['dead', 'long settled'],
    ])
    expect((await rowsNow()).map((row) => [row.state, row.lease_token])).toEqual([
      ['unconfirmed', null],
      ['sent', null],
      ['waiting', 'next'],
      ['waiting', 'alive'],
    ])
  })

  test('records nothing for one whose lease went to somebody else', async () => {
    const { client, outbox, rowsNow } = await open([{ chat: 'a' }])
    const stale = await outbox.claim('slow', now, 5)
    await endLeases(client)
    await outbox.claim('fast', now, 5)
    await outbox.record('slow', now + 60_001, all(stale, accepted))
    expect((await rowsNow())[0]).toMatchObject({ state: 'waiting', lease_token: 'fast' })
  })

  test('never lets a later message of a chat overtake an earlier one that is to be tried again', async () => {
    const { outbox } = await open([{ chat: 'a' }, { chat: 'a' }, { chat: 'b' }])
    const first = await outbox.claim('one', now, 5)
    expect(first.map((row) => row.id)).toEqual([1, 3])
    const retry: Outcome = { kind: 'retry', afterMs: 5_000, scope: 'chat', reason: 'busy' }
    await outbox.record('one', now, all(first.slice(0, 1), retry))
    expect(await outbox.claim('two', now + 4_999, 5)).toEqual([])
    expect((await outbox.claim('three', now + 5_000, 5)).map((row) => row.id)).toEqual([1])
  })

  test('what is only due later holds nothing back', async () => {
    const { outbox } = await open([{ chat: 'a', dueAt: now + 5_000 }, { chat: 'a' }])
    expect((await outbox.claim('one', now, 5)).map((row) => row.id)).toEqual([2])
  })

  test('has one message of a chat under way at a time, also between the streams', async () => {
    const { client, outbox } = await open([{ chat: 'a', lane: 5 }, { chat: 'a' }])
    const bulk = openOutbox(client, unpaced, 'bulk')
    expect(await bulk.claim('one', now, 5)).toEqual([])
    const [answer] = await outbox.claim('two', now, 5)
    expect(answer?.id).toBe(2)
    expect(await bulk.claim('three', now, 5)).toEqual([])
    await outbox.record('two', now, answer ? all([answer], accepted) : [])
    expect((await bulk.claim('four', now, 5)).map((row) => row.id)).toEqual([1])
  })

  test('obeys retry_after to the millisecond', async () => {
    const { outbox } = await open([{ chat: 'a' }])
    const rows = await outbox.claim('one', now, 5)
    await outbox.record(
      'one',
      now,
      all(rows, { kind: 'retry', afterMs: 17_000, scope: 'chat', reason: '429', limited: true }),
    )
    expect(await outbox.nextDueAt(now)).toBe(now + 17_000)
    expect(await outbox.claim('two', now + 16_999, 5)).toEqual([])
    expect(await outbox.claim('two', now + 17_000, 5)).toHaveLength(1)
  })

  test('holds the whole platform back where the bot as a whole is limited', async () => {
    const { outbox } = await open([{ chat: 'a' }, { chat: 'b' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record(
      'one',
      now,
      all(rows, { kind: 'retry', afterMs: 9_000, scope: 'bot', reason: '429', limited: true }),
    )
    expect(await outbox.claim('two', now + 8_999, 5)).toEqual([])
  })

  test('keeps rows while the token is refused, and goes on when it is mended', async () => {
    const { outbox, rowsNow } = await open([{ chat: 'a' }, { chat: 'b' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record('one', now, all(rows, { kind: 'credentials', reason: 'token_revoked' }))
    expect((await rowsNow()).map((row) => row.state)).toEqual(['waiting', 'waiting'])
    expect(await outbox.claim('two', now + 60_000, 5)).toHaveLength(2)
  })

  test('sets poison aside with its reason', async () => {
    const { outbox, rowsNow } = await open([{ chat: 'a' }])
    await outbox.record(
      'one',
      now,
      all(await outbox.claim('one', now, 5), { kind: 'rejected', reason: 'message is too long' }),
    )
    expect((await rowsNow())[0]).toMatchObject({ state: 'aside', problem: 'message is too long' })
  })

  test('a chat that moved gets its message under the new id', async () => {
    const { outbox } = await open([{ chat: '-1' }, { chat: '-1' }])
    const rows = await outbox.claim('one', now, 1)
    await outbox.record('one', now, all(rows, { kind: 'moved', chat: '-1001' }))
    const moved = await outbox.claim('two', now, 5)
    expect(moved).toMatchObject([{ id: 1, place: { chat: '-1001' } }])
    await outbox.record('two', now, all(moved, accepted))
    expect(await outbox.claim('three', now, 5)).toMatchObject([{ id: 2, place: { chat: '-1001' } }])
  })

  test('what nobody knows the fate of is sent once more, then left unconfirmed', async () => {
    const { outbox, rowsNow } = await open([{ chat: 'a' }])
    const unknown: Outcome = { kind: 'ambiguous', reason: 'timeout' }
    await outbox.record('one', now, all(await outbox.claim('one', now, 1), unknown))
    const due = (await outbox.nextDueAt(now)) ?? 0
    expect(due - now).toBe(1_500)
    const again = await outbox.claim('two', due, 1)
    expect(again).toMatchObject([{ ambiguous: 1 }])
    await outbox.record('two', due, all(again, unknown))
    expect((await rowsNow())[0]).toMatchObject({ state: 'unconfirmed', problem: 'timeout' })
  })
})

describe('the pace', () => {
  const many = (count: number, lane: number) =>
    Array.from({ length: count }, (_, at) => ({ chat: `chat-${at}`, lane }))

  test('lets a burst go at once and then as many as the platform takes', async () => {
    const { client } = await open(many(60, 2))
    const outbox = openOutbox(client, platformPaces)
    expect(await outbox.claim('one', now, 30)).toHaveLength(15)
    expect(await outbox.claim('two', now, 30)).toHaveLength(0)
    // A fifth of the pace is left to what is spread over time.
    expect(await outbox.claim('three', now + 500, 30)).toHaveLength(11)
  })

  test('gives a broadcast slots that follow one another, also over batches and processes', async () => {
    const { client } = await open(many(60, 5))
    const one = createOutbox(client, platformPaces)
    const ask = (token: string, at: number) =>
      one.turn({ token, now: at, stream: 'bulk', limit: 29, random: half })
    const first = await ask('one', now)
    expect(first.rows).toHaveLength(29)
    // Further ahead than the next batch may be claimed nothing is taken.
    await client.execute("UPDATE paces SET next_at = next_at + 2000 WHERE key = 'telegram'")
    expect((await ask('two', now + 900)).rows).toEqual([])
    const second = await ask('three', now + 2_000)
    expect(second.rows).toHaveLength(29)
    expect(first.rows.map((row) => row.inMs)).toEqual(first.rows.map((_, at) => at * 34))
    expect(second.rows.map((row) => row.inMs)).toEqual(second.rows.map((_, at) => (29 + at) * 34))
  })

  test('a lease begins with its row’s slot: what is planned holds up nothing in its chat that goes before it', async () => {
    const { client } = await open(many(60, 5))
    const bulk = openOutbox(client, platformPaces, 'bulk')
    const prompt = openOutbox(client, platformPaces)
    expect(await bulk.claim('spread', now, 60)).toHaveLength(60)
    const { rows: leases } = await client.execute(
      'SELECT leased_until - min(leased_until) OVER () AS later FROM outbox WHERE lease_token IS NOT NULL ORDER BY id',
    )
    expect(leases.map((row) => row.later)).toEqual(leases.map((_, at) => at * 34))
    await client.execute(`INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
      SELECT 'urgent-' || chat, platform, chat, 1, telling, 1, 0, 0 FROM outbox WHERE chat IN ('chat-0', 'chat-59')`)
    // The first is about to go, the last has two seconds till its slot.
    expect((await prompt.claim('now', now, 5)).map((row) => row.place.chat)).toEqual(['chat-59'])
  })

  test.each(['telegram', 'slack'])(
    'a batch on %s is planned over no more than 20 seconds, from the first on',
    async (platform) => {
      const { client } = await open(many(250, 5))
      await client.execute({ sql: 'UPDATE outbox SET platform = ?', args: [platform] })
      const rows = await openOutbox(client, platformPaces, 'bulk').claim('one', now, 200)
      expect(rows.length).toBe(platform === 'slack' ? 100 : 200)
      expect(Math.max(...rows.map((row) => row.inMs))).toBeLessThan(20_000)
      const { rows: ends } = await client.execute(
        "SELECT max(leased_until) - CAST(unixepoch('subsec') * 1000 AS INTEGER) AS left FROM outbox",
      )
      expect(Number(ends[0]?.left)).toBeLessThan(60_000)
    },
  )

  test('is due no earlier than what stands in its way in its chat: an earlier message to be tried again, one under way', async () => {
    const { outbox } = await open([{ chat: 'a' }, { chat: 'a' }])
    const [first] = await outbox.claim('one', now, 1)
    // It is under way: looked at again in a second.
    expect(await outbox.nextDueAt(now)).toBe(now + 1_000)
    const later: Outcome = { kind: 'retry', afterMs: 30_000, scope: 'chat', reason: 'busy' }
    await outbox.record('one', now, first ? all([first], later) : [])
    expect(await outbox.nextDueAt(now)).toBe(now + 30_000)
  })

  test('gives a private chat a short burst, then one a second; others are not held up', async () => {
    const rows = [...Array.from({ length: 5 }, () => ({ chat: 'busy' })), { chat: 'other' }]
    const { client } = await open(rows)
    const outbox = openOutbox(client, platformPaces)
    const sentAt: number[] = []
    for (let at = now; at < now + 4_000; at += 50) {
      const claimed = await outbox.claim(`at-${at}`, at, 10)
      if (claimed.some((row) => row.place.chat === 'busy')) sentAt.push(at - now)
      await outbox.record(`at-${at}`, at, all(claimed, accepted))
    }
    expect(sentAt).toEqual([0, 50, 100, 1_050, 2_100])
  })

  test('slows down at once after a 429 and comes back slowly', async () => {
    const { client, outbox } = await open([{ chat: 'a' }, { chat: 'b' }, { chat: 'c' }, { chat: 'd' }])
    const paced = openOutbox(client, platformPaces)
    const limited: Outcome = { kind: 'retry', afterMs: 3_000, scope: 'chat', reason: '429', limited: true }
    const rows = await paced.claim('one', now, 3)
    await paced.record('one', now, all(rows, limited))
    const { rows: paces } = await client.execute("SELECT * FROM paces WHERE key = 'telegram'")
    expect(paces[0]?.blocked_until).toBe(now + 3_000)
    expect(Number(paces[0]?.interval_ms)).toBe(34 * 1.5)
    expect(await outbox.claim('two', now + 2_999, 5)).toEqual([])
  })
})
