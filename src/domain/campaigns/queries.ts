import type { Query } from '../query'
import type { Campaign, Team } from './campaign'

/** A campaign with its teams and the names of everybody in it. */
export type CampaignSheet = {
  campaign: Campaign
  teams: Team[]
  /** Names of the people it mentions, by id. */
  people: Record<string, string>
  /** Units in scope now. */
  units: number
  /** Tasks that were planned and not dropped, and how many of them are done. */
  tasks: number
  done: number
}

/** What can be asked of campaigns. */
export type CampaignQueries = {
  campaign: (number: number) => Query<CampaignSheet | undefined>
  campaignsById: (ids: readonly string[]) => Query<CampaignSheet[]>
}
