import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isQuiet, quietUntil, readClock, readQuietHours } from '../../../src/domain/reminders/quiet-hours'
import { instantAt, minuteOfDay } from '../../../src/domain/text/local-day'

const minute = fc.integer({ min: 0, max: 1439 })
const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2030, 0, 1) })

describe('quiet hours', () => {
  test('end within a day at their time, and hold nothing outside of them', () => {
    fc.assert(
      fc.property(instant, zone, minute, minute, (at, timezone, from, to) => {
        fc.pre(from !== to)
        const until = quietUntil(at, { from, to }, timezone)
        if (!isQuiet({ from, to }, minuteOfDay(at, timezone))) {
          expect(until).toBe(at)
          return
        }
        expect(until).toBeGreaterThan(at)
        expect(until - at).toBeLessThanOrEqual(25 * 3_600_000)
        const late = minuteOfDay(until, timezone) - to
        // A time that is left out when clocks go forward is over when they have gone.
        expect(late).toBeGreaterThanOrEqual(0)
        expect(late).toBeLessThanOrEqual(60)
      }),
    )
  })

  test('over midnight, and in the nights the clocks are set', () => {
    const night = { from: 22 * 60, to: 7 * 60 }
    expect(quietUntil(Date.UTC(2026, 10, 24, 15, 0), night, 'Asia/Shanghai')).toBe(
      Date.UTC(2026, 10, 24, 23, 0),
    )
    // Forward on 29 March 2026 at 01:00 UTC, back on 25 October.
    expect(quietUntil(Date.UTC(2026, 2, 28, 22, 0), night, 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 5, 0))
    expect(quietUntil(Date.UTC(2026, 9, 24, 22, 0), night, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 6, 0))
  })

  test('are read as people write them', () => {
    expect(readQuietHours('22:00-07:00')).toEqual({ from: 1320, to: 420 })
    expect(readQuietHours('22点半到7点')).toEqual({ from: 1350, to: 420 })
    expect(readQuietHours('22 to 7')).toEqual({ from: 1320, to: 420 })
    expect(readQuietHours('25:00-7:00')).toBeUndefined()
    expect(readQuietHours('7:00-7:00')).toBeUndefined()
    expect(readQuietHours('nonsense')).toBeUndefined()
    expect(readClock('7:5')).toBeUndefined()
  })
})

test('a time of a day is the instant that shows it, in every zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1800 }), minute, zone, (days, at, timezone) => {
      const day = new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10)
      const shown = minuteOfDay(instantAt(day, at, timezone), timezone)
      expect((shown - at + 1440) % 1440).toBeLessThanOrEqual(60)
    }),
  )
})
