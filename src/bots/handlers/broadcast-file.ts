import type { RecipientLine } from '../../domain/broadcasts/queries'
import { csvOf } from '../../domain/text/csv'
import { localTime } from '../../domain/text/local-day'
import { broadcastCode } from '../cards/codes'
import { type CardContext, organizationName } from '../cards/context'
import { texts } from '../texts'
import type { Answer } from '../view'

/** Who got a broadcast and who has acknowledged it, a row each, to be passed on. */
export function recipientsFile(
  number: number,
  recipients: readonly RecipientLine[],
  context: CardContext,
): NonNullable<Answer['file']> {
  const { list, state } = texts[context.language].broadcast
  const rows = recipients.map((it) => [
    it.name,
    organizationName(context, it.organizationId) ?? '',
    it.platform,
    state[it.state],
    it.acknowledgedAt === undefined ? '' : localTime(it.acknowledgedAt, context.timezone),
    it.comment ?? '',
  ])
  const head = [list.name, list.organization, list.platform, list.state, list.acknowledged, list.comment]
  return {
    name: `${broadcastCode(number)}.csv`,
    mimeType: 'text/csv',
    bytes: new TextEncoder().encode(csvOf([head, ...rows])),
  }
}
