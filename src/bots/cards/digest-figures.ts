import type { DigestPeriod } from '../../domain/delivery/outbox'
import { type DigestReader, type Figures, rateOf, scopeOf } from '../../domain/digests/digest'
import type { DigestFacts } from '../../domain/digests/facts'
import { texts } from '../texts'
import { campaignName } from './campaign-card'
import { campaignCode, hazardCode } from './codes'
import { type CardContext, whereText } from './context'
import { shortText } from './short-text'
import { sayDay, sayDue } from './times'

/** To those who lead: figures of the day, the week and what its periods look back on, coverage, major hazards. */
export function figuresText(
  reader: DigestReader,
  facts: DigestFacts,
  periods: readonly DigestPeriod[],
  context: CardContext,
): string[] {
  const t = texts[context.language]
  const scope = scopeOf(reader)
  if (scope === undefined) return []
  const of = (window: string): Figures =>
    facts.figures.find((it) => it.scope === scope && it.window === window) ?? {
      scope,
      window,
      reported: 0,
      closed: 0,
      overdue: 0,
      counted: 0,
      rectified: 0,
    }
  const block = (heading: string, ...windows: string[]): string => {
    const figures = windows.map(of)
    const rate = (it: Figures): string => {
      const share = rateOf(it)
      return share === undefined ? '–' : `${share}%`
    }
    const line = (label: string, say: (it: Figures) => string | number): string =>
      t.labelled(label, figures.map(say).join(' · '))
    return [
      `▌${heading}`,
      line(t.digest.reported, (it) => it.reported),
      line(t.digest.closed, (it) => it.closed),
      line(t.digest.fellOverdue, (it) => it.overdue),
      line(t.digest.rate, rate),
    ].join('\n')
  }
  const standing = facts.standings.find((it) => it.scope === scope)
  const now = [
    t.labelled(t.digest.openNow, standing?.open ?? 0),
    t.labelled(t.digest.overdue, standing?.overdue ?? 0),
  ].join('\n')
  return [
    `${block(t.digest.figures, 'yesterday', 'week', 'last-week')}\n${now}`,
    ...(periods.includes('week') ? [block(t.digest.week, 'last-week', 'week-before')] : []),
    ...(periods.includes('month') ? [block(t.digest.month, 'month', 'month-before')] : []),
    ...(scope === '' ? coverageText(facts, context) : []),
    ...majorsText(scope, standing?.majors ?? 0, facts, context),
  ]
}

/** Of each running campaign: units done, of all, in per cent. */
function coverageText({ coverage }: DigestFacts, context: CardContext): string[] {
  const t = texts[context.language]
  if (coverage.length === 0) return []
  const lines = coverage.map((it) => {
    const share = it.units === 0 ? 0 : Math.floor((it.done / it.units) * 100)
    return `${campaignCode(it.number)} ${campaignName(it, t)} · ${it.done} / ${it.units} · ${share}% · → ${sayDay(t, it.toOn, context)}`
  })
  return [[`▌${t.digest.coverage}`, ...lines].join('\n')]
}

function majorsText(
  scope: string,
  total: number,
  { majors }: DigestFacts,
  { language, now, timezone }: CardContext,
): string[] {
  const t = texts[language]
  const own = majors.filter((it) => it.scope === scope)
  if (own.length === 0) return []
  const lines = own.map((it) => {
    const { deadlineAt } = it
    const due =
      deadlineAt === undefined
        ? ''
        : ` · ${deadlineAt < now ? '⏰ ' : ''}${sayDue(t, deadlineAt, now, timezone)}`
    const what = shortText(it.description)
    const where = whereText(it, language)
    return `❗️${hazardCode(it.number)} ${where ? t.labelled(where, what) : what}${due}`
  })
  const more = total > own.length ? [t.digest.andMore(total - own.length)] : []
  return [[t.noted(`▌${t.digest.majors}`, total), ...lines, ...more].join('\n')]
}
