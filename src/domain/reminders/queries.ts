import type { Query } from '../query'
import type { Deadline, LadderKind, Ladders } from './ladder'
import type { Chase, ReminderLine } from './reminder'

/** What a ladder can be shown of, by its number. Of a task it is that of its team and the day its window ends. */
export type ChasedKind = 'hazard' | 'task' | 'shift' | 'operation' | 'broadcast'

/** What can be asked of reminders. */
export type ReminderQueries = {
  /** The committee's ladders: as a coordinator has set them, else the usual ones. */
  ladders: () => Query<Ladders>
  chase: (kind: ChasedKind, number: number) => Query<Chase | undefined>
  /**
   * What reminders are about, as it stands now; of a thing that is gone there is no line. `readers` are the people
   * who are told.
   */
  reminderLines: (subjects: readonly string[], readers: readonly string[]) => Query<ReminderLine[]>
  /**
   * Deadlines whose steps are to be reckoned, at most so many: new ones, and those that were reckoned before the
   * calendar or a ladder was changed, at `changedAt`.
   */
  toReckon: (max: number) => Query<({ ladder: LadderKind; changedAt: number } & Deadline)[]>
}
