import { type Ladders, natures, type Offset, stepName, stepsFor, type Whom } from './ladder'
import type { Chase } from './reminder'
import type { WorkCalendar } from './working-time'

/** A step as `ladder H-…` shows it. */
export type Rung = {
  after: Offset
  dueAt: number
  /** `passed`: its time was over before the deadline was set. */
  state: 'waiting' | 'said' | 'passed'
  tell: readonly Whom[]
}

/** The steps of what is chased: those that were said as they were, those to come as they stand now. */
export function rungsOf(
  chase: Pick<Chase, 'ladder' | 'deadlineAt' | 'knownAt' | 'steps'>,
  ladders: Ladders,
  calendar: WorkCalendar,
): Rung[] {
  const { ladder, deadlineAt, knownAt } = chase
  const steps = ladders[ladder]
  const givenMs = natures[ladder].setsTime ? deadlineAt - knownAt : 0
  return stepsFor(ladder, steps, { deadlineAt, givenMs }, calendar).flatMap(
    ({ step, dueAt, tell }): Rung[] => {
      const after = steps.find((it) => stepName(it.after) === step)?.after
      if (!after) return []
      const kept = chase.steps.find((it) => it.step === step)
      if (kept?.state === 'said') return [{ after, dueAt: kept.dueAt, state: 'said', tell: kept.tell }]
      const comes = dueAt > knownAt || kept?.state === 'waiting'
      return [{ after, dueAt, state: comes ? 'waiting' : 'passed', tell }]
    },
  )
}
