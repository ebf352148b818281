import type { TaskSheet } from '../../domain/inspections/queries'
import { texts } from '../texts'
import type { View } from '../view'
import { campaignName } from './campaign-card'
import { campaignCode, taskCode, unitCode } from './codes'
import { type CardContext, unitName } from './context'

export function taskCard({ task, unit, campaign, team }: TaskSheet, { language }: CardContext): View {
  const t = texts[language]
  return {
    title: `${taskCode(task.number)} · ${unitName(unit, language)} · ${unitCode(unit.number)}`,
    fields: [
      { label: t.campaign.window, value: `${task.fromOn} – ${task.toOn}` },
      { label: campaignCode(campaign.number), value: campaignName(campaign, t) },
      { label: t.field.holder, value: t.campaign.team(team.number) },
    ],
  }
}
