import type { Correction } from '../../domain/calendar/occasion'
import { lanes, subject } from '../../domain/delivery/outbox'
import { done, type Result, refuse } from '../../domain/errors'
import type { Person } from '../../domain/people/person'
import { type DaysToPlan, festivalDays, festivalNamed, readDays } from '../../domain/rosters/festival-days'
import { canSeeDuty, mayPlanRoster } from '../../domain/rosters/permissions'
import { slotsOf } from '../../domain/rosters/plan-roster'
import { discardRoster, draftRoster, publishRoster } from '../../domain/rosters/publish-roster'
import type { PlanFacts, ShiftLine } from '../../domain/rosters/queries'
import type { Roster } from '../../domain/rosters/roster'
import { addDays, instantAt, localDay } from '../../domain/text/local-day'
import { type ButtonAction, packAction } from '../action'
import { organizationName } from '../cards/context'
import { linesOfPlan, linesOfShifts, type RosterLine, rosterFile, rosterView } from '../cards/roster-card'
import { sayWhen } from '../cards/times'
import { rosterForm, wordForm } from '../forms/duty-forms'
import { textOf } from '../forms/values'
import type { Button, View } from '../view'
import {
  type Asked,
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
import { askPlan } from './operations'
import { confirmAll, myShifts } from './shifts'

/** Duty changes at eight in the morning. */
const changeMinute = 8 * 60

/** `duty`: who is on duty now. `duty FESTIVAL`, or two days and a name: that roster, or the plan of one. */
export async function duty(asking: Asking, args: string): Promise<Handled> {
  const words = args.trim()
  if (words === '') return showNow(asking)
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

const daysOf = (
  words: string,
  asking: Asking,
  corrections: readonly Correction[] = [],
): DaysToPlan | undefined => {
  const today = localDay(asking.now(), asking.timezone)
  const festival = festivalNamed(words)
  return festival ? festivalDays(festival, today, corrections) : readDays(words, today)
}

/** Whether a roster is for (some of) these days. */
const covers = (roster: Roster, { days }: DaysToPlan): boolean =>
  roster.days.some((day) => days.includes(day))

/** How far ahead rosters are planned, ms: a year and a bit. */
const aheadMs = 400 * 86_400_000

const rosterQueries = ({ database: { queries }, now }: Asking, festival: string) => ({
  roster: queries.roster(festival),
  shifts: queries.shiftsOfNewest(festival),
  facts: queries.planFacts(festival, now(), now() + aheadMs),
})
type RosterAsked = Asked & { roster: Roster | undefined; shifts: ShiftLine[]; facts: PlanFacts }

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
function linesOf({ shifts, facts }: RosterAsked, roster: Roster): RosterLine[] {
  if (roster.status === 'published') return linesOfShifts(shifts)
  const everybody = [...facts.people.leader, ...facts.people.officer]
  return linesOfPlan(roster, Object.fromEntries(everybody.map(({ id, name }) => [id, name])))
}

function rosterShown(asking: Asking, asked: RosterAsked, person: Person, roster: Roster): View {
  const { t } = asked
  const button = (act: 'plan' | 'publish' | 'discard' | 'file', label: string, word: string): Button => ({
    label,
    data: packAction({ on: 'duty', act, word }),
  })
  const draft = roster.status === 'draft' && mayPlanRoster(person)
  const days = `${roster.days[0]} ${roster.days.at(-1)} ${roster.title}`
  return {
    ...rosterView(roster, linesOf(asked, roster), cardContext(asking, asked, [])),
    buttons: [
      ...(draft
        ? [
            [
              button('publish', t.duty.duty.publish, roster.festival),
              button('plan', t.duty.duty.planAgain, days),
              button('discard', t.duty.duty.discard, roster.festival),
            ],
          ]
        : []),
      [button('file', t.duty.duty.file, roster.festival)],
    ],
  }
}

/** Who is on duty, who comes next, and how to reach them: word through the bot finds them on either platform. */
async function showNow(asking: Asking): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    onDuty: queries.onDuty(asking.now()),
    rosters: queries.rosters(),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    const { t, onDuty } = asked
    const d = t.duty
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    const { account, place } = asking.envelope
    const context = cardContext(asking, asked, asked.organizations)
    const until = (at: number): string => sayWhen(t, at, asked.now, asking.timezone)
    const rosters = asked.rosters.filter((it) => it.status === 'published' || mayPlanRoster(person))
    return shown({
      title: d.duty.now,
      fields: onDuty.map(({ shift, holder, organizationId, accounts }) => {
        const from = organizationName(context, organizationId)
        const here = accounts.find((it) => it.platform === account.platform)
        return {
          label: d.part[shift.part],
          value: `${holder ?? d.field.nobody}${from ? ` (${from})` : ''} – ${until(shift.endsAt)}`,
          // In a group it would call them each time somebody looks.
          ...(here && place.private ? { person: here.userId } : {}),
        }
      }),
      body: [...(onDuty.length > 0 ? [] : [d.duty.nobody]), d.duty.usage],
      buttons: [
        ...(onDuty.length > 0
          ? [[{ label: d.duty.word, data: packAction({ on: 'duty', act: 'word' }) }]]
          : []),
        ...rosters.slice(0, 4).map((it): Button[] => [
          {
            label: d.duty.roster(it.title),
            data: packAction({ on: 'duty', act: 'show', word: it.festival }),
          },
        ]),
        [{ label: d.shifts.title, data: packAction({ on: 'duty', act: 'mine' }) }],
      ],
    })
  })
}

type Press = Extract<ButtonAction, { on: 'duty' }>

export function pressDuty(asking: Asking, { act, word = '' }: Press): Promise<Handled> {
  switch (act) {
    case 'now':
      return showNow(asking)
    case 'mine':
      return myShifts(asking)
    case 'confirm-all':
      return confirmAll(asking)
    case 'joint-new':
      return askPlan(asking)
    case 'word':
      return askWord(asking)
    case 'plan':
      return askRoster(asking, word)
    default:
      return pressRoster(asking, act, word)
  }
}

async function pressRoster(
  asking: Asking,
  act: 'show' | 'publish' | 'discard' | 'file',
  festival: string,
): Promise<Handled> {
  const asked = await load(asking, rosterQueries(asking, festival))
  return asPerson(asking, asked, (person) => {
    const { t, roster, now } = asked
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    if (!roster) return refused(asking, { code: 'duty', why: 'days-not-understood' }, t)
    if (act === 'show') return shown(rosterShown(asking, asked, person, roster))
    if (act === 'file') {
      const file = rosterFile(roster, linesOf(asked, roster), cardContext(asking, asked, []))
      return answered({ view: { body: [t.duty.duty.roster(roster.title)] }, file })
    }
    const kept =
      act === 'publish'
        ? publishRoster(roster, person, asked.facts.engagements, now)
        : discardRoster(roster, person, now)
    if (!kept.ok) return refused(asking, kept.refusal, t)
    const text = act === 'publish' ? t.duty.duty.published(roster.title) : t.duty.duty.discarded
    return answered({ view: { body: [text] } }, kept.value.changes)
  })
}

async function askRoster(asking: Asking, word: string): Promise<Handled> {
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

async function askWord(asking: Asking): Promise<Handled> {
  const asked = await load(asking, {})
  return asPerson(asking, asked, (person) =>
    canSeeDuty(person)
      ? askForm(asking, asked, wordForm(asked.t))
      : refused(asking, { code: 'duty', why: 'not-allowed' }, asked.t),
  )
}

/** Word to everybody on duty now, at once, wherever they read. */
export const submitWord: FormHandler = async (asking, { values, ended }) => {
  const asked = await load(asking, { onDuty: asking.database.queries.onDuty(asking.now()) })
  return asPerson(asking, asked, (person) => {
    const { t, now } = asked
    if (!canSeeDuty(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    const reached = asked.onDuty.filter((it) => it.holder !== undefined)
    if (reached.length === 0) return refused(asking, { code: 'duty', why: 'nobody-on-duty' }, t)
    const text = (textOf(values, 'word') ?? '').slice(0, 1000)
    if (text === '') return refused(asking, { code: 'text-missing', field: 'word' }, t)
    return answered({ view: { body: [t.duty.duty.wordSent(reached.length)] } }, [
      {
        kind: 'told',
        subject: subject('roster', asking.newId()),
        version: 1,
        audience: { to: 'on-duty', at: now },
        telling: { kind: 'duty-word', from: person.name, text },
        lane: lanes.urgent,
        except: person.id,
        at: now,
      },
      ended,
    ])
  })
}
