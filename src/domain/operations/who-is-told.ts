import type { Change } from '../changes'
import type { Audience } from '../delivery/changes'
import { type Lane, lanes, type Reason, subject } from '../delivery/outbox'
import type { OperationCommand } from './decide'
import { memberOf, type Operation, openPlaces } from './operation'

type Told = { audience: Audience; reason: Reason; lane: Lane }

const person = (id: string, reason: Reason, lane: Lane = lanes.work): Told => ({
  audience: { to: 'person', id },
  reason,
  lane,
})
const liaisons = (organizationId: string, reason: Reason): Told => ({
  audience: { to: 'liaisons', organizationId },
  reason,
  lane: lanes.work,
})

/** Liaisons of departments that still have to name people. */
const toName = (operation: Operation): Told[] =>
  operation.plan.needs
    .filter((it) => openPlaces(operation, it.organizationId) > 0)
    .map((it) => liaisons(it.organizationId, 'joint-to-name'))

const active = (operation: Operation): string[] =>
  operation.members.filter((it) => it.state === 'asked' || it.state === 'confirmed').map((it) => it.personId)

function whoIsTold(command: OperationCommand, before: Operation, after: Operation, by: string): Told[] {
  const self = memberOf(before, by)
  switch (command.act) {
    case 'name':
      return command.personIds.map((id) => person(id, 'joint-asked'))
    case 'confirm':
      return self?.insteadOf === undefined ? [] : [person(self.insteadOf, 'joint-replaced')]
    case 'decline': {
      const back = self?.insteadOf
      if (back !== undefined) return [person(back, 'joint-substitute-declined')]
      return self ? [liaisons(self.organizationId, 'joint-declined')] : []
    }
    case 'substitute':
      return [person(command.personId, 'joint-substitute')]
    case 'swap':
      return [person(command.withId, 'joint-swap')]
    case 'refuse-swap':
      return before.members
        .filter((it) => it.swap?.withId === by && it.state === 'confirmed')
        .map((it) => person(it.personId, 'joint-swap-refused'))
    case 'check-in':
    case 'release':
    case 'stop':
    case 'route':
      return []
    case 'finish':
      return [{ audience: { to: 'coordinators' }, reason: 'joint-held', lane: lanes.work }]
    case 'move':
      return active(after).map((id) => person(id, 'joint-moved', lanes.urgent))
    case 'cancel':
      return [
        ...active(before).map((id) => person(id, 'joint-cancelled', lanes.urgent)),
        ...before.plan.needs.map((it) => liaisons(it.organizationId, 'joint-cancelled')),
      ]
  }
}

/** Those who need not come or answer any more: taken off, or asked in the place of somebody who needs nobody now. */
const stoodDown = (before: Operation, after: Operation): Told[] =>
  after.members
    .filter((it) => it.state === 'released' && memberOf(before, it.personId)?.state !== 'released')
    .map((it) => person(it.personId, 'joint-released'))

const cards = (operation: Operation, told: readonly Told[], by: string, at: number): Change[] => {
  const of = { subject: subject('operation', operation.id), version: operation.version, at }
  return [
    ...told.map(
      ({ audience, reason, lane }): Change => ({
        kind: 'told',
        audience,
        telling: { kind: 'card', reason },
        lane,
        except: by,
        ...of,
      }),
    ),
    { kind: 'cards.refreshed', ...of },
  ]
}

/** Cards for those whom an act concerns, and an edit of every other card. */
export const operationTold = (
  command: OperationCommand,
  before: Operation,
  after: Operation,
  by: string,
  at: number,
): Change[] => cards(after, [...whoIsTold(command, before, after, by), ...stoodDown(before, after)], by, at)

/** A new operation: departments are asked to name people. */
export const operationAnnounced = (operation: Operation, by: string, at: number): Change[] =>
  cards(operation, toName(operation), by, at)

/** Both places changed hands: both people need to be told, and whom one of them had asked to come instead. */
export const operationSwapped = (before: Operation, after: Operation, by: string, at: number): Change[] => {
  const comes = after.members.at(-1)?.personId ?? ''
  return cards(after, [person(comes, 'joint-swapped'), ...stoodDown(before, after)], by, at)
}
