import {
  industryFields,
  instantsOf,
  type Stretch,
  type Summary,
  type SummaryPeriod,
  stretchOf,
  summarize,
  summaryFields,
  summaryPeriods,
} from '../../domain/reports/summary'
import { csvOf } from '../../domain/text/csv'
import { type ButtonAction, packAction } from '../action'
import type { Texts } from '../texts'
import type { Answer, Button, View } from '../view'
import { type Asking, answered, asPerson, type Handled, load, said } from './context'

type ReportAction = Extract<ButtonAction, { on: 'report' }>

const words: Record<SummaryPeriod, readonly string[]> = {
  week: ['week', '周', '本周'],
  month: ['month', '月', '本月'],
  quarter: ['quarter', '季', '季度', '本季度'],
  year: ['year', '年', '本年', '全年'],
}

/** `report [week, month, quarter, year]`: the figures of the present one, in the words they are always written in. */
export async function report(asking: Asking, args: string): Promise<Handled> {
  const word = args.trim().toLowerCase() || 'week'
  const period = summaryPeriods.find((it) => words[it].includes(word))
  if (period) return pressReport(asking, { on: 'report', period, back: 0, file: false })
  const asked = await load(asking, {})
  return asPerson(asking, asked, () => said(asking, asked.t.summary.usage))
}

/** A period further back, another period, or the figures as a file to pass on. */
export async function pressReport(asking: Asking, action: ReportAction): Promise<Handled> {
  const { timezone, database } = asking
  const stretch = stretchOf(action.period, asking.now(), timezone, action.back)
  const { from: fromOn, to: toOn } = stretch
  const asked = await load(asking, {
    counted: database.queries.countedWork({ ...instantsOf(stretch, timezone), fromOn, toOn }),
  })
  return asPerson(asking, asked, (person) => {
    const { t, counted } = asked
    const { role } = person.post
    if (role !== 'coordinator' && role !== 'leader') return said(asking, t.summary.leadersOnly)
    const summary = summarize(counted)
    if (action.file)
      return answered({ view: { body: [t.summary.asFile] }, file: fileOf(action, stretch, summary, t) })
    return answered({
      view: reportView(action, stretch, summary, t),
      replace: asking.envelope.intent.kind === 'press',
    })
  })
}

function reportView(action: ReportAction, stretch: Stretch, summary: Summary, t: Texts): View {
  const { buttons } = t.summary
  const button = (label: string, more: Partial<ReportAction>): Button => ({
    label,
    data: packAction({ ...action, ...more }),
  })
  const when = t.summary.period(action.period, stretch)
  return {
    title: when,
    body: [t.summary.paragraph(when, summary), ...(stretch.unfinished ? [t.summary.unfinished] : [])],
    buttons: [
      [
        button(buttons.earlier, { back: action.back + 1 }),
        ...(action.back > 0 ? [button(buttons.later, { back: action.back - 1 })] : []),
      ],
      summaryPeriods
        .filter((it) => it !== action.period)
        .map((period) => button(buttons.periods[period], { period, back: 0 })),
      [button(buttons.file, { file: true })],
    ],
  }
}

/** The figures as CSV with a byte order mark, so that spreadsheets read Chinese in it. */
function fileOf(
  { period }: ReportAction,
  stretch: Stretch,
  summary: Summary,
  t: Texts,
): NonNullable<Answer['file']> {
  const { field, industry, industryField, head } = t.summary
  const rows: [string, string | number][] = [
    [head.what, t.summary.period(period, stretch)],
    ...summaryFields.map((it): [string, number] => [field[it], summary[it]]),
    ...summary.industries.flatMap((it) =>
      industryFields.map((name): [string, number] => [
        t.labelled(industry[it.industry], industryField[name]),
        it[name],
      ]),
    ),
  ]
  return {
    name: `anwei-${period}-${stretch.from}.csv`,
    mimeType: 'text/csv',
    bytes: new TextEncoder().encode(csvOf(rows)),
  }
}
