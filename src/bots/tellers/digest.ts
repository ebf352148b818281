import type { DigestPeriod } from '../../domain/delivery/outbox'
import { keptFacts } from '../../domain/digests/facts'
import { digestView } from '../cards/digest-card'
import { clockOf } from '../cards/times'
import { texts } from '../texts'
import { type Posting, teller } from './teller'

/** A digest that went so long after it was planned says of when it is, ms. */
const olderMs = 10 * 60_000
const needless = (reason: string) => ({ kind: 'needless', reason }) as const

/** Drawn from what was kept when it was planned, as it stood then: of when, it says where that is a while ago. */
function drawn(
  { row, context }: Posting,
  telling: { at: number; periods: DigestPeriod[]; returnDueAt: number },
  personId: string | undefined,
  group = false,
) {
  const facts = keptFacts(row.kept ?? [])
  const reader = facts.readers.find((it) => it.personId === personId)
  if (!reader) return undefined
  const { at } = telling
  const whose = group ? { ...reader, personId: '' } : reader
  const digest = digestView(whose, facts, telling, { ...context, now: at })
  const footer =
    context.now - at < olderMs
      ? {}
      : { footer: texts[context.language].digest.asOf(clockOf(at, context.timezone)) }
  return { empty: digest.empty && (group || reader.mode !== 'always'), view: { ...digest.view, ...footer } }
}

/** Somebody's own. Nothing is asked for it: what it says came with its row. */
export const digestTeller = teller('digest', {
  ask: () => ({}),
  tell: async (telling, posting) => {
    const { row, channel, language } = posting
    const digest = drawn(posting, telling, row.personId)
    if (!digest) return { row, outcome: needless('too late') }
    if (digest.empty) return { row, outcome: needless('nothing to say') }
    return { row, outcome: await channel.send(row.place, digest.view, { language }) }
  },
})

/** A group chat's: what is its department's or the office's, without what is anybody's own, and without buttons. */
export const groupDigestTeller = teller('group-digest', {
  ask: () => ({}),
  tell: async (telling, posting) => {
    const { row, channel, language } = posting
    const digest = drawn(posting, telling, telling.as, true)
    if (!digest || digest.empty) return { row, outcome: needless('nothing to say') }
    const { buttons: _own, ...view } = digest.view
    return { row, outcome: await channel.send(row.place, view, { language }) }
  },
})
