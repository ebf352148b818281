import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { texts } from '../../../src/bots/texts'
import { checklistWords } from '../../../src/bots/texts/checklist-words'
import { categories } from '../../../src/domain/hazards/categories'
import { severities } from '../../../src/domain/hazards/hazard'
import { builtInChecklist } from '../../../src/domain/inspections/built-in-checklists'
import {
  type ChecklistItem,
  checklistKindFor,
  checklistKinds,
} from '../../../src/domain/inspections/checklist'
import {
  readChecklistTable,
  titlesOfChecklist,
  writeChecklistTable,
} from '../../../src/domain/inspections/checklist-table'
import { categoryNamed, listNamed, severityNamed } from '../../../src/domain/inspections/checklist-words'
import { answer, failedItems, progressOf, type Tap, verdicts } from '../../../src/domain/inspections/filling'
import { languages } from '../../../src/domain/people/person'
import { csvOf } from '../../../src/domain/text/csv'
import { readSpreadsheet } from '../../../src/files/spreadsheet'

const read = async (csv: string) => {
  const rows = await readSpreadsheet(new TextEncoder().encode(csv))
  if ('error' in rows) throw new Error(rows.error)
  return readChecklistTable(rows, checklistWords)
}

describe('the built-in checklists', () => {
  test.each(checklistKinds)('%s has items of its own in both languages, each id once', (kind) => {
    const { items, version } = builtInChecklist(kind)
    expect(version).toBe(1)
    expect(items.length).toBeGreaterThan(6)
    expect(new Set(items.map((it) => it.id)).size).toBe(items.length)
    for (const item of items) {
      expect(item.zh).toMatch(/\p{Script=Han}/u)
      expect(item.en).not.toMatch(/\p{Script=Han}/u)
      expect(categories).toContain(item.category)
    }
  })

  test('a unit is inspected by the list of its industry, else by the basics', () => {
    expect(checklistKindFor('fireworks')).toBe('fireworks')
    expect(checklistKindFor('hospital')).toBe('crowded-place')
    expect(checklistKindFor('catering')).toBe('fire-safety')
    expect(checklistKindFor(undefined)).toBe('fire-safety')
  })
})

describe('filling a checklist', () => {
  const list = builtInChecklist('school')
  const item = fc.constantFrom(...list.items.map((it) => it.id))
  const tap: fc.Arbitrary<Tap> = fc.oneof(
    fc.record({ item, verdict: fc.constantFrom(...verdicts) }),
    fc.constant('all-pass' as const),
  )

  test('no sequence of taps loses an answer: each item has the last verdict it was given', () => {
    fc.assert(
      fc.property(fc.array(tap, { maxLength: 60 }), (taps) => {
        const answers = taps.reduce((before, it) => answer(list, before, it), {})
        for (const { id } of list.items) {
          const last = taps.findLastIndex((it) => it !== 'all-pass' && it.item === id)
          const given = taps[last]
          const said = given && given !== 'all-pass' ? given.verdict : undefined
          const expected = said ?? (taps.includes('all-pass') ? 'pass' : undefined)
          expect(Object.entries(answers).find(([at]) => at === id)?.[1]).toBe(expected)
        }
        const { open, pass, fail, na } = progressOf(list, answers)
        expect(open + pass + fail + na).toBe(list.items.length)
        expect(failedItems(list, answers)).toHaveLength(fail)
      }),
    )
  })

  test('a tap on what is no item of the list changes nothing', () => {
    expect(answer(list, { exits: 'fail' }, { item: 'toString', verdict: 'pass' })).toEqual({ exits: 'fail' })
  })
})

describe('a checklist as a spreadsheet', () => {
  const words = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .map((it) => it.trim())
    .filter((it) => it !== '')
  const item: fc.Arbitrary<ChecklistItem> = fc.record({
    id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    zh: fc.oneof(
      words,
      words.map((it) => `=${it}`),
    ),
    en: fc.oneof(
      words,
      words.map((it) => `'@${it}`),
    ),
    category: fc.constantFrom(...categories),
    severity: fc.constantFrom('general' as const, 'major' as const),
  })
  const items = fc.uniqueArray(item, { selector: (it) => it.id, minLength: 1, maxLength: 20 })

  test('comes back as it went out, in whichever language it was written', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.constantFrom(...languages), async (some, language) => {
        const table = writeChecklistTable(
          { kind: 'school', version: 3, items: some },
          checklistWords,
          language,
        )
        expect(await read(csvOf(table))).toEqual({ items: some })
        expect(listNamed(titlesOfChecklist(table) ?? [], checklistWords)).toBe('school')
      }),
      { numRuns: 50 },
    )
  })

  test('has nothing in it that its reader never sees: names in their language, but for the ids', () => {
    const table = (language: 'en' | 'zh') =>
      writeChecklistTable(builtInChecklist('rental-housing'), checklistWords, language)
    expect(table('zh').slice(0, 3)).toEqual([
      ['出租房屋检查表（第1版）'],
      ['编号', '中文', '英文', '隐患类别', '隐患等级'],
      [
        'partition',
        '未违规分隔成小间',
        'Not partitioned into small rooms unlawfully',
        '违规分隔',
        '一般隐患',
      ],
    ])
    expect(table('en')[2]?.slice(3)).toEqual(['Partitioned into small rooms unlawfully', 'General hazard'])
  })

  test('each category and severity has names that name nothing else: ours, the English and the Chinese one', () => {
    for (const language of languages) {
      for (const it of categories) {
        expect(categoryNamed(texts[language].category[it], checklistWords)).toBe(it)
        expect(categoryNamed(it, checklistWords)).toBe(it)
      }
      for (const it of severities) {
        expect(severityNamed(texts[language].severity[it], checklistWords)).toBe(it)
        expect(severityNamed(it, checklistWords)).toBe(it)
      }
    }
    expect(categoryNamed('擅自扩建，加建，改变结构和功能 ', checklistWords)).toBe('unauthorised-alteration')
    expect(categoryNamed('ＬＰＧ', checklistWords)).toBeUndefined()
    expect(severityNamed('重大', checklistWords)).toBe('major')
    expect(severityNamed('', checklistWords)).toBe('general')
  })

  test.each([
    ['checklist-school-v1.csv', 'school'],
    ['checklist-school-v1 (1).csv', 'school'],
    ['学校检查表（第2版）(1).xlsx', 'school'],
    ['副本-建筑工地检查表.xlsx', 'construction-site'],
    ['Copy of Checklist Fire safety basics v3.xlsx', 'fire-safety'],
    ['idle_factory_letting.csv', 'idle-factory'],
    ['工作簿1.xlsx', undefined],
    ['Checklist School, after Fireworks.xlsx', undefined],
  ])('“%s” is the list %s', (name, kind) => {
    expect(listNamed([name], checklistWords)).toBe(kind)
  })

  test('opens as Chinese in a spreadsheet program: UTF-8 with its mark', () => {
    const csv = csvOf(writeChecklistTable(builtInChecklist('fireworks'), checklistWords, 'zh'))
    expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  const right = 'licence,许可证有效,Licence valid,非法销售储存烟花爆竹,重大'

  test('is read by names of either language and by words of ours', async () => {
    const rows = ['烟花爆竹检查表', '编号,检查内容,英文,类别,等级', right, ' ', 'last,最后一项,The last,Gas,']
    expect(await read(rows.join('\n'))).toEqual({
      items: [
        {
          id: 'licence',
          zh: '许可证有效',
          en: 'Licence valid',
          category: 'illegal-fireworks',
          severity: 'major',
        },
        { id: 'last', zh: '最后一项', en: 'The last', category: 'gas', severity: 'general' },
      ],
    })
  })

  test('with a wrong row gives no items, but all that is wrong with each row', async () => {
    const reading = await read(
      [
        '烟花爆竹检查表',
        '编号,检查内容,英文,类别,等级',
        right,
        ',无编号,No id,gas,',
        'licence,又一次,Again,gas,',
        'two words,编号有空格,Id with a space,gas,',
        'empty,,No Chinese,gas,',
        'what,类别不明,Unknown category,fun,',
        'how,等级不明,Unknown severity,gas,huge',
        ' ',
        'both,两样都不明,Neither is known,fun,huge',
        'last,最后一项,The last,gas,',
      ].join('\n'),
    )
    expect(reading).toEqual({
      problems: [
        { row: 4, code: 'id-missing' },
        { row: 5, code: 'id-repeated', value: 'licence' },
        { row: 6, code: 'id-invalid', value: 'two words' },
        { row: 7, code: 'words-missing', value: 'No Chinese' },
        { row: 8, code: 'category-unknown', value: 'fun' },
        { row: 9, code: 'severity-unknown', value: 'huge' },
        { row: 11, code: 'category-unknown', value: 'fun' },
        { row: 11, code: 'severity-unknown', value: 'huge' },
      ],
    })
    expect(await read('a,b\n1,2')).toEqual({ error: 'empty' })
    expect(await read('id,zh,en,category,severity\n')).toEqual({ error: 'empty' })
  })
})
