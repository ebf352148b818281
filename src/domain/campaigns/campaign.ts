import { festivals, seasons } from '../calendar/occasion'
import type { Industry } from '../units/unit'

/** What campaigns are made from. `free` is none of them. */
export const templates = [
  ...festivals,
  ...seasons,
  'fireworks',
  'hazardous-chemicals',
  'idle-factories',
  'strike-illegal',
  'hundred-days',
  'free',
] as const
export type Template = (typeof templates)[number]

export const phases = ['before', 'during', 'after'] as const
/** Festival campaigns come in three phases; others have the one in the middle alone. */
export type Phase = (typeof phases)[number]

/** A phase's first and last day in the committee's zone, both included. */
export type Period = { phase: Phase; fromOn: string; toOn: string }

/**
 * Which units a campaign is about: those that match everything that is named here, and those on `units`
 * besides. An empty scope is every unit.
 */
export type Scope = {
  industries: Industry[]
  subDistrictIds: string[]
  departmentIds: string[]
  keyOnly: boolean
  /** Ids of units; where there are any and nothing else is named, they alone. */
  units: string[]
}

export const everything: Scope = {
  industries: [],
  subDistrictIds: [],
  departmentIds: [],
  keyOnly: false,
  units: [],
}

/** A draft can be changed and planned; a running one's tasks are done; an ended one is read. */
export type CampaignState =
  | { status: 'draft' }
  /** `out`: inspectors who were taken out of it by hand; neither a plan nor a draw brings them back. */
  | { status: 'running'; by: string; at: number; out?: string[] }
  | { status: 'ended'; by: string; at: number }
  /** Never started. */
  | { status: 'dropped'; by: string; at: number }
export type CampaignStatus = CampaignState['status']

/** A campaign (专项行动): a purpose, a period, a scope of units, who is in charge, a coverage goal. */
export type Campaign = {
  id: string
  /** The number in its code: 3 for P-3. */
  number: number
  version: number
  template: Template
  /** The year its period begins in. */
  year: number
  /** What it is called where the template's name and the year are not enough. */
  name?: string
  /** Empty where the template's own is enough. */
  purpose: string
  /** In order; they don't overlap. */
  periods: Period[]
  scope: Scope
  /** Departments in charge; the first leads. */
  departmentIds: string[]
  /** Leaders who head its groups. */
  leaderIds: string[]
  /** Whether every unit in scope is inspected, or those a draw by lot takes (双随机). */
  method: 'all' | 'lot'
  /** Units a team inspects in a day. */
  capacity: number
  /** Per cent of the scope that is to be inspected. */
  goal: number
  /** Who made it: a person, or `system` where the calendar proposed it. */
  by: string
  at: number
  state: CampaignState
}

/** Everybody who inspects in a campaign does so in a team; a team may be one person. */
export type Team = {
  id: string
  campaignId: string
  /** 1 for the first team of its campaign. */
  number: number
  /** The leader at its head. */
  leaderId?: string
  personIds: string[]
  /** Sub-districts it goes to first, and industries it knows; empty is all. */
  subDistrictIds: string[]
  industries: Industry[]
  /** Units it inspects in a day. */
  capacity: number
}

/** Whether anybody is left in a team. */
export const isStaffed = ({ personIds }: Team): boolean => personIds.length > 0

export const fromOn = (campaign: Campaign): string => campaign.periods[0]?.fromOn ?? ''
export const toOn = (campaign: Campaign): string => campaign.periods.at(-1)?.toOn ?? ''

/** Inspectors who were taken out of a campaign by hand. */
export const takenOut = ({ state }: Campaign): readonly string[] =>
  state.status === 'running' ? (state.out ?? []) : []
