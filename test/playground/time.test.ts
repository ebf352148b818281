import { expect, test } from 'vitest'
import { nextFestival, nextStop } from '../../src/playground/time'

const at = (day: string) => Date.parse(`${day}T01:00:00Z`)
const zone = 'Asia/Shanghai'

test('the next Spring Festival is counted to, this year’s or the next’s', () => {
  expect(nextFestival(at('2026-11-26'), zone)).toMatchObject({ on: '2027-02-05' })
  expect(nextFestival(at('2026-02-10'), zone)).toEqual({ on: '2026-02-15', days: 5 })
})

test('the clock stops where the campaign is proposed, on the eve, and on the first day off; then a year on', () => {
  const stops: string[] = []
  let day = '2026-11-26'
  while (stops.length < 4) {
    const next = nextStop(at(day), zone)
    expect(next && next > day).toBe(true)
    stops.push(next ?? '')
    day = next ?? ''
  }
  expect(stops.slice(1, 3)).toEqual(['2027-02-04', '2027-02-05'])
  expect(stops[0] && stops[0] < '2027-01-20').toBe(true)
  expect(stops[3]?.startsWith('2027-12') || stops[3]?.startsWith('2028')).toBe(true)
})
