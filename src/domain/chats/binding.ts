import type { Place } from '../delivery/outcome'
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

/** What is kept of bound chats. */
export type ChatChange =
  | { kind: 'chat.bound'; binding: Binding }
  | { kind: 'chat.unbound'; place: Place }
  /** The bot was put out of it, or it is archived; coordinators are told. */
  | { kind: 'chat.gone'; place: Place; reason: string; at: number }

/** What can be asked of bound chats. */
export type ChatQueries = {
  binding: (place: Place) => Query<Binding | undefined>
  bindings: () => Query<Binding[]>
}
