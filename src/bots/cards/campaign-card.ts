import { isJointHoliday } from '../../domain/calendar/calendar'
import { type Campaign, isStaffed } from '../../domain/campaigns/campaign'
import { actsFor, canSeeCampaigns } from '../../domain/campaigns/permissions'
import type { CampaignLine, CampaignSheet } from '../../domain/campaigns/queries'
import type { Reason } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { type CampaignButton, packAction } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { campaignCode } from './codes'
import { type CardContext, organizationName } from './context'
import { sayDays } from './times'

type Named = Pick<Campaign, 'template' | 'year'> & { name?: string }

/** What it is for; National Day's is Mid-Autumn's as well where they are one holiday. */
const occasionName = ({ template, year }: Pick<Campaign, 'template' | 'year'>, t: Texts): string =>
  template === 'national-day' && isJointHoliday(year) ? t.campaign.joint : t.campaign.template[template]

/** What a campaign is called: its own name, else its template's and the year. */
export const campaignName = ({ name, template, year }: Named, t: Texts): string =>
  name ?? t.campaign.named(occasionName({ template, year }, t), year)

export function campaignCard(
  sheet: CampaignSheet,
  reader: Person | undefined,
  context: CardContext,
  reason?: Reason,
): View {
  const { campaign, teams, people, tasks, done, units } = sheet
  const t = texts[context.language]
  const c = t.campaign
  const field = (label: string, value: string) => (value === '' ? [] : [{ label, value }])
  const organizations = (ids: readonly string[]) =>
    ids.flatMap((id) => organizationName(context, id) ?? []).join(' · ')
  const inspectors = new Set(teams.flatMap((team) => team.personIds)).size
  return {
    title: `${campaignCode(campaign.number)} · ${campaignName(campaign, t)}`,
    fields: [
      ...field(t.field.status, c.status[campaign.state.status]),
      ...campaign.periods.map(({ phase, fromOn, toOn }) => ({
        label: campaign.periods.length > 1 ? c.phase(phase, campaign.template) : c.window,
        value: sayDays(t, fromOn, toOn, context),
      })),
      ...field(c.scope, `${scopeText(campaign, context)} · ${c.units(units)}`),
      ...field(c.inCharge, organizations(campaign.departmentIds)),
      ...field(c.leaders, campaign.leaderIds.flatMap((id) => people[id] ?? []).join(' · ')),
      ...field(c.method, `${c.methods[campaign.method]} · ${c.perDay(campaign.capacity)}`),
      ...field(t.field.goal, `${campaign.goal}`),
    ],
    body: [
      ...(reason && reason !== 'opened' ? [t.reason[reason]] : []),
      campaign.purpose || c.purpose(campaign.template, occasionName(campaign, t)),
      ...(teams.length > 0 ? [c.teams(teams.filter(isStaffed).length, inspectors)] : []),
      ...(tasks > 0 ? [c.progress(done, tasks)] : []),
    ],
    buttons: reader ? buttonsOf(sheet, reader, t) : [],
  }
}

function buttonsOf({ campaign, drawId }: CampaignSheet, reader: Person, t: Texts): Button[][] {
  const press = (label: string, act: CampaignButton): Button => ({
    label,
    data: campaignButton(campaign.number, act),
  })
  const acts = actsFor(campaign, reader).map(
    (act): Button => ({
      ...press(act === 'redo' && campaign.method === 'lot' ? t.campaign.redraw : t.campaign.act[act], act),
      ...(act === 'start' ? { style: 'primary' } : {}),
    }),
  )
  const reads = canSeeCampaigns(reader) && campaign.state.status !== 'draft'
  return inRows(
    [
      ...(reads ? [press(t.campaign.coverage, 'coverage'), press(t.campaign.left, 'left')] : []),
      ...(canSeeCampaigns(reader) && drawId ? [press(t.campaign.verify, 'verify')] : []),
      ...acts,
    ],
    2,
  )
}

export const campaignButton = (number: number, act: CampaignButton, word?: string): string =>
  packAction({ on: 'campaign', number, act, ...(word === undefined ? {} : { word }) })

function scopeText({ scope }: Campaign, context: CardContext): string {
  const t = texts[context.language]
  const parts = [
    ...(scope.keyOnly ? [t.campaign.keyOnly] : []),
    t.listed(scope.industries.map((it) => t.campaign.industry[it])),
    t.listed(
      [...scope.subDistrictIds, ...scope.departmentIds].flatMap((id) => organizationName(context, id) ?? []),
    ),
    ...(scope.units.length > 0 ? [t.campaign.listed(scope.units.length)] : []),
  ].filter((it) => it !== '')
  return parts.length > 0 ? t.parted(parts) : t.campaign.everyUnit
}

/** The newest campaigns, with a button each. */
export function campaignListView(lines: readonly CampaignLine[], reader: Person, context: CardContext): View {
  const t = texts[context.language]
  const open = lines.map(
    (it): Button => ({ label: campaignCode(it.number), data: campaignButton(it.number, 'show') }),
  )
  const fresh: Button[] =
    reader.post.role === 'coordinator'
      ? [{ label: t.campaign.fresh, data: campaignButton(0, 'new'), style: 'primary' }]
      : []
  return {
    title: t.campaign.title,
    body:
      lines.length === 0
        ? [t.campaign.none]
        : lines.map(
            (it) =>
              `${campaignCode(it.number)} ${campaignName(it, t)} · ${t.campaign.status[it.status]}\n${sayDays(t, it.fromOn, it.toOn, context)}${it.tasks > 0 ? ` · ${t.campaign.progress(it.done, it.tasks)}` : ''}`,
          ),
    buttons: [...inRows(open, 4), ...(fresh.length > 0 ? [fresh] : [])],
  }
}
