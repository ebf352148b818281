import type { ImportProblem, ImportReport, ImportUnits } from '../domain/units/import-report'
import type { UnitRow } from '../domain/units/read-unit-table'

/** Keeps the rows of a list in one transaction; the report names those that were not taken, in their order. */
export function createImportUnits(deps: {
  keepUnits: (
    rows: readonly UnitRow[],
  ) => Promise<Omit<ImportReport, 'problems'> & { problems: ImportProblem[] }>
}): ImportUnits {
  return async (table) => {
    const kept = await deps.keepUnits(table.rows)
    const problems = [...table.problems, ...kept.problems].sort((a, b) => a.row - b.row)
    return { ...kept, problems }
  }
}
