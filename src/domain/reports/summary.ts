import { addDays, addMonths, instantAt, localDay, weekdayOf } from '../text/local-day'

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
  'licencesSuspended',
  'licencesRevoked',
  'densClosed',
  'boxesConfiscated',
  'confiscatedYuan',
  'accidents',
] as const
export type SummaryField = (typeof summaryFields)[number]
export type Summary = Record<SummaryField, number>

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

export const noFigures: Summary = Object.fromEntries(summaryFields.map((it) => [it, 0])) as Summary
