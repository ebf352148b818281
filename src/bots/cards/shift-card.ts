import type { Reason } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { awaitsHolder, isTimeForShift } from '../../domain/rosters/decide'
import { canSeeDuty, mayActOnShift, type ShiftAct, shiftRelationsOf } from '../../domain/rosters/permissions'
import type { ShiftSheet } from '../../domain/rosters/queries'
import { swappable } from '../../domain/rosters/who-can-stand'
import { packAction } from '../action'
import { titleOf } from '../forms/title-of'
import { texts } from '../texts'
import { type Button, inRows, type View, type ViewField } from '../view'
import { shiftCode } from './codes'
import type { CardContext } from './context'
import { wordsOf } from './words'

/** The card of one shift: whose it is, who is asked to take it over, and the buttons this reader may press. */
export function shiftCard(
  sheet: ShiftSheet,
  reader: Person | undefined,
  context: CardContext,
  reason?: Reason,
): View {
  const { t, why, when, field } = wordsOf(context, reason)
  const d = t.duty
  const { shift } = sheet
  const code = shiftCode(shift.number)
  if (reader && !canSeeDuty(reader)) return { title: code }
  const name = (id: string | undefined): string | undefined =>
    id === undefined
      ? undefined
      : (sheet.people[id] ?? sheet.candidates.find((it) => it.id === id)?.name ?? '?')
  // Numbers are for members: a card in a group has no reader.
  const reachable =
    (who: { phone?: string } | undefined) =>
    (it: ViewField): ViewField =>
      reader && who?.phone ? { ...it, phone: who.phone } : it
  const handsOver = reader?.id === shift.holderId && isTimeForShift('hand-over', shift, context.now)
  const holder = name(shift.holderId) ?? d.field.nobody
  const state =
    shift.holderId === undefined
      ? ''
      : shift.confirmedAt === undefined
        ? d.shifts.unconfirmed
        : d.shifts.confirmed
  return {
    title: `🕘 ${code} · ${sheet.title} · ${d.part[shift.part]}`,
    ...(shift.cancelled ? { body: [d.shifts.cancelled] } : why),
    fields: [
      ...field(t.engagement.when, `${when(shift.startsAt)} – ${when(shift.endsAt)}`),
      ...field(t.engagement.who, shift.cancelled ? undefined : state ? t.noted(holder, state) : holder),
      ...field(d.field.sought, name(shift.seeking?.asked?.personId)),
      ...field(
        titleOf(d.act.swap),
        shift.swap && sheet.other
          ? t.engagement.swapFor(
              shiftCode(sheet.other.number),
              name(shift.swap.withId) ?? '',
              when(sheet.other.startsAt),
            )
          : undefined,
      ),
      ...field(d.field.before, sheet.before && t.labelled(sheet.before.name, sheet.before.note)).map(
        reachable(sheet.before),
      ),
      ...field(d.field.note, shift.handover?.note),
      ...(handsOver ? sheet.next.flatMap((it) => field(d.field.next, it.name).map(reachable(it))) : []),
    ],
    buttons: buttonsOf(sheet, reader, context),
  }
}

function buttonsOf(sheet: ShiftSheet, reader: Person | undefined, context: CardContext): Button[][] {
  if (!reader) return []
  const { shift } = sheet
  const { duty, engagement } = texts[context.language]
  const button = (act: ShiftAct, style?: 'primary', other?: string): Button[] =>
    isTimeForShift(act, shift, context.now) && mayActOnShift(act, shift, reader)
      ? [
          {
            label: other ?? duty.act[act],
            data: packAction({ on: 'shift', number: shift.number, act }),
            ...(style ? { style } : {}),
          },
        ]
      : []
  const swap = shiftRelationsOf(shift, reader).includes('swap-offered')
  return [
    [
      ...button('take', 'primary', swap ? engagement.accept : undefined),
      ...button('pass', undefined, swap ? engagement.refuse : undefined),
    ],
    ...inRows(
      [
        ...(awaitsHolder(shift) ? button('confirm', 'primary') : []),
        ...button('hand-over'),
        ...(shift.seeking && !shift.seeking.exhausted ? [] : button('substitute')),
        ...(swappable(sheet, context.now).length > 0 ? button('swap') : []),
        ...button('assign'),
      ],
      2,
    ),
  ].filter((row) => row.length > 0)
}
