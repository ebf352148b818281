import type { Person, Role } from '../people/person'
import type { Campaign, CampaignStatus } from './campaign'

export const campaignActs = [
  'change',
  'preview',
  'start',
  'drop',
  'redo',
  'give',
  'people',
  'draw',
  'tie',
  'end',
] as const
export type CampaignAct = (typeof campaignActs)[number]

/** In which states each is done. All are the coordinators'. */
const states: Record<CampaignAct, readonly CampaignStatus[]> = {
  change: ['draft'],
  preview: ['draft'],
  start: ['draft'],
  drop: ['draft'],
  redo: ['running'],
  give: ['running'],
  people: ['running'],
  draw: ['running'],
  tie: ['draft', 'running'],
  end: ['running'],
}
const readers: readonly Role[] = ['coordinator', 'leader', 'liaison']

/** Campaigns are read by the office, leaders and liaisons; inspectors see their tasks. */
export const canSeeCampaigns = (person: Person): boolean =>
  person.active && readers.includes(person.post.role)

/** A draw is open to everybody of the committee: inspectors, who are drawn, as well. */
export const canSeeDraws = (person: Person): boolean =>
  canSeeCampaigns(person) || (person.active && person.post.role === 'inspector')

/** Whether this person may do this to this campaign now. */
export function mayDo(act: CampaignAct, campaign: Campaign, person: Person): boolean {
  const byLot = campaign.method === 'lot'
  if ((act === 'draw' || act === 'tie') && !byLot) return false
  if (act === 'preview' && byLot) return false
  return person.active && person.post.role === 'coordinator' && states[act].includes(campaign.state.status)
}

export const actsFor = (campaign: Campaign, person: Person): CampaignAct[] =>
  campaignActs.filter((act) => mayDo(act, campaign, person))
