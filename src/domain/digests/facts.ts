import type { DigestPeriod } from '../delivery/outbox'
import { weekOf } from '../returns/return'
import { addDays, instantAt, localDay } from '../text/local-day'
import {
  type CoverageLine,
  type DigestChange,
  type DigestLine,
  type DigestReader,
  type DutyLine,
  digestWindows,
  type Figures,
  type InspectionLine,
  linesMax,
  type MajorLine,
  type MissingReturn,
  type Readers,
  type Standing,
  type UnreadLine,
} from './digest'
import type { DigestQueries } from './queries'

/** What digests are drawn from, of all their readers. */
export type DigestFacts = {
  readers: DigestReader[]
  lines: DigestLine[]
  changes: DigestChange[]
  figures: Figures[]
  standings: Standing[]
  majors: MajorLine[]
  inspections: InspectionLine[]
  duties: DutyLine[]
  unread: UnreadLine[]
  coverage: CoverageLine[]
  /** Missing of this week and the last one. */
  returns: MissingReturn[]
}

/** Facts as they are kept: of each kind, or part of it (`lines:3`), the lines of whoever's they are. */
export type KeptFacts = readonly { kind: string; lines: readonly object[] }[]

/** What was kept for one digest, put together again. */
export function keptFacts(kept: KeptFacts): DigestFacts {
  const parts = <T>(kind: keyof DigestFacts): (readonly T[])[] =>
    kept.flatMap((it) => (it.kind.split(':')[0] === kind ? [it.lines as readonly T[]] : []))
  const of = <T>(kind: keyof DigestFacts): T[] => parts<T>(kind).flat()
  return {
    readers: of('readers'),
    lines: mostUrgent(parts('lines')),
    changes: newest(of('changes')),
    figures: addUp(of<Figures>('figures'), figuresKey, plusFigures),
    standings: addUp(of<Standing>('standings'), ({ scope }) => scope, plusStanding),
    majors: of('majors'),
    inspections: of('inspections'),
    duties: of('duties'),
    unread: of('unread'),
    coverage: of('coverage'),
    returns: of('returns'),
  }
}

const ownersOf = (lines: readonly { owner: string }[]): string[] => [...new Set(lines.map((it) => it.owner))]

/** Each part has an owner's first and how many there are: together the first of all, and of how many. */
function mostUrgent(parts: readonly (readonly DigestLine[])[]): DigestLine[] {
  return ownersOf(parts.flat()).flatMap((owner) => {
    const own = parts.map((part) => part.filter((it) => it.owner === owner))
    const total = own.reduce((sum, [first]) => sum + (first?.total ?? 0), 0)
    return own
      .flat()
      .sort(byUrgency)
      .slice(0, linesMax)
      .map((it) => ({ ...it, total }))
  })
}

const byUrgency = (a: DigestLine, b: DigestLine): number =>
  Number(b.severity === 'major') - Number(a.severity === 'major') ||
  (a.deadlineAt ?? Number.MAX_SAFE_INTEGER) - (b.deadlineAt ?? Number.MAX_SAFE_INTEGER) ||
  a.number - b.number

const newest = (changes: readonly DigestChange[]): DigestChange[] =>
  ownersOf(changes).flatMap((owner) =>
    changes
      .filter((it) => it.owner === owner)
      .sort((a, b) => b.at - a.at || b.sequence - a.sequence)
      .slice(0, linesMax),
  )

/** Lines of one key as one. */
function addUp<T>(lines: readonly T[], keyOf: (line: T) => string, plus: (a: T, b: T) => T): T[] {
  const sums = new Map<string, T>()
  for (const line of lines) {
    const sum = sums.get(keyOf(line))
    sums.set(keyOf(line), sum === undefined ? line : plus(sum, line))
  }
  return [...sums.values()]
}

const figuresKey = ({ scope, window }: Figures): string => `${scope} ${window}`
const plusFigures = (a: Figures, b: Figures): Figures => ({
  ...a,
  reported: a.reported + b.reported,
  closed: a.closed + b.closed,
  overdue: a.overdue + b.overdue,
  counted: a.counted + b.counted,
  rectified: a.rectified + b.rectified,
})
const plusStanding = (a: Standing, b: Standing): Standing => ({
  ...a,
  open: a.open + b.open,
  overdue: a.overdue + b.overdue,
  majors: a.majors + b.majors,
})

/**
 * The questions behind {@link DigestFacts}, as they stand at `now` (UTC ms): as many for one reader as for ten
 * thousand. The clock asks them of all whose digests it plans and keeps the answers (`db/ticks/digest-facts.ts`).
 */
export function askForDigests(
  queries: DigestQueries,
  readers: Readers,
  { now, timezone, periods }: { now: number; timezone: string; periods: readonly DigestPeriod[] },
) {
  const on = localDay(now, timezone)
  const week = weekOf(now, timezone)
  return {
    readers: queries.digestReaders(readers),
    lines: queries.digestLines(readers, instantAt(addDays(on, 1), 0, timezone)),
    changes: queries.digestChanges(readers, instantAt(addDays(on, -1), 0, timezone)),
    figures: queries.digestFigures(readers, digestWindows(on, periods, timezone), now),
    standings: queries.digestStandings(readers, now),
    majors: queries.digestMajors(readers),
    inspections: queries.digestInspections(readers, on),
    duties: queries.digestDuties(readers, now, instantAt(addDays(on, 2), 0, timezone)),
    unread: queries.digestUnread(readers),
    coverage: queries.digestCoverage(readers),
    returns: queries.digestReturns(readers, [addDays(week, -7), week]),
  }
}
