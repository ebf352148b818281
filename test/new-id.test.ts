import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../src/new-id'

/** RFC 9562, 5.7: version 7, variant 10. */
const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })

test('an id is a UUID of version 7 that tells its time', () => {
  fc.assert(
    fc.property(times, (at) => {
      const id = newId(at)
      expect(id).toMatch(version7)
      expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(at)
    }),
  )
})

test('what is later comes after what is earlier', () => {
  fc.assert(
    fc.property(times, times, (one, other) => {
      fc.pre(one < other)
      expect(newId(one) < newId(other)).toBe(true)
    }),
  )
})

test('ids of one time differ', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(0))).size).toBe(10_000)
})
