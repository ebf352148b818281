import { describe, expect, test } from 'vitest'
import { festivalDays, festivalNamed, readDays } from '../../../src/domain/rosters/festival-days'

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
