import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from '../../src/domain/text/local-day'
import { readTimeLimit } from '../../src/domain/time-limit'

const timezone = 'Asia/Shanghai'
/** A Wednesday. */
const now = Date.parse('2026-11-25T10:00:00+08:00')
const endOf = (day: string): number => Date.parse(`${day}T23:59:59.999+08:00`)
const read = (text: string, at = now) => readTimeLimit(text, { now: at, timezone })?.deadlineAt

describe('a time limit', () => {
  it.each([
    ['3 days', '2026-11-28'],
    ['within 2 weeks', '2026-12-09'],
    ['by Friday', '2026-11-27'],
    ['next Monday', '2026-11-30'],
    ['tomorrow', '2026-11-26'],
    ['by 5 Dec', '2026-12-05'],
    ['December 5th', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['12/5', '2026-12-05'],
    ['三天', '2026-11-28'],
    ['限期3天', '2026-11-28'],
    ['限期３天', '2026-11-28'],
    ['十五日内', '2026-12-10'],
    ['本周五前', '2026-11-27'],
    ['下周一', '2026-11-30'],
    ['星期五前', '2026-11-27'],
    ['周三前', '2026-11-25'],
    ['明天', '2026-11-26'],
    ['12月5日前', '2026-12-05'],
    ['十二月五日前', '2026-12-05'],
    ['5日前', '2026-12-05'],
    ['下月5日前', '2026-12-05'],
    ['一周内', '2026-12-02'],
    ['两周内', '2026-12-09'],
    ['半个月内', '2026-12-10'],
    ['一个月内', '2026-12-25'],
    ['立即整改', '2026-11-25'],
    ['immediately', '2026-11-25'],
    ['月底', '2026-11-30'],
    ['年底前', '2026-12-31'],
    ['by the end of the month', '2026-11-30'],
    ['5个工作日内', '2026-12-02'],
    ['请于2026年12月5日前完成整改', '2026-12-05'],
  ])('"%s" ends with %s', (text, day) => {
    expect(read(text)).toBe(endOf(day))
  })

  it.each([
    ['24h', 24],
    ['24小时内', 24],
    ['within 48 hours', 48],
    ['half an hour', 0.5],
    ['半小时内', 0.5],
  ])('"%s" is %d hours to the millisecond', (text, hours) => {
    expect(read(text)).toBe(now + hours * 3_600_000)
  })

  it.each([
    'No. 3 shop',
    'No. 3 days inn',
    '3号楼',
    '12栋',
    '3号楼消防通道堵塞',
    '7天连锁酒店',
    '24小时便利店',
    '24h store',
    'wires bare for 3 days',
    'blocked 3 days ago',
    '3天前发现',
    '已堵塞3天',
    '堵塞3天',
    '今天发现消防通道堵塞',
    '今天 鑫源 堵塞',
    '每周五堵塞',
    '上周五',
    '第3周',
    'Sun shop: exit blocked',
    '1/2 of the wires',
    'room 12/5 dirty',
    '8 March Street shop',
    '0 days',
    '999天',
    '13月5日前',
    '2月30日前',
    '2026年11月20日前',
    'immediately next to the exit',
    '',
  ])('is not in "%s"', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('without a year is the next such date; with a past year it is none', () => {
    expect(read('11月20日前')).toBe(endOf('2027-11-20'))
    expect(read('2月29日前')).toBe(endOf('2028-02-29'))
    expect(read('2026-11-20')).toBeUndefined()
    expect(read('本周一前')).toBeUndefined()
  })

  it('runs over month ends and the new year', () => {
    expect(read('3 days', Date.parse('2026-12-30T12:00:00+08:00'))).toBe(endOf('2027-01-02'))
    expect(read('一个月内', Date.parse('2027-01-31T12:00:00+08:00'))).toBe(endOf('2027-02-28'))
    expect(read('月底', Date.parse('2028-02-10T12:00:00+08:00'))).toBe(endOf('2028-02-29'))
  })

  it('says where its words stand', () => {
    const text = '鑫源 消防通道堵塞 重大 限期３天'
    const limit = readTimeLimit(text, { now, timezone })
    expect(text.slice(limit?.from, limit?.to)).toBe('限期３天')
  })

  it('prefers what is plainly a limit, and the last of several', () => {
    expect(read('7 days, fix by Friday')).toBe(endOf('2026-11-27'))
    expect(read('2天, 3天')).toBe(endOf('2026-11-28'))
  })

  it.each(['Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC'])(
    'in days lies ahead and ends exactly with a day in %s, the days of clock changes too',
    (zone) => {
      const instant = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2029-12-31') })
      fc.assert(
        fc.property(instant, fc.integer({ min: 1, max: 60 }), (at, days) => {
          const deadlineAt = readTimeLimit(`${days} days`, { now: at, timezone: zone })?.deadlineAt ?? 0
          expect(deadlineAt).toBeGreaterThan(at)
          const day = localDay(deadlineAt, zone)
          expect(localDay(deadlineAt + 1, zone) > day).toBe(true)
          expect((Date.parse(day) - Date.parse(localDay(at, zone))) / 86_400_000).toBe(days)
        }),
        { numRuns: 60 },
      )
    },
  )

  it('never lies in the past, whatever is written', () => {
    const word = fc.constantFrom(
      '3',
      '12',
      '月',
      '日',
      '天',
      '前',
      '内',
      '限期',
      '周',
      '五',
      '下',
      'by ',
      'Friday',
      ' ',
      '/',
      '-',
      '2026',
      '2027',
      'days',
      '号',
      ',',
      '底',
      'Dec ',
      '小时',
    )
    const text = fc.array(word, { maxLength: 10 }).map((it) => it.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 4e12 }), (written, at) => {
        const limit = readTimeLimit(written, { now: at, timezone })
        if (!limit) return
        expect(limit.deadlineAt).toBeGreaterThan(at)
        expect(limit.from).toBeLessThan(limit.to)
        expect(limit.to).toBeLessThanOrEqual(written.length)
      }),
      { numRuns: 300 },
    )
  })

  it('is never read from the numbers in names of units and buildings', () => {
    const name = fc.tuple(
      fc.constantFrom('No. ', '第', '鑫源'),
      fc.integer({ min: 1, max: 99 }),
      fc.constantFrom(' shop', '号楼', '栋', '号店', '分店', '中学', '号', '单元', '#'),
    )
    fc.assert(
      fc.property(name, ([before, number, after]) => {
        expect(read(`${before}${number}${after}`)).toBeUndefined()
      }),
    )
  })
})
