import type { Candidate } from '../engagements/engagement'
import type { DutyRefusal } from '../engagements/refusals'
import { done, type Refused, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import { mayActOnShift, type ShiftAct } from './permissions'
import { answerLimitMs, type Seeking, type Shift } from './shift'
import { standIns } from './who-can-stand'

export type ShiftCommand =
  | { act: 'confirm' }
  /** Without a person the bot asks those who are free, one after the other. */
  | { act: 'substitute'; personId?: string }
  | { act: 'swap'; withId: string; shiftId: string }
  | { act: 'take' }
  | { act: 'pass' }
  | { act: 'hand-over'; note: string }
  | { act: 'assign'; personId: string }

const no = (why: DutyRefusal): Refused => refuse({ code: 'duty', why })

/** A shift can be handed over from an hour before its end, and for a day after. */
export const handOverEarlyMs = 3_600_000
const handOverLateMs = 24 * 3_600_000

/** Whether the act can be done by anybody now. */
export const isTimeForShift = (act: ShiftAct, shift: Shift, now: number): boolean =>
  !shift.cancelled &&
  (act === 'hand-over'
    ? now >= shift.endsAt - handOverEarlyMs && now <= shift.endsAt + handOverLateMs
    : act === 'confirm'
      ? now < shift.endsAt
      : now < shift.startsAt)

/** Why nobody can do it now; undefined where it is time for it. */
export function untimelyFor(act: ShiftAct, shift: Shift, now: number): DutyRefusal | undefined {
  if (isTimeForShift(act, shift, now)) return undefined
  return act === 'hand-over' && !shift.cancelled && now < shift.endsAt ? 'too-early' : 'over'
}

/**
 * The shift after an act, or why it can't be done. `candidates` are those who can be on duty as the shift's
 * part, each with whether they are free in its time. Accepting a swap is `swapShifts`, since it is about two.
 */
export function decideShift(
  shift: Shift,
  command: ShiftCommand,
  person: Person,
  candidates: readonly Candidate[],
  now: number,
): Result<Shift> {
  if (!mayActOnShift(command.act, shift, person))
    return no(command.act === 'take' || command.act === 'pass' ? 'swap-gone' : 'not-allowed')
  const untimely = untimelyFor(command.act, shift, now)
  if (untimely) return no(untimely)
  const candidate = (id: string) => candidates.find((it) => it.id === id)
  switch (command.act) {
    case 'confirm':
      return awaitsHolder(shift) ? done(keep(shift, now)) : no('already-answered')
    case 'substitute': {
      if (shift.seeking && !shift.seeking.exhausted) return no('already-seeking')
      const { personId } = command
      if (personId === undefined)
        return done(seek(shift, { by: person.id, since: now, passed: [], named: false }, candidates, now))
      if (personId === person.id || !candidate(personId)) return no('not-a-candidate')
      if (!candidate(personId)?.free) return no('not-free')
      const asked = { personId, until: namedUntil(shift, now) }
      return done(next({ ...shift, seeking: { by: person.id, since: now, asked, passed: [], named: true } }))
    }
    case 'swap':
      return done(next({ ...shift, swap: { withId: command.withId, shiftId: command.shiftId } }))
    case 'take':
      if (shift.seeking?.asked?.personId !== person.id) return no('not-allowed')
      return candidate(person.id)?.free ? done(give(shift, person.id, now)) : no('not-free')
    case 'pass':
      return done(pass(shift, person.id, candidates, now))
    case 'hand-over': {
      const note = command.note.trim()
      return note === ''
        ? refuse({ code: 'text-missing', field: 'note' })
        : done(next({ ...shift, handover: { note, at: now } }))
    }
    case 'assign':
      if (!candidate(command.personId)) return no('not-a-candidate')
      if (command.personId === shift.holderId) return no('already-named')
      return candidate(command.personId)?.free ? done(give(shift, command.personId)) : no('not-free')
  }
}

const next = (shift: Shift): Shift => ({ ...shift, version: shift.version + 1 })

/** Whether its holder can say that they come: they have not yet, or asked for a substitute since. */
export const awaitsHolder = ({ confirmedAt, seeking }: Shift): boolean =>
  confirmedAt === undefined || seeking !== undefined

/** Its holder comes: nobody is asked to take it over any more. */
function keep({ seeking: _, ...shift }: Shift, now: number): Shift {
  return next({ ...shift, confirmedAt: now })
}

/** The shift is somebody else's from now on; what was asked or offered about it is over. */
export function give(shift: Shift, personId: string, confirmedAt?: number): Shift {
  const { seeking: _, swap: __, confirmedAt: ___, ...rest } = shift
  return next({ ...rest, holderId: personId, ...(confirmedAt === undefined ? {} : { confirmedAt }) })
}

/** No to a swap ends the offer; no to a request goes on to the next person. */
function pass(shift: Shift, personId: string, candidates: readonly Candidate[], now: number): Shift {
  if (shift.seeking?.asked?.personId !== personId) {
    const { swap: _, ...rest } = shift
    return next(rest)
  }
  return askNext(shift, candidates, now)
}

/**
 * Who was asked has said no or let the time pass: the next one is asked, but for one who was named, with whom the
 * search ends. Where nobody was sought, as when the holder has left the committee, it begins.
 */
export function askNext(shift: Shift, candidates: readonly Candidate[], now: number): Shift {
  if (shift.seeking?.named) {
    const { seeking: _, ...rest } = shift
    return next(rest)
  }
  const begun: Seeking = { by: shift.holderId ?? '', since: now, passed: [], named: false }
  const { asked, ...rest } = shift.seeking ?? begun
  const passed = asked ? [...rest.passed, asked.personId] : rest.passed
  return seek(shift, { ...rest, passed }, candidates, now)
}

/** Whoever was named has a day to answer, but no more than half of what is left: then there is time to ask another. */
const namedUntil = ({ startsAt }: Shift, now: number): number =>
  now + Math.min(12 * answerLimitMs, Math.floor((startsAt - now) / 2))

/** Asks the next who is free, least burdened first; the office is told when nobody is left. */
function seek(shift: Shift, seeking: Seeking, candidates: readonly Candidate[], now: number): Shift {
  const first = standIns(shift, candidates).find((it) => !seeking.passed.includes(it.id))
  const late = now >= shift.startsAt
  return next({
    ...shift,
    seeking:
      first && !late
        ? { ...seeking, asked: { personId: first.id, until: Math.min(now + answerLimitMs, shift.startsAt) } }
        : { ...seeking, exhausted: true },
  })
}

/**
 * Both change shifts, since both have now said so: `offered` by its holder, `own` that of the one who accepts.
 * Two at the same time can't be swapped; each must be free at the other's time but for their own shift.
 */
export function swapShifts(
  offered: Shift,
  own: Shift,
  person: Person,
  free: { person: boolean; offerer: boolean },
  now: number,
): Result<{ offered: Shift; own: Shift }> {
  const stands =
    offered.swap?.withId === person.id &&
    offered.swap.shiftId === own.id &&
    own.holderId === person.id &&
    offered.holderId !== undefined &&
    own.part === offered.part &&
    now < offered.startsAt &&
    now < own.startsAt
  if (!stands || offered.holderId === undefined) return no('swap-gone')
  if (!free.person || !free.offerer) return no('not-free')
  return done({ offered: give(offered, person.id, now), own: give(own, offered.holderId, now) })
}
