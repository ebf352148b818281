import type { Query } from '../query'
import type {
  CoverageLine,
  DigestChange,
  DigestLine,
  DigestReader,
  DutyLine,
  Figures,
  InspectionLine,
  MajorLine,
  MissingReturn,
  Readers,
  Standing,
  UnreadLine,
  Window,
} from './digest'

/** What digests are made of. Each is one statement for all its readers, however many. */
export type DigestQueries = {
  digestReaders: (readers: Readers) => Query<DigestReader[]>
  /** What waits for them; deadlines up to `until` (UTC ms) count as theirs of today. */
  digestLines: (readers: Readers, until: number) => Query<DigestLine[]>
  /** What others did since then to what is theirs. */
  digestChanges: (readers: Readers, since: number) => Query<DigestChange[]>
  /** A deadline after `now` (UTC ms) has not run out. */
  digestFigures: (readers: Readers, windows: readonly Window[], now: number) => Query<Figures[]>
  digestStandings: (readers: Readers, now: number) => Query<Standing[]>
  digestInspections: (readers: Readers, today: string) => Query<InspectionLine[]>
  /** Shifts and operations that touch the stretch (UTC ms), in order. */
  digestDuties: (readers: Readers, from: number, to: number) => Query<DutyLine[]>
  digestUnread: (readers: Readers) => Query<UnreadLine[]>
  /** Running campaigns; none where nobody among the readers has figures of all. */
  digestCoverage: (readers: Readers) => Query<CoverageLine[]>
  /** The first of the open major hazards of each scope, by deadline. */
  digestMajors: (readers: Readers) => Query<MajorLine[]>
  digestReturns: (readers: Readers, weeks: readonly string[]) => Query<MissingReturn[]>
}
