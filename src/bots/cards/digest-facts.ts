import type { Correction } from '../../domain/calendar/occasion'
import type { DigestPeriod } from '../../domain/delivery/outbox'
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
  type Readers,
  type Standing,
  type UnreadLine,
} from '../../domain/digests/digest'
import type { Queries } from '../../domain/ports'
import type { ReturnSheet } from '../../domain/returns/queries'
import { weekOf } from '../../domain/returns/return'
import { addDays, instantAt, localDay } from '../../domain/text/local-day'

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
  corrections: Correction[]
  /** Returns of this week and the last one. */
  returns: ReturnSheet[]
  lastReturns: ReturnSheet[]
}

/** The questions behind {@link DigestFacts}: as many for one reader as for a thousand. */
export function askForDigests(
  queries: Queries,
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
    corrections: queries.corrections(),
    returns: queries.returns(week),
    lastReturns: queries.returns(addDays(week, -7)),
  }
}
