import type { Change } from '../changes'
import { subject } from '../delivery/outbox'
import { done, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import { decideOperation, type OperationCommand, timesWrong } from './decide'
import { type Operation, type OperationPlan, peopleMax } from './operation'
import { mayPlan } from './permissions'
import type { OperationSheet } from './queries'
import { acceptSwap, swapOffered } from './swap'
import { operationAnnounced, operationSwapped, operationTold } from './who-is-told'

type Acted = { operation: Operation; changes: Change[] }

/** A joint operation is planned, and the departments it needs are asked to name people. */
export function planOperation(id: string, plan: OperationPlan, person: Person, now: number): Result<Acted> {
  if (!mayPlan(person, plan.leadId)) return refuse({ code: 'duty', why: 'not-allowed' })
  const wrong = timesWrong(plan.startsAt, plan.endsAt, now)
  if (wrong) return refuse({ code: 'duty', why: wrong })
  const people = plan.needs.reduce((sum, it) => sum + it.count, 0)
  if (people < 1) return refuse({ code: 'duty', why: 'needs-not-understood' })
  if (people > peopleMax) return refuse({ code: 'duty', why: 'too-many-people' })
  const operation: Operation = {
    id,
    number: 0,
    version: 1,
    status: 'planned',
    plan,
    members: [],
    createdBy: person.id,
    createdAt: now,
  }
  return done({
    operation,
    changes: [
      { kind: 'operation.planned', operation, by: person.id, at: now },
      ...chased(operation, undefined, now),
      ...operationAnnounced(operation, person.id, now),
    ],
  })
}

/** Those who come are reminded before it begins: set with its time, ended when it was held or is off. */
function chased(operation: Operation, before: Operation | undefined, at: number): Change[] {
  const of = subject('operation', operation.id)
  const { status, plan } = operation
  if (status !== 'planned') return [{ kind: 'chase.ended', subject: of }]
  if (before?.plan.startsAt === plan.startsAt) return []
  return [{ kind: 'chase.set', subject: of, ladder: 'operation', deadlineAt: plan.startsAt, at }]
}

/** What is saved when a person does something to an operation: its new state, and what others are told. */
export function actOnOperation(
  { operation, candidates }: Pick<OperationSheet, 'operation' | 'candidates'>,
  command: OperationCommand,
  person: Person,
  now: number,
): Result<Acted> {
  const decided = decideOperation(operation, command, person, candidates, now)
  if (!decided.ok) return decided
  const after = decided.value
  return done({
    operation: after,
    changes: [
      { kind: 'operation.changed', operation: after, act: command.act, by: person.id, at: now },
      ...chased(after, operation, now),
      ...operationTold(command, operation, after, person.id, now),
    ],
  })
}

/** The one who was offered a swap takes it: both operations are changed together or not at all. */
export function takeSwap(
  { operation: offering, offers }: Pick<OperationSheet, 'operation' | 'offers'>,
  { operation: other }: Pick<OperationSheet, 'operation'>,
  person: Person,
  now: number,
): Result<{ changes: Change[] }> {
  const offer = swapOffered(offering, other, person, now)
  const free = offers.find((it) => it.personId === offer?.personId)?.free ?? { person: false, offerer: false }
  const swapped = acceptSwap(offering, other, person, free, now)
  if (!swapped.ok) return swapped
  return done({
    changes: [
      {
        kind: 'operations.swapped',
        operations: [swapped.value.offering, swapped.value.other],
        by: person.id,
        at: now,
      },
      ...operationSwapped(offering, swapped.value.offering, person.id, now),
      ...operationSwapped(other, swapped.value.other, person.id, now),
    ],
  })
}
