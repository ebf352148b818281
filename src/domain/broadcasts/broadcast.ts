import type { Role } from '../people/person'
import { languageOfText } from '../text/language-of-text'

/** Whom a broadcast is for: those who match everything that is named here; nothing named is everybody. */
export type BroadcastAudience = {
  roles: Role[]
  /** Departments and sub-districts: their people, and the contacts of the units they answer for. */
  organizationIds: string[]
  /** The people in the teams of a campaign, and those who lead it. */
  campaignId?: string
  /** Teams of campaigns and people of joint operations, all of them together: `team:<id>`, `operation:<id>`. */
  teams?: string[]
  /** The codes of the campaign, teams and operations, for whoever reads whom it is for: `P-3`, `P-3/2`, `J-4`. */
  called?: string[]
  /** Besides, the group chats that are bound to any of these. */
  chats: boolean
}

/**
 * A draft has a preview and no recipients. They are fixed in the transaction that sends it, one row each, and
 * never change after.
 */
export type BroadcastState =
  /** `sendAt`: when it is to go, once somebody presses Send. */
  | { status: 'draft'; sendAt?: number }
  | { status: 'scheduled'; sendAt: number }
  | { status: 'sent'; at: number }
  | { status: 'cancelled'; at: number }
export type BroadcastStatus = BroadcastState['status']

/** A notice (通知) from the office to many, each of whom acknowledges it (收到). */
export type Broadcast = {
  id: string
  /** The number in its code: 5 for B-5. */
  number: number
  version: number
  /** Its author's words; `other` in the other language, where they wrote both. */
  text: string
  other?: string
  /** Ids of evidence: photos or a file that go with it. */
  files: string[]
  audience: BroadcastAudience
  /** Hours after which those who have not acknowledged are chased; 0 is never. */
  chaseHours: number
  by: string
  at: number
  /** When it was last corrected after it went; everybody's copy says so. */
  correctedAt?: number
  state: BroadcastState
}

export const broadcastTextMax = 3_000

/** What can be done to a broadcast. One that waits for its time goes before it by an act of its own. */
export const broadcastActs = ['send', 'send-now', 'cancel', 'correct'] as const
export type BroadcastAct = (typeof broadcastActs)[number]

/** In which states each can be done; a second press finds another state and does nothing again. */
export const actableFrom: Record<BroadcastAct, readonly BroadcastStatus[]> = {
  send: ['draft'],
  'send-now': ['scheduled'],
  cancel: ['draft', 'scheduled'],
  correct: ['draft', 'scheduled', 'sent'],
}

/** What happened to it: a row of its history each. What was written before stays readable there. */
export type BroadcastEvent =
  | { type: 'written' }
  | { type: 'sent' }
  | { type: 'scheduled'; sendAt: number }
  | { type: 'cancelled' }
  | { type: 'corrected'; text: string; other?: string; before: string }

/** Its words for a reader: those in their language where there are such, else the author's. */
export function wordsFor(
  { text, other }: { text: string; other?: string | undefined },
  language: 'en' | 'zh',
): string {
  return other !== undefined && languageOfText(other) === language && languageOfText(text) !== language
    ? other
    : text
}
