import type { BroadcastStatus } from './broadcasts/broadcast'
import type { CampaignStatus } from './campaigns/campaign'
import type { DutyRefusal } from './engagements/refusals'
import type { Status } from './hazards/hazard'
import type { Action } from './hazards/permissions'
import type { LadderFault } from './reminders/ladder'

/**
 * Why something was not done, as a value without prose or transport. Each code has its text in both
 * languages (`bots/texts`), and each edge says it in its own way (an alert, an error under a field, a status).
 */
export type Refusal =
  | { code: 'stranger' }
  | {
      code: 'not-found'
      what:
        | 'hazard'
        | 'unit'
        | 'person'
        | 'code'
        | 'organization'
        | 'form'
        | 'file'
        | 'operation'
        | 'shift'
        | 'task'
        | 'campaign'
        | 'broadcast'
    }
  | { code: 'not-yours'; action: Action; status: Status }
  /** The card they pressed was old: the hazard is in another state by now. */
  | { code: 'moved-on'; action: Action; status: Status }
  | { code: 'coordinators-only' }
  | { code: 'already'; status: Status }
  | { code: 'own-proof' }
  | { code: 'own-request' }
  | { code: 'major-needs-inspection' }
  | { code: 'not-major' }
  | { code: 'not-listed' }
  | { code: 'proof-missing' }
  | { code: 'text-missing'; field: string }
  | { code: 'text-too-long'; field: string; max: number }
  | { code: 'deadline-not-understood'; field: string }
  | { code: 'day-not-understood'; field: string }
  | { code: 'deadline-past'; field: string }
  | { code: 'deadline-not-later'; field: string }
  | { code: 'too-late-to-withdraw' }
  | { code: 'own-duplicate' }
  | { code: 'same-organization' }
  | { code: 'choice-unknown'; field: string }
  /** The least and the most it may be, where there is such. */
  | { code: 'number-not-understood'; field: string; within?: readonly [number, number?] }
  /** Codes and words of a list that are none of what it lists. */
  | { code: 'unknown-names'; of: 'units' | 'tasks'; names: readonly string[]; field: string }
  | { code: 'phone-not-understood'; field: string }
  | { code: 'day-not-known'; field: string }
  | { code: 'days-turned'; field: string }
  | { code: 'campaign-moved-on'; campaign: CampaignStatus }
  | { code: 'campaign-past' }
  | { code: 'not-an-inspector'; field: string }
  /** All are excluded from all: by ties, or since they were there last time. */
  | { code: 'nothing-to-plan'; why: 'no-units' | 'no-inspectors' | 'all-excluded' | 'no-tasks' }
  | { code: 'broadcast-moved-on'; is: BroadcastStatus }
  | { code: 'broadcast-unchanged'; field: string }
  | { code: 'not-a-recipient' }
  | { code: 'ladder'; why: LadderFault; line?: string; field: string }
  | { code: 'code-used-up' }
  /** Too many codes that were none: the account waits an hour. */
  | { code: 'too-many-codes' }
  /** Too many messages in a minute. */
  | { code: 'too-many-messages' }
  | { code: 'already-enrolled' }
  | { code: 'last-coordinator' }
  | { code: 'task-not-yours' }
  /** It was done meanwhile, or dropped. */
  | { code: 'task-over' }
  | { code: 'task-not-running' }
  /** Hazards found, and none is there. */
  | { code: 'nothing-found' }
  /** No hazard, and some are there. */
  | { code: 'hazards-stand' }
  | { code: 'photo-missing' }
  | { code: 'same-result' }
  /** A paper or measure that somebody else recorded, or that stands no more. */
  | { code: 'not-recorder' }
  | { code: 'same-record' }
  | { code: 'file-too-large'; max: number }
  /** A line of a route that may mean several units. */
  | { code: 'route-unclear'; line: string; units: readonly string[]; field: string }
  /** About operations, rosters and rest days. */
  | { code: 'duty'; why: DutyRefusal; field?: string }
  /** Someone else was faster; what they did is already on the card. */
  | { code: 'conflict' }

export type Refused = { ok: false; refusal: Refusal }
export type Result<T> = { ok: true; value: T } | Refused

export const done = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (refusal: Refusal): Refused => ({ ok: false, refusal })
