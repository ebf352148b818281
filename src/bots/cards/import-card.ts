import type { Language } from '../../domain/people/person'
import type { ImportError, ImportReport } from '../../domain/units/import-report'
import { type Texts, texts } from '../texts'
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
  const lines = problems.map(({ row, code, value }) =>
    t.unit.problem(row, value ? t.labelled(t.rowProblem[code], value) : t.rowProblem[code]),
  )
  return {
    title: name,
    body: [
      t.unit.imported({ ...report, rejected: problems.length }),
      ...(organizationsAdded.length > 0 ? [t.unit.organizationsAdded(t.listed(organizationsAdded))] : []),
      ...rowProblems(t.unit.problems, lines, t),
    ],
  }
}

/** The rows that were not taken, a line each, under what they are. */
export function rowProblems(title: string, lines: readonly string[], t: Texts): string[] {
  const more = lines.length - problemsShown
  return [
    ...(lines.length > 0 ? [[title, ...lines.slice(0, problemsShown)].join('\n')] : []),
    ...(more > 0 ? [t.unit.moreProblems(more)] : []),
  ]
}
