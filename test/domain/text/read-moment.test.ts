import { describe, expect, test } from 'vitest'
import { readMoment } from '../../../src/domain/text/read-moment'

/** Monday 10:00 in Shanghai. */
const when = { now: Date.UTC(2026, 10, 23, 2), timezone: 'Asia/Shanghai' }
const there = (text: string): string | undefined => {
  const at = readMoment(text, when)
  return at === undefined
    ? undefined
    : new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

describe('a moment, as people write it', () => {
  test.each([
    ['tomorrow 9:00', '2026-11-24 09:00'],
    ['tomorrow at 2 pm', '2026-11-24 14:00'],
    ['2026-12-05 14:30', '2026-12-05 14:30'],
    ['明天上午9点', '2026-11-24 09:00'],
    ['明天下午2点半', '2026-11-24 14:30'],
    ['12月5日 8:30', '2026-12-05 08:30'],
    ['明早8点', '2026-11-24 08:00'],
    ['今晚八点半', '2026-11-23 20:30'],
    ['下午三点', '2026-11-23 15:00'],
    ['后天上午十点', '2026-11-25 10:00'],
    ['周五 9:00', '2026-11-27 09:00'],
    ['14:00', '2026-11-23 14:00'],
    ['9:00', '2026-11-24 09:00'],
    [String(when.now + 60_000), '2026-11-23 10:01'],
  ])('%s', (text, at) => {
    expect(there(text)).toBe(at)
  })

  test.each(['soon', 'tomorrow', '2026-12-05', '25:00', '', 'last year 9:00'])('%j is none', (text) => {
    expect(there(text)).toBeUndefined()
  })
})
