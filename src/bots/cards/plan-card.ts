import { type Campaign, isStaffed } from '../../domain/campaigns/campaign'
import type { Inspector } from '../../domain/campaigns/form-teams'
import type { CampaignPlan } from '../../domain/campaigns/plan-campaign'
import { type Texts, texts } from '../texts'
import type { View } from '../view'
import { campaignButton } from './campaign-card'
import { campaignCode } from './codes'
import type { CardContext } from './context'

/** Teams shown in a preview: what one message holds. */
const teamsMax = 25

/** What a plan could give to nobody, and why. */
export function leftOver({ left, teams }: CampaignPlan, { campaign }: Texts): string[] {
  if (left.length === 0) return []
  return [teams.some(isStaffed) ? campaign.planLeft(left.length) : campaign.nobody]
}

/** What a plan would give to whom. */
export function planView(
  campaign: Campaign,
  plan: CampaignPlan,
  inspectors: readonly Inspector[],
  context: CardContext,
): View {
  const t = texts[context.language]
  const c = t.campaign
  const names = new Map(inspectors.map((it) => [it.id, it.name]))
  const loads = new Map<string, { tasks: number; days: Set<string> }>()
  for (const { teamId, plannedOn } of plan.planned) {
    const load = loads.get(teamId) ?? { tasks: 0, days: new Set() }
    load.tasks += 1
    load.days.add(plannedOn)
    loads.set(teamId, load)
  }
  const lines = plan.teams.slice(0, teamsMax).map((team) => {
    const load = loads.get(team.id)
    const people = t.listed(team.personIds.flatMap((id) => names.get(id) ?? []))
    return c.planLine(c.team(team.number), people, load?.tasks ?? 0, load?.days.size ?? 0)
  })
  const phases = campaign.periods.map(({ phase }) =>
    t.labelled(
      campaign.periods.length > 1 ? c.phase(phase, campaign.template) : c.window,
      c.units(plan.planned.filter((it) => it.phase === phase).length),
    ),
  )
  return {
    title: `${campaignCode(campaign.number)} · ${c.plan}`,
    body: [
      phases.join('\n'),
      [...lines, ...(plan.teams.length > teamsMax ? ['…'] : [])].join('\n'),
      ...leftOver(plan, t),
    ],
    buttons: [
      [
        { label: c.act.start, data: campaignButton(campaign.number, 'start'), style: 'primary' },
        { label: c.act.change, data: campaignButton(campaign.number, 'change') },
      ],
    ],
  }
}
