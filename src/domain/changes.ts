import type { Lane, Telling } from './delivery/outbox'
import type { Place } from './delivery/outcome'
import type { Evidence } from './evidence/evidence'
import type { Recorded } from './hazards/events'
import type { Hazard } from './hazards/hazard'
import type { Invite } from './people/invite'
import type { Account, Language, Person, Platform } from './people/person'

/** Whom something is for. Resolved by the database in the transaction that causes it. */
export type Audience =
  | { to: 'person'; id: string }
  | { to: 'coordinators' }
  | { to: 'liaisons'; organizationId: string }
  | { to: 'unit-contacts'; unitId: string }

/** One thing to be kept. A use case gives a list of them; they are saved together or not at all. */
export type Change =
  | { kind: 'hazard.filed'; hazard: Hazard; recorded: Recorded }
  /** `hazard` is the state after `recorded`; fails as a conflict if another change came first. */
  | { kind: 'hazard.changed'; hazard: Hazard; recorded: Recorded }
  | { kind: 'evidence.received'; hazardId?: string; files: Evidence[] }
  /** Evidence that came earlier finds its hazard. */
  | { kind: 'evidence.attached'; hazardId: string; files: string[] }
  /** A card for everybody the audience names, in the chat they use, except `except`. */
  | {
      kind: 'told'
      hazard: Hazard
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
      hazardId?: string
      telling: Telling
      lane: Lane
      at: number
    }
  /** Every card of the hazard that is not told anew shows what is true now. */
  | { kind: 'cards.refreshed'; hazard: Hazard; at: number }
  | { kind: 'conversation.kept'; account: Account; chat: string; state: unknown; at: number }
  | { kind: 'conversation.ended'; account: Account; chat: string }
  /** Of the code only a hash is kept. */
  | { kind: 'invite.made'; code: string; invite: Invite; by: string; at: number }
  /** Fails as a conflict if the code's last use was just taken. */
  | { kind: 'invite.used'; codeHash: string }
  | { kind: 'person.enrolled'; person: Person; account: Account; chat: string; at: number }
  | { kind: 'account.linked'; personId: string; account: Account; chat: string }
  | { kind: 'person.left'; personId: string; at: number }
  | { kind: 'person.language'; personId: string; language: Language }
  /** They are told things where they spoke last. */
  | { kind: 'account.used'; account: Account }
  /** They can or can't be reached on that platform; `reason` is the platform's. */
  | { kind: 'account.reach'; account: Account; gone?: { reason: string; at: number } }
  /** An update our own code failed on. */
  | {
      kind: 'update.quarantined'
      key: string
      platform: Platform
      envelope: unknown
      problem: string
      at: number
    }
  /** A message that was set aside goes back to wait. */
  | { kind: 'message.resent'; id: number; at: number }
  | { kind: 'chat.moved'; platform: Platform; from: string; to: string }

/** How saving went. `repeat`: this request was carried out before; nothing was done now. */
export type Saved =
  | { kind: 'saved'; numbers: Record<string, number> }
  | { kind: 'repeat' }
  | { kind: 'conflict' }
