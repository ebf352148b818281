import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPosition } from '../../../src/domain/text/read-position'

const gate = { latitude: 34.752, longitude: 113.665 }

test.each([
  ['34.75200, 113.66500', gate, ''],
  ['East gate 34.752,113.665', gate, 'East gate'],
  ['东门：34.75200，113.66500 集合', gate, '东门： 集合'],
  ['https://uri.amap.com/marker?position=113.665000,34.752000&name=x', gate, ''],
  ['west, https://www.google.com/maps/@34.752,113.665,17z', gate, 'west'],
  ['-33.8568, 151.2153', { latitude: -33.8568, longitude: 151.2153 }, ''],
])('%s', (text, position, rest) => {
  expect(readPosition(text)).toEqual({ position, rest })
})

test.each(['East gate', 'U-1, U-2', '3.5, 4.25', '2026-12-05 14:30', '91.0000, 181.0000', '1.234'])(
  '%s names no place on the map',
  (text) => {
    expect(readPosition(text)).toBeUndefined()
  },
)

test('what a card shows of a place is read as that place', () => {
  const degrees = (most: number) => fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((it) => it / 1e5)
  fc.assert(
    fc.property(degrees(90), degrees(180), (latitude, longitude) => {
      const shown = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
      expect(readPosition(shown)?.position).toEqual({ latitude: latitude || 0, longitude: longitude || 0 })
    }),
  )
})
