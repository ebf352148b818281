import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartWindows, digestWindows, periodsOf } from '../../../src/domain/digests/digest'
import { addDays, addMonths, weekdayOf } from '../../../src/domain/text/local-day'

const weekdays = (day: string): boolean => weekdayOf(day) <= 5
const anyDay = fc.integer({ min: 0, max: 3_000 }).map((at) => addDays('2024-01-01', at))
const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Auckland')
const hourMs = 3_600_000

describe('what a digest looks back on', () => {
  test.each([
    ['2026-11-23', ['week']],
    ['2026-11-24', []],
    ['2026-12-01', ['month']],
    ['2026-06-01', ['week', 'month']],
    ['2026-11-28', []],
  ])('on %s: %j', (on, periods) => {
    expect(periodsOf(on, weekdays)).toEqual(periods)
  })

  test('each week and each month is looked back on once, on its first working day, whatever days are off', () => {
    fc.assert(
      fc.property(anyDay, fc.array(fc.nat({ max: 62 }), { maxLength: 40 }), (from, off) => {
        const days = Array.from({ length: 63 }, (_, at) => addDays(from, at))
        const isOff = new Set(off.map((at) => days[at]))
        const works = (day: string): boolean => !isOff.has(day)
        const told = (period: 'week' | 'month', begin: (day: string) => string): void => {
          const all = days.filter((day) => periodsOf(day, works).includes(period))
          expect(new Set(all.map(begin)).size).toBe(all.length)
          for (const day of days.filter(works)) {
            if (begin(day) < from) continue
            const first = days.find((it) => begin(it) === begin(day) && works(it))
            expect(all).toContain(first)
          }
        }
        told('week', (day) => addDays(day, 1 - weekdayOf(day)))
        told('month', (day) => `${day.slice(0, 7)}-01`)
      }),
      { numRuns: 50 },
    )
  })
})

test('its stretches of time follow on each other without a gap, in any zone', () => {
  fc.assert(
    fc.property(anyDay, zones, (on, zone) => {
      const of = Object.fromEntries(digestWindows(on, ['week', 'month'], zone).map((it) => [it.name, it]))
      expect(of['week-before']?.to).toBe(of['last-week']?.from)
      expect(of['last-week']?.to).toBe(of.week?.from)
      expect(of['month-before']?.to).toBe(of.month?.from)
      const days = Math.round(((of.month?.to ?? 0) - (of.month?.from ?? 0)) / (24 * hourMs))
      const first = `${on.slice(0, 7)}-01`
      expect(addDays(addMonths(first, -1), days)).toBe(first)
      const chart = chartWindows(on, zone)
      expect(chart).toHaveLength(14)
      expect(chart.at(-1)?.to).toBe(of.yesterday?.to)
      for (const [at, it] of chart.slice(1).entries()) expect(it.from).toBe(chart[at]?.to)
    }),
    { numRuns: 100 },
  )
})
