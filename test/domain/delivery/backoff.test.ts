import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attemptsMax, backoffMs } from '../../../src/domain/delivery/backoff'

const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const hourMs = 60 * 60_000

test('waits from one second up to an hour, never less than half of what the attempt calls for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), random, (attempts, chance) => {
      const wait = backoffMs(attempts, chance)
      const whole = Math.min(hourMs, 2_000 * 2 ** (attempts - 1))
      expect(wait).toBeGreaterThanOrEqual(whole / 2)
      expect(wait).toBeLessThanOrEqual(whole)
    }),
  )
})

test('spreads what failed together over half of the wait', () => {
  expect(backoffMs(12, 0)).toBe(hourMs / 2)
  expect(backoffMs(12, 0.5)).toBe((hourMs * 3) / 4)
})

test('tries for a day at the least before a message is set aside', () => {
  const shortest = Array.from({ length: attemptsMax }, (_, at) => backoffMs(at + 1, 0))
  expect(shortest.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * hourMs)
})
