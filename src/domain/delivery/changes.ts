import type { BoundTo } from '../chats/binding'
import type { Account, Platform } from '../people/person'
import type { Lane, Subject, Telling } from './outbox'
import type { Fared, MessageRef, Place } from './outcome'

/** Whom something is for. Resolved by the database in the transaction that causes it. */
export type Audience =
  | Group
  /** Whoever belongs to one of them, once. */
  | { to: 'any-of'; of: Group[] }
  /** The group chats that are bound there: broadcasts, rosters, coverage and digests go to them too. */
  | { to: 'chats'; of: BoundTo }

export type Group =
  | { to: 'person'; id: string }
  | { to: 'people'; ids: string[] }
  | { to: 'coordinators' }
  | { to: 'liaisons'; organizationId: string }
  | { to: 'unit-contacts'; unitId: string }
  /** Everybody who holds a shift of it. */
  | { to: 'on-roster'; rosterId: string }
  /** Everybody who is on duty at that moment, UTC ms. */
  | { to: 'on-duty'; at: number }
  /** Everybody in a team of the campaign. */
  | { to: 'inspectors-of'; campaignId: string }

/** What is put into the outbox. */
export type DeliveryChange =
  /** A message for everybody the audience names, in the chat they use, except `except`. */
  | {
      kind: 'told'
      subject: Subject
      /** With a word where the same change says several things. */
      version: number | string
      audience: Audience
      telling: Telling
      lane: Lane
      except?: string
      at: number
    }
  /** Something said at one place: an answer that must not be lost. */
  | {
      kind: 'said'
      key: string
      place: Place
      personId?: string
      subject?: Subject
      telling: Telling
      lane: Lane
      at: number
    }
  /** A message of somebody's answer that could not be given at once, as its call `fared`; nothing goes there for `heldMs`. */
  | {
      kind: 'answer.late'
      key: string
      account: Account
      place: Place
      telling: Extract<Telling, { kind: 'answer' }>
      lane: Lane
      ambiguous: boolean
      heldMs: number
      fared: Fared[]
      at: number
    }
  /** What waits to be shown in a message is not to take the place of what it shows from now on. */
  | { kind: 'answer.overtaken'; message: MessageRef }
  /**
   * Every card of the subject that is not told anew shows what is true now. Where its version did not change,
   * any other word that is said once stands in its place.
   */
  | { kind: 'cards.refreshed'; subject: Subject; version: number | string; at: number }
  /** An update our own code failed on. */
  | {
      kind: 'update.quarantined'
      key: string
      platform: Platform
      envelope: unknown
      problem: string
      at: number
    }
  /** A message that was set aside, or of which nobody knows whether it arrived, goes back to wait. */
  | { kind: 'message.resent'; id: number; at: number }
