import type { Actor } from './actor'
import type { Change, Saved } from './changes'
import type { MessageRef } from './delivery/outcome'
import type { CardInChat } from './delivery/ports'
import type { Category } from './hazards/categories'
import type { Recorded } from './hazards/events'
import type { Severity, Status } from './hazards/hazard'
import type { HazardFilter, HazardList, HazardSheet } from './hazards/sheet'
import type { Organization } from './organizations/organization'
import type { Invite } from './people/invite'
import type { Account, Person, Platform } from './people/person'
import type { Unit } from './units/unit'

declare const result: unique symbol
/** A question to the database that has not been asked yet. Several are asked in one round trip. */
export type Query<T> = { readonly [result]?: T }
export type Results<Q> = { [K in keyof Q]: Q[K] extends Query<infer T> ? T : never }

/** An open hazard, as far as one has to know it to see whether a report is about the same. */
export type OpenHazard = {
  number: number
  description: string
  category: Category
  reportedAt: number
  reporterId: string
}

/** A unit with what a report about it has to know: its hazards that are still open. */
export type ReportableUnit = Unit & {
  open: OpenHazard[]
}

export type UnitSheet = Unit & {
  contacts: string[]
  hazards: { number: number; description: string; status: Status; severity: Severity }[]
  openCount: number
}

/** The questions that can be asked. Each costs no round trip of its own. */
export type Queries = {
  /** `name` is what the platform calls a stranger. */
  actor: (account: Account, name: string) => Query<Actor>
  requestSeen: (key: string) => Query<boolean>
  conversation: (account: Account, chat: string) => Query<unknown>
  hazard: (number: number) => Query<HazardSheet | undefined>
  hazardById: (id: string) => Query<HazardSheet | undefined>
  hazardsById: (ids: readonly string[]) => Query<HazardSheet[]>
  /** The hazard whose card that message is. */
  hazardByCard: (ref: MessageRef) => Query<HazardSheet | undefined>
  /** The hazard a form under way was opened for. */
  hazardInConversation: (account: Account, chat: string) => Query<HazardSheet | undefined>
  /** The hazard an album's earlier messages went to. */
  hazardByAlbum: (album: string) => Query<HazardSheet | undefined>
  hazards: (filter: HazardFilter) => Query<HazardList>
  /** Units that a text may mean, best first, at most 8. */
  unitsLike: (text: string) => Query<ReportableUnit[]>
  /** Units that the answers of a form under way name or may name. */
  unitsInConversation: (account: Account, chat: string) => Query<ReportableUnit[]>
  reportableUnit: (number: number) => Query<ReportableUnit | undefined>
  history: (number: number) => Query<Recorded[]>
  unit: (number: number) => Query<UnitSheet | undefined>
  unitById: (id: string) => Query<Unit | undefined>
  organizations: () => Query<Organization[]>
  people: (filter: {
    role?: Person['post']['role']
    organizationId?: string
    unitId?: string
  }) => Query<Person[]>
  /** People whose name has these words in it, at most 10. */
  peopleLike: (words: string) => Query<Person[]>
  peopleById: (ids: readonly string[]) => Query<Person[]>
  /** The cards of hazards, in every chat that has one. */
  cards: (hazardIds: readonly string[]) => Query<CardInChat[]>
  accounts: (account: Account) => Query<{ platform: Platform; reachable: boolean }[]>
  person: (id: string) => Query<Person | undefined>
  invite: (codeHash: string) => Query<Invite | undefined>
  delivery: () => Query<DeliverySheet>
}

/** What a coordinator asks of delivery. */
export type DeliverySheet = {
  waiting: number
  oldestAt?: number
  aside: {
    id: number
    problem: string
    personId?: string
    name?: string
    hazardNumber?: number
    at: number
  }[]
  /** People who can't be reached, and how many open hazards wait for them. */
  gone: { personId: string; name: string; reason: string; waiting: number }[]
  quarantined: number
}

/** The database as everything but `db` sees it: questions in one trip, changes in one trip. */
export type Database = {
  queries: Queries
  read: <Q extends Record<string, Query<unknown>>>(queries: Q) => Promise<Results<Q>>
  /** Saves all or nothing. `requestKey` makes a repeat of the same request do nothing. */
  save: (requestKey: string, at: number, changes: readonly Change[]) => Promise<Saved>
}
