import type { Place } from '../delivery/outcome'
import type { Account, Language } from '../people/person'
import type { Query } from '../query'

/** What a group chat stands for: it gets what is for that. */
export type BoundTo =
  | { to: 'committee' }
  | { to: 'organization'; organizationId: string }
  | { to: 'campaign'; campaignId: string; number: number }

/** A Telegram group, topic or channel, or a Slack channel, that a coordinator has bound. */
export type Binding = {
  place: Place
  title: string
  bound: BoundTo
  by: string
  at: number
  goneReason?: string
}

/** How long a code that binds a chat is good for, in minutes. */
export const bindCodeMinutes = 15

/**
 * A code made for a coordinator in private, for where nobody speaks whom we could ask: a channel, or a group's
 * anonymous administrator. It binds the chat it is posted in, once; only its hash is kept.
 */
export type BindCode = {
  hash: string
  bound: BoundTo
  by: string
  language: Language
  /** Where whoever made it is told what became of it. */
  told: Place
  /** Whether it still counts: not used, not too old, and its maker still of the office. */
  valid: boolean
}

/** What is kept of bound chats. */
export type ChatChange =
  | { kind: 'bind-code.made'; code: string; bound: BoundTo; account: Account; by: string; at: number }
  /** Fails as a conflict where it was used meanwhile. */
  | { kind: 'bind-code.used'; hash: string }
  | { kind: 'chat.bound'; binding: Binding }
  | { kind: 'chat.unbound'; place: Place }
  /** The bot was put out of it, or it is archived; coordinators are told. */
  | { kind: 'chat.gone'; place: Place; reason: string; at: number }
  /** The bot may speak there again: what was bound there is so again, and that is said there and to coordinators. */
  | { kind: 'chat.back'; place: Place; at: number }

/** What can be asked of bound chats. */
export type ChatQueries = {
  binding: (place: Place) => Query<Binding | undefined>
  bindings: () => Query<Binding[]>
  bindCode: (hash: string, now: number) => Query<BindCode | undefined>
  /** The newest that the one behind an account made and that still counts. */
  bindCodeOf: (account: Account, now: number) => Query<BindCode | undefined>
}
