import { wordsFor } from '../../domain/broadcasts/broadcast'
import { mayBroadcast } from '../../domain/broadcasts/decide'
import { type ButtonAction, packAction } from '../action'
import { broadcastCode, codeAlone } from '../cards/codes'
import { shortText } from '../cards/short-text'
import { broadcastForm } from '../forms/broadcast-forms'
import type { Button } from '../view'
import { acknowledge } from './acknowledge-broadcast'
import { exportRecipients, exportUnreached } from './broadcast-file'
import { askCorrection, changeBroadcast } from './change-broadcast'
import { type Asking, askForm, asPerson, cardContext, type Handled, load, refused, shown } from './context'
import { openBroadcast } from './open-broadcast'
import { writeNew, writingQueries } from './write-broadcast'

/** `broadcast TEXT` writes one; `broadcast B-5` opens it; alone, the newest and a button for a new one. */
export async function broadcast(asking: Asking, args: string): Promise<Handled> {
  const code = codeAlone(args, 'broadcast')
  if (code !== undefined) return openBroadcast(asking, code)
  const { queries } = asking.database
  const asked = await load(asking, { newest: queries.broadcasts(), ...writingQueries(asking) })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (!mayBroadcast(person)) return refused(asking, { code: 'coordinators-only' }, t)
    const context = cardContext(asking, asked, asked.organizations)
    const text = args.trim()
    if (text !== '') {
      const form = broadcastForm(context, asked.teams, text)
      const ask = form.fields.map((field) => field.name).filter((name) => name !== 'text')
      return askForm(asking, asked, form, { text }, ask)
    }
    const open = asked.newest.map(({ number, status, ...words }): Button[] => [
      {
        label: `${broadcastCode(number)} · ${t.broadcast.status[status]} · ${shortText(wordsFor(words, asked.language), 30)}`,
        data: packAction({ on: 'broadcast', number, act: 'show' }),
      },
    ])
    const write: Button = {
      label: t.broadcast.new,
      data: packAction({ on: 'broadcast', number: 0, act: 'new' }),
    }
    return shown({
      title: t.broadcast.title,
      ...(open.length === 0 ? { body: [t.broadcast.none] } : {}),
      buttons: [[write], ...open],
    })
  })
}

type BroadcastAction = Extract<ButtonAction, { on: 'broadcast' }>

/** A button of a broadcast, of the office's or of those who got it. */
export async function pressBroadcast(asking: Asking, { number, act }: BroadcastAction): Promise<Handled> {
  switch (act) {
    case 'new':
      return writeNew(asking)
    case 'show':
      return openBroadcast(asking, number)
    case 'acknowledge':
    case 'comment':
      return acknowledge(asking, number, act)
    case 'export':
      return exportRecipients(asking, number)
    case 'unreached':
      return exportUnreached(asking, number)
    case 'correct':
      return askCorrection(asking, number)
    case 'send':
    case 'send-now':
    case 'cancel':
      return changeBroadcast(asking, number, () => ({ act }))
  }
}
