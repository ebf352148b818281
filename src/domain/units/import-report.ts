import type { RowProblem, RowProblemCode, UnitTable } from './read-unit-table'

export type ImportError =
  | 'not-a-spreadsheet'
  | 'too-large'
  | 'no-header'
  | 'no-name-column'
  | 'empty'
  | 'too-many-rows'

export type ImportProblemCode = RowProblemCode | 'unknown-department'
export type ImportProblem = Omit<RowProblem, 'code'> & { code: ImportProblemCode }

/** What became of every row of an imported list: counted as taken, or named with the reason why not. */
export type ImportReport = {
  added: number
  updated: number
  unchanged: number
  problems: ImportProblem[]
  /** Sub-districts that were named for the first time. */
  organizationsAdded: string[]
}

/** A spreadsheet as what its headings say it is: a list of units, or the rows of a checklist. */
export type ListRead = { units: UnitTable } | { checklist: string[][] } | { error: ImportError }
export type ReadList = (bytes: Uint8Array) => Promise<ListRead>

/** Takes a list of units, whole or not at all. */
export type ImportUnits = (table: UnitTable) => Promise<ImportReport>
