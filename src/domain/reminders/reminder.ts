import type { Subject } from '../delivery/outbox'
import type { Ladder, LadderKind, Whom } from './ladder'

/**
 * What is reminded of: anything with a card, a department's return of a week, the end of a shift, or the inspections
 * of a team whose window ends on one day: a campaign has tens of thousands, so they are reminded of together.
 */
export type ReminderSubject = Subject | `return:${string}` | `inspections:${string}` | `hand-over:${string}`

export const returnSubject = (weekOn: string, organizationId: string): ReminderSubject =>
  `return:${weekOn}:${organizationId}`

/** What is kept of reminders. */
export type ReminderChange =
  /**
   * Something is due, which is known since `at`; it takes the place of the subject's earlier deadline. The clock
   * reckons the steps of its ladder, and reckons them anew when the calendar or the ladder is changed.
   */
  | { kind: 'chase.set'; subject: ReminderSubject; ladder: LadderKind; deadlineAt: number; at: number }
  | { kind: 'chase.ended'; subject: ReminderSubject }
  /** Whoever was reminded up to then has seen it: the chase of them stops, the deadline does not. */
  | { kind: 'reminders.seen'; personId: string; upTo: number; at: number }
  /** From now on, for what is due already too. */
  | { kind: 'ladder.set'; ladder: LadderKind; steps: Ladder; by: string; at: number }

/** Something that is chased, as `ladder H-…` shows it. */
export type Chase = {
  ladder: LadderKind
  deadlineAt: number
  knownAt: number
  /** What became of steps the clock has reckoned. */
  steps: { step: string; dueAt: number; state: 'waiting' | 'said' | 'ended'; tell: Whom[] }[]
  people: { whom: Whom; name: string; seen: boolean }[]
}

/** One thing that is due, as a line says it. */
export type ReminderLine = {
  subject: string
  /** Its code, and what opens it: `H-12`; empty for a return. */
  code: string
  /** What it is, in the words it was reported in. */
  title: string
  /** The same in the other language, where its author wrote both. */
  other?: string
  where?: string
  whereEn?: string
  /** An organization's id, for a return. */
  organizationId?: string
  weekOn?: string
  /** How many inspections are left of a team's. */
  left?: number
  /** Undefined once nothing is due any more. */
  deadlineAt?: number
  major: boolean
  /** Where it is somebody's own: whose it is still, among those asked for, and whether they have yet to say yes. */
  holders?: { id: string; asked: boolean }[]
  /** Who has not acknowledged, by organization, some by name. */
  missing?: { organizationId?: string; count: number; names: string[] }[]
}
