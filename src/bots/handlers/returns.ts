import type { Correction } from '../../domain/calendar/occasion'
import { workCalendar } from '../../domain/reminders/working-time'
import type { ReturnSheet } from '../../domain/returns/queries'
import {
  isWeek,
  noFigures,
  type ReturnFigures,
  returnDueAt,
  returnFields,
  weekOf,
} from '../../domain/returns/return'
import { addDays, instantAt } from '../../domain/text/local-day'
import { packAction } from '../action'
import { type CardContext, organizationName } from '../cards/context'
import { sayWhen } from '../cards/times'
import { textOf, wholeNumber } from '../forms/values'
import type { FormValues } from '../intent'
import { texts } from '../texts'
import type { Form, View } from '../view'
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
} from './context'
import type { FormHandler } from './form-handler'

/** Whole numbers of a week that are believed. */
const figureMax = 1_000_000
const textMax = 1_000

/** `return`: to a liaison the form of this week, to the office who has filed and who has not. */
export const showReturn = (asking: Asking): Promise<Handled> => askReturn(asking, '')

/** The return of a week, by its Monday; empty for the present one. */
export async function askReturn(asking: Asking, week: string): Promise<Handled> {
  const { database, timezone, now } = asking
  const weekOn = week || weekOf(now(), timezone)
  const { queries } = database
  const asked = await load(asking, {
    returns: queries.returns(weekOn),
    recorded: queries.recordedFigures(
      asking.envelope.account,
      instantAt(weekOn, 0, timezone),
      instantAt(addDays(weekOn, 7), 0, timezone),
    ),
    corrections: queries.corrections(),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    const context = cardContext(asking, asked, asked.organizations)
    const { post } = person
    if (post.role === 'coordinator' || post.role === 'leader') {
      return answered({
        view: returnsView(weekOn, asked.returns, asked.corrections, context),
        replace: asking.envelope.intent.kind === 'press' && week !== '',
      })
    }
    if (post.role !== 'liaison') return said(asking, asked.t.returns.liaisonsOnly)
    const filed = asked.returns.find((it) => it.organizationId === post.organizationId)?.filed
    const form = returnForm(weekOn, filed?.figures ?? asked.recorded, filed?.text, context)
    return askForm(asking, asked, form, {})
  })
}

function returnForm(
  weekOn: string,
  figures: ReturnFigures,
  text: string | undefined,
  context: CardContext,
): Form {
  const t = texts[context.language]
  return {
    id: 'return',
    target: weekOn,
    title: t.returns.form.title,
    intro: t.returns.form.intro(weekOn),
    submit: t.returns.form.submit,
    fields: [
      ...returnFields.map((name) => ({
        kind: 'text' as const,
        name,
        label: t.returns.field[name],
        hint: String(figures[name]),
        multiline: false,
        max: 7,
        optional: true,
        initial: String(figures[name]),
        whole: [0, figureMax] as const,
      })),
      {
        kind: 'text',
        name: 'text',
        label: t.returns.text,
        multiline: true,
        max: textMax,
        optional: true,
        ...(text === undefined ? {} : { initial: text }),
      },
    ],
  }
}

/** What was said of each figure; one left out stays what the desk recorded. Undefined names the wrong field. */
function figuresOf(values: FormValues, recorded: ReturnFigures): ReturnFigures | { wrong: string } {
  const figures = { ...recorded }
  for (const name of returnFields) {
    const said = textOf(values, name)
    if (said === undefined) continue
    const figure = wholeNumber(said)
    if (figure === undefined || figure > figureMax) return { wrong: name }
    figures[name] = figure
  }
  return figures
}

/** A return that was filled in: kept, and the chase of it ends. */
export const submitReturn: FormHandler = async (asking, { target: weekOn, values, ended }) => {
  const { database, timezone } = asking
  const { queries } = database
  const valid = isWeek(weekOn)
  const from = valid ? instantAt(weekOn, 0, timezone) : 0
  const asked = await load(asking, {
    returns: queries.returns(weekOn),
    recorded: queries.recordedFigures(asking.envelope.account, from, from + 7 * 24 * 3_600_000),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    const { post } = person
    if (post.role !== 'liaison') return said(asking, t.returns.liaisonsOnly)
    if (!valid || from > asked.now) return refused(asking, { code: 'not-found', what: 'form' }, t)
    const before = asked.returns.find((it) => it.organizationId === post.organizationId)?.filed
    const figures = figuresOf(values, before?.figures ?? asked.recorded)
    if ('wrong' in figures)
      return refused(
        asking,
        { code: 'number-not-understood', field: figures.wrong, within: [0, figureMax] },
        t,
      )
    const text = textOf(values, 'text') ?? before?.text
    const { organizationId } = post
    const filed = {
      weekOn,
      organizationId,
      figures,
      by: person.id,
      at: asked.now,
      ...(text === undefined ? {} : { text }),
    }
    const context = cardContext(asking, asked, asked.organizations)
    const body = t.returns.filed(organizationName(context, organizationId) ?? organizationId, weekOn)
    const view: View = {
      title: t.returns.title(weekOn),
      body: [body],
      fields: returnFields.map((name) => ({ label: t.returns.field[name], value: String(figures[name]) })),
      ...(text === undefined ? {} : { quote: text }),
      buttons: [[{ label: t.returns.changeIt, data: packAction({ on: 'return', week: weekOn }) }]],
    }
    return answered({ view }, [{ kind: 'return.filed', filed }, ended])
  })
}

/** To the office: who has filed, who has not and whom to ask, and all figures together. */
function returnsView(
  weekOn: string,
  sheets: readonly ReturnSheet[],
  corrections: readonly Correction[],
  context: CardContext,
): View {
  const { language, now, timezone } = context
  const t = texts[language]
  const name = (it: ReturnSheet): string => organizationName(context, it.organizationId) ?? it.organizationId
  const expected = sheets.filter((it) => it.liaisons.length > 0 || it.filed)
  const missing = expected.filter((it) => !it.filed)
  const filed = expected.flatMap((it) => (it.filed ? [{ sheet: it, filed: it.filed }] : []))
  const total = filed.reduce<ReturnFigures>(
    (sum, it) =>
      Object.fromEntries(
        returnFields.map((field) => [field, sum[field] + it.filed.figures[field]]),
      ) as ReturnFigures,
    noFigures,
  )
  const dueAt = returnDueAt(weekOn, workCalendar(timezone, corrections))
  const body = [
    `${t.returns.in(filed.length, expected.length)} ${t.returns.due(sayWhen(t, dueAt, now, timezone))}`,
    ...(missing.length === 0
      ? [t.returns.allIn]
      : [
          [
            t.returns.missing,
            ...missing.map((it) => t.returns.missingLine(name(it), t.listed(it.liaisons))),
          ].join('\n'),
        ]),
    ...filed.map(
      (it) =>
        `✓ ${name(it.sheet)} · ${t.returns.by(it.filed.byName, sayWhen(t, it.filed.at, now, timezone))}`,
    ),
  ]
  const fields =
    filed.length === 0
      ? []
      : returnFields.map((field) => ({
          label: `${t.returns.total} · ${t.returns.field[field]}`,
          value: String(total[field]),
        }))
  const week = (label: string, days: number) => ({
    label,
    data: packAction({ on: 'return', week: addDays(weekOn, days) }),
  })
  const { buttons } = t.summary
  return {
    title: t.returns.title(weekOn),
    body,
    fields,
    buttons: [
      [
        week(buttons.earlier, -7),
        ...(addDays(weekOn, 7) <= weekOf(now, timezone) ? [week(buttons.later, 7)] : []),
      ],
    ],
  }
}
