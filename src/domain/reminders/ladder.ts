import { inWorkingHours, type WorkCalendar, workingDaysAfter } from './working-time'

export const ladderKinds = [
  'hazard-general',
  'hazard-major',
  'task',
  'shift',
  'hand-over',
  'operation',
  'acknowledgement',
  'weekly-return',
] as const
export type LadderKind = (typeof ladderKinds)[number]

/** Who is told by a step. `holder` has to do it; the others answer for it, level by level (domain.md). */
export const whoms = ['holder', 'unit-contact', 'liaison', 'office', 'leader'] as const
export type Whom = (typeof whoms)[number]

/**
 * How far from the deadline: hours (negative: before it), the beginning of a later working day, or the time that was
 * given up to the deadline, so many times more.
 */
export type Offset = { hours: number } | { workingDays: number } | { timesGiven: number }
export type Step = { after: Offset; tell: readonly Whom[] }
/** Its steps in the order they come. */
export type Ladder = readonly Step[]
/** The ladder of each kind, as the committee has set it. */
export type Ladders = Record<LadderKind, Ladder>

/** What is wrong with a ladder somebody wrote. */
export type LadderFault =
  | 'line'
  | 'steps'
  | 'who'
  | 'working-days'
  | 'no-time-given'
  | 'too-late'
  | 'too-far'
  | 'major-slower'

/** What a kind of ladder always is, whatever steps the committee gives it. */
type Nature = {
  /** Whether it climbs in working hours alone. */
  working: boolean
  /** Steps from so many hours on, counted from the deadline, come through quiet hours. */
  urgentFrom: number
  /** Whether whoever has seen it is not reminded again: what begins at its time is no chase. */
  stopsWhenSeen: boolean
  /** Whether somebody set how long is given, so that its steps can follow at that pace. */
  setsTime: boolean
  /** Whom its steps can name. */
  whoms: readonly Whom[]
}

const never = Number.POSITIVE_INFINITY
const always = Number.NEGATIVE_INFINITY
/** Whoever has to leave the house is told at night too. */
const soon = -12

/** Begins when it is known, is over when somebody does it. */
const due = { working: true, urgentFrom: never, stopsWhenSeen: true, setsTime: false }
/** Begins at its time, day or night. */
const begins = { working: false, urgentFrom: soon, stopsWhenSeen: false, setsTime: false }

export const natures: Record<LadderKind, Nature> = {
  'hazard-general': { ...due, whoms },
  'hazard-major': { ...due, working: false, urgentFrom: always, whoms },
  task: { ...due, whoms: ['holder', 'liaison', 'office'] },
  shift: { ...begins, whoms: ['holder', 'office'] },
  'hand-over': { ...begins, whoms: ['holder', 'office'] },
  operation: { ...begins, whoms: ['holder', 'liaison', 'office'] },
  acknowledgement: {
    ...due,
    stopsWhenSeen: false,
    setsTime: true,
    whoms: ['holder', 'liaison', 'office'],
  },
  'weekly-return': { ...due, whoms: ['holder', 'office'] },
}

const h = (hours: number, ...tell: Whom[]): Step => ({ after: { hours }, tell })
const d = (workingDays: number, ...tell: Whom[]): Step => ({ after: { workingDays }, tell })
const g = (timesGiven: number, ...tell: Whom[]): Step => ({ after: { timesGiven }, tell })

/** Before the deadline, at it and after: from the inspector and the unit up to the leader (domain.md). */
export const usualLadders: Ladders = {
  'hazard-general': [
    h(-72, 'holder', 'unit-contact'),
    h(-24, 'holder', 'unit-contact'),
    h(0, 'holder', 'unit-contact'),
    d(1, 'holder', 'unit-contact', 'liaison'),
    d(3, 'liaison', 'office'),
    d(5, 'office', 'leader'),
  ],
  'hazard-major': [
    h(-72, 'holder', 'unit-contact', 'liaison'),
    h(-24, 'holder', 'unit-contact', 'liaison'),
    h(-2, 'holder', 'unit-contact'),
    h(0, 'holder', 'unit-contact', 'liaison'),
    h(4, 'liaison', 'office'),
    h(24, 'office', 'leader'),
    h(72, 'liaison', 'office', 'leader'),
  ],
  task: [h(-48, 'holder'), h(-12, 'holder'), h(0, 'holder'), d(1, 'holder', 'liaison'), d(3, 'office')],
  shift: [h(-24, 'holder'), h(-2, 'holder')],
  'hand-over': [h(-0.5, 'holder')],
  operation: [h(-24, 'holder'), h(-2, 'holder')],
  acknowledgement: [h(0, 'holder'), g(1, 'holder'), g(2, 'liaison', 'office')],
  'weekly-return': [h(-8, 'holder'), h(0, 'holder'), d(1, 'holder', 'office')],
}

/** What a step is called, the same whichever steps stand beside it: `-24h`, `0h`, `3d`, `1x`. */
export function stepName(after: Offset): string {
  if ('hours' in after) return `${after.hours}h`
  return 'workingDays' in after ? `${after.workingDays}d` : `${after.timesGiven}x`
}

/** When something is due (UTC ms), and how long was given for it, ms; 0 where nobody set that. */
export type Deadline = { deadlineAt: number; givenMs: number }

/** A step with its time (UTC ms), and whether it comes through quiet hours. */
export type DueStep = { step: string; dueAt: number; tell: readonly Whom[]; urgent: boolean }

/** When each step of a ladder is due for a deadline. Never out of order. */
export function stepsFor(
  kind: LadderKind,
  ladder: Ladder,
  { deadlineAt, givenMs }: Deadline,
  calendar: WorkCalendar,
): DueStep[] {
  const { working, urgentFrom } = natures[kind]
  const later = (at: number): number => (working ? inWorkingHours(at, calendar, 'on') : at)
  // A deadline at the end of a day is first spoken of as past on the next morning, and escalates from there.
  const overdueFrom = later(deadlineAt)
  const plainly = (after: Offset): number => {
    if ('hours' in after) return deadlineAt + after.hours * 3_600_000
    if ('workingDays' in after) return workingDaysAfter(overdueFrom, after.workingDays, calendar)
    // Each begins when the one before it was said: two that fall into one night don't both come in the morning.
    return Array.from({ length: after.timesGiven }).reduce<number>((at) => later(at + givenMs), overdueFrom)
  }
  let last = Number.NEGATIVE_INFINITY
  return ladder.map(({ after, tell }) => {
    const plain = plainly(after)
    const before = plain < deadlineAt
    const moved = before && working ? inWorkingHours(plain, calendar, 'back') : later(plain)
    last = Math.max(last, moved)
    const urgent = urgentFrom === always || ('hours' in after && after.hours >= urgentFrom)
    return { step: stepName(after), dueAt: last, tell, urgent }
  })
}
