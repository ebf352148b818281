import { expect, test } from 'vitest'
import { lanes } from '../../src/domain/delivery/outbox'
import type { Delivered, OutboxRow } from '../../src/domain/delivery/ports'
import { createPacer } from '../../src/jobs/pacer'

const row = (id: number): OutboxRow => ({
  id,
  place: { platform: 'telegram', chat: String(id), private: true },
  telling: { kind: 'refresh' },
  lane: lanes.broadcast,
  attempts: 1,
  ambiguous: 0,
})

/** A clock that sleeping moves. */
function open(connections: number) {
  let now = 1_000
  const pacer = createPacer({
    now: () => now,
    sleep: async (ms) => {
      now += ms
    },
    connections,
  })
  const sentAt: number[] = []
  const send = (of: OutboxRow) => async (): Promise<Delivered[]> => {
    sentAt.push(now)
    return [{ row: of, outcome: { kind: 'lost', reason: '' } }]
  }
  return { pacer, sentAt, send }
}
const slots = { telegram: { startAt: 1_200, intervalMs: 100 } }

test('spreads a batch evenly from its first slot on', async () => {
  const { pacer, sentAt, send } = open(16)
  const paced = pacer.spread(slots)
  await Promise.all([1, 2, 3].map((id) => paced([row(id)], send(row(id)))))
  expect(sentAt).toEqual([1_200, 1_300, 1_400])
})

test('makes room for what goes at once in between', async () => {
  const { pacer, sentAt, send } = open(16)
  const paced = pacer.spread(slots)
  await paced([row(1)], send(row(1)))
  await pacer.atOnce([row(9)], send(row(9)))
  await paced([row(2)], send(row(2)))
  expect(sentAt).toEqual([1_200, 1_200, 1_400])
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

test('sends nothing more once it is stopped: the rest goes back to the outbox', async () => {
  const { pacer, sentAt, send } = open(16)
  const paced = pacer.spread(slots)
  const [first] = await paced([row(1)], send(row(1)))
  pacer.stop()
  const [second] = await paced([row(2)], send(row(2)))
  expect(sentAt).toHaveLength(1)
  expect([first?.outcome.kind, second?.outcome.kind]).toEqual(['lost', 'retry'])
})
