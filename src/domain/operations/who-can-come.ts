import { type Candidate, inOrder } from '../engagements/engagement'
import type { Person } from '../people/person'
import { holdsPlace, type Member, memberOf, type Need, type Operation, openPlaces } from './operation'
import type { OperationSheet } from './queries'

/** Departments with open places that are a reader's to fill. */
export const toFill = (operation: Operation, reader: Person): Need[] =>
  operation.plan.needs.filter(
    (it) =>
      openPlaces(operation, it.organizationId) > 0 &&
      (reader.post.role !== 'liaison' || reader.post.organizationId === it.organizationId),
  )

type Sendable = Pick<OperationSheet, 'operation' | 'candidates'>

/** Those who could be asked for a need each, best first; who has declined comes after all others. */
function askable({ operation, candidates }: Sendable, needs: readonly Need[]): Candidate[] {
  const stateOf = ({ id }: Candidate) => memberOf(operation, id)?.state
  const all = needs.flatMap((need) =>
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

/** Those a reader may name. */
export const nameable = (sheet: Sendable, reader: Person): Candidate[] =>
  askable(sheet, toFill(sheet.operation, reader))

/** Those somebody may send in their place, of their own department. */
export function sendable(sheet: Sendable, personId: string): Candidate[] {
  const own = memberOf(sheet.operation, personId)?.organizationId
  const needs = sheet.operation.plan.needs.filter((it) => it.organizationId === own)
  return askable(sheet, needs).filter((it) => it.id !== personId)
}

/** Those a reader may take off: who has come is not. */
export const releasable = ({ members }: Operation, { post }: Person): Member[] =>
  members.filter(
    (it) =>
      holdsPlace(it) &&
      it.cameAt === undefined &&
      (post.role !== 'liaison' || it.organizationId === post.organizationId),
  )

/** Places of the same department in operations to come that somebody's own can be swapped for. */
export function swappable(
  { operation, candidates, swaps }: Pick<OperationSheet, 'operation' | 'candidates' | 'swaps'>,
  personId: string,
  now: number,
): OperationSheet['swaps'] {
  const own = memberOf(operation, personId)?.organizationId
  const mine = new Set(swaps.filter((it) => it.personId === personId).map((it) => it.operationId))
  return swaps.filter(
    (it) =>
      it.startsAt > now &&
      !mine.has(it.operationId) &&
      memberOf(operation, it.personId) === undefined &&
      candidates.some((one) => one.id === it.personId && one.organizationId === own),
  )
}
