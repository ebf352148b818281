import { describe, expect, it } from 'vitest'
import { type Category, categories } from '../../../src/domain/hazards/categories'
import { readCategory } from '../../../src/domain/hazards/read-report-category'
import { keywords } from '../../../src/domain/hazards/read-report-keywords'

const examples: [Category, string[]][] = [
  [
    'no-fire-equipment',
    [
      '未配备消防器材',
      '灭火器已过期',
      '没有灭火器',
      'no extinguisher',
      'there are no fire extinguishers',
      'hydrant has no water',
    ],
  ],
  ['illegal-building', ['楼顶违建', '违法建筑', 'illegal building on the roof']],
  ['unauthorised-alteration', ['擅自改变结构', '承重墙被砸', 'load-bearing wall removed']],
  ['unlawful-partition', ['违规分隔成小间', '隔断房', 'partitioned into small rooms']],
  ['major-fire-hazard', ['重大火灾隐患', 'major fire hazard']],
  [
    'flammables-in-dwelling',
    ['居民楼内易燃易爆', '居民楼内存放汽油', 'flammables in a residential building'],
  ],
  ['dangerous-chemicals', ['非法储存危险化学品', '黑加油站', 'hazardous chemicals stored here']],
  ['three-in-one', ['三合一', '住人阁楼', '店内住人', 'people living in the attic', 'two-in-one']],
  [
    'blocked-exit',
    [
      '堵塞安全出口',
      '消防通道被货车占用',
      '楼道堆放杂物',
      'fire lane blocked',
      'blocked exits',
      'emergency exit is locked',
    ],
  ],
  [
    'electrical-wiring',
    ['电线裸露', '飞线充电', '私拉乱接', 'bare wires', 'wires are exposed', 'Overloaded socket'],
  ],
  ['gas', ['液化气瓶', '燃气泄漏', 'gas leak', 'smell of gas']],
  ['ammonia-and-tanks', ['液氨储罐', 'ammonia smell', 'tank farm without bund']],
  ['special-equipment', ['电梯未年检', '叉车', 'boiler not inspected']],
  ['edge-protection', ['临边无防护', 'no guardrails on floor 3']],
  ['scaffolding-and-cranes', ['脚手架不牢', '塔吊', 'scaffolding loose', 'tower crane']],
  ['illegal-fireworks', ['非法销售烟花爆竹', 'fireworks sold']],
  ['straw-burning', ['焚烧秸秆', 'farmers burning straw']],
  ['flood-risk', ['排水口堵塞', '地下室积水', 'flooded basement', 'drain blocked']],
  ['uncertified-operator', ['无证上岗', '电工证过期', 'welder has no certificate', 'unlicensed electrician']],
  ['three-violations', ['三违', '违章指挥', 'illegal operation', 'smoking in the store room']],
  ['other', ['其他隐患']],
]

describe('the kind of hazard', () => {
  it('is known by examples of every category', () => {
    expect(examples.map(([category]) => category)).toEqual([...categories])
  })

  it.each(examples.flatMap(([category, texts]) => texts.map((text) => [text, category] as const)))(
    'in "%s" is %s',
    (text, category) => {
      expect(readCategory(text)).toEqual({ kind: 'certain', value: category })
    },
  )

  it('is told by the longer words where a shorter one of another kind stands inside', () => {
    expect(readCategory('排水口堵塞')).toEqual({ kind: 'certain', value: 'flood-risk' })
    expect(readCategory('Xinyuan gas station: fire lane blocked')).toEqual({
      kind: 'certain',
      value: 'blocked-exit',
    })
  })

  it('is doubtful where two are spoken of', () => {
    expect(readCategory('garment workshop without extinguishers and with bare wires')).toEqual({
      kind: 'doubtful',
      options: expect.arrayContaining(['no-fire-equipment', 'electrical-wiring']),
    })
  })

  it.each(['hello', '', '到现场看看', 'alone', 'gasoline?', 'existing'])('is not said in "%s"', (text) => {
    expect(readCategory(text)).toEqual({ kind: 'missing' })
  })

  it('has keywords of which each, by itself, leads to its category', () => {
    for (const category of categories) {
      for (const written of keywords[category].strong) {
        const text = written
          .split('+')
          .map((part) => part.replace('*', ''))
          .join(' ')
        const reading = readCategory(text)
        const found =
          reading.kind === 'certain' ? [reading.value] : reading.kind === 'doubtful' ? reading.options : []
        expect(found, written).toContain(category)
      }
    }
  })
})
