import { categories } from '../../domain/hazards/categories'
import { severities } from '../../domain/hazards/hazard'
import { type Checklist, type ChecklistKind, checklistKinds } from '../../domain/inspections/checklist'
import type { ItemProblem } from '../../domain/inspections/checklist-table'
import type { Language } from '../../domain/people/person'
import { packAction } from '../action'
import { texts } from '../texts'
import { inRows, type View } from '../view'
import { rowProblems } from './import-card'
import { shortText } from './short-text'

/** A list that was sent back and taken: which version it is now. */
export function checklistTakenCard(
  { list, changed }: { list: Checklist; changed: boolean },
  name: string,
  language: Language,
): View {
  const { lists, list: names } = texts[language].inspection
  const said = changed ? lists.took(names[list.kind], list.version, list.items.length) : lists.same
  return { title: name, body: [said] }
}

/** A list of which nothing was taken: each row that is wrong, why, and what can stand there. */
export function checklistWrongCard(
  kind: ChecklistKind,
  problems: readonly ItemProblem[],
  name: string,
  language: Language,
): View {
  const t = texts[language]
  const { lists, list } = t.inspection
  const lines = problems.map(({ row, code, value }) => {
    const why = lists.problem[code]
    return t.unit.problem(row, value ? t.labelled(why, shortText(value)) : why)
  })
  const isThere = (code: ItemProblem['code']): boolean => problems.some((it) => it.code === code)
  return {
    title: name,
    body: [
      lists.wrong(list[kind]),
      ...rowProblems(lists.rows, lines, t),
      ...(isThere('category-unknown')
        ? [t.labelled(lists.categories, t.parted(categories.map((it) => t.category[it])))]
        : []),
      ...(isThere('severity-unknown')
        ? [t.labelled(lists.severities, t.parted(severities.map((it) => t.severity[it])))]
        : []),
    ],
  }
}

/** Asks which list a file is for, where neither its name nor what is in it says so. `row` is where the file came in. */
export function whichChecklistCard(row: number, name: string, language: Language): View {
  const { lists, list } = texts[language].inspection
  return {
    title: name,
    body: [lists.which],
    buttons: inRows(
      checklistKinds.map((kind) => ({
        label: list[kind],
        data: packAction({ on: 'checklist', kind, row }),
      })),
      2,
    ),
  }
}
