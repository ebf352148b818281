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

/** Facts as they are kept: of each kind, the lines of whoever's they are. */
export type KeptFacts = readonly { kind: string; lines: readonly object[] }[]

/** What was kept for one digest, put together again. */
export function keptFacts(kept: KeptFacts): DigestFacts {
  const of = <T>(kind: keyof DigestFacts): T[] =>
    kept.flatMap((it) => (it.kind.split(':')[0] === kind ? (it.lines as readonly T[]) : []))
  return {
    readers: of('readers'),
    lines: of('lines'),
    changes: of('changes'),
    figures: of('figures'),
    standings: of('standings'),
    majors: of('majors'),
    inspections: of('inspections'),
    duties: of('duties'),
    unread: of('unread'),
    coverage: of('coverage'),
    returns: of('returns'),
  }
}

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
