import type { Candidate } from '../engagements/engagement'
import { done, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import { type Member, memberOf, type Operation } from './operation'

/**
 * The place of `theirs` that `person` was offered by the operation's member, if the offer still stands: both
 * are confirmed, each in their own, for the same department, and neither operation is over.
 */
export function swapOffered(offering: Operation, other: Operation, person: Person): Member | undefined {
  const offer = offering.members.find(
    (it) => it.swap?.withId === person.id && it.swap.operationId === other.id && it.state === 'confirmed',
  )
  const own = memberOf(other, person.id)
  const stands =
    offering.status === 'planned' &&
    other.status === 'planned' &&
    own?.state === 'confirmed' &&
    own.organizationId === offer?.organizationId &&
    memberOf(offering, person.id) === undefined
  return stands && offer && memberOf(other, offer.personId) === undefined ? offer : undefined
}

/**
 * Both change places, since both have now said so. `candidates` say who of the two is free at the other's
 * time, their own place in the other operation aside.
 */
export function acceptSwap(
  offering: Operation,
  other: Operation,
  person: Person,
  candidates: { offering: readonly Candidate[]; other: readonly Candidate[] },
): Result<{ offering: Operation; other: Operation }> {
  const offer = swapOffered(offering, other, person)
  if (!offer) return refuse({ code: 'duty', why: 'swap-gone' })
  const free = (list: readonly Candidate[], id: string): boolean =>
    list.find((it) => it.id === id)?.free ?? false
  if (!free(candidates.offering, person.id) || !free(candidates.other, offer.personId))
    return refuse({ code: 'duty', why: 'not-free' })
  return done({
    offering: exchange(offering, offer.personId, person.id),
    other: exchange(other, person.id, offer.personId),
  })
}

function exchange(operation: Operation, leaves: string, comes: string): Operation {
  const place = memberOf(operation, leaves)
  if (!place) return operation
  const { swap: _, position: __, cameAt: ___, ...rest } = place
  const members = operation.members.map((it): Member => {
    if (it === place) return { ...rest, state: 'replaced' }
    return it.insteadOf === leaves && it.state === 'asked' ? { ...it, state: 'released' } : it
  })
  return {
    ...operation,
    version: operation.version + 1,
    members: [...members, { ...rest, personId: comes, state: 'confirmed' }],
  }
}
