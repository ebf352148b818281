import type { Inspection, Measure, Paper } from '../../domain/inspections/record'
import type { Texts } from '../texts'

export const paperWords = ({ kind, reference, year, number }: Paper, t: Texts): string =>
  `${t.inspection.paper[kind]} ${reference ?? t.inspection.numbered(year, number)}`

export const measureWords = ({ kind, quantity, valueYuan }: Measure, t: Texts): string =>
  t.inspection.measured(kind, quantity, valueYuan)

export const recordWords = (record: Paper | Measure, t: Texts): string =>
  'quantity' in record ? measureWords(record, t) : paperWords(record, t)

/** The papers that count, those that were put right marked so. */
export const papersText = ({ papers }: Inspection, t: Texts): string =>
  t.parted(
    papers
      .filter((it) => !it.amended)
      .map((it) => {
        const corrected = papers.some(({ amended }) => amended?.replacedBy === it.id)
        return corrected ? t.amendment.marked(paperWords(it, t)) : paperWords(it, t)
      }),
  )

/** What was put right there: what stood, what stands in its place, and why. */
export function amendedWords({ papers, measures }: Inspection, t: Texts): string[] {
  const records = [...papers, ...measures]
  return records.flatMap((record) => {
    if (!record.amended) return []
    const { replacedBy, reason } = record.amended
    const after = records.find(({ id }) => id === replacedBy)
    return [t.amendment.was(recordWords(record, t), after && recordWords(after, t), reason)]
  })
}
