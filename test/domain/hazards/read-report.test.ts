import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ReportReading,
  readReport,
  searchWords,
  stripReportPrefix,
} from '../../../src/domain/hazards/read-report'
import type { UnitCandidate } from '../../../src/domain/units/match-unit'

const unit = (number: number, name: string, nameEn: string): UnitCandidate => ({
  id: `u${number}`,
  number,
  name,
  nameEn,
})
const units = [
  unit(1, '鑫源加油站', 'Xinyuan petrol station'),
  unit(2, '鑫源超市', 'Xinyuan supermarket'),
  unit(7, '七天酒店', '7 Days Inn'),
]
/** A Wednesday. */
const now = Date.parse('2026-11-25T10:00:00+08:00')
const inThreeDays = Date.parse('2026-11-28T23:59:59.999+08:00')
const read = (text: string): ReportReading => readReport(text, { now, timezone: 'Asia/Shanghai', units })

const blockedAtXinyuan = {
  unit: { kind: 'certain', value: { number: 1 } },
  category: { kind: 'certain', value: 'blocked-exit' },
  severity: { value: 'major', said: true },
  deadlineAt: inThreeDays,
  clear: true,
}

describe('a report in one line', () => {
  it.each([
    'Xinyuan petrol station: fire lane blocked, major, 3 days',
    'Xinyaun petrol staton: fire lane blocked, major, 3 days',
    'fire lane blocked at Xinyuan petrol station, major, within 3 days',
    'XINYUAN PETROL STATION\nfire lane blocked\nmajor\n3 days',
    '\u202eXin\u200byuan petrol station: fire\u00a0lane blocked, major, 3 days',
    'hazard: Xinyuan petrol station - fire lane blocked, major hazard, 3 days',
  ])('in English leaves no doubt: %j', (text) => {
    const reading = read(text)
    expect(reading).toMatchObject(blockedAtXinyuan)
    expect(reading.description.toLowerCase()).toBe('fire lane blocked')
    expect(reading.place).toBeUndefined()
  })

  it.each([
    '#隐患 鑫源加油站 消防通道堵塞 重大 限期3天',
    '＃隐患　鑫源加油站：消防通道堵塞，重大隐患，限期３天',
    '隐患：鑫源加油站消防通道堵塞，重大，三天内整改',
    '鑫源加油站，消防通道堵塞，属重大隐患，请于11月28日前完成整改',
  ])('in Chinese leaves no doubt: %s', (text) => {
    const reading = read(text)
    expect(reading).toMatchObject(blockedAtXinyuan)
    expect(reading.description).toBe('消防通道堵塞')
  })

  it('keeps what the reporter says beyond that, in their words', () => {
    expect(read('鑫源加油站西侧: 消防通道堵塞').description).toBe('西侧: 消防通道堵塞')
    expect(read('鑫源加油站的消防通道被货车堵了，要求24小时内整改').description).toBe('消防通道被货车堵了')
    expect(read('在鑫源加油站发现灭火器过期2个，责令3日内整改').description).toBe('发现灭火器过期2个')
    expect(read('Serious: gas leak at Xinyuan supermarket')).toMatchObject({
      description: 'gas leak',
      severity: { value: 'major', said: true },
    })
    expect(read('请立即清理鑫源加油站消防通道').description).toBe('清理消防通道')
    expect(read('Xinyuan supermarket: <b>gas</b> leak & <!channel> 🔥').description).toBe(
      '<b>gas</b> leak & <!channel> 🔥',
    )
  })

  it('means the unit whose whole name stands before the colon, whatever another has in common with the rest', () => {
    const alike = [
      unit(3, '东方影城', 'Dongfang cinema'),
      unit(4, '东方烟花爆竹零售店', 'Dongfang fireworks shop'),
    ]
    const text = 'Dongfang cinema: fireworks stored under the stage, 24h'
    expect(readReport(text, { now, timezone: 'Asia/Shanghai', units: alike })).toMatchObject({
      unit: { kind: 'certain', value: { number: 3 } },
      description: 'fireworks stored under the stage',
      clear: true,
    })
  })

  it('assumes general where nothing is said of severity, and says that it does', () => {
    expect(read('鑫源加油站 电线裸露').severity).toEqual({ value: 'general', said: false })
    expect(read('鑫源加油站 电线裸露 一般').severity).toEqual({ value: 'general', said: true })
    expect(read('鑫源加油站 重大火灾隐患').severity).toEqual({ value: 'major', said: true })
    expect(read('鑫源加油站 重大火灾隐患').description).toBe('重大火灾隐患')
    expect(read('General hospital: exit locked, not major').severity).toEqual({
      value: 'general',
      said: false,
    })
  })

  it('does not take the words of a unit for a limit', () => {
    expect(read('7 Days Inn: exit locked').deadlineAt).toBeUndefined()
    expect(read('7 Days Inn: exit locked, 3 days')).toMatchObject({
      deadlineAt: inThreeDays,
      unit: { value: { number: 7 } },
    })
    expect(read('七天酒店 安全出口上锁')).toMatchObject({ unit: { value: { number: 7 } } })
  })

  it('is asked about where the unit may be several', () => {
    const reading = read('鑫源 消防通道堵塞')
    expect(reading.unit).toMatchObject({ kind: 'doubtful', options: [{ number: 1 }, { number: 2 }] })
    expect(reading).toMatchObject({ place: '鑫源', description: '消防通道堵塞', clear: false })
  })

  it('does not take what is wrong for part of a name', () => {
    const hotel = unit(9, 'Exit Garden Hotel', 'Exit Garden Hotel')
    const reading = readReport('exit blocked at the hotel', {
      now,
      timezone: 'Asia/Shanghai',
      units: [hotel],
    })
    expect(reading.unit.kind).not.toBe('certain')
  })

  it('is asked about where it speaks of several kinds of hazard, and keeps them all', () => {
    const reading = read('鑫源加油站：未配备灭火器；电线裸露')
    expect(reading.category).toEqual({
      kind: 'doubtful',
      options: expect.arrayContaining(['no-fire-equipment', 'electrical-wiring']),
    })
    expect(reading).toMatchObject({ description: '未配备灭火器；电线裸露', clear: false })
  })

  it('may name a place that is no unit, by a colon or comma', () => {
    expect(read('老王仓库：电线裸露')).toMatchObject({
      unit: { kind: 'missing' },
      place: '老王仓库',
      description: '电线裸露',
      clear: true,
    })
    expect(read('Old barn, bare wires')).toMatchObject({
      place: 'Old barn',
      description: 'bare wires',
      clear: true,
    })
    expect(read('鑫海鲜美食广场: 电线裸露')).toMatchObject({
      unit: { kind: 'missing' },
      place: '鑫海鲜美食广场',
      clear: true,
    })
    expect(read('老王仓库 电线裸露')).toMatchObject({ place: '老王仓库', clear: false })
  })

  it('is asked about where there is no place or nothing that is wrong', () => {
    expect(read('消防通道堵塞，重大，限期3天')).toMatchObject({
      unit: { kind: 'missing' },
      description: '消防通道堵塞',
      clear: false,
    })
    expect(read('鑫源加油站 重大隐患 3天')).toMatchObject({ description: '', clear: false })
    expect(read('')).toMatchObject({ description: '', clear: false })
  })
})

describe('any text at all', () => {
  const word = fc.constantFrom(
    '鑫源加油站',
    'Xinyuan ',
    '消防通道堵塞',
    '重大',
    '限期3天',
    ': ',
    '，',
    '\n',
    '😀',
    '\u200f',
    '的',
    'major',
    ' ',
    '/',
    '#隐患',
    'within ',
    '12',
    '(',
    '*',
  )

  it('is read without error, and loses no words but those it has understood', () => {
    const text = fc.oneof(
      fc.array(word, { maxLength: 12 }).map((it) => it.join('')),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const reading = read(typed)
        const understood =
          reading.unit.kind === 'certain' || reading.place || reading.severity.said || reading.deadlineAt
        const hasWords = /[\p{L}\p{N}]/u.test(stripReportPrefix(typed) ?? typed)
        if (hasWords && !understood) expect(reading.description).not.toBe('')
        if (reading.clear) expect(reading.description).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    '鑫源加油站消防通道堵塞',
    '重大 ',
    'Xinyuan petrol station: ',
    ' ,',
    ':',
    '12月5日前 ',
    'a',
    '\n',
    'by next 3 days ',
    '一二三',
    'exit blocked ',
  ])('of 10,000 characters (%j …) is read, whatever is repeated in it', (part) => {
    const text = part.repeat(Math.ceil(10_000 / part.length))
    // A pattern that backtracks without end would not come back from these.
    expect(read(text).description.length).toBeLessThanOrEqual(text.length)
    expect(searchWords(text).length).toBeLessThanOrEqual(text.length)
  })
})

describe('the beginning that makes a message a report', () => {
  it.each([
    ['#隐患 鑫源 堵塞', '鑫源 堵塞'],
    ['＃隐患：鑫源', '鑫源'],
    ['隐患 鑫源', '鑫源'],
    ['隐患鑫源堵塞', '鑫源堵塞'],
    ['/hazard Xinyuan: blocked', 'Xinyuan: blocked'],
    ['/hazard@anwei_bot Xinyuan', 'Xinyuan'],
    ['#Hazard Xinyuan', 'Xinyuan'],
    ['Hazard: Xinyuan', 'Xinyuan'],
    ['#hazard', ''],
    ['隐患', ''],
  ])('%s', (text, rest) => {
    expect(stripReportPrefix(text)).toBe(rest)
  })

  it.each([
    ['hazard lights are on'],
    ['/hazards mine'],
    ['hazardous goods: here'],
    ['隐患排查情况汇总'],
    ['发现隐患'],
    ['hello'],
    [''],
  ])('is not %s', (text) => {
    expect(stripReportPrefix(text)).toBeUndefined()
  })
})

describe('the words to search units by', () => {
  it.each([
    ['#隐患 鑫源加油站 消防通道堵塞 重大 限期3天', '鑫源加油站'],
    ['消防通道堵塞', '消防通道堵塞'],
  ])('of %s are %s', (text, words) => {
    expect(searchWords(text)).toBe(words)
  })

  it('leave out severity, limit and hazard', () => {
    const words = searchWords('Xinyuan petrol station: fire lane blocked, major, 3 days')
    expect(words).toContain('Xinyuan petrol station')
    expect(words).not.toMatch(/major|days|blocked/)
  })
})
