import type { Query } from '../query'
import type { Counted } from './summary'

/** What can be asked of recorded work as a whole. */
export type ReportQueries = {
  /** Everything counted from an instant to before another (UTC ms); days are those of the same stretch. */
  countedWork: (stretch: { from: number; to: number; fromOn: string; toOn: string }) => Query<Counted[]>
}
