import type { Language } from '../../domain/people/person'
import type { ImportError, ImportReport } from '../../domain/units/import-report'
import { texts } from '../texts'
import type { View } from '../view'

/** Rows that are named in a chat; a list with more of them is better mended at the desk. */
const problemsShown = 20

/** What became of an imported list. */
export function importCard(
  report: ImportReport | { error: ImportError },
  name: string,
  language: Language,
): View {
  const t = texts[language]
  if ('error' in report) return { title: name, body: [t.importError[report.error]] }
  const { problems, organizationsAdded } = report
  const lines = problems
    .slice(0, problemsShown)
    .map(({ row, code, value }) =>
      t.unit.problem(row, value ? t.labelled(t.rowProblem[code], value) : t.rowProblem[code]),
    )
  const more = problems.length - lines.length
  return {
    title: name,
    body: [
      t.unit.imported({ ...report, rejected: problems.length }),
      ...(organizationsAdded.length > 0 ? [t.unit.organizationsAdded(t.listed(organizationsAdded))] : []),
      ...(lines.length > 0 ? [[t.unit.problems, ...lines].join('\n')] : []),
      ...(more > 0 ? [t.unit.moreProblems(more)] : []),
    ],
  }
}
