import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanes } from '../../src/domain/delivery/outbox'
import { platformPaces } from '../../src/domain/delivery/pace'
import type { Delivered, OutboxRow } from '../../src/domain/delivery/ports'
import { createGate } from '../../src/jobs/gate'
import { createPacing } from '../../src/playground/telegram/pacing'
import { createMovingClock } from '../support/moving-clock'

const row: OutboxRow = {
  id: 1,
  place: { platform: 'telegram', chat: '1', private: true },
  telling: { kind: 'refresh' },
  lane: lanes.broadcast,
  attempts: 1,
  ambiguous: 0,
  lease: 'one',
  inMs: 0,
}
const lost: Delivered[] = [{ row, outcome: { kind: 'lost', reason: '' } }]
const most = 30

/** Calls to a platform that takes 30 in any second, each so long on its way there and back. */
async function callAll(
  ways: readonly { thereMs: number; backMs: number; prompt: boolean; dueAt: number }[],
  spreadMs: number,
) {
  const clock = createMovingClock()
  const gate = createGate({ ...clock, most, leastMs: spreadMs / 2 })
  const refuses = createPacing({ overallPerSecond: 30, privatePerSecond: 1, groupPerMinute: 20 }, clock.now)
  const takenAt: number[] = []
  let refused = 0
  const call = (way: (typeof ways)[number], at: number) => async () => {
    await clock.sleep(way.thereMs)
    if (refuses(1_000 + at) === undefined) takenAt.push(clock.now())
    else refused += 1
    await clock.sleep(way.backMs)
    return lost
  }
  const all = ways.map(async (way, at) => {
    if (way.prompt) await clock.sleep(way.dueAt)
    return gate.enter(way.prompt ? 'prompt' : 'bulk', way.prompt ? 0 : at * spreadMs, call(way, at))
  })
  await clock.run()
  await Promise.all(all)
  return { refused, takenAt }
}

test('no second as the platform sees it holds more than its limit, however late a call is on its way', async () => {
  const way = fc.record({
    thereMs: fc.oneof(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 3_000 })),
    backMs: fc.oneof(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 3_000 })),
    prompt: fc.boolean(),
    dueAt: fc.integer({ min: 0, max: 6_000 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(way, { minLength: 100, maxLength: 200 }),
      fc.constantFrom(0, 10, platformPaces.telegram.whole.intervalMs),
      async (ways, spreadMs) => {
        const { refused, takenAt } = await callAll(ways, spreadMs)
        expect([refused, takenAt.length]).toEqual([0, ways.length])
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

test('a way of 100 ms each time costs little of the limit: 600 messages go in less than 22 seconds', async () => {
  const ways = Array.from({ length: 600 }, () => ({ thereMs: 60, backMs: 40, prompt: false, dueAt: 0 }))
  const { refused, takenAt } = await callAll(ways, platformPaces.telegram.whole.intervalMs)
  expect(refused).toBe(0)
  expect((takenAt.at(-1) ?? 0) - (takenAt[0] ?? 0)).toBeLessThan(22_000)
})

test('time that was lost is made up for without bunching', async () => {
  const clock = createMovingClock()
  const gate = createGate({ ...clock, most, leastMs: 17 })
  const begunAt: number[] = []
  const all = Array.from({ length: 10 }, () =>
    gate.enter('bulk', -1_000, async () => {
      begunAt.push(clock.now())
      return lost
    }),
  )
  await clock.run()
  await Promise.all(all)
  expect(begunAt).toEqual(Array.from({ length: 10 }, (_, at) => at * 17))
})

test('an answer goes before all else; while there are any, a place is kept for the next', async () => {
  const clock = createMovingClock()
  const gate = createGate({ ...clock, most: 3, leastMs: 0 })
  const begun: string[] = []
  const enter = (name: string, stream: 'prompt' | 'bulk') =>
    gate.enter(stream, 0, async () => {
      begun.push(`${name} at ${clock.now()}`)
      return lost
    })
  const pass = async (name: string) => {
    await gate.pass(5_000)
    begun.push(`${name} at ${clock.now()}`)
  }
  await pass('answer')
  const all: Promise<unknown>[] = [
    enter('broadcast', 'bulk'),
    enter('one', 'prompt'),
    enter('two', 'prompt'),
    pass('another'),
    pass('a third'),
  ]
  await clock.run()
  await Promise.all(all)
  expect(begun).toEqual([
    'answer at 0',
    'one at 0',
    'another at 0',
    'a third at 1001',
    'two at 1101',
    'broadcast at 2102',
  ])
})

test('what was never called for counts for nothing', async () => {
  const clock = createMovingClock()
  const gate = createGate({ ...clock, most: 1, leastMs: 0 })
  const needless: Delivered[] = [{ row, outcome: { kind: 'needless', reason: '' } }]
  const all = Array.from({ length: 5 }, () => gate.enter('bulk', 0, async () => needless))
  await clock.run()
  await Promise.all(all)
  expect(clock.now()).toBe(0)
})
