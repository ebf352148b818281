import type { Change } from '../changes'
import { type Lane, lanes, type Reason, subject } from '../delivery/outbox'
import { done, type Result } from '../errors'
import type { Person } from '../people/person'
import { askNext, decideShift, type ShiftCommand, swapShifts } from './decide'
import type { ShiftSheet } from './queries'
import type { Shift } from './shift'

type Told = { to: string | 'coordinators'; reason: Reason; lane?: Lane }

/** The shift as it is kept, cards for those concerned, and an edit of every other card. */
function kept(shift: Shift, told: readonly Told[], act: string, by: string, at: number): Change[] {
  const of = { subject: subject('shift', shift.id), version: shift.version, at }
  return [
    { kind: 'shift.changed', shift, act, by, at },
    ...told.map(
      ({ to, reason, lane = lanes.work }): Change => ({
        kind: 'told',
        audience: to === 'coordinators' ? { to } : { to: 'person', id: to },
        telling: { kind: 'card', reason },
        lane,
        except: by,
        ...of,
      }),
    ),
    { kind: 'cards.refreshed', ...of },
  ]
}

const person = (to: string | undefined, reason: Reason): Told[] => (to === undefined ? [] : [{ to, reason }])

/** Whoever is asked now; the office where nobody is left to be asked; the holder where whom they named does not take it. */
const soughtTold = ({ seeking, holderId }: Shift): Told[] => {
  if (!seeking) return person(holderId, 'shift-substitute-declined')
  return seeking.exhausted
    ? [
        { to: 'coordinators', reason: 'shift-nobody', lane: lanes.urgent },
        ...person(seeking.by, 'shift-nobody'),
      ]
    : person(seeking.asked?.personId, 'shift-asked')
}

function whoIsTold(
  command: ShiftCommand,
  before: Shift,
  after: Shift,
  next: ShiftSheet['next'],
  by: string,
): Told[] {
  switch (command.act) {
    case 'confirm':
      return person(before.seeking?.asked?.personId, 'shift-kept')
    case 'substitute':
      return soughtTold(after)
    case 'swap':
      return person(command.withId, 'shift-swap')
    case 'take':
      return person(before.holderId, 'shift-taken')
    case 'pass':
      return before.seeking?.asked?.personId === by
        ? soughtTold(after)
        : person(before.holderId, 'shift-swap-refused')
    case 'hand-over':
      return next.flatMap(({ id }) => person(id, 'shift-handed-over'))
    case 'assign':
      return [...person(command.personId, 'shift-assigned'), ...person(before.holderId, 'shift-taken')]
  }
}

/** What is saved when somebody does something to a shift. */
export function actOnShift(
  { shift, candidates, next }: Pick<ShiftSheet, 'shift' | 'candidates' | 'next'>,
  command: ShiftCommand,
  who: Person,
  now: number,
): Result<{ shift: Shift; changes: Change[] }> {
  const decided = decideShift(shift, command, who, candidates, now)
  if (!decided.ok) return decided
  const after = decided.value
  return done({
    shift: after,
    changes: kept(after, whoIsTold(command, shift, after, next, who.id), command.act, who.id, now),
  })
}

/** A swap that was offered is accepted: both shifts are changed together or not at all. */
export function takeShiftSwap(sheet: ShiftSheet, who: Person, now: number): Result<{ changes: Change[] }> {
  const { shift, other, swapFree } = sheet
  const offerer = shift.holderId
  const swapped = swapShifts(shift, other ?? shift, who, swapFree ?? { person: false, offerer: false }, now)
  if (!swapped.ok) return swapped
  return done({
    changes: [
      ...kept(swapped.value.offered, [], 'swapped', who.id, now),
      ...kept(swapped.value.own, person(offerer, 'shift-swapped'), 'swapped', who.id, now),
    ],
  })
}

/** The clock moves a request on to the next person; undefined where it is not due. */
export function moveOn({ shift, candidates }: ShiftSheet, now: number): Change[] {
  const after = askNext(shift, candidates, now)
  return kept(after, soughtTold(after), 'sought', 'clock', now)
}
