import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/domain/text/sheet'
import { readSpreadsheet } from '../../src/files/spreadsheet'
import { writeSheet } from '../../src/files/write-sheet'
import { unzip } from '../../src/files/zip'

const sheet = (rows: string[][], title = '值班表'): Sheet => ({
  name: '值班表',
  title,
  columns: [
    { head: '日期', width: 12 },
    { head: '姓名', width: 20 },
  ],
  rows,
})
const part = async (bytes: Uint8Array, name: string): Promise<string> => {
  const files = await unzip(bytes, (it) => it.endsWith(name), 1_000_000)
  if (typeof files === 'string') throw new Error(files)
  return new TextDecoder().decode([...files.values()][0])
}

describe('a sheet as XLSX', () => {
  test('gives back its headline, its heads and its rows, Chinese and several lines in a cell too', async () => {
    const bytes = await writeSheet(sheet([['2027-02-05 周五', '李伟\n周敏']]))
    expect(await readSpreadsheet(bytes)).toEqual([
      ['值班表', ''],
      ['日期', '姓名'],
      ['2027-02-05 周五', '李伟\n周敏'],
    ])
  })

  test('is made to be printed across a page, its rows as high as their lines', async () => {
    const bytes = await writeSheet(sheet([['a', 'b\nc\nd']]))
    const xml = await part(bytes, 'sheet1.xml')
    expect(xml).toContain('orientation="landscape"')
    expect(xml).toMatch(/ht="54"/)
  })

  test('is whole, whatever sign that XML can’t hold is in a text', async () => {
    const signs = ['\u0000', '\u0001', '\u001f', '\ufffe', '\uffff', '\ud800', '\udc00']
    for (const sign of signs)
      expect([sign, await readSpreadsheet(await writeSheet(sheet([[`a${sign}b`, 'c']])))]).toEqual([
        sign,
        [
          ['值班表', ''],
          ['日期', '姓名'],
          [expect.stringMatching(/^a.?b$/), 'c'],
        ],
      ])
  })

  test('holds texts alone: nothing in a cell runs as a formula, whatever anybody is called', async () => {
    const begins = fc.constantFrom('=', '+', '-', '@', '\t', "'", '＝')
    await fc.assert(
      fc.asyncProperty(begins, fc.string({ unit: 'grapheme', maxLength: 30 }), async (sign, rest) => {
        const bytes = await writeSheet(sheet([[`${sign}HYPERLINK("x")${rest}`, '138-0000-1234']]))
        const xml = await part(bytes, 'sheet1.xml')
        expect(xml).not.toMatch(/<f[ >]/)
        expect(JSON.stringify(await readSpreadsheet(bytes))).toContain('138-0000-1234')
      }),
      { numRuns: 40 },
    )
  })

  test('has a tab that spreadsheet programs take, whatever it is called', async () => {
    const bytes = await writeSheet({ ...sheet([]), name: `[a]:*?/\\'${'长'.repeat(40)}` })
    const name = /<sheet[^>]* name="([^"]*)"/.exec(await part(bytes, 'workbook.xml'))?.[1] ?? ''
    expect(name.length).toBeGreaterThan(0)
    expect(name.length).toBeLessThanOrEqual(31)
    expect(name).not.toMatch(/[[\]:*?/\\]/)
    const halved = await writeSheet({ ...sheet([]), name: `${'长'.repeat(30)}😀` })
    expect(await part(halved, 'workbook.xml')).toContain(` name="${'长'.repeat(30)}"`)
  })
})
