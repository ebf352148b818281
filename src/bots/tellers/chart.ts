import { chartWindows, type Figures } from '../../domain/digests/digest'
import { keptFacts } from '../../domain/digests/facts'
import { localDay } from '../../domain/text/local-day'
import { drawBars } from '../charts/bar-chart'
import { texts } from '../texts'
import { teller } from './teller'

/** The last seven days beside the seven before them, as bars; what they are stands in the caption. */
export const chartTeller = teller('chart', {
  ask: () => ({}),
  tell: async ({ at }, { row, channel, language, context }) => {
    const { figures } = keptFacts(row.kept ?? [])
    const days = chartWindows(localDay(at, context.timezone), context.timezone).map((it) => it.name)
    const of = (day: string): Pick<Figures, 'reported' | 'closed'> =>
      figures.find((it) => it.scope === '' && it.window === day) ?? { reported: 0, closed: 0 }
    const [before, last] = [days.slice(0, 7), days.slice(7)]
    if (days.every((day) => of(day).reported + of(day).closed === 0)) {
      return { row, outcome: { kind: 'needless', reason: 'nothing to draw' } }
    }
    const t = texts[language].digest
    const values = last.map((day) => `${day.slice(5)}  ${of(day).reported} / ${of(day).closed}`)
    const caption = [t.chart(last[0] ?? '', last.at(-1) ?? ''), t.chartLegend, ...values].join('\n')
    const bytes = await drawBars(
      last.map((day, at) => [
        { value: of(before[at] ?? '').reported, colour: 'paleOrange' },
        { value: of(day).reported, colour: 'orange' },
        { value: of(before[at] ?? '').closed, colour: 'paleGreen' },
        { value: of(day).closed, colour: 'green' },
      ]),
    )
    const file = {
      kind: 'photo',
      name: `${days.at(-1)}.png`,
      mimeType: 'image/png',
      bytes: async () => bytes,
    } as const
    return { row, outcome: await channel.sendFiles(row.place, [file], { caption, language }) }
  },
})
