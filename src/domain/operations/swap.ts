import { done, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import { type Member, memberOf, type Operation } from './operation'
import { isTimeFor } from './permissions'

/** Whether the one who accepts and the one who offers are free at each other's times, their own places aside. */
export type SwapFree = { person: boolean; offerer: boolean }

/**
 * The member whose place `person` was offered for their own in the other operation, if the offer still stands: both
 * are confirmed and have not come yet, each in their own, for the same department, and neither operation is over.
 */
export function swapOffered(
  offering: Operation,
  other: Operation,
  person: Person,
  now: number,
): Member | undefined {
  const offer = offering.members.find(
    (it) => it.swap?.withId === person.id && it.swap.operationId === other.id && it.state === 'confirmed',
  )
  const own = memberOf(other, person.id)
  const stands =
    isTimeFor('swap', offering, now) &&
    isTimeFor('swap', other, now) &&
    offer?.cameAt === undefined &&
    own?.state === 'confirmed' &&
    own.cameAt === undefined &&
    own.organizationId === offer?.organizationId &&
    memberOf(offering, person.id) === undefined
  return stands && offer && memberOf(other, offer.personId) === undefined ? offer : undefined
}

/** Both change places, since both have now said so. */
export function acceptSwap(
  offering: Operation,
  other: Operation,
  person: Person,
  free: SwapFree,
  now: number,
): Result<{ offering: Operation; other: Operation }> {
  const offer = swapOffered(offering, other, person, now)
  if (!offer) return refuse({ code: 'duty', why: 'swap-gone' })
  if (!free.person || !free.offerer) return refuse({ code: 'duty', why: 'not-free' })
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
