import { organizationOf, type Person, type Role } from '../people/person'
import {
  checkInEarlyMs,
  checkInLateMs,
  memberOf,
  type Operation,
  substitutesAsked,
  swapOfferedTo,
} from './operation'

export const operationActs = [
  'name',
  'release',
  'confirm',
  'decline',
  'substitute',
  'swap',
  'refuse-swap',
  'check-in',
  'finish',
  'stop',
  'route',
  'move',
  'cancel',
] as const
export type OperationAct = (typeof operationActs)[number]

/** How somebody stands to an operation. */
export const operationRelations = [
  'needed',
  'lead',
  'asked',
  'confirmed',
  /** They had said yes, and asked somebody to come in their place, who has not answered. */
  'sending',
  'swap-offered',
] as const
export type OperationRelation = (typeof operationRelations)[number]

/** Who may do what: for each role `*`, or how they must stand to it. Nobody from a unit ever sees one. */
export const operationPermissions: Record<OperationAct, Partial<Record<Role, '*' | OperationRelation[]>>> = {
  name: { coordinator: '*', liaison: ['needed'] },
  release: { coordinator: '*', liaison: ['needed'] },
  confirm: { liaison: ['asked', 'sending'], inspector: ['asked', 'sending'] },
  decline: { liaison: ['asked', 'confirmed'], inspector: ['asked', 'confirmed'] },
  substitute: { liaison: ['asked', 'confirmed'], inspector: ['asked', 'confirmed'] },
  swap: { liaison: ['confirmed'], inspector: ['confirmed'] },
  'refuse-swap': { liaison: ['swap-offered'], inspector: ['swap-offered'] },
  'check-in': { liaison: ['confirmed'], inspector: ['confirmed'] },
  finish: { coordinator: '*', liaison: ['lead'] },
  stop: { coordinator: '*', liaison: ['lead'] },
  route: { coordinator: '*', liaison: ['lead'] },
  move: { coordinator: '*', liaison: ['lead'] },
  cancel: { coordinator: '*', liaison: ['lead'] },
}

export function relationsOf(operation: Operation, person: Person): OperationRelation[] {
  const own = organizationOf(person.post)
  const member = memberOf(operation, person.id)
  return [
    ...(operation.plan.needs.some((it) => it.organizationId === own) ? (['needed'] as const) : []),
    ...(operation.plan.leadId === own ? (['lead'] as const) : []),
    ...(member?.state === 'asked' ? (['asked'] as const) : []),
    ...(member?.state === 'confirmed' ? (['confirmed'] as const) : []),
    ...(member?.state === 'confirmed' && substitutesAsked(operation, person.id).length > 0
      ? (['sending'] as const)
      : []),
    ...(swapOfferedTo(operation, person.id) ? (['swap-offered'] as const) : []),
  ]
}

/** Units are not told that they will be visited. */
export const canSeeOperation = (person: Person): boolean =>
  person.active && person.post.role !== 'unit-contact'

/** The office plans any operation, a liaison those their own department leads. */
export const mayPlan = (person: Person, leadId: string | undefined): boolean =>
  person.active &&
  (person.post.role === 'coordinator' ||
    (person.post.role === 'liaison' && (leadId === undefined || person.post.organizationId === leadId)))

/** Who comes is settled until it ends. */
const staffing: ReadonlySet<OperationAct> = new Set([
  'name',
  'release',
  'confirm',
  'decline',
  'substitute',
  'swap',
  'refuse-swap',
])

/** Once it was held nothing is done to it, but that whoever was there and has not said so still checks in. */
export const isOver = (act: OperationAct, { status }: Operation): boolean =>
  status === 'cancelled' || (status === 'held' && act !== 'check-in')

/** Whether the act can be done by anybody now. */
export function isTimeFor(act: OperationAct, operation: Operation, now: number): boolean {
  if (isOver(act, operation)) return false
  const { startsAt, endsAt } = operation.plan
  if (act === 'check-in') return now >= startsAt - checkInEarlyMs && now <= endsAt + checkInLateMs
  if (act === 'finish') return now >= startsAt
  return !staffing.has(act) || now < endsAt
}

export function mayAct(act: OperationAct, operation: Operation, person: Person): boolean {
  const needed = operationPermissions[act][person.post.role]
  if (!person.active || needed === undefined) return false
  return needed === '*' || relationsOf(operation, person).some((it) => needed.includes(it))
}

/** Whether somebody may do it, and it is time for it. */
export const mayNow = (act: OperationAct, operation: Operation, person: Person, now: number): boolean =>
  isTimeFor(act, operation, now) && mayAct(act, operation, person)
