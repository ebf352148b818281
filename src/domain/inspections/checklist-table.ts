import type { Language } from '../people/person'
import { unguard } from '../text/csv'
import { foldText } from '../text/fold'
import { type Checklist, type ChecklistItem, checklistItemsMax, itemTextMax } from './checklist'
import { type ChecklistWords, categoryNamed, severityNamed } from './checklist-words'

export type ItemProblemCode =
  | 'id-missing'
  | 'id-invalid'
  | 'id-repeated'
  | 'words-missing'
  | 'words-too-long'
  | 'category-unknown'
  | 'severity-unknown'
/** What is wrong with a row; `row` counts from 1 as spreadsheets do. */
export type ItemProblem = { row: number; code: ItemProblemCode; value?: string }
export type ChecklistTableError = 'empty' | 'too-many-rows'
/** Its items, or everything that is wrong: a list is taken whole or not at all. */
export type ChecklistReading =
  | { items: ChecklistItem[] }
  | { problems: ItemProblem[] }
  | { error: ChecklistTableError }

const columns = ['id', 'zh', 'en', 'category', 'severity'] as const
type Column = (typeof columns)[number]
/** Headings as they are exported. */
const headings: Record<Language, Record<Column, string>> = {
  en: { id: 'ID', zh: 'Chinese', en: 'English', category: 'Category', severity: 'Severity' },
  zh: { id: '编号', zh: '中文', en: '英文', category: '隐患类别', severity: '隐患等级' },
}
/** Others by which they are known. */
const furtherHeadings: Record<Column, readonly string[]> = {
  id: [],
  zh: ['zh', '检查内容'],
  en: ['en'],
  category: ['类别'],
  severity: ['等级'],
}

const folded = (cell: string): string => foldText(cell).trim()

const columnOf = (cell: string): Column | undefined =>
  columns.find((it) =>
    [headings.en[it], headings.zh[it], ...furtherHeadings[it]].map(folded).includes(folded(cell)),
  )

type Table = readonly (readonly string[])[]

const headAt = (rows: Table): number =>
  rows.findIndex((row) => columns.every((it) => row.some((cell) => columnOf(cell) === it)))

/** The lines over a list's table, which may say which list it is; undefined where the rows are no list at all. */
export function titlesOfChecklist(rows: Table): string[] | undefined {
  const head = headAt(rows)
  return head < 0 ? undefined : rows.slice(0, head).flat()
}

/** A list as a table in somebody's language, what it is called and its headings first, to be edited and sent back. */
export function writeChecklistTable(list: Checklist, words: ChecklistWords, language: Language): string[][] {
  const { called, category, severity } = words[language]
  return [
    [called(list)],
    columns.map((it) => headings[language][it]),
    ...list.items.map((item) => [
      item.id,
      item.zh,
      item.en,
      category[item.category],
      severity[item.severity],
    ]),
  ]
}

type Read = { item: ChecklistItem } | { wrong: Omit<ItemProblem, 'row'>[] }

function readItem(cell: (column: Column) => string, taken: ReadonlySet<string>, words: ChecklistWords): Read {
  const id = folded(cell('id'))
  const [zh, en] = [cell('zh'), cell('en')]
  const category = categoryNamed(cell('category'), words)
  const severity = severityNamed(cell('severity'), words)
  const wrong: [ItemProblemCode, boolean, string][] = [
    ['id-missing', id === '', ''],
    ['id-invalid', id !== '' && !/^[a-z0-9-]{1,40}$/.test(id), cell('id')],
    ['id-repeated', taken.has(id), id],
    ['words-missing', zh === '' || en === '', zh || en],
    ['words-too-long', zh.length > itemTextMax || en.length > itemTextMax, zh.length > itemTextMax ? zh : en],
    ['category-unknown', category === undefined, cell('category')],
    ['severity-unknown', severity === undefined, cell('severity')],
  ]
  const problems = wrong.flatMap(([code, is, value]) =>
    is ? [{ code, ...(value ? { value: value.slice(0, itemTextMax) } : {}) }] : [],
  )
  return problems.length > 0 || !category || !severity
    ? { wrong: problems }
    : { item: { id, zh, en, category, severity } }
}

/** A list as a coordinator sent it back: all its items, or all that is wrong with its rows. */
export function readChecklistTable(rows: Table, words: ChecklistWords): ChecklistReading {
  const head = headAt(rows)
  if (head < 0) return { error: 'empty' }
  const places = new Map((rows[head] ?? []).map((cell, at) => [columnOf(cell), at]))
  const items: ChecklistItem[] = []
  const problems: ItemProblem[] = []
  const taken = new Set<string>()
  for (const [at, row] of rows.entries()) {
    if (at <= head || row.every((cell) => cell.trim() === '')) continue
    const cell = (column: Column): string => unguard((row[places.get(column) ?? -1] ?? '').trim())
    const read = readItem(cell, taken, words)
    if ('item' in read) items.push(read.item)
    else problems.push(...read.wrong.map((it) => ({ row: at + 1, ...it })))
    const id = folded(cell('id'))
    if (id) taken.add(id)
  }
  if (items.length > checklistItemsMax) return { error: 'too-many-rows' }
  if (problems.length > 0) return { problems }
  return items.length > 0 ? { items } : { error: 'empty' }
}
