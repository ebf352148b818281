import type { Category } from './categories'
import type { Listing, Position, Severity } from './hazard'

/** What is first known of a hazard. */
export type ReportFacts = {
  text: string
  description: string
  unitId?: string
  place?: string
  position?: Position
  category: Category
  severity: Severity
  wantedDeadlineAt?: number
  departmentId?: string
  subDistrictId?: string
  files: string[]
}

/** One thing that happened to a hazard. Kept as it is in the history, never edited. */
export type HazardEvent =
  | { type: 'reported'; facts: ReportFacts }
  | { type: 'confirmed' }
  | { type: 'rejected'; reason: string }
  | { type: 'marked-duplicate'; of: number }
  | { type: 'referred'; to: string; from?: string; reason: string }
  | { type: 'referral-accepted'; departmentId: string }
  | { type: 'referral-returned'; reason: string }
  | { type: 'ordered'; deadlineAt: number; responsibleId?: string; measures?: string }
  | { type: 'proof-sent'; text?: string; files: string[] }
  | { type: 'fixed-on-the-spot'; text?: string; files: string[] }
  | { type: 'inspection-passed'; text?: string; files: string[] }
  | { type: 'inspection-failed'; reason: string; deadlineAt: number; files: string[] }
  | { type: 'listed'; listing: Omit<Listing, 'by' | 'at'> }
  | { type: 'delisted' }
  | { type: 'extension-requested'; until: number; reason: string }
  | { type: 'extension-granted'; until: number }
  | { type: 'extension-refused'; reason: string }
  | { type: 'reopened'; reason: string }
  | { type: 'withdrawn' }
  | { type: 'witnessed'; text: string; files: string[] }
  | { type: 'noted'; text?: string; files: string[] }
  | { type: 'corrected'; changes: Correction[] }

/** A correction is a further record: both what stood and what stands now. */
export type Correction =
  | { field: 'category'; from: Category; to: Category }
  | { field: 'severity'; from: Severity; to: Severity }
  | { field: 'description'; from: string; to: string }
  | { field: 'position'; from?: Position; to: Position }
  | {
      field: 'unit'
      from: { unitId?: string; place?: string }
      to: { unitId?: string; place?: string; departmentId?: string; subDistrictId?: string }
    }

/** A row of the history: what happened, who did it, when (UTC ms). `by` is a person's id. */
export type Recorded = { event: HazardEvent; by: string; at: number }
