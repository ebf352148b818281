import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUnitTable, type UnitTable, unitRowsMax } from '../../../src/domain/units/read-unit-table'

function tableOf(rows: string[][]): UnitTable {
  const reading = readUnitTable(rows)
  if ('error' in reading) throw new Error(reading.error)
  return reading
}

const header = [
  '序号',
  '单位名称',
  '地址',
  '所属街道',
  '行业',
  '主管部门',
  '负责人',
  '联系电话',
  '经度',
  '纬度',
  '是否重点监控单位',
  '统一社会信用代码',
]

describe('a list of units', () => {
  it('is read by Chinese headings, below a title', () => {
    const { rows, problems, unknownHeadings } = tableOf([
      ['2026年生产经营单位名单'],
      [],
      header,
      [
        '1',
        '鑫源加油站',
        '解放路1号',
        '东城街道',
        '加油站',
        '应急管理局',
        '王强',
        '13800138000',
        '120.38',
        '36.06',
        '是',
        '91370211MA3C1XYZ12',
      ],
      ['2', '光明小学', '', '西城街道', '教育', '', '', '', '', '', '否', ''],
    ])
    expect(problems).toEqual([])
    expect(unknownHeadings).toEqual([])
    expect(rows).toEqual([
      {
        row: 4,
        key: 'code:91370211MA3C1XYZ12',
        name: '鑫源加油站',
        address: '解放路1号',
        position: { latitude: 36.06, longitude: 120.38 },
        industry: 'petrol-station',
        subDistrict: '东城街道',
        department: '应急管理局',
        contactName: '王强',
        contactPhone: '13800138000',
        keyMonitored: true,
      },
      {
        row: 5,
        key: 'name:光明小学|西城街道',
        name: '光明小学',
        subDistrict: '西城街道',
        industry: 'school',
        keyMonitored: false,
      },
    ])
  })

  it('is read by English headings, in any order, with stars, brackets and spaces in them', () => {
    const { rows } = tableOf([
      ['Phone', 'Key monitored (yes/no)', 'Name *', 'Sub-district', 'English name', 'Industry'],
      ['1', 'yes', 'Xinyuan', 'East', 'Xinyuan petrol', 'Chemical works'],
    ])
    expect(rows).toMatchObject([
      {
        name: 'Xinyuan',
        contactPhone: '1',
        keyMonitored: true,
        nameEn: 'Xinyuan petrol',
        industry: 'chemicals',
      },
    ])
  })

  it('reports columns it does not know', () => {
    expect(
      tableOf([
        ['名称', '税号', '备注'],
        ['甲', '1', '2'],
      ]).unknownHeadings,
    ).toEqual(['税号'])
  })

  it('leaves unsaid what has no column, so that a further import does not change it', () => {
    expect(tableOf([['名称'], ['鑫源']]).rows).toEqual([{ row: 2, key: 'name:鑫源|', name: '鑫源' }])
  })

  it('takes an industry it does not know as another one, and says which', () => {
    const { rows, unknownIndustries } = tableOf([
      ['名称', '行业'],
      ['甲', '占卜'],
      ['乙', '占卜'],
    ])
    expect(rows.map((it) => it.industry)).toEqual(['other', 'other'])
    expect(unknownIndustries).toEqual(['占卜'])
  })

  it('takes dashes and 无 for an empty cell', () => {
    expect(
      tableOf([
        ['名称', '信用代码', '电话'],
        ['甲', '无', '-'],
        ['乙', '无', '/'],
      ]).rows,
    ).toHaveLength(2)
  })

  it.each([
    [['', '', '36', '120'], 'name-missing'],
    [['甲'.repeat(201), '', '', ''], 'name-too-long'],
    [['甲', '路'.repeat(501), '', ''], 'value-too-long'],
    [['甲', '', '36', ''], 'position-incomplete'],
    [['甲', '', '120.38', '36.06'], 'position-out-of-range'],
    [['甲', '', 'here', 'there'], 'position-out-of-range'],
    [['甲', '', '', '', 'x'], 'too-many-columns'],
    [['单位名称', '地址', '纬度', '经度'], 'repeated-header'],
  ])('reports the row %j as %s', (cells, code) => {
    const { rows, problems } = tableOf([['单位名称', '地址', '纬度', '经度'], [], cells])
    expect(rows).toEqual([])
    expect(problems).toMatchObject([{ row: 3, code }])
  })

  it('reports an unclear key mark and a credit code that is none', () => {
    const { problems } = tableOf([
      ['名称', '重点', '信用代码'],
      ['甲', '也许', ''],
      ['乙', '', '123'],
    ])
    expect(problems.map((it) => it.code)).toEqual(['key-monitored-unclear', 'credit-code-invalid'])
  })

  it('takes the first of duplicates and names it for the others, however they are written', () => {
    const { rows, problems } = tableOf([
      ['名称', '街道'],
      ['鑫源（东城）加油站', '东城'],
      ['鑫源(东城) 加油站', '东城'],
      ['鑫源(东城)加油站', '西城'],
    ])
    expect(rows.map((it) => it.row)).toEqual([2, 4])
    expect(problems).toMatchObject([{ row: 3, code: 'duplicate-in-file', otherRow: 2 }])
  })

  it.each([
    [[], 'empty'],
    [[['', ' '], []], 'empty'],
    [
      [
        ['鑫源', '解放路'],
        ['光明', '和平路'],
      ],
      'no-header',
    ],
    [
      [
        ['地址', '电话'],
        ['解放路', '1'],
      ],
      'no-name-column',
    ],
    [[['名称'], ...Array.from({ length: unitRowsMax + 1 }, (_, at) => [`甲${at}`])], 'too-many-rows'],
  ])('that is none is refused', (rows, error) => {
    expect(readUnitTable(rows)).toEqual({ error })
  })

  it('has every row taken or reported, never both, never neither', () => {
    const cell = fc.oneof(
      fc.constantFrom('', ' ', '鑫源', '甲', '无', '36', '120', '是', '单位名称', '91370211MA3C1XYZ12'),
      fc.string({ maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 30 }), (rows) => {
        const { rows: taken, problems } = tableOf([header, ...rows])
        const filled = rows.flatMap((cells, at) => (cells.some((it) => it.trim() !== '') ? [at + 2] : []))
        expect([...taken, ...problems].map((it) => it.row).sort((a, b) => a - b)).toEqual(filled)
      }),
    )
  })

  it('of 50,000 rows is read whole', () => {
    const rows = Array.from({ length: unitRowsMax }, (_, at) => [
      String(at),
      `鑫源 ${at} 号加油站（东城）`,
      `解放路${at}号`,
      '东城街道',
      '加油站',
      '应急管理局',
      '王强',
      `138${at}`,
      '120.38',
      '36.06',
      '否',
      '',
    ])
    expect(tableOf([header, ...rows]).rows).toHaveLength(unitRowsMax)
  })
})
