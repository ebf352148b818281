import { digestView } from '../cards/digest-card'
import { askForDigests } from '../cards/digest-facts'
import { teller } from './teller'

/** The digests of a batch: what they are made of is read for all of them at once. */
export const digestTeller = teller('digest', {
  ask: (queries, rows, now, timezone) =>
    askForDigests(
      queries,
      { ids: rows.flatMap((row) => row.personId ?? []) },
      { now, timezone, periods: [...new Set(rows.flatMap((row) => row.telling.periods))] },
    ),
  tell: async (telling, { row, channel, language, context }, facts) => {
    const reader = facts.readers.find((it) => it.personId === row.personId)
    const digest = reader && digestView(reader, facts, telling.periods, context)
    if (!digest || (digest.empty && reader?.mode !== 'always')) {
      return { row, outcome: { kind: 'needless', reason: 'nothing to say' } }
    }
    return { row, outcome: await channel.send(row.place, digest.view, { language }) }
  },
})
