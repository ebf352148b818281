import type { Draw } from '../../domain/campaigns/draw'
import type { DrawLine } from '../../domain/campaigns/queries'
import { type Texts, texts } from '../texts'
import { inRows, type View } from '../view'
import { campaignButton } from './campaign-card'
import { campaignCode, unitCode } from './codes'
import type { CardContext } from './context'
import { sayWhen } from './times'

/** Lots shown in the answer; all of them are in the draw that is kept. */
const lotsShown = 20

/** What was drawn just now, from how many, and the seed it can be drawn with again. `names` are the inspectors' by id. */
export function drawnView(title: string, draw: Draw, names: ReadonlyMap<string, string>, t: Texts): View {
  const { id, lots, seed, pool } = draw
  const numbers = new Map(pool.units.map((it) => [it.id, it.number]))
  const lines = lots
    .slice(0, lotsShown)
    .map(({ unitId, inspectorIds }) =>
      t.campaign.lot(
        unitCode(numbers.get(unitId) ?? 0),
        t.listed(inspectorIds.flatMap((one) => names.get(one) ?? [])) || '–',
      ),
    )
  return {
    title,
    body: [
      [...lines, ...(lots.length > lotsShown ? ['…'] : [])].join('\n'),
      t.campaign.pool(pool.units.length, pool.inspectors.length),
    ],
    footer: t.labelled(t.campaign.seed, `${seed} · ${id}`),
  }
}

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
