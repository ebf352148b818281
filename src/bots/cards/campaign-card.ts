import type { Campaign } from '../../domain/campaigns/campaign'
import type { CampaignSheet } from '../../domain/campaigns/queries'
import { type Texts, texts } from '../texts'
import type { View } from '../view'
import { campaignCode } from './codes'
import type { CardContext } from './context'

/** What a campaign is called: its own name, else its template's and the year. */
export const campaignName = (campaign: Campaign, t: Texts): string =>
  campaign.name ?? t.campaign.named(t.campaign.template[campaign.template], campaign.year)

export function campaignCard({ campaign }: CampaignSheet, { language }: CardContext): View {
  const t = texts[language]
  return {
    title: `${campaignCode(campaign.number)} · ${campaignName(campaign, t)}`,
    fields: [
      { label: t.field.status, value: t.campaign.status[campaign.state.status] },
      ...campaign.periods.map(({ phase, fromOn, toOn }) => ({
        label: t.campaign.phase[phase],
        value: `${fromOn} – ${toOn}`,
      })),
    ],
    body: [campaign.purpose],
  }
}
