import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchUnit, type UnitCandidate, unitCodeIn } from '../../../src/domain/units/match-unit'

const unit = (number: number, name: string, nameEn?: string, address?: string): UnitCandidate => ({
  id: `unit-${number}`,
  number,
  name,
  ...(nameEn === undefined ? {} : { nameEn }),
  ...(address === undefined ? {} : { address }),
})

const candidates = [
  unit(1, '鑫源加油站', 'Xinyuan petrol station'),
  unit(2, '鑫源超市', 'Xinyuan supermarket'),
  unit(3, '新阳加油站', 'Xinyang petrol station'),
  unit(4, '东城区宏达化工有限公司', 'Hongda Chemicals Co., Ltd.'),
  unit(5, '光明小学', 'Guangming primary school'),
  unit(13, '光明超市3号店', 'Guangming supermarket No. 3'),
]

function meant(text: string, among: readonly UnitCandidate[] = candidates) {
  const match = matchUnit(text, among)
  if (match.kind === 'certain') return match.value.number
  return match.kind === 'doubtful' ? match.options.map((it) => it.number) : undefined
}

describe('which unit a text means', () => {
  it.each([
    ['Xinyuan petrol station: fire lane blocked', 1],
    ['Xinyaun petrol staton: fire lane blocked', 1],
    ['XINYUAN PETROL STATION', 1],
    ['fire lane blocked at Xinyuan supermarket', 2],
    ['鑫源加油站 消防通道堵塞', 1],
    ['鑫源加油站消防通道堵塞', 1],
    ['巡查发现鑫源超市通道堵塞', 2],
    ['宏达化工 安全出口上锁', 4],
    ['宏达安全出口上锁', 4],
    ['Hongda: exit locked', 4],
    ['光明超市３号店', 13],
    ['U-12 wires bare', undefined],
    ['U-13 wires bare', 13],
    ['u-13', 13],
  ])('%s: certain', (text, number) => {
    expect(meant(text)).toBe(number)
  })

  it.each([
    ['鑫源 消防通道堵塞', [1, 2]],
    ['Xinyuan: fire lane blocked', [1, 2, 3]],
  ])('%s: several', (text, numbers) => {
    expect(meant(text)).toEqual(numbers)
  })

  it.each([
    ['光明幼儿园 着火'],
    ['光明路小学 电线裸露'],
    ['光明超市5号店'],
    ['Guangming hospital: exit locked'],
  ])('%s: not taken for a unit with a like name', (text) => {
    expect(matchUnit(text, candidates).kind).toBe('doubtful')
  })

  it.each([['消防通道堵塞'], ['petrol station'], ['加油站'], [''], ['😀'], ['major, 3 days']])(
    '%s: none',
    (text) => {
      expect(meant(text)).toBeUndefined()
    },
  )

  it('is not sure by a short name inside other words, or by one short word of a name', () => {
    expect(meant('平安路电线裸露', [unit(1, '平安')])).toEqual([1])
    expect(meant('平安：电线裸露', [unit(1, '平安')])).toBe(1)
    expect(meant('star fell', [unit(1, 'Golden Star Trading')])).toEqual([1])
  })

  it('is told by the address where two have the same name', () => {
    const branches = [
      unit(1, '鑫源超市', undefined, '解放路1号'),
      unit(2, '鑫源超市', undefined, '和平路9号'),
    ]
    expect(meant('鑫源超市 电线裸露', branches)).toEqual([1, 2])
    expect(meant('和平路9号鑫源超市 电线裸露', branches)).toBe(2)
  })

  it('is the longer of two names, one within the other, where all of it is there', () => {
    const nested = [unit(1, '鑫源加油站'), unit(2, '鑫源加油站二分店')]
    expect(meant('鑫源加油站二分店 起火', nested)).toBe(2)
    expect(meant('鑫源加油站 起火', nested)).toBe(1)
  })

  it('offers five at most, each once', () => {
    const many = Array.from({ length: 8 }, (_, at) => unit(at, `鑫源${'甲乙丙丁戊己庚辛'.charAt(at)}厂`))
    const match = matchUnit('鑫源', [...many, ...many])
    expect(match.kind === 'doubtful' && new Set(match.options).size).toBe(5)
  })

  it('comes with the stretch of the text that says so', () => {
    const text = 'Fire lane blocked at Xinyaun petrol staton!'
    const { span } = matchUnit(text, candidates)
    expect(text.slice(span?.from, span?.to)).toBe('Xinyaun petrol staton')
  })

  it('is certain for any unit by its whole name, whatever hazard follows', () => {
    const name = fc.constantFrom(...candidates)
    const rest = fc.constantFrom(' 电线裸露', '：三合一', ' fire lane blocked', '，重大，3天', '')
    fc.assert(
      fc.property(name, rest, (wanted, after) => {
        expect(meant(wanted.name + after)).toBe(wanted.number)
      }),
    )
  })
})

describe('a unit code', () => {
  it.each([
    ['see U-12 please', 12],
    ['Ｕ－１２', 12],
    ['u-7', 7],
  ])('is found in %s', (text, number) => {
    expect(unitCodeIn(text)?.number).toBe(number)
  })

  it.each([['EU-12'], ['U-12a'], ['H-12'], ['U-'], ['U-1234567890']])('is not in %s', (text) => {
    expect(unitCodeIn(text)).toBeUndefined()
  })
})
