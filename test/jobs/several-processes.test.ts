import type { Client, InStatement } from '@libsql/client'
import { expect, test } from 'vitest'
import { createOutbox } from '../../src/db/outbox/outbox'
import { lanes, type Stream } from '../../src/domain/delivery/outbox'
import { platformPaces } from '../../src/domain/delivery/pace'
import type { Delivered, Post } from '../../src/domain/delivery/ports'
import { createDeliver } from '../../src/jobs/deliver'
import { createDoubts } from '../../src/jobs/doubts'
import { createDeliveryLoops } from '../../src/jobs/loop'
import { noCallLog } from '../../src/jobs/no-calls'
import { createPacer } from '../../src/jobs/pacer'
import { createPacing } from '../../src/playground/telegram/pacing'
import { openTestDatabase } from '../support/database'
import { withClock } from '../support/database-clock'
import { createMovingClock } from '../support/moving-clock'

const minute = 60_000

/** Processes over one database, and a Telegram that takes 30 messages in any second, whoever sends them. */
async function open(messages: number) {
  let trips = 0
  const clock = createMovingClock(Date.UTC(2026, 10, 25), () => trips > 0)
  const plain = withClock(await openTestDatabase(), clock.now)
  const refuses = createPacing({ overallPerSecond: 30, privatePerSecond: 1, groupPerMinute: 20 }, clock.now)
  const took: { by: string; at: number; id: number }[] = []
  let refused = 0
  await put(lanes.broadcast, messages)

  async function put(lane: number, count: number): Promise<void> {
    await plain.execute({
      sql: `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?1)
        INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
        SELECT ?2 || ':' || at, 'telegram', ?2 || ':' || at, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ?2, 0, ?3 FROM n`,
      args: [count, lane, clock.now()],
    })
  }

  /** A process that starts now; its own clock is `off` by so many ms. `die` ends it as if by kill -9. */
  function start(by: string, off = 0) {
    let dead = false
    const forEver = () => new Promise<never>(() => {})
    const during = async <T>(trip: () => Promise<T>): Promise<T> => {
      if (dead) return forEver()
      trips += 1
      try {
        return await trip()
      } finally {
        trips -= 1
      }
    }
    const client: Client = Object.assign(Object.create(plain) as Client, {
      execute: (it: InStatement) => during(() => plain.execute(it)),
      batch: (...given: Parameters<Client['batch']>) => during(() => plain.batch(...given)),
    })
    const post: Post = async (rows, paced) => {
      const all = rows.map((row) =>
        paced([row], async (): Promise<Delivered[]> => {
          if (dead) return forEver()
          await clock.sleep(20 + ((row.id * 37) % 60))
          const wait = refuses(row.id)
          if (wait === undefined) took.push({ by, at: clock.now(), id: row.id })
          else refused += 1
          await clock.sleep(40)
          const ref = { platform: 'telegram' as const, chat: row.place.chat, message: '1' }
          return wait === undefined
            ? [{ row, outcome: { kind: 'accepted', ref } }]
            : [
                {
                  row,
                  outcome: {
                    kind: 'retry',
                    afterMs: wait * 1_000,
                    scope: 'chat',
                    reason: '429',
                    limited: true,
                  },
                },
              ]
        }),
      )
      return (await Promise.all(all)).flat()
    }
    const now = () => clock.now() + off
    const deliver = createDeliver({
      doubts: createDoubts({ ping: async () => true, now: () => 0 }),
      outbox: createOutbox(client, platformPaces, by),
      post,
      pacer: createPacer({ ...clock, paces: platformPaces, connections: 16 }),
      calls: noCallLog,
      now,
      random: () => 0.5,
      newToken: () => crypto.randomUUID(),
      patience: () => clock.sleep(1_000),
      log: () => {},
    })
    const loops = createDeliveryLoops(
      { tick: async () => {}, round: (stream: Stream) => deliver.run(stream), stop: deliver.stop },
      {
        now,
        timer: { set: (work, ms) => void clock.sleep(ms).then(() => dead || work()), clear: () => {} },
        everyMs: 30_000,
        onError: (error) => {
          throw error
        },
      },
    )
    loops.kick()
    return {
      kick: loops.kick,
      die: () => {
        dead = true
      },
    }
  }
  const startedAt = clock.now()
  const pass = async (ms: number) => {
    const until = clock.now() + ms
    let over = false
    void clock.sleep(ms).then(() => {
      over = true
    })
    while (!over) await clock.run(() => over)
    expect(clock.now()).toBeGreaterThanOrEqual(until)
  }
  /** How many a process sent of which Telegram took in a second, between two moments since the start. */
  const perSecond = (fromMs: number, toMs: number, by?: string) =>
    took.filter((it) => it.at >= startedAt + fromMs && it.at < startedAt + toMs && (!by || it.by === by))
      .length /
    ((toMs - fromMs) / 1_000)
  return { start, put, pass, took, perSecond, refused: () => refused, since: () => clock.now() - startedAt }
}

test('two processes that send 3,000 messages share the limit: no 429, as fast as one would', async () => {
  const it = await open(3_000)
  it.start('one')
  it.start('two', 5 * minute)
  await it.pass(120_000)
  expect([it.refused(), new Set(it.took.map(({ id }) => id)).size, it.took.length]).toEqual([0, 3_000, 3_000])
  expect(Math.abs(it.perSecond(30_000, 60_000, 'one') - it.perSecond(30_000, 60_000, 'two'))).toBeLessThan(3)
  expect(it.perSecond(20_000, 80_000)).toBeGreaterThan(27)
})

test('a process that starts while another sends waits until it was heard of, and meets no 429; when one dies the other has the whole pace within a minute', async () => {
  const it = await open(8_000)
  const one = it.start('one')
  await it.pass(20_000)
  it.start('two', -5 * minute)
  await it.pass(60_000)
  expect([it.refused(), it.perSecond(0, 20_000) > 27, it.perSecond(50_000, 80_000, 'two') > 13]).toEqual([
    0,
    true,
    true,
  ])
  one.die()
  await it.pass(2 * minute)
  expect([it.refused(), it.perSecond(140_000, 200_000, 'two') > 28]).toEqual([0, true])
})

test('a process that is started again after it died is not held up for long by the one it was', async () => {
  const it = await open(3_000)
  const one = it.start('one')
  await it.pass(33_000)
  one.die()
  it.start('one again')
  await it.pass(100_000)
  expect(it.refused()).toBe(0)
  expect(it.perSecond(33_000, 60_000)).toBeGreaterThan(5)
  expect(it.perSecond(65_000, 85_000, 'one again')).toBeGreaterThan(28)
})
