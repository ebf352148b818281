import type { Client } from '@libsql/client'
import { describe, expect, test } from 'vitest'
import { createOutbox } from '../../src/db/outbox/outbox'
import { createTick } from '../../src/db/tick'
import { platformPaces } from '../../src/domain/delivery/pace'
import { type Delivered, leaseMs } from '../../src/domain/delivery/ports'
import { openCommittee } from '../support/committee'
import { openTestDatabase } from '../support/database'
import { withClock } from '../support/database-clock'

const minute = 60_000
const hour = 60 * minute
const zone = 'Asia/Shanghai'

/** An order and a broadcast under way, and what each reader was sent. */
async function open() {
  const it = await openCommittee()
  await it.report(', major')
  await it.order(1, 30)
  const values = { text: 'Strong wind', when: String(it.desk.now() + 3 * hour) }
  await it.desk.send(it.office, { kind: 'submit', form: 'broadcast', target: '', values })
  await it.desk.press(it.office, 'b.1.send')
  await it.runClock()
  const said = async () =>
    (
      await it.desk.client.execute(
        "SELECT chat, telling, subject FROM outbox WHERE telling ->> '$.kind' <> 'refresh'",
      )
    ).rows.map((row) => `${row.chat} ${row.telling} ${row.subject}`)
  return { ...it, said }
}

/** A notice for one chat waits in a lane. */
const put = (client: Client, key: string, lane: number, now: number) =>
  client.execute({
    sql: `INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
          VALUES (?, 'telegram', '7', 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ?, ?, ?)`,
    args: [key, lane, now, now],
  })

describe('clocks', () => {
  test('of two processes five minutes off from one another say nothing twice, and nothing too early by more than that', async () => {
    const steady = await open()
    const off = await open()
    const last = 34 * hour
    for (const [it, clocks] of [
      [steady, [0]],
      [off, [5 * minute, -5 * minute]],
    ] as const) {
      const startAt = it.desk.now()
      for (let at = 0; at <= last; at += 30 * minute)
        for (const clock of clocks) await createTick(it.desk.client, zone)(startAt + at + clock)
      await createTick(it.desk.client, zone)(startAt + last + 5 * minute)
    }
    const [expected, said] = [await steady.said(), await off.said()]
    const plain = (all: readonly string[]) =>
      all.map((it) => it.replace(/"(deadlineAt|at)":\d+/, '')).toSorted()
    expect(new Set(said).size).toBe(said.length)
    expect(plain(said)).toEqual(plain(expected))
    const { rows } = await off.desk.client.execute(
      "SELECT o.created_at - r.due_at AS late FROM outbox o JOIN reminders r ON o.key LIKE 'reminder:' || r.subject || ':' || r.deadline_at || ':' || r.step || ':%'",
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(Number(row.late)).toBeGreaterThanOrEqual(0)
  })

  test('that are set back by an hour say nothing again, and go on', async () => {
    const it = await open()
    await it.pass(22, 1)
    const before = await it.said()
    it.desk.forward(-hour)
    for (let at = 0; at < 6; at += 1) {
      it.desk.forward(10 * minute)
      await it.runClock()
    }
    expect(await it.said()).toEqual(before)
    await it.pass(12, 1)
    const after = await it.said()
    expect(after.length).toBeGreaterThan(before.length)
    expect(new Set(after).size).toBe(after.length)
  })

  test.each([5 * minute, hour])(
    'that are set back by %i ms hold up messages no longer than to the next tick',
    async (ms) => {
      let now = Date.UTC(2026, 10, 23, 2)
      const client = withClock(await openTestDatabase(), () => now)
      const outbox = createOutbox(client, platformPaces)
      const tick = createTick(client, zone)
      const deliver = async (stream: 'prompt' | 'bulk') => {
        const token = crypto.randomUUID()
        const { rows } = await outbox.turn({ token, now, stream, limit: 20, random: () => 0.5 })
        const ref = { platform: 'telegram' as const, chat: '7', message: '1' }
        const delivered = rows.map((row) => ({ row, outcome: { kind: 'accepted' as const, ref } }))
        await outbox.turn({
          token: crypto.randomUUID(),
          now,
          stream,
          limit: 0,
          random: () => 0.5,
          delivered,
        })
        return rows.length
      }
      await put(client, 'before', 2, now)
      await tick(now)
      expect(await deliver('prompt')).toBe(1)
      now -= ms
      await tick(now)
      await put(client, 'after', 2, now)
      await put(client, 'broadcast', 5, now)
      now += 5_000
      expect([await deliver('prompt'), await deliver('bulk')]).toEqual([1, 1])
    },
  )

  test.each([5 * minute, hour])(
    'that are set back by %i ms under a 429 hold its chat for no more than it asked, from the next tick on, and no less',
    async (ms) => {
      let now = Date.UTC(2026, 10, 23, 2)
      const client = withClock(await openTestDatabase(), () => now)
      const outbox = createOutbox(client, platformPaces)
      const tick = createTick(client, zone)
      await put(client, 'one', 1, now)
      const claim = async (delivered: Delivered[] = []) => {
        const token = crypto.randomUUID()
        return (await outbox.turn({ token, now, stream: 'prompt', limit: 20, random: () => 0.5, delivered }))
          .rows
      }
      await tick(now)
      const limited = { kind: 'retry', scope: 'chat', reason: '429', afterMs: 30_000, limited: true } as const
      await claim((await claim()).map((row) => ({ row, outcome: limited })))
      now -= ms
      await tick(now)
      now += 29_000
      expect(await claim()).toEqual([])
      now += 1_000
      expect(await claim()).toHaveLength(1)
    },
  )

  test.each([5 * minute, -5 * minute])(
    'of two processes %i ms apart do not shorten or lengthen what a platform asked one of them for',
    async (apart) => {
      let now = Date.UTC(2026, 10, 23, 2)
      const client = withClock(await openTestDatabase(), () => now)
      const claimAt = async (off: number, delivered: Delivered[] = []) => {
        const outbox = createOutbox(client, platformPaces, `off by ${off}`)
        const token = crypto.randomUUID()
        const turn = {
          token,
          now: now + off,
          stream: 'prompt',
          limit: 20,
          random: () => 0.5,
          delivered,
        } as const
        const { rows } = await outbox.turn(turn)
        return { rows, nextInMs: ((await outbox.nextDueAt('prompt', now + off)) ?? 0) - now - off }
      }
      await put(client, 'first', 1, now - 10 * minute)
      const limited = { kind: 'retry', scope: 'chat', reason: '429', afterMs: 30_000, limited: true } as const
      const { rows } = await claimAt(apart)
      await claimAt(
        apart,
        rows.map((row) => ({ row, outcome: limited })),
      )
      // What failed once is tried again by the clock of the process it failed in; another message is held by its chat alone.
      await client.execute('UPDATE outbox SET due_at = 0')
      now += 29_999
      for (const off of [0, apart, -apart])
        expect([off, await claimAt(off)]).toEqual([off, { rows: [], nextInMs: 1 }])
      now += 1
      expect((await claimAt(-apart)).rows).toHaveLength(1)
    },
  )

  test.each([5 * minute, -5 * minute])(
    'of a process %i ms apart take nothing from one that is sending, and free what a dead one held once its lease is over',
    async (apart) => {
      let now = Date.UTC(2026, 10, 23, 2)
      const client = withClock(await openTestDatabase(), () => now)
      const turnAt = (off: number) => {
        const outbox = createOutbox(client, platformPaces, `off by ${off}`)
        const token = crypto.randomUUID()
        return outbox.turn({ token, now: now + off, stream: 'prompt', limit: 20, random: () => 0.5 })
      }
      await put(client, 'first', 1, now - 10 * minute)
      const { rows } = await turnAt(0)
      expect(rows).toHaveLength(1)
      now += leaseMs - 1
      expect((await turnAt(apart)).abandoned).toEqual([])
      now += 1
      expect((await turnAt(apart)).abandoned).toEqual(rows.map((row) => row.id))
    },
  )

  test('that run on leave a chat what it asked for: after ten minutes it is not met by a burst', async () => {
    let now = Date.UTC(2026, 10, 23, 2)
    const client = withClock(await openTestDatabase(), () => now)
    const outbox = createOutbox(client, platformPaces)
    const tick = createTick(client, zone)
    const claim = async (delivered: Delivered[] = []) => {
      const turn = {
        token: crypto.randomUUID(),
        now,
        stream: 'prompt',
        limit: 20,
        random: () => 0.5,
      } as const
      return (await outbox.turn({ ...turn, delivered })).rows
    }
    for (const key of ['first', 'second', 'third']) await put(client, key, 2, now)
    const asked = {
      kind: 'retry',
      scope: 'chat',
      reason: '429',
      afterMs: 10 * minute,
      limited: true,
    } as const
    await claim((await claim()).map((row) => ({ row, outcome: asked })))
    for (let passed = 0; passed < 10; passed += 1) {
      await tick(now)
      expect(await claim()).toEqual([])
      now += minute
    }
    const ref = { platform: 'telegram' as const, chat: '7', message: '1' }
    const first = await claim()
    expect(first).toHaveLength(1)
    expect(await claim(first.map((row) => ({ row, outcome: { kind: 'accepted', ref } })))).toEqual([])
  })
})
