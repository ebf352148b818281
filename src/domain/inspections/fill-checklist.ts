import type { Change } from '../changes'
import { done, type Result } from '../errors'
import { answer, progressOf, type Tap } from './filling'
import { type InspectContext, refusalOnTask } from './inspect-context'
import type { Inspection } from './record'

/** One tap on a checklist, or what a form of it says: kept at once, so that nothing is lost. */
export function fillChecklist(
  inspection: Inspection,
  taps: readonly Tap[],
  { person, now }: InspectContext,
): Result<{ inspection: Inspection; changes: Change[] }> {
  const refused = refusalOnTask('fill', inspection, person)
  if (refused) return refused
  const { list, task } = inspection
  const changes = taps.map((tap): Change => {
    const openOnly = tap === 'all-pass'
    const answers = answer(list, openOnly ? inspection.answers : {}, tap)
    const { kind, version } = list
    return {
      kind: 'checklist.answered',
      taskId: task.id,
      list: { kind, version },
      answers,
      openOnly,
      by: person.id,
      at: now,
    }
  })
  const answers = taps.reduce((before, tap) => answer(list, before, tap), inspection.answers)
  return done({ inspection: { ...inspection, answers }, changes })
}

/** How far the checklist is, for those who look. */
export const progress = ({ list, answers }: Inspection) => progressOf(list, answers)
