import { type Lane, lanes } from '../delivery/outbox'
import { inWorkingHours, type WorkCalendar, workingDaysAfter } from './working-time'

export const ladderKinds = [
  'hazard-general',
  'hazard-major',
  'task',
  'shift',
  'acknowledgement',
  'weekly-return',
] as const
export type LadderKind = (typeof ladderKinds)[number]

/** Who is told by a step. `holder` has to do it; the others answer for it, level by level (domain.md). */
export const whoms = ['holder', 'unit-contact', 'liaison', 'office', 'leader'] as const
export type Whom = (typeof whoms)[number]

/** How far from the deadline: hours (negative: before it), or the beginning of a later working day. */
type Offset = { hours: number } | { workingDays: number }
type Step = { after: Offset; tell: readonly Whom[] }
export type Ladder = {
  /** Whether it climbs in working hours alone. */
  working: boolean
  /** Comes through quiet hours. */
  urgent: boolean
  /** In the order they come. */
  steps: readonly Step[]
}

const h = (hours: number, ...tell: Whom[]): Step => ({ after: { hours }, tell })
const d = (workingDays: number, ...tell: Whom[]): Step => ({ after: { workingDays }, tell })

/** Before the deadline, at it and after: from the inspector and the unit up to the leader (domain.md). */
export const ladders: Record<LadderKind, Ladder> = {
  'hazard-general': {
    working: true,
    urgent: false,
    steps: [
      h(-72, 'holder', 'unit-contact'),
      h(-24, 'holder', 'unit-contact'),
      h(0, 'holder', 'unit-contact'),
      d(1, 'holder', 'unit-contact', 'liaison'),
      d(3, 'liaison', 'office'),
      d(5, 'office', 'leader'),
    ],
  },
  'hazard-major': {
    working: false,
    urgent: true,
    steps: [
      h(-72, 'holder', 'unit-contact', 'liaison'),
      h(-24, 'holder', 'unit-contact', 'liaison'),
      h(-2, 'holder', 'unit-contact'),
      h(0, 'holder', 'unit-contact', 'liaison'),
      h(4, 'liaison', 'office'),
      h(24, 'office', 'leader'),
      h(72, 'liaison', 'office', 'leader'),
    ],
  },
  task: {
    working: true,
    urgent: false,
    steps: [h(-48, 'holder'), h(-12, 'holder'), h(0, 'holder'), d(1, 'holder', 'liaison'), d(3, 'office')],
  },
  shift: { working: false, urgent: true, steps: [h(-24, 'holder'), h(-2, 'holder')] },
  acknowledgement: {
    working: true,
    urgent: false,
    steps: [h(0, 'holder'), d(1, 'holder'), d(2, 'liaison')],
  },
  'weekly-return': {
    working: true,
    urgent: false,
    steps: [h(-8, 'holder'), h(0, 'holder'), d(1, 'holder', 'office')],
  },
}

/** A step with its time: when it is due (UTC ms), and its position in the ladder. */
export type DueStep = { step: number; dueAt: number; tell: readonly Whom[] }

/** When each step of a ladder is due for a deadline (UTC ms). Never out of order. */
export function stepsFor(kind: LadderKind, deadlineAt: number, calendar: WorkCalendar): DueStep[] {
  const { working, steps } = ladders[kind]
  // A deadline at the end of a day is first spoken of as past on the next morning, and escalates from there.
  const overdueFrom = working ? inWorkingHours(deadlineAt, calendar, 'on') : deadlineAt
  let last = Number.NEGATIVE_INFINITY
  return steps.map(({ after, tell }, step) => {
    const plain =
      'hours' in after
        ? deadlineAt + after.hours * 3_600_000
        : workingDaysAfter(overdueFrom, after.workingDays, calendar)
    const before = plain < deadlineAt
    const moved = working ? inWorkingHours(plain, calendar, before ? 'back' : 'on') : plain
    last = Math.max(last, moved)
    return { step, dueAt: last, tell }
  })
}

export const isUrgent = (kind: LadderKind): boolean => ladders[kind].urgent

/** The lane of what a ladder says. */
export const laneOf = (kind: LadderKind): Lane => (isUrgent(kind) ? lanes.urgent : lanes.work)
