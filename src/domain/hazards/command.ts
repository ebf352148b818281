import type { Correction } from './events'
import type { Listing } from './hazard'

/** What someone wants done to a hazard; one for each action of the permissions table. */
export type HazardCommand =
  | { action: 'confirm' }
  | { action: 'reject'; reason: string }
  | { action: 'mark-duplicate'; of: number }
  | { action: 'refer'; to: string; reason: string }
  | { action: 'accept-referral' }
  | { action: 'return-referral'; reason: string }
  | { action: 'order'; deadlineAt: number; responsibleId?: string; measures?: string }
  | { action: 'prove'; text?: string; files: string[] }
  | { action: 'fix-on-the-spot'; text?: string; files: string[] }
  | { action: 'pass'; text?: string; files: string[] }
  | { action: 'fail'; reason: string; deadlineAt: number; files: string[] }
  | { action: 'list'; listing: Omit<Listing, 'by' | 'at'> }
  | { action: 'delist' }
  | { action: 'request-extension'; until: number; reason: string }
  | { action: 'grant-extension' }
  | { action: 'refuse-extension'; reason: string }
  | { action: 'reopen'; reason: string }
  | { action: 'withdraw' }
  | { action: 'witness'; text: string; files: string[] }
  | { action: 'note'; text?: string; files: string[] }
  | { action: 'correct'; changes: Correction[] }

/** Longest text of a reason, a measure or a note, in UTF-16 units; longer ones are refused, not cut. */
export const textMax = 2000
