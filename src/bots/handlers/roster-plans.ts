import { done, type Result, refuse } from '../../domain/errors'
import { mayPlanRoster } from '../../domain/rosters/permissions'
import { type PlanInput, slotsOf } from '../../domain/rosters/plan-roster'
import { draftRoster } from '../../domain/rosters/publish-roster'
import type { Roster } from '../../domain/rosters/roster'
import { addDays, instantAt } from '../../domain/text/local-day'
import { rosterForm } from '../forms/duty-forms'
import { textOf } from '../forms/values'
import { type Asking, askForm, asPerson, type Handled, load, refused, shown } from './context'
import type { FormHandler } from './form-handler'
import { covers, daysOf, rosterQueries, rosterShown } from './rosters'

/** Duty changes at eight in the morning. */
const changeMinute = 8 * 60

/** The slots of these days, each with a new id. */
export const slotsFor = (
  { timezone, newId }: Asking,
  days: readonly string[],
  shape: Pick<Roster, 'shiftsPerDay' | 'officers'>,
): PlanInput['slots'] =>
  slotsOf(
    days,
    shape,
    (day) => instantAt(day, changeMinute, timezone),
    (day) => addDays(day, 1),
  ).map((slot) => ({ ...slot, id: newId() }))

export async function askRoster(asking: Asking, word: string): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) => {
    if (!mayPlanRoster(person)) return refused(asking, { code: 'coordinators-only' }, asked.t)
    if (!daysOf(word, asking)) return refused(asking, { code: 'duty', why: 'days-not-understood' }, asked.t)
    return askForm(asking, asked, rosterForm(word, asked.t))
  })
}

/** Plans the days anew, from everybody's shifts and rest days as they are now, and shows what came of it. */
export const submitRoster: FormHandler = async (asking, { target, values, ended }) => {
  const wanted = daysOf(target, asking)
  const asked = await load(asking, rosterQueries(asking, wanted?.festival ?? ''))
  return asPerson(asking, asked, (person) => {
    const { t, now, facts } = asked
    if (!wanted) return refused(asking, { code: 'duty', why: 'days-not-understood' }, t)
    const before = asked.roster && covers(asked.roster, wanted) ? asked.roster : undefined
    if (before?.status === 'published') return refused(asking, { code: 'duty', why: 'roster-there' }, t)
    const shape = shapeOf(textOf(values, 'shiftsPerDay'), textOf(values, 'officers'))
    if (!shape.ok) return refused(asking, shape.refusal, t)
    const drafted = draftRoster(
      {
        id: before?.id ?? asking.newId(),
        version: (before?.version ?? 0) + 1,
        ...wanted,
        ...shape.value,
      },
      slotsFor(asking, wanted.days, shape.value),
      facts,
      person,
      now,
    )
    if (!drafted.ok) return refused(asking, drafted.refusal, t)
    const view = rosterShown(asking, asked, person, drafted.value.roster)
    return shown(view, [...drafted.value.changes, ended])
  })
}

function shapeOf(
  shifts: string | undefined,
  officers: string | undefined,
): Result<{ shiftsPerDay: number; officers: number }> {
  const shiftsPerDay = [1, 2, 3].find((it) => String(it) === shifts)
  const each = [1, 2, 3, 4, 5].find((it) => String(it) === officers)
  if (!shiftsPerDay) return refuse({ code: 'choice-unknown', field: 'shiftsPerDay' })
  return each ? done({ shiftsPerDay, officers: each }) : refuse({ code: 'choice-unknown', field: 'officers' })
}
