import { execFileSync } from 'node:child_process'
import chineseDays from 'chinese-days'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fallsWithin,
  isWorkingDay,
  makeUpDays,
  occasionIn,
  occasionsOf,
} from '../../../src/domain/calendar/calendar'
import type { Correction, festivals } from '../../../src/domain/calendar/occasion'
import { draftOf } from '../../../src/domain/campaigns/make-campaign'
import { periodsOf, proposalsOn } from '../../../src/domain/campaigns/templates'
import { festivalDays } from '../../../src/domain/rosters/festival-days'
import { addDays, weekdayOf } from '../../../src/domain/text/local-day'

const years = Array.from({ length: 12 }, (_, at) => 2024 + at)
const day = fc.integer({ min: 0, max: 4382 }).map((count) => addDays('2024-01-01', count))
const on = (kind: (typeof festivals)[number], year: number) => occasionIn(kind, year)?.on

/**
 * Spring Festival, Lantern, Qingming, Dragon Boat, Mid-Autumn, by reasoning: new moons and full moons of
 * Beijing time; leap months 6 of 2025, 5 of 2028, 3 of 2031, 11 of 2033; Qingming is 4 April where the year
 * divides by four or follows one that does, else the 5th.
 */
const fixture: Record<number, readonly string[]> = {
  2024: ['02-10', '02-24', '04-04', '06-10', '09-17'],
  2025: ['01-29', '02-12', '04-04', '05-31', '10-06'],
  2026: ['02-17', '03-03', '04-05', '06-19', '09-25'],
  2027: ['02-06', '02-20', '04-05', '06-09', '09-15'],
  2028: ['01-26', '02-09', '04-04', '05-28', '10-03'],
  2029: ['02-13', '02-27', '04-04', '06-16', '09-22'],
  2030: ['02-03', '02-17', '04-05', '06-05', '09-12'],
  2031: ['01-23', '02-06', '04-05', '06-24', '10-01'],
  2032: ['02-11', '02-25', '04-04', '06-12', '09-19'],
  2033: ['01-31', '02-14', '04-04', '06-01', '09-08'],
  2034: ['02-19', '03-05', '04-05', '06-20', '09-27'],
  2035: ['02-08', '02-22', '04-05', '06-10', '09-16'],
}

describe('festivals', () => {
  test.each(years)('of %i fall on the days they do', (year) => {
    const lunar = (
      ['spring-festival', 'lantern-festival', 'qingming', 'dragon-boat', 'mid-autumn'] as const
    ).map((kind) => on(kind, year))
    expect(lunar).toEqual(fixture[year]?.map((it) => `${year}-${it}`))
    expect(on('new-year', year)).toBe(`${year}-01-01`)
    expect(on('labour-day', year)).toBe(`${year}-05-01`)
    expect(on('national-day', year)).toBe(`${year}-10-01`)
  })

  test.each(years)('of %i are those of chinese-days, leap months and all', (year) => {
    const { getSolarDateFromLunar, getSolarTermDate } = chineseDays
    expect(on('spring-festival', year)).toBe(getSolarDateFromLunar(`${year}-01-01`).date)
    expect(on('lantern-festival', year)).toBe(getSolarDateFromLunar(`${year}-01-15`).date)
    expect(on('qingming', year)).toBe(getSolarTermDate(year, 4, 'pure_brightness'))
    expect(on('dragon-boat', year)).toBe(getSolarDateFromLunar(`${year}-05-05`).date)
    expect(on('mid-autumn', year)).toBe(getSolarDateFromLunar(`${year}-08-15`).date)
  })

  test('come in order, last at least a day, and have their day within', () => {
    for (const year of years) {
      const all = occasionsOf(year)
      expect(all.map((it) => it.fromOn)).toEqual(all.map((it) => it.fromOn).sort())
      for (const it of all) {
        expect(it.fromOn <= it.on && it.on <= it.toOn).toBe(true)
        expect(it.fromOn.slice(0, 4)).toBe(String(year))
      }
    }
  })

  test('Mid-Autumn falls within National Day in 2025 and 2028, and on it in 2031', () => {
    const within = (year: number) => {
      const all = occasionsOf(year)
      const one = all.find((it) => it.kind === 'mid-autumn')
      return one && fallsWithin(one, all)?.kind
    }
    expect(within(2025)).toBe('national-day')
    expect(within(2028)).toBe('national-day')
    expect(within(2031)).toBe('national-day')
    expect(on('mid-autumn', 2031)).toBe(on('national-day', 2031))
    expect(within(2026)).toBeUndefined()
    for (const year of [2025, 2028, 2031]) {
      const all = occasionsOf(year)
      // The greater one, seasons that begin meanwhile: neither is within the other.
      const others = all.filter((it) => it.kind !== 'mid-autumn' && fallsWithin(it, all))
      expect(others.map((it) => it.kind)).toEqual([])
    }
  })

  test('two festivals that are one holiday have a day more: eight published, four by law', () => {
    const days = (year: number) => {
      const { fromOn, toOn, provisional } = occasionIn('national-day', year) ?? {}
      return [fromOn, toOn, provisional]
    }
    expect(days(2025)).toEqual(['2025-10-01', '2025-10-08', false])
    expect(days(2027)).toEqual(['2027-10-01', '2027-10-03', true])
    expect(days(2028)).toEqual(['2028-10-01', '2028-10-04', true])
    expect(days(2031)).toEqual(['2031-10-01', '2031-10-04', true])
    // Published for the year: eight, whatever the law would give.
    const eight: Correction = {
      id: '1',
      kind: 'off',
      festival: 'national-day',
      fromOn: '2031-10-01',
      toOn: '2031-10-08',
    }
    expect(isWorkingDay('2031-10-08', [eight])).toBe(false)
    expect(isWorkingDay('2031-10-09', [eight])).toBe(true)
  })

  test('winter fire prevention reaches into the next year', () => {
    expect(occasionIn('winter-fire-prevention', 2026)).toMatchObject({
      fromOn: '2026-11-01',
      toOn: '2027-03-31',
    })
  })

  test('a year that is not known has none', () => {
    expect(occasionsOf(2023)).toEqual([])
    expect(occasionsOf(2036)).toEqual([])
  })
})

describe('working days', () => {
  test('of 2024 to 2026 are those the State Council published, every one', () => {
    for (let it = '2024-01-01'; it <= '2026-12-31'; it = addDays(it, 1)) {
      expect([it, isWorkingDay(it)]).toEqual([it, chineseDays.getDayDetail(it).work])
    }
  })

  test('of later years are the law’s, and said to be provisional', () => {
    expect(occasionIn('spring-festival', 2026)?.provisional).toBe(false)
    expect(occasionIn('spring-festival', 2027)).toMatchObject({
      fromOn: '2027-02-05',
      toOn: '2027-02-08',
      provisional: true,
    })
    expect(isWorkingDay('2027-02-05')).toBe(false)
    expect(isWorkingDay('2027-02-09')).toBe(true)
    expect(isWorkingDay('2031-10-01')).toBe(false)
    expect(isWorkingDay('2028-10-03')).toBe(false)
    expect(isWorkingDay('2028-10-04')).toBe(false)
    expect(isWorkingDay('2028-10-05')).toBe(true)
  })

  test('make-up days are weekends on which offices work', () => {
    for (const year of years)
      for (const it of makeUpDays(year)) expect([weekdayOf(it) > 5, isWorkingDay(it)]).toEqual([true, true])
    expect(makeUpDays(2026)).toHaveLength(6)
  })

  test('without notice and law, a day works exactly if it is no weekend', () => {
    void fc.assert(
      fc.property(day, (it) => {
        const free = occasionsOf(Number(it.slice(0, 4))).some((one) => one.fromOn <= it && it <= one.toOn)
        const makeUp = makeUpDays(Number(it.slice(0, 4))).includes(it)
        if (!free && !makeUp) expect(isWorkingDay(it)).toBe(weekdayOf(it) <= 5)
      }),
    )
  })

  test('what a coordinator entered last decides', () => {
    void fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 9 }), fc.boolean(), (from, length, first) => {
        const entry = (id: string, works: boolean): Correction => ({
          id,
          kind: works ? 'work' : 'off',
          fromOn: from,
          toOn: addDays(from, length),
        })
        const both = [entry('1', first), entry('2', !first)]
        expect(isWorkingDay(from, both)).toBe(!first)
        expect(isWorkingDay(addDays(from, length), both)).toBe(!first)
        const next = addDays(from, length + 1)
        expect(isWorkingDay(next, both)).toBe(isWorkingDay(next))
      }),
    )
  })

  test('a corrected festival has the days it was given, over the end of a month too', () => {
    const corrections: Correction[] = [
      { id: '1', kind: 'off', festival: 'spring-festival', fromOn: '2028-01-25', toOn: '2028-02-01' },
      { id: '2', kind: 'festival', name: 'Temple fair', fromOn: '2028-02-28', toOn: '2028-03-01' },
    ]
    expect(occasionIn('spring-festival', 2028, corrections)).toEqual({
      kind: 'spring-festival',
      on: '2028-01-26',
      fromOn: '2028-01-25',
      toOn: '2028-02-01',
      provisional: false,
    })
    expect(isWorkingDay('2028-02-01', corrections)).toBe(false)
    expect(occasionsOf(2028, corrections).find((it) => it.name === 'Temple fair')?.toOn).toBe('2028-03-01')
  })
})

describe('New Year whose days off begin in the December before', () => {
  const corrections: Correction[] = [
    { id: '1', kind: 'off', festival: 'new-year', fromOn: '2027-12-31', toOn: '2028-01-02' },
  ]
  test('is that of the year it begins, and leaves the year before its own', () => {
    expect(occasionIn('new-year', 2028, corrections)).toEqual({
      kind: 'new-year',
      on: '2028-01-01',
      fromOn: '2027-12-31',
      toOn: '2028-01-02',
      provisional: false,
    })
    expect(occasionIn('new-year', 2027, corrections)).toEqual(occasionIn('new-year', 2027))
    expect(isWorkingDay('2027-12-31', corrections)).toBe(false)
    expect(isWorkingDay('2027-12-30', corrections)).toBe(true)
    expect(isWorkingDay('2027-01-01', corrections)).toBe(false)
  })
  test('has its campaign and its roster named by its own year', () => {
    const periods = periodsOf('new-year', '2027-12-25', corrections)
    expect(periods?.[1]).toEqual({ phase: 'during', fromOn: '2027-12-31', toOn: '2028-01-02' })
    expect(draftOf('new-year', periods ?? [], 'x', 0, 'x', []).year).toBe(2028)
    expect(festivalDays('new-year', '2027-12-25', corrections)).toMatchObject({
      title: '元旦 New Year 2028',
      days: ['2027-12-31', '2028-01-01', '2028-01-02'],
    })
    const proposed = proposalsOn('2027-12-20', corrections)
    expect(proposed.map((it) => it.occasion)).toContain('new-year:2028')
  })
})

test('days a festival was thought to have, and has not in what was entered, are worked on', () => {
  const corrections: Correction[] = [
    { id: '1', kind: 'off', festival: 'qingming', fromOn: '2027-04-04', toOn: '2027-04-04' },
  ]
  expect(isWorkingDay('2027-04-05')).toBe(false)
  expect(isWorkingDay('2027-04-05', corrections)).toBe(true)
  expect(isWorkingDay('2027-05-01', corrections)).toBe(false)
})

test.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Shanghai'])(
  'the calendar is the same on a machine in %s',
  (zone) => {
    const script = `
      import { isWorkingDay, occasionsOf } from './src/domain/calendar/calendar'
      import { addDays } from './src/domain/text/local-day'
      let days = ''
      for (let day = '2024-01-01'; day <= '2035-12-31'; day = addDays(day, 1)) days += isWorkingDay(day) ? 1 : 0
      const all = Array.from({ length: 12 }, (_, at) => occasionsOf(2024 + at))
      console.log(JSON.stringify({ days, all }))`
    const run = (TZ: string) =>
      execFileSync('node', ['--import', 'tsx', '--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
    expect(run(zone)).toBe(run('UTC'))
  },
  30_000,
)
