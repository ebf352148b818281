import type { ShiftLine } from '../../domain/rosters/queries'
import type { Roster } from '../../domain/rosters/roster'
import type { Part } from '../../domain/rosters/shift'
import { texts } from '../texts'
import type { View } from '../view'
import { shiftCode } from './codes'
import type { CardContext } from './context'
import { clockOf, endClockOf, sayDay } from './times'

/** One line of a roster, from its plan or from the shifts as they are now. */
export type RosterLine = {
  day: string
  part: Part
  startsAt: number
  endsAt: number
  name?: string
  phone?: string
  number?: number
  /** Its holder has not confirmed it. */
  unconfirmed?: boolean
}

export const linesOfPlan = (roster: Roster, names: Readonly<Record<string, string>>): RosterLine[] =>
  roster.plan.map(({ personId, ...it }) => {
    const name = personId === undefined ? undefined : names[personId]
    return { ...it, ...(name === undefined ? {} : { name }) }
  })

/**
 * Shifts as they are. With the moment they are read at (UTC ms), those that are still to be confirmed are marked;
 * what stays in a group is not drawn anew with each answer, and goes without.
 */
export const linesOfShifts = (shifts: readonly ShiftLine[], readAt?: number): RosterLine[] =>
  shifts.map(({ shift: { day, part, startsAt, endsAt, number, confirmedAt }, holder, phone }) => ({
    day,
    part,
    startsAt,
    endsAt,
    number,
    ...(holder === undefined ? {} : { name: holder }),
    ...(phone === undefined ? {} : { phone }),
    unconfirmed: readAt !== undefined && readAt < endsAt && holder !== undefined && confirmedAt === undefined,
  }))

/** The roster as a table for a chat: a block for each day, a line for each shift. */
export function rosterView(roster: Roster, lines: readonly RosterLine[], context: CardContext): View {
  const t = texts[context.language]
  const d = t.duty
  const unfilled = lines.filter((it) => it.name === undefined).length
  const unconfirmed = lines.filter((it) => it.unconfirmed).length
  const who = ({ name, number, unconfirmed }: RosterLine): string => {
    const shift = `${name ?? `⚠️ ${d.duty.open}`}${number ? ` ${shiftCode(number)}` : ''}`
    return unconfirmed ? t.noted(shift, d.shifts.unconfirmed) : shift
  }
  const hours = ({ startsAt, endsAt }: RosterLine): string =>
    `${clockOf(startsAt, context.timezone)}–${endClockOf(t, startsAt, endsAt, context.timezone)}`
  const block = (day: string): string =>
    [
      sayDay(t, day, context),
      ...groups(lines.filter((it) => it.day === day)).map(([first, names]) =>
        t.labelled(`${hours(first)} ${d.part[first.part]}`, t.listed(names)),
      ),
    ].join('\n')
  /** Shifts at the same time are one line. */
  function groups(own: readonly RosterLine[]): [RosterLine, string[]][] {
    const found = new Map<string, [RosterLine, string[]]>()
    for (const line of own) {
      const key = `${line.startsAt} ${line.part}`
      const group = found.get(key) ?? [line, []]
      group[1].push(who(line))
      found.set(key, group)
    }
    return [...found.values()]
  }
  return {
    title: `${d.duty.roster(roster.title)} · ${d.status[roster.status]}`,
    body: [
      ...(unfilled > 0 ? [`⚠️ ${d.duty.unfilled(unfilled)}`] : []),
      ...(unconfirmed > 0 ? [d.duty.unconfirmed(unconfirmed)] : []),
      ...roster.days.map(block),
    ],
  }
}
