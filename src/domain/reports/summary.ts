import { addDays, addMonths, instantAt, localDay, weekdayOf } from '../text/local-day'
import type { Industry } from '../units/unit'

/** What a summary counts (domain.md, quarterly summary). All from recorded work. */
export const summaryFields = [
  'inspections',
  'personTimes',
  'units',
  'hazards',
  'rectified',
  'papers',
  'orders',
  'opinions',
  'reinspections',
  'referrals',
  'accidents',
] as const
export type SummaryField = (typeof summaryFields)[number]

/** What is said of one industry by itself: its units, what was set right at once, measures with their quantities. */
export const industryFields = [
  'units',
  'onTheSpot',
  'licencesSuspended',
  'licencesRevoked',
  'densClosed',
  'boxesConfiscated',
  'confiscatedYuan',
] as const
export type IndustryField = (typeof industryFields)[number]
export type IndustrySummary = { industry: Industry } & Record<IndustryField, number>

export type Summary = Record<SummaryField, number> & { industries: IndustrySummary[] }

/** What recorded work adds to a summary: a field's count, of all or of an industry's units. */
export type Counted = { field: string; industry?: Industry; count: number }

/** Industries that are always spoken of by themselves where there was work; others only where there were measures. */
const special: readonly Industry[] = ['fireworks', 'chemicals']
const measures: readonly IndustryField[] = industryFields.slice(2)

/** A summary of what was counted. The papers are those of each kind together. */
export function summarize(counted: readonly Counted[]): Summary {
  const count = (field: string, industry?: Industry): number =>
    counted
      .filter((it) => it.field === field && (industry === undefined || it.industry === industry))
      .reduce((sum, it) => sum + it.count, 0)
  const totals = Object.fromEntries(summaryFields.map((field) => [field, count(field)])) as Record<
    SummaryField,
    number
  >
  const papers = totals.orders + totals.opinions + totals.reinspections + totals.referrals + totals.papers
  const industries = [...new Set(counted.flatMap((it) => it.industry ?? []))]
    .map((industry) => {
      const figures = Object.fromEntries(industryFields.map((field) => [field, count(field, industry)]))
      return { industry, ...figures } as IndustrySummary
    })
    .filter(
      (it) => (special.includes(it.industry) && it.units > 0) || measures.some((field) => it[field] > 0),
    )
  return { ...totals, papers, industries }
}

export const summaryPeriods = ['week', 'month', 'quarter', 'year'] as const
export type SummaryPeriod = (typeof summaryPeriods)[number]

/** A stretch of days, both included (YYYY-MM-DD). `unfinished` where it goes on today. */
export type Stretch = { from: string; to: string; unfinished: boolean }

const months: Record<Exclude<SummaryPeriod, 'week'>, number> = { month: 1, quarter: 3, year: 12 }

/** The week, month, quarter or year an instant (UTC ms) falls in, or one that many before it. */
export function stretchOf(period: SummaryPeriod, now: number, timezone: string, back = 0): Stretch {
  const today = localDay(now, timezone)
  const stretch = (from: string, next: string): Stretch => ({
    from,
    to: addDays(next, -1),
    unfinished: next > today,
  })
  if (period === 'week') {
    const from = addDays(today, 1 - weekdayOf(today) - 7 * back)
    return stretch(from, addDays(from, 7))
  }
  const length = months[period]
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = Math.floor((month - 1) / length) * length + 1
  const begin = `${String(year)}-${String(first).padStart(2, '0')}-01`
  const from = addMonths(begin, -length * back)
  return stretch(from, addMonths(from, length))
}

/** The instants (UTC ms) of a stretch: from the first to before the second. */
export const instantsOf = ({ from, to }: Stretch, timezone: string): { from: number; to: number } => ({
  from: instantAt(from, 0, timezone),
  to: instantAt(addDays(to, 1), 0, timezone),
})
