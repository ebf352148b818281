import { addUp, type Counted, type CoverageCount, type LeftLine, rate } from '../../domain/campaigns/coverage'
import type { Reason } from '../../domain/delivery/outbox'
import { localDay } from '../../domain/text/local-day'
import { packAction } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { campaignButton, campaignName } from './campaign-card'
import { campaignCode, taskCode, unitCode } from './codes'
import { type CardContext, organizationName, unitName } from './context'
import { sayDay } from './times'

const countText = (t: Texts, it: CoverageCount): string => t.campaign.count(it, rate(it))

/** How far a campaign is: the whole, its phases, its sub-districts and departments, those furthest behind first. */
export function coverageCard(counted: Counted, context: CardContext, reason?: Reason): View {
  const t = texts[context.language]
  const { campaign, total, phases, departments, subDistricts } = addUp(
    counted,
    localDay(context.now, context.timezone),
  )
  const group = (it: CoverageCount & { id?: string }): string =>
    t.labelled(organizationName(context, it.id) ?? t.campaign.elsewhere, countText(t, it))
  const block = (title: string, lines: readonly string[]) =>
    lines.length > 1 ? [[`▪️ ${title}`, ...lines].join('\n')] : []
  return {
    title: `${campaignCode(campaign.number)} · ${t.campaign.coverage} · ${campaignName(campaign, t)}`,
    body: [
      ...(reason && reason !== 'opened' ? [t.reason[reason]] : []),
      t.labelled(t.campaign.whole, countText(t, total)),
      ...block(
        t.campaign.byPhase,
        phases.map((it) => t.labelled(t.campaign.phase(it.phase, campaign.template), countText(t, it))),
      ),
      ...block(t.campaign.grounds, subDistricts.map(group)),
      ...block(t.campaign.departments, departments.map(group)),
    ],
    buttons: [
      [
        ...(phases.some((it) => it.left > 0)
          ? [{ label: t.campaign.left, data: campaignButton(campaign.number, 'left') }]
          : []),
        { label: campaignCode(campaign.number), data: campaignButton(campaign.number, 'show') },
      ],
    ],
  }
}

/** Units that are left, a page of them; `lines` has one more than `size` where there are more. */
export function leftView(
  number: number,
  lines: readonly LeftLine[],
  skip: number,
  size: number,
  context: CardContext,
): View {
  const t = texts[context.language]
  const page = (label: string, to: number): Button => ({
    label,
    data: campaignButton(number, 'left', String(to)),
  })
  const here = lines.slice(0, size)
  const open = here.map(
    (it): Button => ({
      label: unitCode(it.unitNumber),
      data: packAction({ on: 'unit', number: it.unitNumber, report: false }),
    }),
  )
  const pages = [
    ...(skip > 0 ? [page(t.list.first, 0)] : []),
    ...(lines.length > size ? [page(t.list.next, skip + size)] : []),
  ]
  return {
    title: `${campaignCode(number)} · ${t.campaign.left}`,
    body:
      here.length === 0
        ? [t.campaign.nothingLeft]
        : here.map((it) =>
            t.campaign.leftLine(
              `${unitCode(it.unitNumber)} ${unitName({ name: it.unitName, ...(it.unitNameEn ? { nameEn: it.unitNameEn } : {}) }, context.language)}`,
              it.phase && t.campaign.phase(it.phase, it.template),
              sayDay(t, it.toOn, context),
              it.taskNumber === undefined ? undefined : taskCode(it.taskNumber),
              it.team === undefined ? undefined : t.campaign.team(it.team),
            ),
          ),
    buttons: [...inRows(open, 4), ...(pages.length > 0 ? [pages] : [])],
  }
}
