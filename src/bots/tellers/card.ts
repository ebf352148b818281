import type { Reason } from '../../domain/delivery/outbox'
import { topicOf } from '../../domain/delivery/outcome'
import type { Delivered } from '../../domain/delivery/ports'
import { askForCards, drawCard } from '../cards/subjects'
import { texts } from '../texts'
import { type Posting, teller } from './teller'

/** A new card at the bottom of the chat. */
export const cardTeller = teller('card', {
  ask: askForCards,
  tell: async (telling, posting, facts) => {
    const drawn = draw(posting, facts, telling.reason)
    if (!drawn) return missing(posting)
    const { row, channel, language } = posting
    return { row, drawn: drawn.shows, outcome: await channel.send(row.place, drawn.view, { language }) }
  },
})

/** The card that is there, edited in place; nothing is sent where it would show the same. */
export const refreshTeller = teller('refresh', {
  ask: askForCards,
  tell: async (_telling, posting, facts) => {
    const drawn = draw(posting, facts)
    if (!drawn) return missing(posting)
    const { row, channel, language } = posting
    const card = cardHere(posting)
    if (!card) return { row, outcome: { kind: 'lost', reason: 'no card there' } }
    if (card.fingerprint === drawn.shows.fingerprint) {
      return { row, drawn: drawn.shows, outcome: { kind: 'accepted', ref: card.ref } }
    }
    // A chat that got another id has no message of the card yet.
    const call = card.ref.message
      ? channel.edit(card.ref, drawn.view, { language })
      : channel.send(row.place, drawn.view, { language })
    return { row, drawn: drawn.shows, outcome: await call }
  },
})

/** A card that was replaced by a newer one further down gives up its buttons. */
export const retireTeller = teller('retire', {
  ask: () => ({}),
  tell: async (telling, { row, channel, language }) => {
    const view = { body: [texts[language].card.retired(telling.code)] }
    return { row, outcome: await channel.edit(telling.ref, view, { language }) }
  },
})

function draw({ row, reader, context }: Posting, facts: Record<string, unknown>, reason?: Reason) {
  const card = drawCard(facts, row, reader, context, reason)
  return card && { view: card.view, shows: { code: card.code, fingerprint: JSON.stringify(card.view) } }
}

const missing = ({ row }: Posting): Delivered => ({
  row,
  outcome: { kind: 'rejected', reason: 'what it is about is not there' },
})

/** The card of the row's subject in the row's chat or forum topic. */
export const cardHere = ({ cards, row }: Posting) =>
  cards.find(
    (it) =>
      it.subject === row.subject &&
      it.ref.platform === row.place.platform &&
      it.chat === row.place.chat &&
      it.topic === topicOf(row.place),
  )
