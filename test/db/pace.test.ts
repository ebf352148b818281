import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/domain/delivery/outcome'
import { platformPaces } from '../../src/domain/delivery/pace'
import { accepted, all, now, openOutbox, openRows } from '../support/outbox'
import { randomOf } from '../support/random'

const { intervalMs } = platformPaces.telegram.whole
/** Slots are whole ms. */
const slot = (at: number): number => Math.floor(at * intervalMs)

const limited: Outcome = { kind: 'retry', afterMs: 3_000, scope: 'chat', reason: '429', limited: true }

describe('the pace', () => {
  const many = (count: number, lane: number) =>
    Array.from({ length: count }, (_, at) => ({ chat: `chat-${at}`, lane }))

  test('lets a burst go at once and then as many as the platform takes', async () => {
    const { client } = await openRows(many(60, 2))
    const outbox = openOutbox(client, platformPaces)
    expect(await outbox.claim('one', now, 30)).toHaveLength(15)
    expect(await outbox.claim('two', now, 30)).toHaveLength(0)
    // A fifth of the pace is left to what is spread over time.
    expect(await outbox.claim('three', now + 500, 30)).toHaveLength(11)
  })

  test('gives a broadcast slots that follow one another, also over batches and processes', async () => {
    const { client } = await openRows(many(60, 5))
    const one = openOutbox(client, platformPaces, 'bulk')
    const ask = (token: string, at: number) => one.turn({ token, now: at, limit: 29 })
    const first = await ask('one', now)
    expect(first.rows).toHaveLength(29)
    // Further ahead than the next batch may be claimed nothing is taken.
    await client.execute("UPDATE paces SET next_at = next_at + 2000 WHERE key = 'telegram'")
    expect((await ask('two', now + 900)).rows).toEqual([])
    const second = await ask('three', now + 2_000)
    expect(second.rows).toHaveLength(29)
    expect(first.rows.map((row) => row.inMs)).toEqual(first.rows.map((_, at) => slot(at)))
    expect(second.rows.map((row) => row.inMs)).toEqual(second.rows.map((_, at) => slot(29 + at)))
  })

  test('a lease begins with its row’s slot: what is planned holds up nothing in its chat that goes before it', async () => {
    const { client } = await openRows(many(60, 5))
    const bulk = openOutbox(client, platformPaces, 'bulk')
    const prompt = openOutbox(client, platformPaces)
    expect(await bulk.claim('spread', now, 60)).toHaveLength(60)
    const { rows: leases } = await client.execute(
      'SELECT leased_until - min(leased_until) OVER () AS later FROM outbox WHERE lease_token IS NOT NULL ORDER BY id',
    )
    expect(leases.map((row) => row.later)).toEqual(leases.map((_, at) => slot(at)))
    await client.execute(`INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
      SELECT 'urgent-' || chat, platform, chat, 1, telling, 1, 0, 0 FROM outbox WHERE chat IN ('chat-0', 'chat-59')`)
    // The first is about to go, the last has two seconds till its slot.
    expect((await prompt.claim('now', now, 5)).map((row) => row.place.chat)).toEqual(['chat-59'])
  })

  test.each(['telegram', 'slack'])(
    'what a process plans on %s ends within a minute of its claim, also behind what is being sent',
    async (platform) => {
      const { client } = await openRows(many(450, 5))
      await client.execute({ sql: 'UPDATE outbox SET platform = ?', args: [platform] })
      const rows = await openOutbox(client, platformPaces, 'bulk').claim('one', now, 200)
      expect(rows.length).toBe(platform === 'slack' ? 100 : 200)
      expect(Math.max(...rows.map((row) => row.inMs))).toBeLessThan(20_000)
      const { rows: ends } = await client.execute('SELECT max(leased_until) AS last FROM outbox')
      expect(Number(ends[0]?.last) - now).toBeLessThan(60_000)
      await client.execute({
        sql: 'UPDATE paces SET next_at = ? WHERE key = ?',
        args: [now + 1_500, platform],
      })
      await openOutbox(client, platformPaces, 'bulk').claim('two', now, 200)
      const { rows: later } = await client.execute('SELECT max(leased_until) AS last FROM outbox')
      expect(Number(later[0]?.last) - now).toBeLessThanOrEqual(60_000)
    },
  )

  test('is due no earlier than what stands in its way in its chat: an earlier message to be tried again, one under way', async () => {
    const { outbox } = await openRows([{ chat: 'a' }, { chat: 'a' }])
    const [first] = await outbox.claim('one', now, 1)
    // It is under way: looked at again in a second.
    expect(await outbox.nextDueAt(now)).toBe(now + 1_000)
    const later: Outcome = { kind: 'retry', afterMs: 30_000, scope: 'chat', reason: 'busy' }
    await outbox.record('one', now, first ? all([first], later) : [])
    expect(await outbox.nextDueAt(now)).toBe(now + 30_000)
  })

  test.each([0, 1, 2])(
    'gives a private chat a short burst, then one a second, also of what is urgent; others are not held up (lane %s)',
    async (lane) => {
      const rows = [...Array.from({ length: 5 }, () => ({ chat: 'busy', lane })), { chat: 'other' }]
      const { client } = await openRows(rows)
      const outbox = openOutbox(client, platformPaces)
      const sentAt: number[] = []
      for (let at = now; at < now + 4_000; at += 50) {
        const claimed = await outbox.claim(`at-${at}`, at, 10)
        if (claimed.some((row) => row.place.chat === 'busy')) sentAt.push(at - now)
        await outbox.record(`at-${at}`, at, all(claimed, accepted))
      }
      expect(sentAt).toEqual([0, 50, 100, 1_050, 2_100])
    },
  )

  test('slows down at once after a 429 and comes back slowly', async () => {
    const { client, outbox } = await openRows([{ chat: 'a' }, { chat: 'b' }, { chat: 'c' }, { chat: 'd' }])
    const paced = openOutbox(client, platformPaces)
    const rows = await paced.claim('one', now, 3)
    await paced.record('one', now, all(rows, limited))
    const { rows: paces } = await client.execute("SELECT * FROM paces WHERE key = 'telegram'")
    expect(paces[0]?.blocked_until).toBe(now + 3_000)
    expect(Number(paces[0]?.interval_ms)).toBe(intervalMs * 1.5)
    expect(await outbox.claim('two', now + 2_999, 5)).toEqual([])
  })

  test('chats that are limited one batch after another are limited at once too: then nothing goes at all, in either stream', async () => {
    const { client } = await openRows([...many(5, 2), { chat: 'of-many', lane: 5 }])
    const paced = openOutbox(client, platformPaces)
    for (const at of [now, now + 100, now + 200])
      await paced.record(`at-${at}`, at, all(await paced.claim(`at-${at}`, at, 1), limited))
    expect(await paced.claim('soon', now + 3_199, 5)).toEqual([])
    expect(await openOutbox(client, platformPaces, 'bulk').claim('spread', now + 3_199, 5)).toEqual([])
    // What comes then goes at a slower pace, and not in a burst.
    expect(await paced.claim('then', now + 3_200, 5)).toHaveLength(1)
    const { rows } = await client.execute("SELECT interval_ms FROM paces WHERE key = 'telegram/prompt'")
    expect(Number(rows[0]?.interval_ms)).toBeCloseTo((intervalMs / 0.8) * 1.5)
  })

  test('a chat that was limited is slower from then on, and comes back with each message it takes', async () => {
    const { client } = await openRows(Array.from({ length: 40 }, () => ({ chat: 'a' })))
    const paced = openOutbox(client, platformPaces)
    const interval = async () =>
      Number((await client.execute("SELECT * FROM paces WHERE key = 'telegram:a'")).rows[0]?.interval_ms)
    await paced.record('first', now, all(await paced.claim('first', now, 1), limited))
    const own = platformPaces.telegram.privateChat.intervalMs
    expect(await interval()).toBe(own * 1.5)
    const seen: number[] = []
    for (let at = now + 3_000; at < now + 60_000; at += 2_000) {
      await paced.record(`at-${at}`, at, all(await paced.claim(`at-${at}`, at, 1), accepted))
      seen.push(await interval())
    }
    expect(seen.slice(0, 3).map(Math.round)).toEqual([1_496, 1_421, 1_350])
    expect(seen.at(-1)).toBe(own)
  })

  test('a lane under flood leaves the lower ones their places in each batch', async () => {
    const { client } = await openRows(
      [...many(60, 1), ...many(60, 2)].map((row, at) => ({ ...row, chat: `of-${at}` })),
    )
    const claimed = await openOutbox(client, platformPaces).claim('one', now, 30)
    const ofLane = (lane: number) => claimed.filter((row) => row.lane === lane).length
    expect([ofLane(1), ofLane(2)]).toEqual([10, 5])
  })

  test('a flood of hazards that are urgent, faster than the platform, lets what it is not go out meanwhile', async () => {
    const rows = [...many(1_000, 1), ...many(12, 2), ...many(12, 3)].map((row, at) => ({
      ...row,
      chat: `of-${at}`,
    }))
    const { client } = await openRows(rows)
    const outbox = openOutbox(client, platformPaces, 'prompt', randomOf(3))
    const sent = { 1: 0, 2: 0, 3: 0 } as Record<number, number>
    // A claim comes when the calls of the one before are answered: it finds two or three places.
    for (let at = now; at < now + 20_000; at += 100) {
      const claimed = await outbox.claim(`at-${at}`, at, 30)
      for (const { lane } of claimed) sent[lane] = (sent[lane] ?? 0) + 1
      await outbox.record(`at-${at}`, at, all(claimed, accepted))
    }
    expect([sent[2], sent[3]]).toEqual([12, 12])
    expect(sent[1]).toBeGreaterThan(350)
  })
})
