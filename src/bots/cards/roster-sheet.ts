import { overlap } from '../../domain/engagements/engagement'
import type { Roster } from '../../domain/rosters/roster'
import { shiftStretch } from '../../domain/rosters/shift'
import { weekdayOf } from '../../domain/text/local-day'
import type { Sheet } from '../../domain/text/sheet'
import { texts } from '../texts'
import type { CardContext } from './context'
import type { RosterLine } from './roster-card'
import { clockOf, endClockOf } from './times'

/**
 * The roster as a table to be passed on and hung up: a row for each shift, the leader of its hours beside its
 * officers. Telephones are for members: what goes into a group is without.
 */
export function rosterSheet(
  roster: Roster,
  lines: readonly RosterLine[],
  phones: boolean,
  { language, timezone }: CardContext,
): Sheet {
  const t = texts[language]
  const { duty, time, field } = t
  const { duty: words, part } = duty
  const names = (of: readonly RosterLine[]): string => of.map((it) => it.name ?? words.open).join('\n')
  const numbers = (of: readonly RosterLine[]): string[] =>
    phones ? [of.map((it) => it.phone ?? '').join('\n')] : []
  const phone = phones ? [{ head: field.phone, width: 18 }] : []
  return {
    name: words.table,
    title: words.roster(roster.title),
    columns: [
      { head: words.day, width: 18 },
      { head: words.shift, width: 20 },
      { head: part.leader, width: 24 },
      ...phone,
      { head: part.officer, width: 28 },
      ...phone,
    ],
    rows: stretchesOf(lines).map((stretch) => {
      const during = lines.filter((it) => overlap(shiftStretch(it), shiftStretch(stretch)))
      const leaders = during.filter((it) => it.part === 'leader')
      const officers = during.filter((it) => it.part === 'officer')
      return [
        `${stretch.day} ${time.weekdays[weekdayOf(stretch.day) % 7]}`,
        `${clockOf(stretch.startsAt, timezone)}–${endClockOf(t, stretch.startsAt, stretch.endsAt, timezone)}`,
        names(leaders),
        ...numbers(leaders),
        names(officers),
        ...numbers(officers),
      ]
    }),
  }
}

/** The officers' shifts in order, each once however many stand it; a leader's where a day has none of them. */
function stretchesOf(lines: readonly RosterLine[]): RosterLine[] {
  const officers = lines.filter((it) => it.part === 'officer')
  const alone = lines.filter((it) => it.part === 'leader' && !officers.some((other) => other.day === it.day))
  const first = new Map([...officers, ...alone].map((it) => [it.startsAt, it]))
  return [...first.values()].sort((a, b) => a.startsAt - b.startsAt)
}
