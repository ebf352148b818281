import type { Subject } from '../delivery/outbox'
import { type DueStep, isUrgent, type LadderKind, stepsFor, type Whom } from './ladder'
import type { WorkCalendar } from './working-time'

/**
 * What is reminded of: anything with a card, a department's return of a week, or the inspections of a team whose
 * window ends on one day: a campaign has tens of thousands, so they are reminded of together.
 */
export type ReminderSubject = Subject | `return:${string}` | `inspections:${string}`

export const returnSubject = (weekOn: string, organizationId: string): ReminderSubject =>
  `return:${weekOn}:${organizationId}`

/** What is kept of reminders. */
export type ReminderChange =
  /** Takes the place of all that was set for the subject. */
  | {
      kind: 'reminders.set'
      subject: ReminderSubject
      ladder: LadderKind
      urgent: boolean
      deadlineAt: number
      steps: DueStep[]
    }
  | { kind: 'reminders.ended'; subject: ReminderSubject }
  /** Whoever was reminded up to then has seen it: the chase of them stops, the deadline does not. */
  | { kind: 'reminders.seen'; personId: string; upTo: number; at: number }

/**
 * The reminders of something that is due. What should have been said before `now` is not said any more: the
 * deadline is only known since now.
 */
export function setReminders(
  subject: ReminderSubject,
  ladder: LadderKind,
  deadlineAt: number,
  calendar: WorkCalendar,
  now: number,
): ReminderChange {
  const steps = stepsFor(ladder, deadlineAt, calendar).filter((step) => step.dueAt > now)
  return { kind: 'reminders.set', subject, ladder, urgent: isUrgent(ladder), deadlineAt, steps }
}

/** A step as `ladder H-…` shows it: when, what became of it, and who is told, by name. */
export type RungSheet = {
  ladder: LadderKind
  step: number
  dueAt: number
  deadlineAt: number
  state: 'waiting' | 'said' | 'ended'
  people: { whom: Whom; name: string; seen: boolean }[]
}

/** One thing that is due, as a line says it. */
export type ReminderLine = {
  subject: string
  /** Its code, and what opens it: `H-12`; empty for a return. */
  code: string
  /** What it is, in the words it was reported in. */
  title: string
  where?: string
  /** An organization's id, for a return. */
  organizationId?: string
  weekOn?: string
  /** How many inspections are left of a team's. */
  left?: number
  /** Undefined once nothing is due any more. */
  deadlineAt?: number
  major: boolean
}
