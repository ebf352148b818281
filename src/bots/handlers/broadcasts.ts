import { type Broadcast, broadcastTextMax } from '../../domain/broadcasts/broadcast'
import {
  type BroadcastCommand,
  decideBroadcast,
  evolveBroadcast,
  mayBroadcast,
} from '../../domain/broadcasts/decide'
import type { BroadcastSheet } from '../../domain/broadcasts/queries'
import { lanes, subject } from '../../domain/delivery/outbox'
import type { Person } from '../../domain/people/person'
import { type ButtonAction, packAction } from '../action'
import { previewCard } from '../cards/broadcast-card'
import { broadcastCode, codeAlone, codeIn } from '../cards/codes'
import { shortText } from '../cards/short-text'
import { broadcastForm, commentForm, correctionForm, readAudience } from '../forms/broadcast-forms'
import { deadlineOf, evidenceOf, filesOf, textOf } from '../forms/values'
import type { Button } from '../view'
import { recipientsFile } from './broadcast-file'
import {
  type Asked,
  type Asking,
  answered,
  askForm,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'
import type { FormHandler } from './form-handler'

/** `broadcast TEXT` writes one; `broadcast B-5` opens it; alone, the newest and a button for a new one. */
export async function broadcast(asking: Asking, args: string): Promise<Handled> {
  const code = codeAlone(args, 'broadcast')
  if (code !== undefined) return openBroadcast(asking, code)
  const { queries } = asking.database
  const asked = await load(asking, { newest: queries.broadcasts(), organizations: queries.organizations() })
  return asPerson(asking, asked, (person) => {
    const { t } = asked
    if (!mayBroadcast(person)) return refused(asking, { code: 'coordinators-only' }, t)
    const context = cardContext(asking, asked, asked.organizations)
    const text = args.trim()
    if (text !== '') {
      const form = broadcastForm(context, text)
      const ask = form.fields.map((field) => field.name).filter((name) => name !== 'text')
      return askForm(asking, asked, form, { text }, ask)
    }
    const open = asked.newest.map(({ number, text: words, status }): Button[] => [
      {
        label: `${broadcastCode(number)} · ${t.broadcast.status[status]} · ${shortText(words).slice(0, 30)}`,
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

/** The form of a new broadcast, filled in: kept as a draft, shown as it will be read, with its reach. */
export const submitBroadcast: FormHandler = async (asking, { values, ended }) => {
  const { queries } = asking.database
  const named = codeIn(textOf(values, 'campaign') ?? '', 'campaign')
  const audience = readAudience(values)
  const asked = await load(asking, {
    organizations: queries.organizations(),
    reach: queries.audienceReach(audience),
    campaign: queries.campaign(named),
  })
  return asPerson(asking, asked, (person) => {
    const { t, now } = asked
    if (!mayBroadcast(person)) return refused(asking, { code: 'coordinators-only' }, t)
    const text = textOf(values, 'text') ?? ''
    const other = textOf(values, 'other')
    if (text === '') return refused(asking, { code: 'text-missing', field: 'text' }, t)
    if (text.length > broadcastTextMax)
      return refused(asking, { code: 'text-too-long', field: 'text', max: broadcastTextMax }, t)
    if (textOf(values, 'campaign') !== undefined && !asked.campaign)
      return refused(asking, { code: 'choice-unknown', field: 'campaign' }, t)
    const when = deadlineOf(values, 'when', { now, timezone: asking.timezone })
    if (!when.ok) return refused(asking, when.refusal, t)
    const received = evidenceOf(filesOf(values), person.id, now, asking.newId)
    const written: Broadcast = {
      id: asking.newId(),
      number: 0,
      version: 1,
      text,
      ...(other === undefined ? {} : { other }),
      files: received.map((file) => file.id),
      audience: asked.campaign ? { ...audience, campaignId: asked.campaign.campaign.id } : audience,
      chaseHours: Number(textOf(values, 'chase') ?? 0),
      by: person.id,
      at: now,
      state: when.value === undefined ? { status: 'draft' } : { status: 'draft', sendAt: when.value },
    }
    return {
      changes: [
        ended,
        { kind: 'broadcast.written', broadcast: written },
        ...(received.length > 0 ? [{ kind: 'evidence.received' as const, files: received }] : []),
      ],
      answer: (numbers) => ({
        view: previewCard(
          { ...written, number: numbers[written.id] ?? 0 },
          asked.reach,
          person,
          cardContext(asking, asked, asked.organizations),
        ),
      }),
    }
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
    case 'correct':
      return askCorrection(asking, number)
    case 'send':
    case 'cancel':
      return changeBroadcast(asking, number, { act })
  }
}

async function writeNew(asking: Asking): Promise<Handled> {
  const asked = await load(asking, { organizations: asking.database.queries.organizations() })
  return asPerson(asking, asked, (person) =>
    mayBroadcast(person)
      ? askForm(asking, asked, broadcastForm(cardContext(asking, asked, asked.organizations)))
      : refused(asking, { code: 'coordinators-only' }, asked.t),
  )
}

/** The office follows it by its card; whoever got it reads it again; for others it is not there. */
export async function openBroadcast(asking: Asking, number: number): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => cardOf(asking, asked, asked.sheet, person))
}

export function cardOf(
  asking: Asking,
  asked: Asked & { mine: boolean },
  sheet: BroadcastSheet | undefined,
  person: Person,
): Handled {
  if (!sheet || !(mayBroadcast(person) || asked.mine))
    return refused(asking, { code: 'not-found', what: 'broadcast' }, asked.t)
  const { place, key, account, intent } = asking.envelope
  const kind = mayBroadcast(person) ? 'broadcast-sheet' : 'broadcast'
  const quiet = intent.kind === 'command' && account.platform === 'slack'
  return answered(quiet ? { view: { body: [broadcastCode(sheet.broadcast.number)] } } : {}, [
    {
      kind: 'said',
      key: `${key}:card:${sheet.broadcast.number}`,
      place,
      ...(place.private ? { personId: person.id } : {}),
      subject: subject(kind, sheet.broadcast.id),
      telling: { kind: 'card', reason: 'opened' },
      lane: lanes.answer,
      at: asked.now,
    },
  ])
}

/** A broadcast, and whether the one who asks is among its recipients. */
const loadBroadcast = (asking: Asking, number: number) =>
  load(asking, {
    sheet: asking.database.queries.broadcast(number),
    mine: asking.database.queries.isRecipient(number, asking.envelope.account),
    organizations: asking.database.queries.organizations(),
  })

async function acknowledge(asking: Asking, number: number, act: 'acknowledge' | 'comment'): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => {
    const { t, sheet, now } = asked
    if (!sheet || !asked.mine) return refused(asking, { code: 'not-a-recipient' }, t)
    if (act === 'comment') return askForm(asking, asked, commentForm(number, t))
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

async function askCorrection(asking: Asking, number: number): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => {
    const { t, sheet } = asked
    if (!mayBroadcast(person)) return refused(asking, { code: 'coordinators-only' }, t)
    if (!sheet) return refused(asking, { code: 'not-found', what: 'broadcast' }, t)
    return askForm(asking, asked, correctionForm(sheet.broadcast, t))
  })
}

export const submitCorrection: FormHandler = async (asking, { target, values, ended }) => {
  const other = textOf(values, 'other')
  const command: BroadcastCommand = {
    act: 'correct',
    text: textOf(values, 'text') ?? '',
    ...(other === undefined ? {} : { other }),
  }
  const handled = await changeBroadcast(asking, Number(target) || 0, command)
  return handled.changes.length === 0 ? handled : { ...handled, changes: [ended, ...handled.changes] }
}

async function changeBroadcast(asking: Asking, number: number, command: BroadcastCommand): Promise<Handled> {
  const asked = await loadBroadcast(asking, number)
  return asPerson(asking, asked, (person) => {
    const { t, sheet, now } = asked
    if (!sheet) return refused(asking, { code: 'not-found', what: 'broadcast' }, t)
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
    const card = command.act === 'send' ? cardOf(asking, asked, sheet, person).changes : []
    const { type } = decided.value
    const text = t.broadcast.done[type === 'written' ? 'sent' : type]
    const edited =
      type === 'corrected' && after.state.status === 'sent'
        ? [
            {
              kind: 'cards.refreshed' as const,
              subject: subject('broadcast', after.id),
              version: after.version,
              at: now,
            },
          ]
        : []
    return said(asking, `${broadcastCode(number)} · ${text}`, [done, ...edited, ...card])
  })
}

async function exportRecipients(asking: Asking, number: number): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    recipients: queries.recipientsOf(number),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    if (!mayBroadcast(person)) return refused(asking, { code: 'coordinators-only' }, asked.t)
    const context = cardContext(asking, asked, asked.organizations)
    return answered({ file: recipientsFile(number, asked.recipients, context) })
  })
}
