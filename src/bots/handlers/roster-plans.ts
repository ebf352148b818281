import { done, type Result, refuse } from '../../domain/errors'
import { mayPlanRoster } from '../../domain/rosters/permissions'
import { slotsOf } from '../../domain/rosters/plan-roster'
import { draftRoster } from '../../domain/rosters/publish-roster'
import { addDays, instantAt } from '../../domain/text/local-day'
import { rosterForm } from '../forms/duty-forms'
import { textOf } from '../forms/values'
import { type Asking, askForm, asPerson, type Handled, load, refused, shown } from './context'
import type { FormHandler } from './form-handler'
import { covers, daysOf, rosterQueries, rosterShown } from './rosters'

/** Duty changes at eight in the morning. */
const changeMinute = 8 * 60

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
  const first = wanted?.days[0] ?? ''
  const changeAt = (day: string): number => instantAt(day, changeMinute, asking.timezone)
  const end = wanted ? changeAt(addDays(wanted.days.at(-1) ?? '', 1)) : 0
  const { queries } = asking.database
  const asked = await load(asking, {
    ...rosterQueries(asking, wanted?.festival ?? ''),
    facts: queries.planFacts(
      wanted?.festival ?? '',
      wanted ? changeAt(addDays(first, -1)) : 0,
      end + 86_400_000,
    ),
  })
  return asPerson(asking, asked, (person) => {
    const { t, now, facts } = asked
    if (!wanted) return refused(asking, { code: 'duty', why: 'days-not-understood' }, t)
    const before = asked.roster && covers(asked.roster, wanted) ? asked.roster : undefined
    if (before?.status === 'published') return refused(asking, { code: 'duty', why: 'roster-there' }, t)
    const shape = shapeOf(textOf(values, 'shiftsPerDay'), textOf(values, 'officers'))
    if (!shape.ok) return refused(asking, shape.refusal, t)
    const slots = slotsOf(wanted.days, shape.value, changeAt, (day) => addDays(day, 1))
    const drafted = draftRoster(
      {
        id: before?.id ?? asking.newId(),
        version: (before?.version ?? 0) + 1,
        ...wanted,
        ...shape.value,
      },
      { slots: slots.map((slot) => ({ ...slot, id: asking.newId() })), days: wanted.days, ...facts },
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
