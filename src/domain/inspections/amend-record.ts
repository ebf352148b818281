import type { Change } from '../changes'
import { done, type Refused, type Result, refuse } from '../errors'
import { textMax } from '../hazards/command'
import type { Person } from '../people/person'
import { type InspectContext, refreshed, refusalOnTask } from './inspect-context'
import { unfitMeasure } from './issue-paper'
import type { Inspection, Measure, Paper } from './record'

/** What can be put right: a paper or a measure, as long as it stands. */
export type Amendable = { of: 'paper'; record: Paper } | { of: 'measure'; record: Measure }

/** What somebody may put right there: what they recorded themselves, the office all of it. */
export const amendableBy = (
  { papers, measures }: Pick<Inspection, 'papers' | 'measures'>,
  person: Person,
): Amendable[] =>
  [
    ...papers.map((record) => ({ of: 'paper' as const, record })),
    ...measures.map((record) => ({ of: 'measure' as const, record })),
  ].filter(
    ({ record }) =>
      record.amended === undefined && (person.post.role === 'coordinator' || record.by === person.id),
  )

/** What the record should have said; nothing withdraws it. */
export type Amendment =
  | { of: 'paper'; kind: Paper['kind']; reference?: string }
  | { of: 'measure'; kind: Measure['kind']; quantity: number; valueYuan?: number }

/**
 * A paper or a measure was recorded wrong: a further record says what is right, or that there was none, and why. It
 * counts in the place and at the time of the one that was wrong, which stays on record. A paper keeps its
 * number; of another kind it gets one there, and the wrong one's is not given again.
 */
export function amendRecord(
  inspection: Inspection,
  id: string,
  amendment: Amendment | undefined,
  reason: string,
  context: InspectContext,
): Result<{ changes: Change[] }> {
  const { person, now, newId } = context
  const wrong = refusedAmendment(inspection, id, amendment, reason, person)
  if ('refusal' in wrong) return wrong
  const { record } = wrong
  const taskId = inspection.task.id
  const { by, at } = record
  const replacedBy = newId()
  const amended = { reason: reason.trim(), by: person.id, at: now, ...(amendment ? { replacedBy } : {}) }
  return done({
    changes: [
      // First: its key is what a slower one runs into.
      { kind: 'record.amended', taskId, recordId: record.id, amended },
      ...(amendment ? [replacement(taskId, { id: replacedBy, by, at }, amendment, wrong)] : []),
      refreshed(inspection, context),
    ],
  })
}

function refusedAmendment(
  inspection: Inspection,
  id: string,
  amendment: Amendment | undefined,
  reason: string,
  person: Person,
): Amendable | Refused {
  const refused = refusalOnTask('see', inspection, person)
  if (refused) return refused
  const found = amendableBy(inspection, person).find(({ record }) => record.id === id)
  if (!found) return refuse({ code: 'not-recorder' })
  if (reason.trim() === '') return refuse({ code: 'text-missing', field: 'reason' })
  if (reason.length > textMax) return refuse({ code: 'text-too-long', field: 'reason', max: textMax })
  if (amendment === undefined) return found
  if (amendment.of !== found.of || isSame(found.record, amendment)) return refuse({ code: 'same-record' })
  return (amendment.of === 'measure' && unfitMeasure(amendment)) || found
}

const isSame = (record: Paper | Measure, { of: _, ...amendment }: Amendment): boolean =>
  Object.entries({ reference: undefined, valueYuan: undefined, ...amendment }).every(
    ([name, value]) => new Map<string, unknown>(Object.entries(record)).get(name) === value,
  )

function replacement(
  taskId: string,
  given: { id: string; by: string; at: number },
  amendment: Amendment,
  { record }: Amendable,
): Change {
  if (amendment.of === 'measure') {
    const { of: _, ...measure } = amendment
    return { kind: 'measure.taken', taskId, measure: { ...measure, ...given } }
  }
  const { of: _, ...paper } = amendment
  const year = 'year' in record ? record.year : 0
  return {
    kind: 'paper.issued',
    taskId,
    paper: { ...paper, ...given, year, number: 0 },
    corrects: record.id,
  }
}
