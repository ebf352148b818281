import type { Query } from '../query'
import type { Campaign, CampaignStatus, Team, Template } from './campaign'
import type { Counted, LeftLine } from './coverage'
import type { Draw, Pool } from './draw'
import type { Inspector } from './form-teams'
import type { PlannedUnit } from './plan'
import type { TaskLine } from './plan-campaign'

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
  /** The newest draw by lot. */
  drawId?: string
}

export type CampaignLine = {
  number: number
  template: Template
  year: number
  name?: string
  status: CampaignStatus
  fromOn: string
  toOn: string
  tasks: number
  done: number
}

/** A draw by lot in a list. `by` is a name, `at` UTC ms; so many units drawn from so many. */
export type DrawLine = {
  id: string
  by: string
  at: number
  units: number
  pool: number
  inspectors: number
}

/** What can be asked of campaigns. */
export type CampaignQueries = {
  campaign: (number: number) => Query<CampaignSheet | undefined>
  campaignsById: (ids: readonly string[]) => Query<CampaignSheet[]>
  /** The newest twenty. */
  campaigns: () => Query<CampaignLine[]>
  /** What there are campaigns for, `template:year`. */
  occasions: () => Query<string[]>
  /** Units in a campaign's scope now, and its tasks that were not dropped. */
  unitsInScope: (number: number) => Query<PlannedUnit[]>
  tasksOf: (number: number) => Query<TaskLine[]>
  unitsByNumber: (numbers: readonly number[]) => Query<{ id: string; number: number }[]>
  /** Units on a campaign's own list. */
  unitsListed: (number: number) => Query<{ id: string; number: number }[]>
  /** Everybody who inspects. */
  inspectors: () => Query<Inspector[]>
  coverageById: (ids: readonly string[]) => Query<Counted[]>
  coverage: (number: number) => Query<Counted | undefined>
  /** Units that are left, `size` of them after `skip`, and one more where there are more. */
  unitsLeft: (number: number, skip: number, size: number) => Query<LeftLine[]>
  /** What is drawn from, by lot alone: units in scope without a task, weighted by risk; inspectors with what they never draw. */
  pool: (number: number) => Query<Pool>
  /** All draws of a campaign, in their order. */
  draws: (number: number) => Query<DrawLine[]>
  /** One of them by its id; without one, the newest. */
  draw: (number: number, id?: string) => Query<Draw | undefined>
}
