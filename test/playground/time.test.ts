import { expect, test } from 'vitest'
import { localTime } from '../../src/domain/text/local-day'
import { momentsFrom, morningAfter, nextStop } from '../../src/playground/time'

const zone = 'Asia/Shanghai'
const at = (day: string, clock = '09:00') => Date.parse(`${day}T${clock}:00+08:00`)

test('the clock goes to the day the campaign is proposed, New Year’s Eve and Spring Festival; then to next year’s', () => {
  const moments = momentsFrom(at('2026-11-26'), zone)
  expect(moments.map((it) => [it.kind, it.on])).toEqual([
    ['proposal', '2027-01-07'],
    ['eve', '2027-02-05'],
    ['festival', '2027-02-06'],
  ])
  expect(moments[0]).toMatchObject({ at: at('2027-01-07', '08:10'), days: 42 })
  expect(momentsFrom(at('2027-01-07'), zone).map((it) => it.kind)).toEqual(['eve', 'festival'])
  expect(momentsFrom(at('2027-02-06'), zone).map((it) => it.on.slice(0, 4))).toEqual(['2027', '2028', '2028'])
})

test('on its way it stops where duty hands over, when the digests are there, at midday; on a long way twice a day', () => {
  const stopsOf = (few: boolean): string[] => {
    let now = at('2026-11-26')
    return Array.from({ length: 5 }, () => {
      now = nextStop(now, zone, few)
      return localTime(now, zone).slice(8)
    })
  }
  expect(stopsOf(false)).toEqual(['26 13:00', '26 19:40', '27 07:40', '27 08:10', '27 13:00'])
  expect(stopsOf(true)).toEqual(['26 19:40', '27 08:10', '27 19:40', '28 08:10', '28 19:40'])
  expect(localTime(morningAfter(at('2026-11-26', '00:30'), zone), zone)).toBe('2026-11-27 08:10')
})
