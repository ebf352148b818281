import type { Account, Person } from './people/person'

/** Who is asking. A stranger has an account on a platform and no place in the committee. */
export type Actor =
  | { kind: 'person'; person: Person; account: Account }
  | { kind: 'stranger'; account: Account; name: string }
  | { kind: 'system'; job: string }
