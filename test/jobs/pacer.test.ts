import { expect, test } from 'vitest'
import { lanes } from '../../src/domain/delivery/outbox'
import { unpaced } from '../../src/domain/delivery/pace'
import type { Delivered, OutboxRow } from '../../src/domain/delivery/ports'
import type { Platform } from '../../src/domain/people/person'
import { createPacer } from '../../src/jobs/pacer'
import { createMovingClock } from '../support/moving-clock'

const row = (id: number, platform: Platform = 'telegram'): OutboxRow => ({
  id,
  place: { platform, chat: String(id), private: true },
  telling: { kind: 'refresh' },
  lane: lanes.broadcast,
  attempts: 1,
  ambiguous: 0,
  lease: 'one',
  inMs: 100 + 100 * id,
})

function open(connections: number) {
  const clock = createMovingClock(1_000)
  const pacer = createPacer({ ...clock, paces: unpaced, connections })
  const sentAt: number[] = []
  const send = (of: OutboxRow) => async (): Promise<Delivered[]> => {
    sentAt.push(clock.now())
    return [{ row: of, outcome: { kind: 'lost', reason: '' } }]
  }
  return { clock, pacer, sentAt, send }
}

test('spreads a batch evenly from its first slot on', async () => {
  const { clock, pacer, sentAt, send } = open(16)
  const paced = pacer.spread()
  const all = [1, 2, 3].map((id) => paced([row(id)], send(row(id))))
  await clock.run()
  await Promise.all(all)
  expect(sentAt).toEqual([1_200, 1_300, 1_400])
})

test('what goes at once does not wait for what is spread, nor one platform for the other', async () => {
  const { clock, pacer, sentAt, send } = open(1)
  const paced = pacer.spread()
  let answer: (delivered: Delivered[]) => void = () => {}
  const hanging = paced([row(1)], () => new Promise((resolve) => (answer = resolve)))
  await clock.run()
  const all = [pacer.atOnce([row(9)], send(row(9))), paced([row(2, 'slack')], send(row(2, 'slack')))]
  await clock.run()
  await Promise.all(all)
  expect(sentAt).toEqual([1_200, 1_300])
  answer([])
  await hanging
})

test('keeps within its connections', async () => {
  const { pacer } = open(2)
  let running = 0
  let most = 0
  const send = async (): Promise<Delivered[]> => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    return [{ row: row(1), outcome: { kind: 'lost', reason: '' } }]
  }
  await Promise.all(Array.from({ length: 9 }, (_, id) => pacer.atOnce([row(id)], send)))
  expect(most).toBe(2)
})

test('once it is stopped nothing waits for its slot', async () => {
  const { clock, pacer, sentAt, send } = open(16)
  const paced = pacer.spread()
  const all = [1, 2, 3].map((id) => paced([row(id)], send(row(id))))
  pacer.stop()
  await Promise.all(all)
  expect([sentAt.length, clock.now()]).toEqual([3, 1_000])
})

test('a chat that was limited is known to be so at once, for as long as it is', async () => {
  const { clock, pacer } = open(16)
  const limited: Delivered['outcome'] = {
    kind: 'retry',
    scope: 'chat',
    reason: '429',
    afterMs: 5_000,
    limited: true,
  }
  await pacer.atOnce([row(1)], async () => [{ row: row(1), outcome: limited }])
  const held = () => [1, 2].map((id) => pacer.heldMs(row(id).place))
  expect(held()).toEqual([5_000, 0])
  const waiting = clock.sleep(5_000)
  await clock.run()
  await waiting
  expect(held()).toEqual([0, 0])
})

test('once several chats are limited at once, or our token is refused, the whole platform is held, and no other', async () => {
  const { pacer } = open(16)
  const meet = (id: number, outcome: Delivered['outcome']) =>
    pacer.atOnce([row(id)], async () => [{ row: row(id), outcome }])
  const limited = { kind: 'retry', scope: 'chat', reason: '429', afterMs: 5_000, limited: true } as const
  const held = () => (['telegram', 'slack'] as const).map((platform) => pacer.heldMs(row(9, platform).place))
  for (const id of [1, 1, 2]) await meet(id, limited)
  expect(held()).toEqual([0, 0])
  await meet(3, limited)
  expect(held()).toEqual([5_000, 0])
  await meet(4, { kind: 'credentials', reason: 'token_revoked' })
  expect(held()).toEqual([60_000, 0])
})
