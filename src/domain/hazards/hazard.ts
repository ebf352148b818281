import type { Category } from './categories'

export const severities = ['general', 'major'] as const
export type Severity = (typeof severities)[number]

export const statuses = [
  'reported',
  'confirmed',
  'ordered',
  'rectified',
  'closed',
  'rejected',
  'duplicate',
  'withdrawn',
] as const
export type Status = (typeof statuses)[number]

export const openStatuses = [
  'reported',
  'confirmed',
  'ordered',
  'rectified',
] as const satisfies readonly Status[]

/** Degrees, WGS 84. `from` says where it came from: shared by hand, or read from a photo's EXIF. */
export type Position = { latitude: number; longitude: number; from: 'shared' | 'photo' | 'unit' }

/** A referral (移送) that waits for the other department to accept or return it. */
export type Referral = { to: string; from?: string; by: string; at: number; reason: string }

/** An order to rectify (责令限期整改). */
export type Order = {
  by: string
  at: number
  /** UTC ms; a limit given in days ends with that day in the committee's zone. */
  deadlineAt: number
  /** The person who answers for it; without one it is the unit's contacts. */
  responsibleId?: string
  measures?: string
}

export type ExtensionRequest = { by: string; at: number; until: number; reason: string }

export type Proof = { by: string; at: number; text?: string; files: string[] }

/**
 * Where a hazard stands in the closed loop (domain.md). What a state needs, it carries: there is no order
 * without a deadline and no re-inspection without a proof.
 */
export type HazardState =
  | { status: 'reported'; referral?: Referral }
  | { status: 'confirmed'; by: string; at: number; referral?: Referral }
  | { status: 'ordered'; order: Order; extension?: ExtensionRequest }
  /** `passed` is set on a major hazard that was re-inspected and waits for the office to delist it. */
  | { status: 'rectified'; order: Order; proof: Proof; passed?: { by: string; at: number } }
  | {
      status: 'closed'
      how: 're-inspected' | 'on-the-spot' | 'delisted'
      by: string
      at: number
      proof?: Proof
    }
  | { status: 'rejected'; by: string; at: number; reason: string }
  | { status: 'duplicate'; of: number; by: string; at: number }
  | { status: 'withdrawn'; at: number }

/** Listed supervision of a major hazard (挂牌督办), with the five things in place (五落实). */
export type Listing = {
  departmentId: string
  leaderId: string
  measures: string
  funds: string
  responsible: string
  timeLimit: string
  contingencyPlan: string
  by: string
  at: number
}

export type Hazard = {
  id: string
  /** The number in its code: 12 for H-12. */
  number: number
  /** Count of history rows: what a change must still find to be saved. */
  version: number
  /** Hash of the last history row, as the database keeps it; empty before the first is saved. */
  seal: string
  reporterId: string
  reportedAt: number
  /** The message as it was sent. */
  text: string
  /** What is wrong, in the reporter's words. */
  description: string
  unitId?: string
  /** Words for the place where it is no registered unit. */
  place?: string
  position?: Position
  category: Category
  severity: Severity
  /** The time limit the reporter named; the order decides. */
  wantedDeadlineAt?: number
  /** Member department and sub-district that answer for it. */
  departmentId?: string
  subDistrictId?: string
  /** People who reported the same thing later. */
  witnesses: string[]
  /** Ids of evidence files, before and after. */
  files: string[]
  listing?: Listing
  state: HazardState
}

/** The fields a correction may name. */
export const correctableFields = ['unit', 'category', 'severity', 'description', 'position'] as const
export type CorrectableField = (typeof correctableFields)[number]

/** Within this time of filing the reporter may take a report back. */
export const withdrawalMs = 5 * 60_000

export const isOpen = (hazard: Hazard): boolean =>
  (openStatuses as readonly Status[]).includes(hazard.state.status)

export const deadlineOf = (hazard: Hazard): number | undefined =>
  hazard.state.status === 'ordered' || hazard.state.status === 'rectified'
    ? hazard.state.order.deadlineAt
    : undefined

export const isOverdue = (hazard: Hazard, now: number): boolean =>
  hazard.state.status === 'ordered' && hazard.state.order.deadlineAt < now
