import type { Change } from '../changes'
import { done, type Refused, type Result, refuse } from '../errors'
import { type InspectContext, refreshed, refusalOnTask } from './inspect-context'
import type { Inspection, Measure, Paper } from './record'

/** A paper that was issued there. Its number in its kind and year is given when it is saved. */
export function issuePaper(
  inspection: Inspection,
  paper: Pick<Paper, 'kind' | 'year' | 'reference'>,
  context: InspectContext,
): Result<{ id: string; changes: Change[] }> {
  const { person, now, newId } = context
  const refused = refusalOnTask('paper', inspection, person)
  if (refused) return refused
  const id = newId()
  const issued = { ...paper, id, number: 0, by: person.id, at: now }
  const { task } = inspection
  return done({
    id,
    changes: [{ kind: 'paper.issued', taskId: task.id, paper: issued }, refreshed(inspection, context)],
  })
}

/** A measure that was taken there, with its quantity. */
export function takeMeasure(
  inspection: Inspection,
  measure: Pick<Measure, 'kind' | 'quantity' | 'valueYuan'>,
  context: InspectContext,
): Result<{ changes: Change[] }> {
  const { person, now, newId } = context
  const refused = refusalOnTask('measure', inspection, person)
  if (refused) return refused
  const unfit = unfitMeasure(measure)
  if (unfit) return unfit
  const taken = { ...measure, id: newId(), by: person.id, at: now }
  const { task } = inspection
  return done({
    changes: [{ kind: 'measure.taken', taskId: task.id, measure: taken }, refreshed(inspection, context)],
  })
}

export const unfitMeasure = ({
  quantity,
  valueYuan = 0,
}: Pick<Measure, 'quantity' | 'valueYuan'>): Refused | undefined =>
  quantity > 0 && valueYuan >= 0 ? undefined : refuse({ code: 'number-not-understood', field: 'quantity' })
