import type { ImportProblem, ImportReport, ImportUnits } from '../domain/units/import-report'
import { readUnitTable, type UnitRow } from '../domain/units/read-unit-table'

/** Reads a list's table, then keeps its rows in one transaction. */
export function createImportUnits(deps: {
  keepUnits: (
    rows: readonly UnitRow[],
  ) => Promise<Omit<ImportReport, 'problems'> & { problems: ImportProblem[] }>
}): ImportUnits {
  return async (rows) => {
    const table = readUnitTable(rows)
    if ('error' in table) return table
    const kept = await deps.keepUnits(table.rows)
    const problems = [...table.problems, ...kept.problems].sort((a, b) => a.row - b.row)
    return { ...kept, problems }
  }
}
