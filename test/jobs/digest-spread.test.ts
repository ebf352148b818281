import type { Client, InStatement } from '@libsql/client'
import { expect, test } from 'vitest'
import type { Channel } from '../../src/bots/channel'
import { createOutbox } from '../../src/db/outbox/outbox'
import { createTick } from '../../src/db/tick'
import { lanes, type Stream } from '../../src/domain/delivery/outbox'
import { platformPaces } from '../../src/domain/delivery/pace'
import type { Platform } from '../../src/domain/people/person'
import { createDeliver } from '../../src/jobs/deliver'
import { createDoubts } from '../../src/jobs/doubts'
import { createDeliveryLoops } from '../../src/jobs/loop'
import { noCallLog } from '../../src/jobs/no-calls'
import { createPacer } from '../../src/jobs/pacer'
import { createPacing } from '../../src/playground/telegram/pacing'
import { createPostOver, fillCity } from '../support/city'
import { openTestDatabase } from '../support/database'
import { withClock } from '../support/database-clock'
import { createMovingClock } from '../support/moving-clock'

const people = 10_000

/** Wednesday, 08:00 in Shanghai. */
const morning = Date.UTC(2026, 10, 25, 0, 0)
const tickMs = 15_000
const wayMs = 40

/** A platform that takes so many in any second, and one a second in a chat, short bursts aside. */
function createPlatform(
  platform: Platform,
  clock: { now: () => number; sleep: (ms: number) => Promise<void> },
  most: number,
) {
  const refuses = createPacing({ overallPerSecond: most, privatePerSecond: 1, groupPerMinute: 20 }, clock.now)
  const numbers = new Map<string, number>()
  const took: { chat: string; at: number }[] = []
  let refused = 0
  const channel: Channel = {
    send: async ({ chat }) => {
      await clock.sleep(wayMs)
      numbers.set(chat, numbers.get(chat) ?? numbers.size + 1)
      const wait = refuses(numbers.get(chat) ?? 0)
      if (wait !== undefined) refused += 1
      else took.push({ chat, at: clock.now() })
      await clock.sleep(wayMs)
      return wait === undefined
        ? { kind: 'accepted', ref: { platform, chat, message: '1' } }
        : { kind: 'retry', afterMs: wait * 1_000, scope: 'chat', reason: '429', limited: true }
    },
    edit: async (ref) => ({ kind: 'accepted', ref }),
    ping: async () => true,
    sendFiles: (place, _files, { language }) => channel.send(place, {}, { language }),
    download: async () => ({ kind: 'gone', reason: 'not here' }),
  }
  return { channel, took, refused: () => refused }
}

test('ten thousand digests of 08:00 go out as fast as both platforms take them, and keep no answer waiting', async () => {
  const clock = createMovingClock(morning - 40_000, () => trips > 0)
  const plain = withClock(await openTestDatabase(), clock.now)
  const client: Client = Object.assign(Object.create(plain) as Client, {
    execute: (...given: [InStatement]) => during(plain.execute(...given)),
    batch: (...given: Parameters<Client['batch']>) => during(plain.batch(...given)),
  })
  let trips = 0
  /** The clock stands during a trip to the database. */
  const during = async <T>(trip: Promise<T>): Promise<T> => {
    trips += 1
    try {
      return await trip
    } finally {
      trips -= 1
    }
  }
  await fillCity(client, { people, hazards: 1_000, morning })
  // Of every five people one is on Slack, the others on Telegram.
  await client.batch(
    [
      "UPDATE people SET digest_mode = 'always'",
      `UPDATE accounts SET platform = 'slack' WHERE CAST(substr(person_id, 2) AS INTEGER) % 5 = 0`,
      `UPDATE people SET prefers = 'slack' WHERE CAST(substr(id, 2) AS INTEGER) % 5 = 0`,
    ],
    'write',
  )
  const telegram = createPlatform('telegram', clock, 30)
  const slack = createPlatform('slack', clock, 11)
  const logs: unknown[] = []
  const deliver = createDeliver({
    doubts: createDoubts({ ping: async () => true, now: () => 0 }),
    outbox: createOutbox(client),
    post: createPostOver(client, { telegram: telegram.channel, slack: slack.channel }, clock.now),
    pacer: createPacer({ ...clock, paces: platformPaces, connections: 16 }),
    calls: noCallLog,
    now: clock.now,
    random: () => 0.5,
    newToken: () => crypto.randomUUID(),
    patience: () => clock.sleep(1_000),
    log: (event) => logs.push(event),
  })
  const tick = createTick(client, 'Asia/Shanghai')
  const loops = createDeliveryLoops(
    { tick, round: (stream: Stream) => deliver.run(stream), stop: deliver.stop },
    {
      now: clock.now,
      timer: { set: (work, ms) => void clock.sleep(ms).then(work), clear: () => {} },
      everyMs: tickMs,
      onError: (error) => logs.push(error),
    },
  )
  loops.kick()

  /** Somebody is answered while the digests go out. */
  const asked = new Map<string, number>()
  async function answer(): Promise<void> {
    const chat = `asks ${asked.size}`
    asked.set(chat, clock.now())
    await client.execute({
      sql: `INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
        VALUES (?1, ?2, ?1, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ${lanes.answer}, ?3, ?3)`,
      args: [chat, asked.size % 2 === 0 ? 'telegram' : 'slack', clock.now()],
    })
    loops.kick()
    await clock.sleep(7_000)
    if (clock.now() < morning + 200_000) return answer()
  }
  void clock.sleep(60_000).then(answer)

  // A picture for each of the twenty who lead comes with their digest.
  const all = people + 20
  const sent = () => telegram.took.length + slack.took.length - asked.size
  const until = () => sent() >= all || clock.now() > morning + 3_600_000
  while (!until()) await clock.run(until)

  expect(logs).toEqual([])
  expect([telegram.refused(), slack.refused(), sent()]).toEqual([0, 0, all])
  const took = [...telegram.took, ...slack.took]
  expect(new Set(took.map((it) => it.chat)).size).toBe(people + asked.size)
  expect(Math.min(...took.map((it) => it.at))).toBeGreaterThanOrEqual(morning)
  const seconds = ({ took }: typeof telegram) => ((took.at(-1)?.at ?? 0) - morning) / 1_000
  // From the clock's stroke on, 30 a second there and 300 a minute here, with the answers between.
  expect(seconds(telegram)).toBeLessThan(tickMs / 1_000 + (telegram.took.length / 30) * 1.05)
  expect(seconds(slack)).toBeLessThan(tickMs / 1_000 + (slack.took.length / 5) * 1.05)
  const waits = took.flatMap(({ chat, at }) => at - (asked.get(chat) ?? at))
  expect(asked.size).toBeGreaterThan(25)
  expect(Math.max(...waits)).toBeLessThan(500)
}, 120_000)
