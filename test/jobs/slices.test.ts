import { afterEach, expect, test, vi } from 'vitest'
import type { Stream } from '../../src/domain/delivery/outbox'
import { createSlices } from '../../src/jobs/slices'

afterEach(() => {
  vi.useRealTimers()
})

/** Rounds that a test ends by hand; what goes at once says when it is due again. */
function open() {
  vi.useFakeTimers({ now: 1_000 })
  const begun: Record<Stream, number[]> = { prompt: [], bulk: [] }
  const due: (number | undefined)[] = []
  let endBulk = (_: { nextDueAt: number | undefined }): void => {}
  const slices = createSlices({
    now: Date.now,
    round: (stream) => {
      begun[stream].push(Date.now())
      if (stream === 'prompt') return Promise.resolve({ nextDueAt: due.shift() })
      return new Promise((resolve) => {
        endBulk = resolve
      })
    },
  })
  return { slices, begun, due, endBulk: (nextDueAt?: number) => endBulk({ nextDueAt }) }
}

test('while a slice of a broadcast goes out, what goes at once goes when it is due', async () => {
  const { slices, begun, due, endBulk } = open()
  due.push(3_000, 9_000)
  const run = slices.run()
  await vi.advanceTimersByTimeAsync(4_000)
  expect(begun.prompt).toEqual([1_000, 3_000])
  // A kick tells of something that is due before.
  due.push(6_000)
  await slices.kick()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(begun.prompt).toEqual([1_000, 3_000, 5_000, 6_000])
  endBulk(20_000)
  expect(await run).toBe(20_000)
  expect(begun.bulk).toHaveLength(1)
})

test('it ends with the slice, and says what is due first', async () => {
  const { slices, begun, due, endBulk } = open()
  due.push(40_000)
  const run = slices.run()
  await vi.advanceTimersByTimeAsync(2_000)
  endBulk()
  expect(await run).toBe(40_000)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(begun.prompt).toHaveLength(1)
})
