import type { Actor } from '../actor'
import type { Settings } from '../digests/settings'
import type { Tally } from '../flooding/tally'
import type { Organization } from '../organizations/organization'
import type { Query } from '../query'
import type { Invite } from './invite'
import type { Account, Person, Platform } from './person'

/** Who asks, and what is known of their request. */
export type Asker = {
  actor: Actor
  /** The platform they used last, where they are somebody. */
  lastOn?: Platform
  /** It was carried out before. */
  seen: boolean
  /** What they said in its chat within a minute, as far as it was counted. */
  messages: Tally
}

/** What can be asked of people and organizations. */
export type PeopleQueries = {
  /** `name` is what the platform calls a stranger. */
  actor: (account: Account, name: string) => Query<Actor>
  /** Who asks by the request of this key; what they said in this chat is counted under `messagesKey`. */
  asker: (
    account: Account,
    name: string,
    request: { key: string; messagesKey: string; now: number },
  ) => Query<Asker>
  conversation: (account: Account, chat: string) => Query<unknown>
  organizations: () => Query<Organization[]>
  people: (filter: {
    role?: Person['post']['role']
    organizationId?: string
    unitId?: string
  }) => Query<Person[]>
  /** People whose name has these words in it, at most 10. */
  peopleLike: (words: string) => Query<Person[]>
  peopleById: (ids: readonly string[]) => Query<Person[]>
  accounts: (account: Account) => Query<{ platform: Platform; reachable: boolean }[]>
  settings: (account: Account) => Query<Settings>
  person: (id: string) => Query<Person | undefined>
  invite: (codeHash: string) => Query<Invite | undefined>
}
