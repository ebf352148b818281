import { describe, expect, test } from 'vitest'
import {
  daysByNow,
  festivalDays,
  festivalNamed,
  placesIn,
  readDays,
} from '../../../src/domain/rosters/festival-days'

describe('the days of a roster', () => {
  test.each([
    ['春节', 'spring-festival'],
    ['Spring Festival', 'spring-festival'],
    ['spring-festival', 'spring-festival'],
    ['五一', 'labour-day'],
    ['国庆', 'national-day'],
    ['中秋节', 'mid-autumn'],
    ['someday', undefined],
  ])('%s is %s', (words, festival) => {
    expect(festivalNamed(words)).toBe(festival)
  })

  test('are the next festival’s, this year or the next', () => {
    const spring = festivalDays('spring-festival', '2026-11-23')
    expect(spring?.title).toBe('春节 Spring Festival 2027')
    expect(spring?.days[0]?.slice(0, 7)).toBe('2027-02')
    expect(festivalDays('spring-festival', '2026-01-01')?.title).toContain('2026')
    const put = {
      id: 'c',
      kind: 'festival',
      festival: 'spring-festival',
      fromOn: '2027-02-04',
      toOn: '2027-02-06',
    } as const
    expect(festivalDays('spring-festival', '2026-11-23', [put])?.days).toEqual([
      '2027-02-04',
      '2027-02-05',
      '2027-02-06',
    ])
  })

  test('are read as they are written; none that are over, turned round, or too many', () => {
    const read = (words: string) => readDays(words, '2026-11-23')
    expect(read('2026-12-30 2027-01-02 元旦值守')).toEqual({
      festival: 'new-year',
      title: '元旦值守',
      days: ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'],
    })
    expect(read('2026-12-01 2026-12-01')?.days).toEqual(['2026-12-01'])
    for (const words of ['2026-12-02 2026-12-01', '2026-11-01 2026-11-02', '2026-12-01 2027-03-01', 'soon'])
      expect(read(words)).toBeUndefined()
  })
})

describe('where a day stands in its festival', () => {
  test('is reckoned from the festival itself: New Year’s Eve is the same of every year', () => {
    // In 2024 the days off began on the first day of the year, in 2025 on its eve.
    expect(placesIn('spring-festival', ['2024-02-10', '2024-02-11'])('2024-02-10')).toBe(0)
    expect(placesIn('spring-festival', ['2025-01-28'])('2025-01-28')).toBe(-1)
    expect(placesIn('spring-festival', ['2027-02-03'])('2027-02-05')).toBe(-1)
    expect(placesIn('new-year', ['2026-12-30'])('2026-12-31')).toBe(-1)
    expect(placesIn('冬季值班', ['2026-11-23'])('2026-11-25')).toBe(2)
  })

  test('the calendar’s days are those by now, of that year, for festivals alone', () => {
    const put = {
      id: 'c',
      kind: 'festival',
      festival: 'spring-festival',
      fromOn: '2027-02-04',
      toOn: '2027-02-06',
    } as const
    const spring = { festival: 'spring-festival', days: ['2027-02-05', '2027-02-06'] }
    expect(daysByNow(spring, [put])).toEqual(['2027-02-04', '2027-02-05', '2027-02-06'])
    expect(daysByNow({ ...spring, festival: 'Drill' }, [put])).toBeUndefined()
  })
})
