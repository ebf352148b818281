import type { Campaign, Team } from './campaign'
import type { Draw } from './draw'
import type { CampaignEvent } from './events'

/** What is kept of campaigns and their teams. */
export type CampaignChange =
  /** Gets its number when it is saved. A second one with the same `occasion` is a conflict. */
  | { kind: 'campaign.made'; campaign: Campaign; occasion?: string }
  /** `campaign` is the state after `event`; fails as a conflict if another change came first. */
  | { kind: 'campaign.changed'; campaign: Campaign; event: CampaignEvent; by: string; at: number }
  /** The teams of a campaign as they are now. Those with tasks that are left out keep them, without people. */
  | { kind: 'teams.set'; campaignId: string; teams: Team[] }
  /** A draw by lot, for ever as it was. */
  | { kind: 'campaign.drawn'; draw: Draw }
  /** An inspector never draws this unit. */
  | { kind: 'inspector.tied'; personId: string; unitId: string; by: string; at: number }
