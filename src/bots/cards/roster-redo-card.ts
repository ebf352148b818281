import type { Difference, Redo } from '../../domain/rosters/redo-roster'
import type { Roster } from '../../domain/rosters/roster'
import { texts } from '../texts'
import type { View } from '../view'
import type { CardContext } from './context'
import { clockOf, endClockOf, sayDay } from './times'

/** What planning a roster anew would change, a line for each shift. `meanwhile`: it is not what was shown before. */
export function redoView(
  roster: Roster,
  { differences, told }: Redo,
  names: ReadonlyMap<string, string>,
  meanwhile: boolean,
  { language, timezone, now }: CardContext,
): View {
  const t = texts[language]
  const { duty } = t
  const { redo } = duty
  const name = (id: string | undefined): string =>
    id === undefined ? `⚠️ ${duty.duty.open}` : (names.get(id) ?? '?')
  const line = ({ slot, before, after, is }: Difference): string => {
    const when = `${sayDay(t, slot.day, { now, timezone })} ${clockOf(slot.startsAt, timezone)}–${endClockOf(t, slot.startsAt, slot.endsAt, timezone)}`
    const who = {
      given: `${name(before)} → ${name(after)}`,
      new: `＋ ${name(after)}`,
      dropped: `－ ${name(before)}`,
    }[is]
    return t.labelled(`${when} ${duty.part[slot.part]}`, who)
  }
  return {
    title: `${duty.duty.roster(roster.title)} · ${redo.title}`,
    body:
      differences.length > 0
        ? [
            ...(meanwhile ? [redo.meanwhile] : []),
            redo.summary(differences.length, told.length),
            differences.map(line).join('\n'),
          ]
        : [redo.nothing],
  }
}
