import type { DrawLine } from '../../domain/campaigns/queries'
import { texts } from '../texts'
import { inRows, type View } from '../view'
import { campaignButton } from './campaign-card'
import { campaignCode } from './codes'
import type { CardContext } from './context'
import { sayWhen } from './times'

/** All draws by lot of a campaign, each with a button that draws it again. */
export function drawsView(
  number: number,
  draws: readonly DrawLine[],
  { language, now, timezone }: CardContext,
): View {
  const t = texts[language]
  const { campaign: c } = t
  return {
    title: `${campaignCode(number)} · ${c.draws}`,
    body:
      draws.length === 0
        ? [c.noDraws]
        : [
            draws
              .map(
                (it, at) => `${at + 1}. ${sayWhen(t, it.at, now, timezone)} · ${it.by} · ${c.drawLine(it)}`,
              )
              .join('\n'),
          ],
    buttons: inRows(
      draws.map((it, at) => ({ label: `${at + 1}`, data: campaignButton(number, 'verify', it.id) })),
      4,
    ),
  }
}
