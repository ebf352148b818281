import type { Change } from '../changes'
import { subject } from '../delivery/outbox'
import type { Place } from '../delivery/outcome'
import { type Refused, refuse } from '../errors'
import type { Organization } from '../organizations/organization'
import type { Person } from '../people/person'
import { type TaskAct, whyNot } from './permissions'
import type { TaskSheet } from './queries'

/** What inspecting needs from around it: who acts, when, where they look, and ids for what is new. */
export type InspectContext = {
  person: Person
  now: number
  place: Place
  organizations: readonly Organization[]
  newId: () => string
}

/** Why not, as a refusal; undefined where they may. */
export function refusalOnTask(act: TaskAct, sheet: TaskSheet, person: Person): Refused | undefined {
  const why = whyNot(act, sheet, person)
  if (why === undefined) return undefined
  if (why === 'not-found') return refuse({ code: 'not-found', what: 'task' })
  return refuse({ code: why })
}

/** Every card of the task shows what is true now, though its version is the same. */
export const refreshed = ({ task }: TaskSheet, { now, newId }: InspectContext): Change => ({
  kind: 'cards.refreshed',
  subject: subject('task', task.id),
  version: newId(),
  at: now,
})
