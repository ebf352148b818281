import type { BroadcastSheet } from '../../domain/broadcasts/queries'
import { lanes, subject } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { broadcastCode } from '../cards/codes'
import { commentForm } from '../forms/broadcast-forms'
import { textOf } from '../forms/values'
import { type Asking, answered, askForm, asPerson, type Handled, refused, said } from './context'
import type { FormHandler } from './form-handler'
import { loadBroadcast } from './open-broadcast'

/** One tap, or first a comment: by whoever is among its recipients, wherever the card stands. */
export async function acknowledge(
  asking: Asking,
  number: number,
  act: 'acknowledge' | 'comment',
): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => {
    const { t, sheet, now } = asked
    if (!sheet || !asked.mine) return refused(asking, { code: 'not-a-recipient' }, t)
    if (act === 'comment') {
      // Nobody can answer in a channel, and in a group we hear only what is said to us.
      const { canOpenForm, place } = asking.envelope
      if (!canOpenForm && !place.private)
        return answered({ toast: { text: t.broadcast.commentInPrivate(broadcastCode(number)), alert: true } })
      return askForm(asking, asked, commentForm(number, t))
    }
    return said(asking, t.broadcast.thanks, acknowledged(asking, sheet, person, now))
  })
}

/** What is kept of an acknowledgement, and the card where it was pressed, edited in place. */
function acknowledged(asking: Asking, sheet: BroadcastSheet, person: Person, now: number, comment?: string) {
  const { place, key } = asking.envelope
  const of = subject('broadcast', sheet.broadcast.id)
  return [
    {
      kind: 'broadcast.acknowledged' as const,
      broadcastId: sheet.broadcast.id,
      personId: person.id,
      at: now,
      ...(comment === undefined ? {} : { comment }),
    },
    ...(place.private
      ? [
          {
            kind: 'said' as const,
            key: `${key}:acknowledged`,
            place,
            personId: person.id,
            subject: of,
            telling: { kind: 'refresh' as const },
            lane: lanes.answer,
            at: now,
          },
        ]
      : []),
  ]
}

export const submitComment: FormHandler = async (asking, { target, values, ended }) => {
  const asked = await loadBroadcast(asking, Number(target) || 0)
  return asPerson(asking, asked, (person) => {
    const { t, sheet, now } = asked
    if (!sheet || !asked.mine) return refused(asking, { code: 'not-a-recipient' }, t)
    const comment = textOf(values, 'comment')
    return said(asking, t.broadcast.thanks, [ended, ...acknowledged(asking, sheet, person, now, comment)])
  })
}
