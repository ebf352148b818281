import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { texts } from '../../../src/bots/texts'
import { type Counted, stretchOf, summarize, summaryPeriods } from '../../../src/domain/reports/summary'

/** One district's first quarter (domain.md), as it is counted from records. */
const quarter: Counted[] = [
  { field: 'inspections', count: 45 },
  { field: 'personTimes', count: 526 },
  { field: 'units', count: 244 },
  { field: 'units', industry: 'fireworks', count: 76 },
  { field: 'hazards', count: 750 },
  { field: 'orders', count: 16 },
  { field: 'opinions', count: 25 },
  { field: 'reinspections', count: 37 },
  { field: 'onTheSpot', industry: 'fireworks', count: 12 },
  { field: 'licencesRevoked', industry: 'fireworks', count: 3 },
  { field: 'densClosed', industry: 'fireworks', count: 2 },
  { field: 'boxesConfiscated', industry: 'fireworks', count: 20 },
  { field: 'confiscatedYuan', industry: 'fireworks', count: 200_000 },
  { field: 'accidents', count: 0 },
]

describe('the quarterly summary is written in the words it is always written in', () => {
  test('in English', () => {
    expect(texts.en.summary.paragraph('Quarter 1 of 2026', summarize(quarter))).toBe(
      'Quarter 1 of 2026: 45 supervision inspections, 526 person-times dispatched, 320 units inspected, ' +
        '750 hazards found, 78 papers issued, of them 16 notices of ordering correction, 25 supervision and ' +
        'inspection opinions and 37 re-inspection opinions; in fireworks, 76 businesses inspected, 12 rectified ' +
        'on the spot, 3 retail licences revoked, 2 dens closed, 20 boxes confiscated worth 200,000 yuan; ' +
        'accidents: none.',
    )
  })

  test('in Chinese', () => {
    expect(texts.zh.summary.paragraph('2026年一季度', summarize(quarter))).toBe(
      '2026年一季度，共开展督查检查 45 次，出动检查人员 526 人次，检查单位 320 家，发现事故隐患 750 处，' +
        '下达各类文书 78 份，其中责令限期整改指令书 16 份、督查意见书 25 份、复查意见书 37 份；' +
        '烟花爆竹方面，检查经营单位 76 家，当场整改 12 家，吊销零售许可证 3 个，取缔窝点 2 个，' +
        '收缴 20 箱，价值 200000 元；未发生生产安全事故。',
    )
  })

  test('what was not done is not mentioned, that there was no accident is', () => {
    expect(texts.en.summary.paragraph('Week', summarize([]))).toBe('Week: 0 hazards found; accidents: none.')
    expect(texts.en.summary.paragraph('Week', summarize([{ field: 'accidents', count: 1 }]))).toContain(
      'accidents: 1.',
    )
  })

  test('an industry without measures is spoken of by itself only where it always is', () => {
    const { industries } = summarize([
      { field: 'units', industry: 'school', count: 9 },
      { field: 'units', industry: 'chemicals', count: 2 },
      { field: 'densClosed', industry: 'warehouse', count: 1 },
    ])
    expect(industries.map((it) => it.industry)).toEqual(['chemicals', 'warehouse'])
  })
})

describe('the stretch of a report', () => {
  const zone = 'Asia/Shanghai'
  const now = Date.UTC(2026, 10, 25, 2, 0)

  test('is the present one, or one before it', () => {
    expect(stretchOf('week', now, zone)).toEqual({ from: '2026-11-23', to: '2026-11-29', unfinished: true })
    expect(stretchOf('month', now, zone, 1)).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
      unfinished: false,
    })
    expect(stretchOf('quarter', now, zone, 3)).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
      unfinished: false,
    })
    expect(stretchOf('year', now, zone, 1)).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
      unfinished: false,
    })
  })

  test('follows the one before it without a gap, whatever the zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...summaryPeriods),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2034, 0, 1) }),
        fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Apia'),
        fc.integer({ min: 0, max: 20 }),
        (period, at, timezone, back) => {
          const one = stretchOf(period, at, timezone, back)
          const before = stretchOf(period, at, timezone, back + 1)
          expect(new Date(before.to).getTime() + 86_400_000).toBe(new Date(one.from).getTime())
          expect(one.from <= one.to).toBe(true)
        },
      ),
    )
  })
})
