import type { Engagement, Stretch } from '../engagements/engagement'

/** What somebody is on duty as: the leader in charge (带班领导), or a duty officer (值班员). */
export const parts = ['leader', 'officer'] as const
export type Part = (typeof parts)[number]

/** A stretch of one day's duty as it is planned. Times are UTC ms; a night shift ends on the next day. */
export type Slot = { day: string; part: Part; startsAt: number; endsAt: number }

/** Somebody is asked to take a shift over; the holder keeps it until they say yes. */
export type Seeking = {
  /** Who asked for a substitute. */
  by: string
  since: number
  /** Asked now, until when, UTC ms; after that the next one is asked. */
  asked?: { personId: string; until: number }
  /** They said no, or let their time pass. */
  passed: string[]
  /** Named by the holder: nobody else is asked, and where they don't take it the holder says what next. */
  named: boolean
  /** Everybody free was asked: the office has to find somebody. */
  exhausted?: boolean
}

/** One person's stretch on duty. */
export type Shift = Slot & {
  id: string
  /** D-<number>; 0 until it is saved. */
  number: number
  version: number
  rosterId: string
  /** Nobody where the plan could not fill it. */
  holderId?: string
  confirmedAt?: number
  seeking?: Seeking
  /** The holder offered this person their shift for the other's. */
  swap?: { withId: string; shiftId: string }
  /** It is not stood any more: its day was taken out of the roster. */
  cancelled?: true
  /** What the next one has to know. */
  handover?: { note: string; at: number }
}

export const shiftStretch = ({ startsAt, endsAt }: Slot): Stretch => ({ fromAt: startsAt, untilAt: endsAt })

/** Whose time the shift takes. */
export const shiftEngagements = (shift: Shift): Engagement[] =>
  shift.holderId === undefined
    ? []
    : [{ of: `shift:${shift.id}`, kind: 'shift', personId: shift.holderId, ...shiftStretch(shift) }]

/** How long somebody has to answer whether they take a shift over, ms. */
export const answerLimitMs = 2 * 3_600_000
