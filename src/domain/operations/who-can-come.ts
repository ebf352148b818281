import { type Candidate, inOrder } from '../engagements/engagement'
import type { Person } from '../people/person'
import { memberOf, type Need, type Operation, openPlaces } from './operation'
import type { OperationSheet } from './queries'

/** Departments with open places that are a reader's to fill. */
export const toFill = (operation: Operation, reader: Person): Need[] =>
  operation.plan.needs.filter(
    (it) =>
      openPlaces(operation, it.organizationId) > 0 &&
      (reader.post.role !== 'liaison' || reader.post.organizationId === it.organizationId),
  )

/** Those a reader may name, best first; who has declined comes after all others. */
export function nameable(
  { operation, candidates }: Pick<OperationSheet, 'operation' | 'candidates'>,
  reader: Person,
): Candidate[] {
  const stateOf = ({ id }: Candidate) => memberOf(operation, id)?.state
  const all = toFill(operation, reader).flatMap((need) =>
    inOrder(
      candidates.filter(
        (it) =>
          it.organizationId === need.organizationId &&
          it.free &&
          stateOf(it) !== 'asked' &&
          stateOf(it) !== 'confirmed',
      ),
      need.skill,
    ),
  )
  const declined = all.filter((it) => stateOf(it) === 'declined')
  return [...all.filter((it) => !declined.includes(it)), ...declined]
}

/** Places of the same department in other operations that somebody's own can be swapped for. */
export function swappable(
  { operation, candidates, swaps }: Pick<OperationSheet, 'operation' | 'candidates' | 'swaps'>,
  personId: string,
): OperationSheet['swaps'] {
  const own = memberOf(operation, personId)?.organizationId
  const mine = new Set(swaps.filter((it) => it.personId === personId).map((it) => it.operationId))
  return swaps.filter(
    (it) =>
      !mine.has(it.operationId) &&
      memberOf(operation, it.personId) === undefined &&
      candidates.some((one) => one.id === it.personId && one.organizationId === own),
  )
}
