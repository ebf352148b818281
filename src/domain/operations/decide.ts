import type { Candidate } from '../engagements/engagement'
import type { DutyRefusal } from '../engagements/refusals'
import { done, type Refused, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import {
  holdsPlace,
  type Member,
  memberOf,
  type Operation,
  type Outcome,
  openPlaces,
  type Stop,
  stopsMax,
  substitutesAsked,
} from './operation'
import { isOver, isTimeFor, mayAct, type OperationAct } from './permissions'

export type OperationCommand =
  | { act: 'name'; personIds: string[] }
  | { act: 'release'; personId: string }
  | { act: 'confirm' }
  | { act: 'decline'; reason: string }
  | { act: 'substitute'; personId: string }
  /** Offers one's place for that of another, in another operation; see `swap.ts` for its acceptance. */
  | { act: 'swap'; withId: string; operationId: string }
  /** Ends the offer that was made to oneself. */
  | { act: 'refuse-swap' }
  | { act: 'check-in'; position?: { latitude: number; longitude: number } }
  | { act: 'finish'; outcome: Outcome }
  /** Goes there too, after all others. */
  | { act: 'stop'; stop: Stop }
  /** Goes to these alone, in this order. */
  | { act: 'route'; route: Stop[] }
  | { act: 'move'; startsAt: number; endsAt: number }
  | { act: 'cancel'; reason: string }

const no = (why: DutyRefusal): Refused => refuse({ code: 'duty', why })

/**
 * The operation after an act, or why it can't be done. `candidates` are the people of the departments that
 * are needed, each with whether they are free in the operation's time. Pure.
 */
export function decideOperation(
  operation: Operation,
  command: OperationCommand,
  person: Person,
  candidates: readonly Candidate[],
  now: number,
): Result<Operation> {
  const why = whyNot(command.act, operation, person, now)
  if (why) return no(why)
  const free = (id: string): boolean => candidates.find((it) => it.id === id)?.free ?? false
  switch (command.act) {
    case 'name':
      return name(operation, command.personIds, person, candidates, now)
    case 'release':
      return release(operation, command.personId, person)
    case 'confirm':
      return free(person.id) ? done(confirm(operation, person.id)) : no('not-free')
    case 'decline':
      return command.reason.trim() === ''
        ? refuse({ code: 'text-missing', field: 'reason' })
        : done(decline(operation, person.id, command.reason.trim()))
    case 'substitute':
      return substitute(operation, command.personId, person, candidates, now)
    case 'swap':
      return done(
        change(operation, person.id, {
          swap: { withId: command.withId, operationId: command.operationId },
        }),
      )
    case 'refuse-swap':
      return done(refuseSwap(operation, person.id))
    case 'check-in':
      // Whoever did not come had their time back once it was held.
      return operation.status === 'planned' || free(person.id)
        ? done(checkIn(operation, person.id, now, command.position))
        : no('not-free')
    case 'finish':
      return done(next({ ...operation, status: 'held', outcome: command.outcome }))
    case 'stop':
      return goingTo(operation, [...operation.plan.route, command.stop])
    case 'route':
      return goingTo(operation, command.route)
    case 'move':
      return move(operation, command, now)
    case 'cancel':
      return done(next({ ...operation, status: 'cancelled', reason: command.reason.trim() }))
  }
}

/** Why nobody, or not this person, can do it now; undefined where they can. */
export function whyNot(
  act: OperationAct,
  operation: Operation,
  person: Person,
  now: number,
): DutyRefusal | undefined {
  const answers = act === 'confirm' || act === 'decline' || act === 'substitute' || act === 'swap'
  if (isOver(act, operation)) return 'over'
  if (!mayAct(act, operation, person)) {
    if (act === 'refuse-swap') return 'swap-gone'
    return answers && memberOf(operation, person.id) ? 'already-answered' : 'not-allowed'
  }
  const came = memberOf(operation, person.id)?.cameAt !== undefined
  if (came && answers) return 'already-answered'
  if (isTimeFor(act, operation, now)) return undefined
  return now < operation.plan.startsAt ? 'too-early' : 'over'
}

const goingTo = (operation: Operation, route: Stop[]): Result<Operation> =>
  route.length > stopsMax
    ? no('route-full')
    : done(next({ ...operation, plan: { ...operation.plan, route } }))

const next = (operation: Operation): Operation => ({ ...operation, version: operation.version + 1 })

const withMembers = (operation: Operation, members: Member[]): Operation => next({ ...operation, members })

const change = (operation: Operation, personId: string, more: Partial<Member>): Operation =>
  withMembers(
    operation,
    operation.members.map((it) => (it.personId === personId ? { ...it, ...more } : it)),
  )

/** A request put to somebody, in the place of an older one of theirs. */
function asked(operation: Operation, member: Member): Operation {
  const others = operation.members.filter((it) => it.personId !== member.personId)
  return { ...operation, members: [...others, member] }
}

/** Liaisons name people of their own department, the office anybody's who is needed. */
function name(
  operation: Operation,
  personIds: readonly string[],
  person: Person,
  candidates: readonly Candidate[],
  now: number,
): Result<Operation> {
  let after = operation
  for (const id of personIds) {
    const candidate = candidates.find((it) => it.id === id)
    const organizationId = candidate?.organizationId
    const own = person.post.role !== 'liaison' || person.post.organizationId === organizationId
    if (!candidate || organizationId === undefined || !own) return no('not-a-candidate')
    const before = memberOf(after, id)
    if (before?.state === 'asked' || before?.state === 'confirmed') return no('already-named')
    if (openPlaces(after, organizationId) < 1) return no('no-open-place')
    if (!candidate.free) return no('not-free')
    after = asked(after, { personId: id, organizationId, state: 'asked', askedAt: now })
  }
  return done(next(after))
}

function release(operation: Operation, personId: string, person: Person): Result<Operation> {
  const member = memberOf(operation, personId)
  const own = person.post.role !== 'liaison' || person.post.organizationId === member?.organizationId
  if (
    !member ||
    !own ||
    member.cameAt !== undefined ||
    (member.state !== 'asked' && member.state !== 'confirmed')
  )
    return no('not-a-candidate')
  return done(change(standIn(operation, personId), personId, { state: 'released' }))
}

/**
 * Whoever accepts as a substitute takes the place over; whoever sent them is out of it. Whoever comes themselves sends
 * nobody any more.
 */
function confirm(operation: Operation, personId: string): Operation {
  const insteadOf = memberOf(operation, personId)?.insteadOf
  const members = operation.members.map((it): Member => {
    if (it.personId === personId) {
      const { insteadOf: _, ...rest } = it
      return { ...rest, state: 'confirmed' }
    }
    if (insteadOf !== undefined && it.personId === insteadOf) return { ...without(it), state: 'replaced' }
    // Others who were asked to stand in for the same person, or for this one, need not answer any more.
    return (it.insteadOf === personId || (insteadOf !== undefined && it.insteadOf === insteadOf)) &&
      it.state === 'asked'
      ? { ...it, state: 'released' }
      : it
  })
  return withMembers(operation, members)
}

const without = ({ swap: _, cameAt: __, position: ___, ...member }: Member): Member => member

const decline = (operation: Operation, personId: string, reason: string): Operation => {
  const member = memberOf(operation, personId)
  const after = member && holdsPlace(member) ? standIn(operation, personId) : operation
  return change(after, personId, { state: 'declined', reason })
}

/** When somebody gives up their place, the first they asked to stand in for them holds it from now on. */
function standIn(operation: Operation, personId: string): Operation {
  const waiting = substitutesAsked(operation, personId)
  const members = operation.members.map((it): Member => {
    if (!waiting.includes(it)) return it
    const { insteadOf: _, ...rest } = it
    return it === waiting[0] ? rest : { ...rest, state: 'released' }
  })
  return { ...operation, members }
}

/** Somebody of the same department is asked to come instead; until they accept, the place stays where it is. */
function substitute(
  operation: Operation,
  personId: string,
  person: Person,
  candidates: readonly Candidate[],
  now: number,
): Result<Operation> {
  const self = memberOf(operation, person.id)
  const candidate = candidates.find((it) => it.id === personId)
  const organizationId = self?.organizationId
  if (!self || organizationId === undefined || candidate?.organizationId !== organizationId)
    return no('not-a-candidate')
  if (!holdsPlace(self)) return no('not-allowed')
  const before = memberOf(operation, personId)
  if (personId === person.id || before?.state === 'asked' || before?.state === 'confirmed')
    return no('already-named')
  if (!candidate.free) return no('not-free')
  return done(
    next(asked(operation, { personId, organizationId, state: 'asked', askedAt: now, insteadOf: person.id })),
  )
}

/** Whoever offered it keeps their place. */
function refuseSwap(operation: Operation, personId: string): Operation {
  const members = operation.members.map((it): Member => {
    if (it.swap?.withId !== personId) return it
    const { swap: _, ...rest } = it
    return rest
  })
  return withMembers(operation, members)
}

function checkIn(
  operation: Operation,
  personId: string,
  now: number,
  position: Member['position'],
): Operation {
  const before = memberOf(operation, personId)
  return change(operation, personId, {
    cameAt: before?.cameAt ?? now,
    ...(position ? { position } : {}),
  })
}

/** Another time asks everybody anew: they said yes to the old one. */
function move(
  operation: Operation,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  now: number,
): Result<Operation> {
  const wrong = timesWrong(startsAt, endsAt, now)
  if (wrong) return no(wrong)
  const members = operation.members.map(
    (it): Member => (it.state === 'confirmed' ? { ...without(it), state: 'asked', askedAt: now } : it),
  )
  return done(withMembers({ ...operation, plan: { ...operation.plan, startsAt, endsAt } }, members))
}

export const timesWrong = (startsAt: number, endsAt: number, now: number): DutyRefusal | undefined =>
  startsAt <= now ? 'start-past' : endsAt <= startsAt ? 'end-before-start' : undefined
