import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/universal'
import { isInParts, isTextWithin, worksheetWithin } from './sheet-extent'
import { unzip, zipStored } from './zip'

export type SpreadsheetProblem = { error: 'not-a-spreadsheet' | 'too-large' }

/** Bytes of a file, and of what it unpacks to. */
const fileSizeMax = 20 * 1024 * 1024
const unpackedSizeMax = 100 * 1024 * 1024
const delimiters = [',', ';', '\t']

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((it, at) => bytes[at] === it)
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)

/**
 * The text of a CSV file: UTF-16 or UTF-8 by its mark, UTF-8 where it is valid, else GBK (as GB 18030, which
 * contains it), in which Chinese spreadsheets write CSV. Undefined where it is no text.
 */
function decodeText(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding: the next one is tried.
    }
  }
  return undefined
}

function readCsv(bytes: Uint8Array): string[][] | SpreadsheetProblem {
  if (!isTextWithin(bytes)) return { error: 'too-large' }
  const text = decodeText(bytes)
  if (text === undefined) return { error: 'not-a-spreadsheet' }
  const isMarkup = /^\s*(?:<(?:!doctype|html|\?xml)|%PDF-|\{\s*"|\{\\rtf)/i.test(text.slice(0, 200))
  if (isMarkup) return { error: 'not-a-spreadsheet' }
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: delimiters, skipEmptyLines: false })
  return data
}

/** Numbers as a person would read them: no exponent, no binary rounding; longer than 15 digits as written. */
function writtenNumber(raw: string): string {
  const value = Number(raw)
  if (!Number.isFinite(value) || /^\d{16,}$/.test(raw)) return raw
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : raw
  return String(Number(value.toPrecision(15)))
}

function writtenDate(date: Date): string {
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}

const writtenCell = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? writtenDate(cell) : String(cell)
}

/** The parts of a workbook that can be read at all, each worksheet held to what a table may be; undefined where one is more. */
function withinTable(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> | undefined {
  const within = new Map<string, Uint8Array>()
  for (const [name, bytes] of files) {
    const xml = new TextDecoder().decode(bytes)
    if (!isInParts(xml)) continue
    // Whatever it is called: which part is the first sheet, another one says.
    const isSheet = xml.includes('sheetData')
    const filled = isSheet ? worksheetWithin(xml) : xml
    if (filled === undefined) return undefined
    within.set(name, isSheet ? new TextEncoder().encode(filled) : bytes)
  }
  return within
}

/**
 * The library hands large entries to a web worker, which Cloudflare's runtime has not; so they are unpacked here,
 * by the platform's own inflate and under a limit, and it gets an archive with nothing left to unpack.
 */
async function readXlsx(bytes: Uint8Array): Promise<string[][] | SpreadsheetProblem> {
  const files = await unzip(bytes, (name) => /\.xml(?:\.rels)?$/.test(name), unpackedSizeMax)
  if (files === 'too-large') return { error: 'too-large' }
  if (files === 'not-a-zip') return { error: 'not-a-spreadsheet' }
  const within = withinTable(files)
  if (!within) return { error: 'too-large' }
  try {
    const sheet = await readSheet(zipStored(within).buffer, 1, { parseNumber: writtenNumber })
    return sheet.map((row) => row.map(writtenCell))
  } catch {
    return { error: 'not-a-spreadsheet' }
  }
}

/**
 * The rows of a spreadsheet's first sheet as texts: XLSX, or CSV with commas, semicolons or tabs in UTF-8, UTF-16
 * or GBK. What it is, its bytes say, not its name. Old XLS files are none that can be read. Up to 20 MiB.
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<string[][] | SpreadsheetProblem> {
  if (bytes.byteLength > fileSizeMax) return { error: 'too-large' }
  if (bytes.byteLength === 0) return { error: 'not-a-spreadsheet' }
  return isZip(bytes) ? readXlsx(bytes) : readCsv(bytes)
}
