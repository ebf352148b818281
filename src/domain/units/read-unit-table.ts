import { cleanText, foldText } from '../text/fold'
import type { Industry } from './industries'
import { readIndustry } from './read-industry'
import { type Column, findHeader, type Header, readHeading } from './unit-headings'

/** A row of a list of units. What a list doesn't say is absent, so that a further import leaves it as it was. */
export type UnitRow = {
  /** As the spreadsheet counts, from 1. */
  row: number
  /** What a further import recognises the unit by: the credit code, else name and sub-district. */
  key: string
  name: string
  nameEn?: string
  address?: string
  position?: { latitude: number; longitude: number }
  /** A word that is not known is `other`, and listed in `unknownIndustries`. */
  industry?: Industry
  /** As written: which organization it is, is for the import to find out. */
  subDistrict?: string
  department?: string
  contactName?: string
  contactPhone?: string
  keyMonitored?: boolean
}

export type RowProblemCode =
  | 'name-missing'
  | 'value-too-long'
  | 'name-too-long'
  | 'position-out-of-range'
  | 'position-incomplete'
  | 'key-monitored-unclear'
  | 'credit-code-invalid'
  | 'too-many-columns'
  | 'repeated-header'
  | 'duplicate-in-file'
export type RowProblem = { row: number; code: RowProblemCode; value?: string; otherRow?: number }

export type UnitTable = {
  rows: UnitRow[]
  problems: RowProblem[]
  unknownHeadings: string[]
  /** Distinct words of the industry column that were taken as `other`. */
  unknownIndustries: string[]
}
export type UnitTableReading =
  | UnitTable
  | { error: 'no-header' | 'no-name-column' | 'empty' | 'too-many-rows' }

export const unitRowsMax = 50_000
const lengthMax: Partial<Record<Column, number>> = {
  name: 200,
  nameEn: 200,
  address: 500,
  subDistrict: 100,
  department: 100,
  contactName: 100,
  contactPhone: 50,
}

const plain = /^[\x21-\x7e\u4e00-\u9fff]*$/
const tidy = (cell: string): string => (plain.test(cell) ? cell : cleanText(cell).replace(/\s+/g, ' ').trim())
/** What people write into a cell that has nothing to say. */
const nothing = new Set(['-', '--', '/', '\\', '—', '——', '无', '暂无', '空', 'none', 'n/a', 'null'])
const yes = new Set([
  '是',
  '有',
  '√',
  '✓',
  '✔',
  '☑',
  'y',
  'yes',
  'true',
  '1',
  '重点',
  '重点单位',
  '重点监控',
  '重点监控单位',
  'x',
  'v',
])
const no = new Set([
  '',
  '否',
  '不是',
  '非',
  '×',
  '✗',
  '✘',
  '☐',
  'n',
  'no',
  'false',
  '0',
  '非重点',
  '一般',
  '一般单位',
])
const creditCode = /^(?:[0-9A-Z]{18}|[0-9]{15}|[0-9A-Z]{8}-?[0-9A-Z])$/
const degrees = /^[+-]?\d{1,3}(?:\.\d{1,15})?°?$/

type Problem = { code: RowProblemCode; value?: string }
type Cells = (column: Column) => string

function readPosition(cell: Cells): { latitude: number; longitude: number } | Problem | undefined {
  const [latitude, longitude] = [foldText(cell('latitude')), foldText(cell('longitude'))]
  if (latitude === '' && longitude === '') return undefined
  const value = `${latitude}, ${longitude}`
  if (latitude === '' || longitude === '') return { code: 'position-incomplete', value }
  if (!degrees.test(latitude) || !degrees.test(longitude)) return { code: 'position-out-of-range', value }
  const position = { latitude: Number.parseFloat(latitude), longitude: Number.parseFloat(longitude) }
  const isOnEarth = Math.abs(position.latitude) <= 90 && Math.abs(position.longitude) <= 180
  return isOnEarth ? position : { code: 'position-out-of-range', value }
}

const compact = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '')

function problemOf(cell: Cells, header: Header, cells: readonly string[]): Problem | undefined {
  if (cells.slice(header.width).some((it) => it.trim() !== '')) return { code: 'too-many-columns' }
  const name = cell('name')
  if (name === '') return { code: 'name-missing' }
  if (readHeading(name) === 'name') return { code: 'repeated-header', value: name }
  for (const [column, max] of Object.entries(lengthMax) as [Column, number][]) {
    const value = cell(column)
    if (value.length > max)
      return { code: column === 'name' ? 'name-too-long' : 'value-too-long', value: value.slice(0, 40) }
  }
  const code = cell('creditCode')
  if (code !== '' && !creditCode.test(foldText(code).toUpperCase()))
    return { code: 'credit-code-invalid', value: code }
  const marked = foldText(cell('keyMonitored'))
  if (!yes.has(marked) && !no.has(marked))
    return { code: 'key-monitored-unclear', value: cell('keyMonitored') }
  return undefined
}

const keyOf = (cell: Cells): string => {
  const code = foldText(cell('creditCode')).toUpperCase()
  return code !== '' ? `code:${code}` : `name:${compact(cell('name'))}|${compact(cell('subDistrict'))}`
}

const written = ['nameEn', 'address', 'subDistrict', 'department', 'contactName', 'contactPhone'] as const

function readRow(
  cells: readonly string[],
  row: number,
  header: Header,
  industryOf: (word: string) => Industry,
): UnitRow | Problem {
  const cell: Cells = (column) => {
    const at = header.columns.get(column)
    const text = at === undefined ? '' : tidy(cells[at] ?? '')
    return nothing.has(text.toLowerCase()) ? '' : text
  }
  const problem = problemOf(cell, header, cells)
  if (problem) return problem
  const position = readPosition(cell)
  if (position && 'code' in position) return position
  const unit: UnitRow = { row, key: keyOf(cell), name: cell('name') }
  for (const column of written) {
    const value = cell(column)
    if (value !== '') unit[column] = value
  }
  if (position) unit.position = position
  const industry = cell('industry')
  if (industry !== '') unit.industry = industryOf(industry)
  if (header.columns.has('keyMonitored')) unit.keyMonitored = yes.has(foldText(cell('keyMonitored')))
  return unit
}

/** Remembers the words it has seen: a list has a few of them, thousands of times. */
function createIndustryReader(): { industryOf: (word: string) => Industry; unknown: string[] } {
  const known = new Map<string, Industry>()
  const unknown: string[] = []
  const industryOf = (word: string): Industry => {
    const seen = known.get(word)
    if (seen) return seen
    const industry = readIndustry(word)
    if (!industry) unknown.push(word)
    known.set(word, industry ?? 'other')
    return industry ?? 'other'
  }
  return { industryOf, unknown }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

/**
 * A list of units as spreadsheets have them. The first row with recognised headings (Chinese or English) is the
 * header, what stands above is a title. Every row below is taken or reported with its number and one reason;
 * blank ones are passed over. Of rows with the same key the first is taken.
 */
export function readUnitTable(rows: readonly (readonly string[])[]): UnitTableReading {
  if (rows.every(isBlank)) return { error: 'empty' }
  const header = findHeader(rows)
  if (!header) return { error: 'no-header' }
  if (!header.columns.has('name')) return { error: 'no-name-column' }
  const data = rows.map((cells, at) => ({ cells, row: at + 1 })).slice(header.row + 1)
  const filled = data.filter(({ cells }) => !isBlank(cells))
  if (filled.length > unitRowsMax) return { error: 'too-many-rows' }
  const { industryOf, unknown } = createIndustryReader()
  const taken = new Map<string, UnitRow>()
  const problems: RowProblem[] = []
  for (const { cells, row } of filled) {
    const read = readRow(cells, row, header, industryOf)
    const other = 'code' in read ? undefined : taken.get(read.key)
    if ('code' in read) problems.push({ row, ...read })
    else if (other) problems.push({ row, code: 'duplicate-in-file', value: read.name, otherRow: other.row })
    else taken.set(read.key, read)
  }
  return { rows: [...taken.values()], problems, unknownHeadings: header.unknown, unknownIndustries: unknown }
}
