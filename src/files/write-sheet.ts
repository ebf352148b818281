import writeXlsxFile, { type CellObject } from 'write-excel-file/universal'
import type { Sheet } from '../domain/text/sheet'

/** What spreadsheet programs take as the name of a tab: 31 characters, and none of these. */
const tabName = (name: string): string => name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)

/** Points; programs do not all stretch a row to its lines by themselves. */
const lineHeight = 18

const cell = (value: string, more: Partial<CellObject> = {}): CellObject => ({
  // A text is no formula, whatever it begins with.
  type: String,
  // What XML can't hold; of the rest of it the library takes care.
  value: value.replace(/[\p{Cs}\ufffe\uffff]/gu, ''),
  wrap: true,
  alignVertical: 'center',
  borderStyle: 'thin',
  ...more,
})

/**
 * A sheet as XLSX: across the page, with its head repeated while one scrolls. The library hands what is larger
 * than 160 kB to a web worker, which Cloudflare's runtime has not: sheets of some hundred rows are far from it.
 */
export async function writeSheet({ name, title, columns, rows }: Sheet): Promise<Uint8Array> {
  const head = columns.map((it) =>
    cell(it.head, {
      fontWeight: 'bold',
      align: 'center',
      backgroundColor: '#EEEEEE',
      height: lineHeight * 1.5,
    }),
  )
  const body = rows.map((row) => {
    const lines = Math.max(...row.map((text) => text.split('\n').length))
    return row.map((text) => cell(text, { height: lineHeight * lines }))
  })
  const headline = cell(title, {
    fontWeight: 'bold',
    fontSize: 16,
    align: 'center',
    columnSpan: columns.length,
    height: lineHeight * 2,
  })
  const file = writeXlsxFile([[headline], head, ...body], {
    sheet: tabName(name),
    orientation: 'landscape',
    stickyRowsCount: 2,
    columns: columns.map(({ width }) => ({ width })),
  })
  return new Uint8Array(await (await file.toBlob()).arrayBuffer())
}
