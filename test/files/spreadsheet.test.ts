import { afterEach, describe, expect, it, vi } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readSpreadsheet } from '../../src/files/spreadsheet'
import { zipStored } from '../../src/files/zip'

afterEach(() => vi.unstubAllGlobals())

/** Counts what is unpacked, by whatever is unpacked from now on. */
function countUnpacked(): { bytes: number } {
  const unpacked = { bytes: 0 }
  const Real = DecompressionStream
  vi.stubGlobal(
    'DecompressionStream',
    class {
      readonly writable: WritableStream
      readonly readable: ReadableStream
      constructor(format: CompressionFormat) {
        const real = new Real(format)
        this.writable = real.writable
        this.readable = real.readable.pipeThrough(
          new TransformStream<Uint8Array, Uint8Array>({
            transform: (part, to) => {
              unpacked.bytes += part.byteLength
              to.enqueue(part)
            },
          }),
        )
      }
    },
  )
  return unpacked
}

/** An archive of a sheet that is packed already, once or under several names. */
function archiveOf(packed: Uint8Array, times = 1): Uint8Array<ArrayBuffer> {
  const names = Array.from({ length: times }, (_, at) => `xl/worksheets/sheet${at + 1}.xml`)
  const bytes = zipStored(new Map(names.map((name) => [name, packed])))
  const view = new DataView(bytes.buffer)
  let at = view.getUint32(bytes.length - 6, true)
  for (const _ of names) {
    view.setUint16(at + 10, 8, true)
    at += 46 + view.getUint16(at + 28, true)
  }
  return bytes
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** 名称,电话 / 鑫源加油站,138 in GBK. */
const gbk = new Uint8Array([
  0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a, 0xf6, 0xce, 0xd4, 0xb4, 0xbc, 0xd3, 0xd3,
  0xcd, 0xd5, 0xbe, 0x2c, 0x31, 0x33, 0x38,
])
const expected = [
  ['名称', '电话'],
  ['鑫源加油站', '138'],
]

async function xlsx(rows: unknown[][]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : cellOf(value))))
  return new Uint8Array(await writeXlsxFile(cells).toBuffer())
}

function cellOf(value: unknown) {
  if (typeof value === 'number') return { value, type: Number }
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' }
  return { value: String(value), type: String }
}

describe('a CSV file', () => {
  it.each([
    ['UTF-8', utf8('名称,电话\r\n鑫源加油站,138')],
    ['UTF-8 with a mark', utf8('\ufeff名称,电话\r\n鑫源加油站,138')],
    ['GBK', gbk],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff名称,电话\r\n鑫源加油站,138', 'utf16le'))],
    [
      'UTF-16, high byte first',
      new Uint8Array(Buffer.from('\ufeff名称,电话\r\n鑫源加油站,138', 'utf16le').swap16()),
    ],
    ['semicolons', utf8('名称;电话\n鑫源加油站;138')],
    ['tabs', utf8('名称\t电话\n鑫源加油站\t138')],
    ['quotes', utf8('"名称","电话"\n"鑫源加油站","138"')],
  ])('is read in %s', async (_what, bytes) => {
    expect(await readSpreadsheet(bytes)).toEqual(expected)
  })

  it('keeps commas, quotes and line ends inside quoted cells, and blank lines where they are', async () => {
    const rows = await readSpreadsheet(utf8('name,address\n"A, ""B""","line 1\nline 2"\n\nC,D'))
    expect(rows).toEqual([['name', 'address'], ['A, "B"', 'line 1\nline 2'], [''], ['C', 'D']])
  })

  it('may be a list of one column', async () => {
    expect(await readSpreadsheet(utf8('名称\n鑫源加油站'))).toEqual([['名称'], ['鑫源加油站']])
  })
})

describe('an XLSX file', () => {
  it('gives texts, with phone numbers and dates as people write them', async () => {
    const bytes = await xlsx([
      ['名称', '电话', '经度', '日期', '空'],
      ['鑫源加油站', 13800138000, 120.38, new Date(Date.UTC(2026, 10, 25)), null],
    ])
    expect(await readSpreadsheet(bytes)).toEqual([
      ['名称', '电话', '经度', '日期', '空'],
      ['鑫源加油站', '13800138000', '120.38', '2026-11-25', ''],
    ])
  })

  it('is read with entries of megabytes, which the library would give to a worker', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [`单位${at}`, `解放路${at}号`])
    const read = await readSpreadsheet(await xlsx(rows))
    expect(read).toHaveLength(20_000)
  })

  it('that would unpack to more than is allowed is refused before it is unpacked', async () => {
    const bytes = zipStored(new Map([['xl/worksheets/sheet1.xml', utf8('<x/>')]]))
    const view = new DataView(bytes.buffer)
    const directoryAt = view.getUint32(bytes.length - 6, true)
    view.setUint32(directoryAt + 24, 1_000_000_000, true)
    expect(await readSpreadsheet(bytes)).toEqual({ error: 'too-large' })
  })

  it('that lies about its size is stopped while it is unpacked', async () => {
    const packed = await deflated(new Uint8Array(120 * 1024 * 1024))
    const unpacked = countUnpacked()
    expect(await readSpreadsheet(archiveOf(packed))).toEqual({ error: 'too-large' })
    expect(unpacked.bytes).toBeGreaterThan(100 * 1024 * 1024)
    expect(unpacked.bytes).toBeLessThan(102 * 1024 * 1024)
  })

  it('whose entries are all the same bytes is not gone through for each of them', async () => {
    const bytes = archiveOf(await deflated(new Uint8Array(1024)), 500)
    const view = new DataView(bytes.buffer)
    let at = view.getUint32(bytes.length - 6, true)
    for (let entry = 0; entry < 500; entry += 1) {
      view.setUint32(at + 20, 40_000, true)
      view.setUint32(at + 42, 0, true)
      at += 46 + view.getUint16(at + 28, true)
    }
    const unpacked = countUnpacked()
    expect(await readSpreadsheet(bytes)).toEqual({ error: 'not-a-spreadsheet' })
    expect(unpacked.bytes).toBe(0)
  })
})

/** A workbook of one sheet with these rows in it. */
const workbook = (rows: string): Uint8Array => {
  const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${sheets}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheets}"><sheetData>${rows}</sheetData></worksheet>`,
  }
  return zipStored(new Map(Object.entries(parts).map(([name, text]) => [name, utf8(text)])))
}
const first = '<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row>'
const far = (row: string, cell: string) => `${first}<row ${row}><c ${cell}><v>1</v></c></row>`

describe('a table of a few bytes that says it is huge', () => {
  it.each([
    ['to the right and down', far('r="20000"', 'r="XFD20000"')],
    ['to the right', far('r="2"', 'r="ZZZZZZZ2"')],
    ['to the right in letters that are none', far('r="2"', 'r="zzzzzzz2"')],
    ['down', far('r="99999999999"', 'r="A99999999999"')],
    ['down by its row alone', `${first}<row r="99999999999"></row>`],
    ['down by its cell alone', `${first}<row><c r="A99999999999"><v>1</v></c></row>`],
    ['in another way of writing numbers', far('r="1e11"', 'r="A1e11"')],
    ['in single quotes', far("r='99999999999'", "r='A99999999999'")],
    ['under a prefix', far('x:r="99999999999"', 'x:r="A99999999999"')],
    ['in character references', far('r="&#57;9999999999"', 'r="A&#57;9999999999"')],
    ['behind a quote in a quote', far(`x='r="' r="99999999999" y='"'`, `x='r="' r="A99999999999"`)],
    ['behind what ends a tag', far('x=">" r="99999999999"', 'x=">" r="A99999999999"')],
  ])('%s is refused before it is made', async (_how, rows) => {
    expect(await readSpreadsheet(workbook(rows))).toEqual({ error: 'too-large' })
  })

  it.each(['\n', ',', ';', '\t', '"', '"a', '";', 'x,\n'])('as text of “%s” is too', async (sign) => {
    const text = `名称\n${sign.repeat(Math.ceil(20_000_000 / sign.length))}`
    expect(await readSpreadsheet(utf8(text))).toEqual({ error: 'too-large' })
  })

  it('for the sake of a format alone is read without what is blank', async () => {
    const blank = '<c r="XFD1" s="1"/>'
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>名称 r="9"</t></is></c>${blank}</row><row r="1048576" ht="12.8" customHeight="false"/>`
    expect(await readSpreadsheet(workbook(rows))).toEqual([['名称 r="9"']])
  })

  it.each([
    '<row "',
    `<c r="A1" x='`,
    '<row r="1" ',
    '<!-- > ',
    '<![CDATA[ > ',
    '<? > ',
    "<r a='>'",
    'text ',
  ])('is not gone through again and again for a part that has no end: “%s”', async (part) => {
    const text = part.repeat(Math.ceil(20_000_000 / part.length))
    const started = performance.now()
    expect(await readSpreadsheet(workbook(`${first}${text}`))).toEqual({ error: 'not-a-spreadsheet' })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

describe('what is no spreadsheet is refused', () => {
  it.each([
    ['an empty file', new Uint8Array(0)],
    ['an old XLS file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])],
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])],
    ['a web page', utf8('<!DOCTYPE html><html></html>')],
    ['another archive', zipStored(new Map([['readme.txt', utf8('hello')]]))],
    ['an archive with broken parts', zipStored(new Map([['xl/workbook.xml', utf8('<nothing')]]))],
    ['a cut-off archive', zipStored(new Map([['xl/workbook.xml', utf8('<x/>')]])).slice(0, 40)],
  ])('%s', async (_what, bytes) => {
    expect(await readSpreadsheet(bytes)).toEqual({ error: 'not-a-spreadsheet' })
  })

  it('a file over 20 MiB', async () => {
    expect(await readSpreadsheet(new Uint8Array(20 * 1024 * 1024 + 1))).toEqual({ error: 'too-large' })
  })
})
