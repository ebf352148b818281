import type { ShiftLine } from '../../domain/rosters/queries'
import { packAction } from '../action'
import { texts } from '../texts'
import { inRows, type View } from '../view'
import { shiftCode } from './codes'
import type { CardContext } from './context'
import { endClockOf, sayWhen } from './times'

/** Somebody's own shifts: a line each, a button to open each, and one that confirms them all. */
export function shiftsView(shifts: readonly ShiftLine[], title: string, context: CardContext): View {
  const t = texts[context.language]
  const d = t.duty
  const line = ({ shift }: ShiftLine): string => {
    const when = `${sayWhen(t, shift.startsAt, context.now, context.timezone)} – ${endClockOf(t, shift.startsAt, shift.endsAt, context.timezone)}`
    const state = shift.confirmedAt === undefined ? d.shifts.unconfirmed : d.shifts.confirmed
    return `${shiftCode(shift.number)} ${when} · ${d.part[shift.part]} · ${state}`
  }
  const unconfirmed = shifts.some(({ shift }) => shift.confirmedAt === undefined && !shift.seeking)
  return {
    title,
    body: [shifts.length > 0 ? shifts.map(line).join('\n') : d.shifts.none],
    buttons: [
      ...(unconfirmed
        ? [
            [
              {
                label: d.shifts.confirmAll,
                data: packAction({ on: 'duty', act: 'confirm-all' }),
                style: 'primary' as const,
              },
            ],
          ]
        : []),
      ...inRows(
        shifts.slice(0, 20).map(({ shift: { number } }) => ({
          label: shiftCode(number),
          data: packAction({ on: 'shift', number, act: 'show' }),
        })),
        4,
      ),
    ],
  }
}
