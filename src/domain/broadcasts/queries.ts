import type { Campaign } from '../campaigns/campaign'
import type { SheetFile } from '../hazards/sheet'
import type { Account, Platform, Role } from '../people/person'
import type { Query } from '../query'
import type { Broadcast, BroadcastStatus } from './broadcast'

/** How far a broadcast got, in numbers of people, and to how many group chats it went besides. */
export type Reach = {
  recipients: number
  sent: number
  unconfirmed: number
  gone: number
  acknowledged: number
  /** Of them, those who acknowledged what it said before it was corrected, and not yet what it says now. */
  outdated: number
  chats: number
}

/** A broadcast as the office follows it. */
export type BroadcastSheet = {
  broadcast: Broadcast
  byName: string
  /** Whom it would reach now, as long as it has not gone. */
  reachable?: AudienceReach
  reach: Reach
  /** By department or sub-district; people of neither are under `undefined`. */
  parts: ({ organizationId?: string } & Reach)[]
  comments: { name: string; comment: string }[]
  /** Names of those who have not acknowledged, at most 20. */
  missing: string[]
}

/** One recipient, as the list that can be exported has them. */
export type RecipientLine = {
  name: string
  organizationId?: string
  platform: Platform
  state: 'waiting' | 'sent' | 'gone' | 'aside' | 'unconfirmed'
  acknowledgedAt?: number
  /** When they acknowledged what it says since it was corrected. */
  correctionAt?: number
  comment?: string
}

/** A broadcast as those who got it see it. */
export type ReceivedBroadcast = {
  broadcast: Broadcast
  /** Ids of people who have acknowledged what it says now, among those asked for. */
  acknowledged: string[]
  /** The same of those who acknowledged what it said before it was corrected. */
  outdated: string[]
  /** Ids of people who are recipients, among those asked for. */
  recipients: string[]
}

/** How many an audience would reach on each platform, and how many it can't: the first of them by name. */
export type AudienceReach = {
  platforms: Partial<Record<Platform, number>>
  unreachable: number
  unreachableNames: string[]
  chats: number
}

/** Somebody a broadcast is for whom none of their accounts reaches. */
export type UnreachedLine = { name: string; role: Role; organizationId?: string }

/** What tells what a campaign is called. */
type NamedCampaign = Pick<Campaign, 'template' | 'year'> & { name?: string }

/** A team of a running campaign, or the people of a joint operation that is not long over. */
export type BroadcastTeam = { people: number } & (
  | ({ of: 'campaign'; ref: `team:${string}`; number: number; team: number } & NamedCampaign)
  | { of: 'operation'; ref: `operation:${string}`; number: number; title: string }
)

/** What can be asked of broadcasts. */
export type BroadcastQueries = {
  broadcast: (number: number) => Query<BroadcastSheet | undefined>
  broadcastsById: (ids: readonly string[]) => Query<BroadcastSheet[]>
  /** The newest ten. */
  broadcasts: () => Query<{ number: number; text: string; other?: string; status: BroadcastStatus }[]>
  receivedBroadcasts: (ids: readonly string[], personIds: readonly string[]) => Query<ReceivedBroadcast[]>
  /** Files that go with broadcasts, of those asked for. */
  filesOfBroadcasts: (ids: readonly string[]) => Query<SheetFile[]>
  /** Whether the one behind an account is among its recipients. */
  isRecipient: (number: number, account: Account) => Query<boolean>
  recipientsOf: (number: number) => Query<RecipientLine[]>
  /** Whom it is for now and can't reach. */
  unreachedBy: (number: number) => Query<UnreachedLine[]>
  /** Whom it can be for, at most a hundred. */
  broadcastTeams: (now: number) => Query<BroadcastTeam[]>
}
