import { type Category, categories } from '../hazards/categories'
import { type Severity, severities } from '../hazards/hazard'
import { type Language, languages } from '../people/person'
import { foldText } from '../text/fold'
import { type Checklist, type ChecklistKind, checklistKinds } from './checklist'

/** What people see lists, categories and severities called, by which a spreadsheet is written and read. */
export type ChecklistWords = Record<
  Language,
  {
    list: Record<ChecklistKind, string>
    category: Record<Category, string>
    severity: Record<Severity, string>
    /** The line over a list's table, which is its file's name as well. */
    called: (list: Pick<Checklist, 'kind' | 'version'>) => string
  }
>

/** Case, width, spaces and punctuation make no other name. */
const bare = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '')

const namesOf = <T extends string>(value: T, called: (language: Language) => Record<T, string>): string[] =>
  [value, ...languages.map((language) => called(language)[value])].map(bare)

/** The category with this name in either language, or with this word of ours. */
export const categoryNamed = (cell: string, words: ChecklistWords): Category | undefined =>
  categories.find((it) => namesOf(it, (language) => words[language].category).includes(bare(cell)))

/** The severity whose name begins so, as 重大 begins 重大隐患; a general one where nothing is said. */
export const severityNamed = (cell: string, words: ChecklistWords): Severity | undefined =>
  severities.find((it) =>
    namesOf(it, (language) => words[language].severity).some((name) => name.startsWith(bare(cell))),
  )

/** The one list that these texts (a file's name, the lines over its table) name; undefined where they name none, or several. */
export function listNamed(texts: readonly string[], words: ChecklistWords): ChecklistKind | undefined {
  const said = texts.map(bare)
  const [one, ...others] = checklistKinds.filter((it) =>
    namesOf(it, (language) => words[language].list).some((name) => said.some((text) => text.includes(name))),
  )
  return others.length === 0 ? one : undefined
}
