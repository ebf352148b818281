import type { ChecklistWords } from '../../domain/inspections/checklist-words'
import { texts } from '.'

/** As people see them: a spreadsheet is written in these words and read by them. */
export const checklistWords: ChecklistWords = {
  en: wordsIn('en'),
  zh: wordsIn('zh'),
}

function wordsIn(language: 'en' | 'zh'): ChecklistWords['en'] {
  const { category, severity, inspection } = texts[language]
  const { list, lists } = inspection
  return { category, severity, list, called: ({ kind, version }) => lists.called(list[kind], version) }
}
