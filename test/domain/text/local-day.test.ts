import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf, lastOfMonth, weekdayOf } from '../../../src/domain/text/local-day'

dayjs.extend(utc)

test('days are reckoned as a library does', () => {
  const day = fc
    .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) })
    .map((at) => dayjs.utc(at).format('YYYY-MM-DD'))
  fc.assert(
    fc.property(day, fc.integer({ min: -900, max: 900 }), (on, count) => {
      const there = dayjs.utc(on)
      expect(addDays(on, count)).toBe(there.add(count, 'day').format('YYYY-MM-DD'))
      expect(addMonths(on, count)).toBe(there.add(count, 'month').format('YYYY-MM-DD'))
      expect(lastOfMonth(on)).toBe(there.endOf('month').format('YYYY-MM-DD'))
      expect(weekdayOf(on)).toBe(there.day() || 7)
    }),
  )
})

test('a day the calendar has not is none', () => {
  expect(dayOf(2026, 2, 29)).toBeUndefined()
  expect(dayOf(2028, 2, 29)).toBe('2028-02-29')
  expect(dayOf(2026, 13, 1)).toBeUndefined()
  expect(dayOf(26, 1, 1)).toBeUndefined()
  expect(addDays('no day', 1)).toBe('')
})
