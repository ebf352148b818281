import type { Engagement, Stretch } from '../engagements/engagement'

/** How many people a department is to send, and what they should be able to do. */
export type Need = { organizationId: string; count: number; skill?: string }

/** A stop of a route: a unit of the register, or a place in words. */
export type Stop = string | { unitId: string; number: number; name: string }

/** A joint enforcement as it was planned (联合执法). Times are UTC ms. */
export type OperationPlan = {
  title: string
  startsAt: number
  endsAt: number
  /** Where all meet: words, a place on the map, or both. */
  gathering: { words?: string; position?: { latitude: number; longitude: number } }
  /** In the order they are visited. */
  route: Stop[]
  leadId: string
  needs: Need[]
  vehicle?: string
  gear?: string
}

export type MemberState =
  /** Named, and has not answered. */
  | 'asked'
  | 'confirmed'
  | 'declined'
  /** Somebody else came in their place. */
  | 'replaced'
  /** Taken off again by those who named them. */
  | 'released'

/** Somebody who was named for an operation. */
export type Member = {
  personId: string
  organizationId: string
  state: MemberState
  askedAt: number
  /** Sent by this person, who keeps the place until they accept. */
  insteadOf?: string
  /** Why they declined. */
  reason?: string
  cameAt?: number
  /** Where they were when they checked in, where they shared it. */
  position?: { latitude: number; longitude: number }
  /** They offered this person their place for the other's place in another operation. */
  swap?: { withId: string; operationId: string }
}

/** What came of it. Person-times are counted from check-ins, never written. */
export type Outcome = { text: string; units: number; papers: number }

export type Operation = {
  id: string
  /** J-<number>; 0 until it is saved. */
  number: number
  version: number
  status: 'planned' | 'held' | 'cancelled'
  plan: OperationPlan
  members: Member[]
  createdBy: string
  createdAt: number
  outcome?: Outcome
  /** Why it was cancelled. */
  reason?: string
}

/** Stops one route can have. */
export const stopsMax = 50
/** People one operation can have in all: what fits a card and a morning. */
export const peopleMax = 200
/** How long before the start people can check in, ms. */
export const checkInEarlyMs = 3 * 3_600_000
/** How long after its end they still can, ms: who did not come that day is not counted a week later. */
export const checkInLateMs = 3 * 3_600_000

export const stretchOf = ({ plan }: Operation): Stretch => ({ fromAt: plan.startsAt, untilAt: plan.endsAt })

/** Holds a place: asked or confirmed, and not merely asked to stand in for somebody who still holds it. */
export const holdsPlace = (member: Member): boolean =>
  (member.state === 'asked' && member.insteadOf === undefined) || member.state === 'confirmed'

export const memberOf = (operation: Operation, personId: string): Member | undefined =>
  operation.members.find((it) => it.personId === personId)

/** Those somebody asked to come in their place, who have not answered. */
export const substitutesAsked = (operation: Operation, personId: string): Member[] =>
  operation.members.filter((it) => it.insteadOf === personId && it.state === 'asked')

/** The member who offers somebody their place for that person's own elsewhere. */
export const swapOfferedTo = (operation: Operation, personId: string): Member | undefined =>
  operation.members.find((it) => it.swap?.withId === personId && it.state === 'confirmed')

export const needOf = (operation: Operation, organizationId: string): number =>
  operation.plan.needs.find((it) => it.organizationId === organizationId)?.count ?? 0

/** Places of a department that nobody holds. */
export const openPlaces = (operation: Operation, organizationId: string): number =>
  needOf(operation, organizationId) -
  operation.members.filter((it) => it.organizationId === organizationId && holdsPlace(it)).length

export const openPlacesInAll = (operation: Operation): number =>
  operation.plan.needs.reduce((sum, it) => sum + openPlaces(operation, it.organizationId), 0)

/** Places, of one department or in all, of those who have not answered whether they come. */
export const unconfirmedPlaces = (operation: Operation, organizationId?: string): number =>
  operation.members.filter(
    (it) =>
      it.state === 'asked' &&
      holdsPlace(it) &&
      (organizationId === undefined || it.organizationId === organizationId),
  ).length

/** Person-times dispatched: those who came, not those who were asked. */
export const personTimes = (operation: Operation): number =>
  operation.members.filter((it) => it.state === 'confirmed' && it.cameAt !== undefined).length

/** Whose time the operation takes: those who confirmed; once it was held, those who came; none if cancelled. */
export function engagementsOf(operation: Operation): Engagement[] {
  if (operation.status === 'cancelled') return []
  const held = operation.status === 'held'
  return operation.members
    .filter((it) => it.state === 'confirmed' && (!held || it.cameAt !== undefined))
    .map(({ personId }) => ({
      of: `operation:${operation.id}`,
      kind: 'operation' as const,
      personId,
      ...stretchOf(operation),
    }))
}
