import type { Change } from '../../domain/changes'
import { subject } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { actOnShift, takeShiftSwap } from '../../domain/rosters/act-on-shift'
import { type ShiftCommand, untimelyFor } from '../../domain/rosters/decide'
import { canSeeDuty, mayActOnShift } from '../../domain/rosters/permissions'
import type { ShiftLine, ShiftSheet } from '../../domain/rosters/queries'
import { swappable } from '../../domain/rosters/who-can-stand'
import type { ButtonAction } from '../action'
import { codeAlone, shiftCode } from '../cards/codes'
import { shiftsView } from '../cards/shifts-card'
import { type AskedShiftAct, shiftForm } from '../forms/duty-forms'
import { isHopeless } from '../forms/operation-forms'
import { textOf } from '../forms/values'
import { cardHere } from './card-here'
import {
  type Asked,
  type Asking,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  shown,
  todayOf,
} from './context'
import type { FormHandler } from './form-handler'
import { setRest, setSkills } from './rest-days'

/** `shifts`, `shifts D-3`, `shifts rest 2027-02-17`, `shifts skills …`. */
export async function shifts(asking: Asking, args: string): Promise<Handled> {
  const number = codeAlone(args, 'shift')
  if (number !== undefined) return openShift(asking, number)
  const [word = '', ...rest] = args.trim().split(/\s+/)
  if (['rest', '休息', '休息日'].includes(word.toLowerCase())) return setRest(asking, rest.join(' '))
  if (['skills', 'skill', '专长'].includes(word.toLowerCase())) return setSkills(asking, rest.join(' '))
  return myShifts(asking)
}

export async function myShifts(asking: Asking): Promise<Handled> {
  const { queries } = asking.database
  const { account } = asking.envelope
  const asked = await load(asking, {
    shifts: queries.myShifts(account, asking.now()),
    rest: queries.restDays(account, todayOf(asking)),
    skills: queries.skillsOf(account),
  })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    const view = shiftsView(asked.shifts, t.duty.shifts.title, cardContext(asking, asked, []))
    const field = (label: string, value: string) => (value ? [{ label, value }] : [])
    return shown({
      ...view,
      fields: [
        ...field(t.duty.shifts.rest, t.listed(asked.rest)),
        ...field(t.duty.shifts.skills, t.listed(asked.skills)),
      ],
      footer: t.duty.shifts.restAdd,
    })
  })
}

const stateOf = ({ shift }: ShiftLine) => ({ shift, candidates: [], next: [] })

export async function confirmAll(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {
    shifts: asking.database.queries.myShifts(asking.envelope.account, asking.now()),
  })
  return asPerson(asking, asked, (person) => {
    const changes = asked.shifts
      .filter(({ shift }) => shift.confirmedAt === undefined && shift.seeking === undefined)
      .flatMap((it): Change[] => {
        const acted = actOnShift(stateOf(it), { act: 'confirm' }, person, asked.now)
        return acted.ok ? acted.value.changes : []
      })
    return said(asking, asked.t.duty.shifts.allConfirmed, changes)
  })
}

export async function openShift(asking: Asking, number: number): Promise<Handled> {
  const asked = await load(asking, { sheet: asking.database.queries.shift(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    if (!sheet || !canSeeDuty(person)) return refused(asking, { code: 'not-found', what: 'shift' }, t)
    return shiftHere(asking, asked, sheet, person)
  })
}

/** A shift's fresh card at the place. */
export const shiftHere = (asking: Asking, asked: Asked, { shift }: ShiftSheet, person: Person): Handled =>
  cardHere(asking, asked, person, subject('shift', shift.id), shiftCode(shift.number))

/** A button of a shift's card: done at once where nothing is to be asked, else its form. */
export async function pressShift(
  asking: Asking,
  { number, act }: Extract<ButtonAction, { on: 'shift' }>,
): Promise<Handled> {
  if (act === 'show') return openShift(asking, number)
  const { queries } = asking.database
  const asked = await load(asking, { sheet: queries.shift(number), organizations: queries.organizations() })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    if (!sheet || !canSeeDuty(person)) return refused(asking, { code: 'not-found', what: 'shift' }, t)
    if (act === 'take' && sheet.shift.swap?.withId === person.id) {
      const taken = takeShiftSwap(sheet, person, asked.now)
      return taken.ok
        ? said(asking, t.duty.done.take, taken.value.changes)
        : refused(asking, taken.refusal, t)
    }
    if (act === 'confirm' || act === 'take' || act === 'pass')
      return carryOut(asking, asked, sheet, { act }, person)
    if (!mayActOnShift(act, sheet.shift, person))
      return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    const why = untimelyFor(act, sheet.shift, asked.now)
    if (why) return refused(asking, { code: 'duty', why }, t)
    const form = shiftForm(act, sheet, person, cardContext(asking, asked, asked.organizations))
    return isHopeless(form)
      ? refused(asking, { code: 'duty', why: 'nobody-free' }, t)
      : askForm(asking, asked, form)
  })
}

function carryOut(
  asking: Asking,
  asked: Asked,
  sheet: ShiftSheet,
  command: ShiftCommand,
  person: Person,
  more: readonly Change[] = [],
): Handled {
  const acted = actOnShift(sheet, command, person, asked.now)
  if (!acted.ok) return refused(asking, acted.refusal, asked.t)
  const text = `${shiftCode(sheet.shift.number)} · ${asked.t.duty.done[command.act]}`
  return said(asking, text, [...acted.value.changes, ...more])
}

function commandOf(
  act: AskedShiftAct,
  values: Parameters<typeof textOf>[0],
  sheet: ShiftSheet,
  now: number,
): ShiftCommand | undefined {
  const personId = textOf(values, 'person') ?? ''
  switch (act) {
    case 'substitute':
      return personId === 'anybody' ? { act } : { act, personId }
    case 'assign':
      return { act, personId }
    case 'swap': {
      const other = swappable(sheet, now).find((it) => it.id === textOf(values, 'swap'))
      return other && { act, withId: other.holderId, shiftId: other.id }
    }
    case 'hand-over':
      return { act, note: textOf(values, 'note') ?? '' }
  }
}

const submitAct =
  (act: AskedShiftAct): FormHandler =>
  async (asking, { target, values, ended }) => {
    const asked = await load(asking, { sheet: asking.database.queries.shift(Number(target) || 0) })
    return asPerson(asking, asked, (person) => {
      const { sheet, t } = asked
      if (!sheet || !canSeeDuty(person)) return refused(asking, { code: 'not-found', what: 'shift' }, t)
      const command = commandOf(act, values, sheet, asked.now)
      if (!command) return refused(asking, { code: 'choice-unknown', field: 'swap' }, t)
      return carryOut(asking, asked, sheet, command, person, [ended])
    })
  }

const acts: readonly AskedShiftAct[] = ['substitute', 'swap', 'hand-over', 'assign']
export const shiftFormHandlers: Readonly<Record<string, FormHandler>> = Object.fromEntries(
  acts.map((act) => [`shift-${act}`, submitAct(act)]),
)
