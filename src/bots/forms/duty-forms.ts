import type { Person } from '../../domain/people/person'
import type { ShiftAct } from '../../domain/rosters/permissions'
import type { ShiftSheet } from '../../domain/rosters/queries'
import { redoScopes } from '../../domain/rosters/redo-roster'
import type { Roster } from '../../domain/rosters/roster'
import { standIns, swappable } from '../../domain/rosters/who-can-stand'
import { shiftCode } from '../cards/codes'
import { type CardContext, organizationName } from '../cards/context'
import { sayWhen } from '../cards/times'
import { type Texts, texts } from '../texts'
import type { Field, Form } from '../view'
import { choice, text } from './operation-forms'
import { titleOf } from './title-of'

/** Acts that ask for something first. */
export type AskedShiftAct = Extract<ShiftAct, 'substitute' | 'swap' | 'hand-over' | 'assign'>

/** `days` are the first and the last, and what the roster is called. */
export const rosterForm = (days: string, t: Texts): Form => ({
  id: 'duty-roster',
  target: days,
  title: t.duty.duty.table,
  intro: days,
  submit: t.form.submit,
  fields: [
    choice(
      'shiftsPerDay',
      t.duty.field.shiftsPerDay,
      ['1', '2', '3'].map((value) => ({ value, label: value })),
    ),
    choice(
      'officers',
      t.duty.field.officers,
      ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
    ),
  ],
})

/** `calendar` are the festival's days by now, where they are others than the roster's. */
export function redoForm(roster: Roster, calendar: readonly string[] | undefined, t: Texts): Form {
  const { redo } = t.duty
  const ends = (days: readonly string[]): [string, string] => [days[0] ?? '', days.at(-1) ?? '']
  return {
    id: 'duty-redo',
    target: roster.id,
    title: t.duty.duty.table,
    intro: roster.title,
    submit: t.form.submit,
    fields: [
      ...(calendar
        ? [
            choice('days', redo.days, [
              { value: 'calendar', label: redo.calendar(...ends(calendar)) },
              { value: 'same', label: redo.same(...ends(roster.days)) },
            ]),
          ]
        : []),
      choice(
        'scope',
        redo.scope,
        redoScopes.map((value) => ({ value, label: redo.scopes[value] })),
      ),
    ],
  }
}

export const wordForm = (t: Texts): Form => ({
  id: 'duty-word',
  target: '',
  title: t.duty.duty.wordTitle,
  submit: t.form.submit,
  fields: [text('word', t.duty.field.word, { multiline: true, max: 1000 })],
})

/** `of` is whose telephone it is. */
export const phoneForm = (of: Person, t: Texts): Form => ({
  id: 'phone',
  target: of.id,
  title: t.people.phone.title,
  intro: `${of.name} · ${t.people.phone.why}`,
  submit: t.form.submit,
  fields: [
    {
      kind: 'text',
      name: 'phone',
      label: t.field.phone,
      hint: t.people.phone.hint,
      multiline: false,
      max: 40,
      optional: false,
      ...(of.phone === undefined ? {} : { initial: of.phone }),
    },
  ],
})

export function shiftForm(act: AskedShiftAct, sheet: ShiftSheet, person: Person, context: CardContext): Form {
  const t = texts[context.language]
  const { shift, title } = sheet
  return {
    id: `shift-${act}`,
    target: String(shift.number),
    title: titleOf(t.duty.act[act]),
    intro: `${shiftCode(shift.number)} · ${title} · ${sayWhen(t, shift.startsAt, context.now, context.timezone)}`,
    submit: t.form.submit,
    fields: [fieldFor(act, sheet, person, context, t)],
  }
}

function fieldFor(
  act: AskedShiftAct,
  sheet: ShiftSheet,
  person: Person,
  context: CardContext,
  t: Texts,
): Field {
  const { engagement } = t
  const { field, shifts } = t.duty
  const people = standIns(sheet.shift, sheet.candidates).map((it) => ({
    value: it.id,
    label: [
      it.name,
      t.time.hours(Math.round(it.served)),
      it.rested ? undefined : engagement.unrested,
      organizationName(context, it.organizationId),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  switch (act) {
    case 'substitute':
      return choice('person', engagement.who, [
        { value: 'anybody', label: shifts.anybody },
        ...people.filter((it) => it.value !== person.id),
      ])
    case 'assign':
      return choice('person', engagement.who, people)
    case 'swap':
      return choice(
        'swap',
        engagement.who,
        swappable(sheet, context.now).map((it) => ({
          value: it.id,
          label: engagement.swapFor(
            shiftCode(it.number),
            sheet.people[it.holderId] ?? '?',
            sayWhen(t, it.startsAt, context.now, context.timezone),
          ),
        })),
      )
    case 'hand-over':
      return text('note', field.note, { multiline: true, max: 1000 })
  }
}
