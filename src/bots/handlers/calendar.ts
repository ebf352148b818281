import { isKnownYear } from '../../domain/calendar/calendar'
import { correctCalendar, nameMax, restoreCalendar } from '../../domain/calendar/correct-calendar'
import { type Correction, occasionKinds } from '../../domain/calendar/occasion'
import type { ButtonAction } from '../action'
import { calendarView } from '../cards/calendar-card'
import { dayOf, textOf } from '../forms/values'
import type { Texts } from '../texts'
import type { Field, Form } from '../view'
import {
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  todayOf,
} from './context'
import type { FormHandler } from './form-handler'

const local = 'local'
const kinds = ['off', 'work', 'festival'] as const

const yearOf = (asking: Asking, args: string): number =>
  Number(/\b(20\d\d)\b|(20\d\d)年/.exec(args)?.[0].slice(0, 4) ?? todayOf(asking).slice(0, 4))

/** `calendar [year]`: festivals, seasons and days off. */
export const showCalendar = (asking: Asking, args: string): Promise<Handled> =>
  showYear(asking, yearOf(asking, args), false)

async function showYear(asking: Asking, year: number, replace: boolean): Promise<Handled> {
  const asked = await load(asking, { corrections: asking.database.queries.corrections() })
  return asPerson(asking, asked, (person) => {
    if (!isKnownYear(year)) return refused(asking, { code: 'day-not-known', field: 'from' }, asked.t)
    const view = calendarView(year, asked.corrections, person, cardContext(asking, asked, []))
    return answered({ view, replace })
  })
}

export async function pressCalendar(
  asking: Asking,
  action: Extract<ButtonAction, { on: 'year' }>,
): Promise<Handled> {
  if (action.act === 'show') return showYear(asking, action.number, true)
  const asked = await load(asking, { corrections: asking.database.queries.corrections() })
  return asPerson(asking, asked, (person) => {
    if (person.post.role !== 'coordinator') return refused(asking, { code: 'coordinators-only' }, asked.t)
    if (action.act === 'correct') return askForm(asking, asked, correctionForm(asked.t))
    const restored = restoreCalendar(action.word ?? '', person, asked.now)
    if (!restored.ok) return refused(asking, restored.refusal, asked.t)
    const left = asked.corrections.filter((it) => it.id !== action.word)
    const view = calendarView(action.number, left, person, cardContext(asking, asked, []))
    return answered({ view, replace: true }, restored.value.changes)
  })
}

const correctionForm = (t: Texts): Form => ({
  id: 'calendar',
  target: '',
  title: t.calendar.correct,
  submit: t.calendar.submit,
  fields: [
    {
      kind: 'choice',
      name: 'kind',
      label: t.calendar.kind,
      options: kinds.map((value) => ({ value, label: t.calendar.kinds[value] })),
      optional: false,
    },
    {
      kind: 'choice',
      name: 'festival',
      label: t.calendar.festival,
      options: [
        { value: local, label: t.calendar.local },
        ...occasionKinds.map((value) => ({ value, label: t.calendar.occasion[value] })),
      ],
      optional: true,
    },
    ...(['name', 'nameEn'] as const).map(
      (name): Field => ({
        kind: 'text',
        name,
        label: t.calendar.names[name],
        hint: t.calendar.ofLocal,
        multiline: false,
        max: nameMax,
        optional: true,
      }),
    ),
    { kind: 'day', name: 'from', label: t.field.from, quick: [], optional: false },
    { kind: 'day', name: 'to', label: t.calendar.until, quick: [], optional: true },
  ],
})

/** What a coordinator entered. */
export const submitCalendar: FormHandler = async (asking, { values, ended }) => {
  const asked = await load(asking, { corrections: asking.database.queries.corrections() })
  return asPerson(asking, asked, (person) => {
    const when = { now: asked.now, timezone: asking.timezone }
    const from = dayOf(values, 'from', when)
    if (!from.ok) return refused(asking, from.refusal, asked.t)
    const to = dayOf(values, 'to', when)
    if (!to.ok) return refused(asking, to.refusal, asked.t)
    const fromOn = from.value
    const kind = kinds.find((it) => it === textOf(values, 'kind'))
    if (!kind) return refused(asking, { code: 'choice-unknown', field: 'kind' }, asked.t)
    if (fromOn === undefined) return refused(asking, { code: 'text-missing', field: 'from' }, asked.t)
    const festival = occasionKinds.find((it) => it === textOf(values, 'festival'))
    const [name, nameEn] = [textOf(values, 'name'), textOf(values, 'nameEn')]
    const correction: Correction = {
      id: asking.newId(),
      kind,
      fromOn,
      toOn: to.value ?? fromOn,
      ...(festival
        ? { festival }
        : { ...(name === undefined ? {} : { name }), ...(nameEn === undefined ? {} : { nameEn }) }),
    }
    const corrected = correctCalendar(correction, person, asked.now)
    if (!corrected.ok) return refused(asking, corrected.refusal, asked.t)
    return said(asking, asked.t.calendar.saved, [...corrected.value.changes, ended])
  })
}
