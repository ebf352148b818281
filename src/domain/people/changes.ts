import type { DigestMode } from '../digests/settings'
import type { QuietHours } from '../reminders/quiet-hours'
import type { Invite } from './invite'
import type { Account, Language, Person, Platform } from './person'

/** What is kept of people, their accounts and the chats they are in. */
export type PeopleChange =
  | { kind: 'conversation.kept'; account: Account; chat: string; state: unknown; at: number }
  /** With `forms`, only where it asks one of these. */
  | { kind: 'conversation.ended'; account: Account; chat: string; forms?: readonly string[] }
  /** Of the code only a hash is kept. */
  | { kind: 'invite.made'; code: string; invite: Invite; by: string; at: number }
  /** Fails as a conflict if the code's last use was just taken. */
  | { kind: 'invite.used'; codeHash: string }
  /** Of the secret only a hash is kept. */
  | { kind: 'dashboard-link.made'; account: Account; secret: string; at: number }
  | { kind: 'person.enrolled'; person: Person; account: Account; chat: string; at: number }
  | { kind: 'account.linked'; personId: string; account: Account; chat: string }
  | { kind: 'person.left'; personId: string; at: number }
  | { kind: 'person.language'; personId: string; language: Language }
  /** Without a number there is none any more. */
  | { kind: 'person.phone'; personId: string; phone?: string }
  /** Without hours there are none. */
  | { kind: 'person.quiet'; personId: string; quiet?: QuietHours }
  /** `at` is in minutes of the day; what is left out stays. */
  | { kind: 'person.digest'; personId: string; at?: number; mode?: DigestMode }
  /** They are told things where they spoke last. */
  | { kind: 'account.used'; account: Account }
  /** They can or can't be reached on that platform; `reason` is the platform's. */
  | { kind: 'account.reach'; account: Account; gone?: { reason: string; at: number } }
  | { kind: 'chat.moved'; platform: Platform; from: string; to: string }
