import type { Actor } from '../actor'
import type { Settings } from '../digests/settings'
import type { Organization } from '../organizations/organization'
import type { Query } from '../query'
import type { Invite } from './invite'
import type { Account, Person, Platform } from './person'

/** What can be asked of people and organizations. */
export type PeopleQueries = {
  /** `name` is what the platform calls a stranger. */
  actor: (account: Account, name: string) => Query<Actor>
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
