import { expect, test } from 'vitest'
import { sayDay, sayDays, sayWhen } from '../../src/bots/cards/times'
import { texts } from '../../src/bots/texts'

const zone = 'Asia/Shanghai'
const at = Date.parse('2026-11-26T19:40+08:00')

test('what is said of a time is as true the next day as on the day itself', () => {
  const read = (now: string) => sayWhen(texts.en, at, Date.parse(now), zone)
  expect(read('2026-11-26T10:00+08:00')).toBe('Thu 26 Nov 19:40')
  expect(read('2026-11-25T10:00+08:00')).toBe('Thu 26 Nov 19:40')
  expect(read('2026-11-27T10:00+08:00')).toBe('Thu 26 Nov 19:40')
  expect(sayWhen(texts.zh, at, at, zone)).toBe('11月26日（周四）19:40')
})

test('a time of another year, by the committee’s own clock, is said with it', () => {
  const newYear = Date.parse('2027-01-01T00:30+08:00')
  expect(sayWhen(texts.en, at, newYear, zone)).toBe('Thu 26 Nov 2026 19:40')
  expect(sayWhen(texts.zh, at, newYear, zone)).toBe('2026年11月26日（周四）19:40')
  expect(sayWhen(texts.en, newYear, newYear, zone)).toBe('Fri 1 Jan 00:30')
})

test('a day is said as a time is, and a span of one day once', () => {
  const today = { now: at, timezone: zone }
  expect(sayDay(texts.en, '2026-12-22', today)).toBe('Tue 22 Dec')
  expect(sayDay(texts.zh, '2026-12-22', today)).toBe('12月22日（周二）')
  expect(sayDays(texts.zh, '2026-12-22', '2027-01-05', today)).toBe('12月22日（周二） – 2027年1月5日（周二）')
  expect(sayDays(texts.en, '2026-12-22', '2026-12-22', today)).toBe('Tue 22 Dec')
})
