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

/** A group chat's: what is its department's or the office's, without what is anybody's own, and without buttons. */
export const groupDigestTeller = teller('group-digest', {
  ask: (queries, rows, now, timezone) =>
    askForDigests(
      queries,
      { ids: rows.map((row) => row.telling.as) },
      { now, timezone, periods: [...new Set(rows.flatMap((row) => row.telling.periods))] },
    ),
  tell: async (telling, { row, channel, language, context }, facts) => {
    const reader = facts.readers.find((it) => it.personId === telling.as)
    const digest = reader && digestView({ ...reader, personId: '' }, facts, telling.periods, context)
    if (!digest || digest.empty) return { row, outcome: { kind: 'needless', reason: 'nothing to say' } }
    const { buttons: _own, ...view } = digest.view
    return { row, outcome: await channel.send(row.place, view, { language }) }
  },
})
