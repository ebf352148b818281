import type { Broadcast } from '../../domain/broadcasts/broadcast'
import {
  type BroadcastCommand,
  decideBroadcast,
  evolveBroadcast,
  mayBroadcast,
} from '../../domain/broadcasts/decide'
import { subject } from '../../domain/delivery/outbox'
import { broadcastCode } from '../cards/codes'
import { correctionForm } from '../forms/broadcast-forms'
import { changedText, textOf } from '../forms/values'
import { type Asking, askForm, asPerson, type Handled, refused, said } from './context'
import type { FormHandler } from './form-handler'
import { loadBroadcast } from './open-broadcast'

export async function askCorrection(asking: Asking, number: number): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => {
    const { t, sheet } = asked
    if (!mayBroadcast(person)) return refused(asking, { code: 'coordinators-only' }, t)
    if (!sheet) return refused(asking, { code: 'not-found', what: 'broadcast' }, t)
    return askForm(asking, asked, correctionForm(sheet.broadcast, t))
  })
}

export const submitCorrection: FormHandler = async (asking, { target, values, ended }) => {
  const handled = await changeBroadcast(asking, Number(target) || 0, (broadcast) => {
    const other = changedText(values, 'other', broadcast.other)
    const text = textOf(values, 'text') ?? ''
    return { act: 'correct', text, ...(other === undefined ? {} : { other }) }
  })
  return handled.changes.length === 0 ? handled : { ...handled, changes: [ended, ...handled.changes] }
}

/** Sends, cancels or corrects it; the office's cards follow in place, and what was sent is edited everywhere. */
export async function changeBroadcast(
  asking: Asking,
  number: number,
  commandFor: (broadcast: Broadcast) => BroadcastCommand,
): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => {
    const { t, sheet, now } = asked
    if (!sheet) return refused(asking, { code: 'not-found', what: 'broadcast' }, t)
    const command = commandFor(sheet.broadcast)
    const decided = decideBroadcast(sheet.broadcast, command, person, now)
    if (!decided.ok) return refused(asking, decided.refusal, t)
    const after = evolveBroadcast(sheet.broadcast, decided.value, now)
    const done = {
      kind: 'broadcast.changed' as const,
      broadcast: after,
      event: decided.value,
      by: person.id,
      at: now,
    }
    const { type } = decided.value
    const sent = after.state.status === 'sent'
    const refreshed = (kind: 'broadcast' | 'broadcast-sheet') => ({
      kind: 'cards.refreshed' as const,
      subject: subject(kind, after.id),
      version: after.version,
      at: now,
    })
    const text =
      t.broadcast.done[type === 'written' ? 'sent' : type === 'corrected' && !sent ? 'redrafted' : type]
    return said(asking, `${broadcastCode(number)} · ${text}`, [
      done,
      refreshed('broadcast-sheet'),
      ...(type === 'corrected' && sent ? [refreshed('broadcast')] : []),
    ])
  })
}
