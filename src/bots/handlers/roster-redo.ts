import type { Correction } from '../../domain/calendar/occasion'
import type { Refusal } from '../../domain/errors'
import type { Person } from '../../domain/people/person'
import { daysByNow } from '../../domain/rosters/festival-days'
import { mayPlanRoster } from '../../domain/rosters/permissions'
import { publishRedo } from '../../domain/rosters/publish-roster'
import { type Redo, type RedoScope, redoRoster, redoScopes } from '../../domain/rosters/redo-roster'
import type { Roster } from '../../domain/rosters/roster'
import { packAction } from '../action'
import { redoView } from '../cards/roster-redo-card'
import { redoForm } from '../forms/duty-forms'
import { textOf } from '../forms/values'
import {
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  shown,
} from './context'
import type { FormHandler } from './form-handler'
import { slotsFor } from './roster-plans'
import { publishedView, type RosterAsked, rosterQueries } from './rosters'

type RedoAsked = RosterAsked & { corrections: Correction[] }

/** What was chosen, as a button carries it: the scope, and whether the calendar's days count. */
type Choice = { scope: RedoScope; byCalendar: boolean }
const packChoice = ({ scope, byCalendar }: Choice): string => `${scope[0]}${byCalendar ? 'c' : 's'}`
function readChoice(packed: string | undefined): Choice | undefined {
  const scope = redoScopes.find((it) => it[0] === packed?.[0])
  return scope && { scope, byCalendar: packed?.[1] === 'c' }
}

const loadRedo = (asking: Asking, id: string): Promise<RedoAsked> =>
  load(asking, { ...rosterQueries(asking, id), corrections: asking.database.queries.corrections() })

/** Runs the work for a coordinator, on a roster that was published. */
const onPublished = (
  asking: Asking,
  asked: RedoAsked,
  work: (person: Person, roster: Roster) => Handled | Promise<Handled>,
): Handled | Promise<Handled> =>
  asPerson(asking, asked, async (person) => {
    const no = (refusal: Refusal): Handled => refused(asking, refusal, asked.t)
    if (!mayPlanRoster(person)) return no({ code: 'coordinators-only' })
    if (asked.roster?.status !== 'published') return no({ code: 'duty', why: 'not-published' })
    return work(person, asked.roster)
  })

/** The days the calendar has for it by now, where they are others. */
function otherDays(roster: Roster, corrections: readonly Correction[]): string[] | undefined {
  const days = daysByNow(roster, corrections)
  return days && days.join() !== roster.days.join() ? days : undefined
}

export async function askRedo(asking: Asking, id: string): Promise<Handled> {
  const asked = await loadRedo(asking, id)
  return onPublished(asking, asked, (_person, roster) =>
    askForm(asking, asked, redoForm(roster, otherDays(roster, asked.corrections), asked.t)),
  )
}

function redoOf(asking: Asking, asked: RedoAsked, roster: Roster, { scope, byCalendar }: Choice): Redo {
  const days = (byCalendar ? otherDays(roster, asked.corrections) : undefined) ?? roster.days
  return redoRoster({
    roster,
    shifts: asked.shifts.map((it) => it.shift),
    days,
    slots: slotsFor(asking, days, roster),
    facts: asked.facts,
    scope,
    now: asked.now,
  })
}

/** What would change, with the button that publishes just that: it carries a print of it. */
async function redoShown(
  asking: Asking,
  asked: RedoAsked,
  roster: Roster,
  choice: Choice,
  meanwhile: boolean,
): Promise<{ redo: Redo; print: string; show: Handled }> {
  const redo = redoOf(asking, asked, roster, choice)
  const print = (await asking.hash(JSON.stringify(redo.differences))).slice(0, 8)
  const word = `${packChoice(choice)}${print}${roster.id}`
  const names = new Map([
    ...asked.facts.people.leader.map((it) => [it.id, it.name] as const),
    ...asked.facts.people.officer.map((it) => [it.id, it.name] as const),
    ...asked.shifts.map((it) => [it.shift.holderId ?? '', it.holder ?? ''] as const),
  ])
  const view = redoView(roster, redo, names, meanwhile, cardContext(asking, asked, []))
  const label = asked.t.duty.redo.publish
  const buttons =
    redo.differences.length > 0 ? [[{ label, data: packAction({ on: 'duty', act: 'republish', word }) }]] : []
  return { redo, print, show: shown({ ...view, buttons }) }
}

export const submitRedo: FormHandler = async (asking, { target, values, ended }) => {
  const asked = await loadRedo(asking, target)
  return onPublished(asking, asked, async (_person, roster) => {
    const scope = redoScopes.find((it) => it === textOf(values, 'scope'))
    if (!scope) return refused(asking, { code: 'choice-unknown', field: 'scope' }, asked.t)
    const choice = { scope, byCalendar: textOf(values, 'days') === 'calendar' }
    const { show } = await redoShown(asking, asked, roster, choice, false)
    return { ...show, changes: [ended] }
  })
}

/** What was shown is published as it was shown; where something changed meanwhile, the new difference is. */
export async function republish(asking: Asking, word: string): Promise<Handled> {
  const asked = await loadRedo(asking, word.slice(10))
  return onPublished(asking, asked, async (person, roster) => {
    const choice = readChoice(word)
    if (!choice) return refused(asking, { code: 'duty', why: 'not-published' }, asked.t)
    const { redo, print, show } = await redoShown(asking, asked, roster, choice, true)
    if (redo.differences.length === 0 || print !== word.slice(2, 10)) return show
    const kept = publishRedo(roster, redo, person, asked.now)
    if (!kept.ok) return refused(asking, kept.refusal, asked.t)
    const text = asked.t.duty.redo.published(roster.title, redo.told.length)
    return answered({ view: publishedView(asked.t, roster, text), replace: true }, kept.value.changes)
  })
}
