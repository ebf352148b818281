import { categories } from '../hazards/categories'
import { severities } from '../hazards/hazard'
import { unguard } from '../text/csv'
import { foldText } from '../text/fold'
import { type Checklist, type ChecklistItem, checklistItemsMax, itemTextMax } from './checklist'

export type ItemProblemCode =
  | 'id-missing'
  | 'id-invalid'
  | 'id-repeated'
  | 'words-missing'
  | 'words-too-long'
  | 'category-unknown'
  | 'severity-unknown'
/** A row that was not taken; `row` counts from 1 as spreadsheets do. */
export type ItemProblem = { row: number; code: ItemProblemCode; value?: string }
export type ChecklistTableError = 'no-header' | 'empty' | 'too-many-rows'
export type ChecklistReading =
  | { items: ChecklistItem[]; problems: ItemProblem[] }
  | { error: ChecklistTableError }

const columns = ['id', 'zh', 'en', 'category', 'severity'] as const
type Column = (typeof columns)[number]
/** Headings as they are exported, and others by which they are known. */
const headings: Record<Column, readonly string[]> = {
  id: ['id', '编号'],
  zh: ['zh', '中文', '检查内容'],
  en: ['en', 'english', '英文'],
  category: ['category', '类别', '隐患类别'],
  severity: ['severity', '等级', '隐患等级'],
}

const folded = (cell: string): string => foldText(cell).trim().toLowerCase()

/** A list as a table, its headings first, to be edited and sent back. */
export const writeChecklistTable = ({ items }: Checklist): string[][] => [
  [...columns],
  ...items.map((item) => columns.map((column) => item[column])),
]

function readItem(
  cell: (column: Column) => string,
  taken: ReadonlySet<string>,
): ChecklistItem | ItemProblemCode {
  const id = folded(cell('id'))
  const [zh, en] = [cell('zh'), cell('en')]
  const category = categories.find((it) => it === folded(cell('category')))
  const severity = severities.find((it) => it === (folded(cell('severity')) || 'general'))
  if (id === '') return 'id-missing'
  if (!/^[a-z0-9-]{1,40}$/.test(id)) return 'id-invalid'
  if (taken.has(id)) return 'id-repeated'
  if (zh === '' || en === '') return 'words-missing'
  if (zh.length > itemTextMax || en.length > itemTextMax) return 'words-too-long'
  if (!category) return 'category-unknown'
  return severity ? { id, zh, en, category, severity } : 'severity-unknown'
}

/** A list as a coordinator sent it back: every row is taken, or named with its one reason. */
export function readChecklistTable(rows: readonly (readonly string[])[]): ChecklistReading {
  const columnOf = (cell: string) => columns.find((it) => headings[it].includes(folded(cell)))
  const head = rows.findIndex((row) => columns.every((it) => row.some((cell) => columnOf(cell) === it)))
  if (head < 0) return { error: 'no-header' }
  const places = new Map((rows[head] ?? []).map((cell, at) => [columnOf(cell), at]))
  const items: ChecklistItem[] = []
  const problems: ItemProblem[] = []
  const taken = new Set<string>()
  for (const [at, row] of rows.entries()) {
    if (at <= head || row.every((cell) => cell.trim() === '')) continue
    const cell = (column: Column): string => unguard((row[places.get(column) ?? -1] ?? '').trim())
    const read = readItem(cell, taken)
    if (typeof read === 'string') {
      const value = cell(
        read.startsWith('category') ? 'category' : read.startsWith('severity') ? 'severity' : 'id',
      )
      problems.push({ row: at + 1, code: read, ...(value ? { value: value.slice(0, itemTextMax) } : {}) })
      continue
    }
    taken.add(read.id)
    items.push(read)
  }
  if (items.length > checklistItemsMax) return { error: 'too-many-rows' }
  return items.length === 0 && problems.length === 0 ? { error: 'empty' } : { items, problems }
}

/** What became of a list that was sent back: its version now, and the rows that were not taken. */
export type ChecklistImport =
  | { list: Checklist; problems: ItemProblem[]; taken: 'all' | 'same' | 'none' }
  | { error: ChecklistTableError | 'not-a-spreadsheet' | 'too-large' }

/** Takes a list as its next version. `key` makes a repeat do nothing. */
export type ImportChecklist = (
  bytes: Uint8Array,
  asks: { fileName: string; kind: Checklist['kind']; by: string; key: string },
) => Promise<ChecklistImport>
