import type { Query } from '../query'
import type { ReminderLine, RungSheet } from './reminder'

/** What can be asked of reminders. */
export type ReminderQueries = {
  /** The ladder that is set for a hazard, oldest step first. */
  ladderOfHazard: (number: number) => Query<RungSheet[]>
  /** What reminders are about, as it stands now; of a thing that is gone there is no line. */
  reminderLines: (subjects: readonly string[]) => Query<ReminderLine[]>
}
