import type { Refusal } from '../../domain/errors'
import { type InspectContext, refusalOnTask } from '../../domain/inspections/inspect-context'
import type { Inspection } from '../../domain/inspections/record'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import { type Asked, type Asking, asPerson, type Handled, refused } from './context'

export type InspectionAsked = Asked & { inspection: Inspection | undefined; organizations: Organization[] }

/** What any act on a task needs to know. */
export const inspectionQueries = ({ database: { queries } }: Asking, number: number) => ({
  inspection: queries.inspection(number),
  organizations: queries.organizations(),
})

export const inspectContext = (
  { envelope, newId }: Asking,
  asked: InspectionAsked,
  person: Person,
): InspectContext => ({
  person,
  now: asked.now,
  place: envelope.place,
  organizations: asked.organizations,
  newId,
})

export const noTask: Refusal = { code: 'not-found', what: 'task' }

/** Runs an act on a task this person may see; others are told that there is none. */
export function onTask(
  asking: Asking,
  asked: InspectionAsked,
  work: (inspection: Inspection, person: Person) => Handled,
): Handled {
  return asPerson(asking, asked, (person) => {
    const { inspection } = asked
    if (!inspection || refusalOnTask('see', inspection, person)) return refused(asking, noTask, asked.t)
    return work(inspection, person)
  })
}
