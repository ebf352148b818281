import type { Correction } from '../../domain/calendar/occasion'
import { lanes } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { type DaysToPlan, festivalDays, festivalNamed, readDays } from '../../domain/rosters/festival-days'
import { canSeeDuty, mayPlanRoster } from '../../domain/rosters/permissions'
import { discardRoster, publishRoster } from '../../domain/rosters/publish-roster'
import type { PlanFacts, ShiftLine } from '../../domain/rosters/queries'
import type { Roster } from '../../domain/rosters/roster'
import { localDay } from '../../domain/text/local-day'
import { packAction } from '../action'
import { linesOfPlan, linesOfShifts, type RosterLine, rosterView } from '../cards/roster-card'
import type { Texts } from '../texts'
import type { Button, View } from '../view'
import {
  type Asked,
  type Asking,
  answered,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  shown,
  todayOf,
} from './context'

/** `duty FESTIVAL`, or two days and a name: that roster, or the plan of one. */
export async function showRoster(asking: Asking, words: string): Promise<Handled> {
  const asked = await load(asking, {
    ...rosterQueries(asking, daysOf(words, asking)?.festival ?? ''),
    corrections: asking.database.queries.corrections(),
  })
  return asPerson(asking, asked, (person) => {
    const { t, roster } = asked
    // Coordinators put a festival's days right; which festival it is does not depend on it.
    const wanted = daysOf(words, asking, asked.corrections)
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    if (!wanted) return refused(asking, { code: 'duty', why: 'days-not-understood' }, t)
    if (roster && covers(roster, wanted)) return shown(rosterShown(asking, asked, person, roster))
    return mayPlanRoster(person)
      ? shown(daysView(asked, wanted))
      : shown({ body: [t.duty.duty.noRoster(wanted.title)] })
  })
}

export const daysOf = (
  words: string,
  asking: Asking,
  corrections: readonly Correction[] = [],
): DaysToPlan | undefined => {
  const today = todayOf(asking)
  const festival = festivalNamed(words)
  return festival ? festivalDays(festival, today, corrections) : readDays(words, today)
}

/** Whether a roster is for (some of) these days. */
export const covers = (roster: Roster, { days }: DaysToPlan): boolean =>
  roster.days.some((day) => days.includes(day))

/** How far ahead rosters are planned, ms: a year and a bit. */
const aheadMs = 400 * 86_400_000
/** A shift that ended less than this ago is still being slept off, ms. */
const behindMs = 86_400_000

export const rosterQueries = ({ database: { queries }, now }: Asking, key: string) => ({
  roster: queries.roster(key),
  shifts: queries.shiftsOfRoster(key),
  facts: queries.planFacts(key, now() - behindMs, now() + aheadMs),
})
export type RosterAsked = Asked & { roster: Roster | undefined; shifts: ShiftLine[]; facts: PlanFacts }

/** Days without a roster, and the button that plans one. */
function daysView({ t }: Asked, { title, days }: DaysToPlan): View {
  return {
    title: t.duty.duty.roster(title),
    fields: [{ label: t.duty.duty.days(days.length), value: `${days[0]} – ${days.at(-1)}` }],
    buttons: [
      [
        {
          label: t.duty.duty.plan,
          data: packAction({ on: 'duty', act: 'plan', word: `${days[0]} ${days.at(-1)} ${title}` }),
        },
      ],
    ],
  }
}

/** The draft as it was planned, or the shifts as they are now. */
function linesOf({ shifts, facts, now }: RosterAsked, roster: Roster): RosterLine[] {
  if (roster.status === 'published') return linesOfShifts(shifts, now)
  const everybody = [...facts.people.leader, ...facts.people.officer]
  return linesOfPlan(roster, Object.fromEntries(everybody.map(({ id, name }) => [id, name])))
}

export function rosterShown(asking: Asking, asked: RosterAsked, person: Person, roster: Roster): View {
  const { duty } = asked.t.duty
  const button = (act: RosterAct | 'plan' | 'redo', label: string, word = roster.id): Button => ({
    label,
    data: packAction({ on: 'duty', act, word }),
  })
  const days = `${roster.days[0]} ${roster.days.at(-1)} ${roster.title}`
  const drafted = [
    button('publish', duty.publish),
    button('plan', duty.planAgain, days),
    button('discard', duty.discard),
  ]
  const isAhead = (roster.days.at(-1) ?? '') >= localDay(asked.now, asking.timezone)
  const published = [
    button('file', duty.file),
    ...(isAhead && mayPlanRoster(person) ? [button('redo', duty.planAgain)] : []),
  ]
  const draft = mayPlanRoster(person) ? drafted : []
  return {
    ...rosterView(roster, linesOf(asked, roster), cardContext(asking, asked, [])),
    buttons: [roster.status === 'published' ? published : draft].filter((row) => row.length > 0),
  }
}

type RosterAct = 'show' | 'publish' | 'discard' | 'file'

export async function pressRoster(asking: Asking, act: RosterAct, key: string): Promise<Handled> {
  const asked = await load(asking, rosterQueries(asking, key))
  return asPerson(asking, asked, (person) => {
    const { t, roster, now } = asked
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    if (!roster) return refused(asking, { code: 'duty', why: 'days-not-understood' }, t)
    if (act === 'show') return shown(rosterShown(asking, asked, person, roster))
    if (act === 'file') return fileHere(asking, asked, person, roster)
    const kept =
      act === 'publish'
        ? publishRoster(roster, person, asked.facts.engagements, now)
        : discardRoster(roster, person, now)
    if (!kept.ok) return refused(asking, kept.refusal, t)
    const text = act === 'publish' ? t.duty.duty.published(roster.title) : t.duty.duty.discarded
    const view = act === 'publish' ? publishedView(t, roster, text) : { body: [text] }
    // The draft and its buttons are over.
    return answered({ view, replace: true }, kept.value.changes)
  })
}

/** What takes a draft's place: what was done, and the roster to look at or to pass on. */
export const publishedView = ({ duty: { duty } }: Texts, { id, title }: Roster, text: string): View => ({
  body: [text],
  buttons: [
    [
      { label: duty.roster(title), data: packAction({ on: 'duty', act: 'show', word: id }) },
      { label: duty.file, data: packAction({ on: 'duty', act: 'file', word: id }) },
    ],
  ],
})

/** The file comes by the outbox: it is made by whoever delivers, and is not lost. */
function fileHere(asking: Asking, { t, now }: Asked, person: Person, roster: Roster): Handled {
  if (roster.status !== 'published') return refused(asking, { code: 'duty', why: 'not-published' }, t)
  const { place, key } = asking.envelope
  return said(asking, t.duty.duty.fileComes, [
    {
      kind: 'said',
      key: `${key}:file`,
      place,
      personId: person.id,
      telling: { kind: 'roster-file', rosterId: roster.id },
      lane: lanes.answer,
      at: now,
    },
  ])
}
