import type { Change } from '../../domain/changes'
import { subject } from '../../domain/delivery/outbox'
import { actOnHazard } from '../../domain/hazards/act-on-hazard'
import type { HazardCommand } from '../../domain/hazards/command'
import { type Action, canSee, may } from '../../domain/hazards/permissions'
import type { HazardFilter, HazardSheet } from '../../domain/hazards/sheet'
import type { Person } from '../../domain/people/person'
import { type ButtonAction, packAction } from '../action'
import { codeAlone, hazardCode } from '../cards/codes'
import { historyView, listView } from '../cards/hazard-list'
import { startConversation } from '../conversation'
import { hazardForm, isPlain } from '../forms/hazard-forms'
import { evidenceOf } from '../forms/values'
import type { IncomingFile } from '../intent'
import { questionView } from '../question'
import type { Button } from '../view'
import { cardHere, sayHere } from './card-here'
import {
  type Asked,
  type Asking,
  answered,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
  said,
  shown,
} from './context'

const pageSize = 8

/** `hazards …`: a list, a search, or a card by its code. */
export async function listHazards(asking: Asking, args: string): Promise<Handled> {
  const code = codeAlone(args, 'hazard')
  if (code !== undefined) return openHazard(asking, code)
  const scope = scopeOf(args.trim())
  const filter = scope
    ? { scope }
    : args.trim()
      ? { scope: 'all' as const, words: args.trim() }
      : { scope: 'open' as const }
  return showList(asking, filter, false)
}

const scopeWords: Record<Exclude<HazardFilter['scope'], 'tasks'>, readonly string[]> = {
  mine: ['mine', 'my', '我的', '我'],
  open: ['open', '未闭环', '未完成'],
  overdue: ['overdue', 'late', '逾期', '超期'],
  major: ['major', '重大', '重大隐患'],
  all: ['all', '全部', '所有'],
}

function scopeOf(word: string): HazardFilter['scope'] | undefined {
  const found = Object.entries(scopeWords).find(([, words]) => words.includes(word.toLowerCase()))
  return found?.[0] as HazardFilter['scope'] | undefined
}

export async function showList(
  asking: Asking,
  filter: Pick<HazardFilter, 'scope' | 'words' | 'before'>,
  replace: boolean,
): Promise<Handled> {
  const { queries } = asking.database
  const whole = { ...filter, viewer: asking.envelope.account, now: asking.now(), size: pageSize }
  const asked = await load(asking, { list: queries.hazards(whole) })
  return asPerson(asking, asked, () =>
    answered({ view: listView(asked.list, whole, cardContext(asking, asked, [])), replace }),
  )
}

export async function openHazard(asking: Asking, number: number): Promise<Handled> {
  const asked = await load(asking, { sheet: asking.database.queries.hazard(number) })
  return asPerson(asking, asked, (person) => {
    const { sheet } = asked
    if (!sheet || !canSee(sheet.hazard, person))
      return refused(asking, { code: 'not-found', what: 'hazard' }, asked.t)
    return hazardHere(asking, asked, sheet, person)
  })
}

/** A hazard's fresh card at the place. */
export const hazardHere = (asking: Asking, asked: Asked, { hazard }: HazardSheet, person: Person): Handled =>
  cardHere(asking, asked, person, subject('hazard', hazard.id), hazardCode(hazard.number))

export async function showOfHazard(
  asking: Asking,
  action: Extract<ButtonAction, { on: 'hazard-show' }>,
): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    sheet: queries.hazard(action.number),
    history: queries.history(action.number),
    organizations: queries.organizations(),
  })
  const linked = action.show === 'files' ? await linksTo(asking, asked.sheet) : []
  return asPerson(asking, asked, (person) => {
    const { sheet } = asked
    if (!sheet || !canSee(sheet.hazard, person))
      return refused(asking, { code: 'not-found', what: 'hazard' }, asked.t)
    if (action.show === 'card') return hazardHere(asking, asked, sheet, person)
    if (action.show === 'history') {
      return shown(historyView(sheet, asked.history, cardContext(asking, asked, asked.organizations)))
    }
    const files = sheet.files.map((file) => file.id)
    const view = linked.length > 0 ? { body: [asked.t.card.links], buttons: linked } : undefined
    return answered(view ? { view } : {}, [
      sayHere(asking, asked, person, subject('hazard', sheet.hazard.id), { kind: 'files', files }),
    ])
  })
}

/** A button for each file that is ours already, opening it by an authorised link. */
async function linksTo({ fileLink }: Asking, sheet: HazardSheet | undefined): Promise<Button[][]> {
  if (!fileLink || !sheet) return []
  const stored = sheet.files.filter((file) => file.stored)
  return Promise.all(
    stored.map(async (file, at) => [
      { label: file.name ?? `${file.kind} ${at + 1}`, url: await fileLink(file.id) },
    ]),
  )
}

/** A button of a card: done at once where nothing is to be asked, else its form. */
export async function pressAction(
  asking: Asking,
  action: Extract<ButtonAction, { on: 'hazard' }>,
): Promise<Handled> {
  const { queries } = asking.database
  const asked = await load(asking, {
    sheet: queries.hazard(action.number),
    organizations: queries.organizations(),
    leaders: queries.people({ role: 'leader' }),
  })
  return asPerson(asking, asked, (person) => {
    const { sheet } = asked
    if (!sheet || !canSee(sheet.hazard, person))
      return refused(asking, { code: 'not-found', what: 'hazard' }, asked.t)
    if (isPlain(action.act)) {
      const command: HazardCommand =
        action.act === 'pass' ? { action: 'pass', files: [] } : { action: action.act }
      return carryOut(asking, asked, sheet, command, person, [])
    }
    const { act } = action
    if (!may(act, sheet.hazard, person, asked.now)) return refusedAction(asking, asked, sheet, act, person)
    const context = { ...cardContext(asking, asked, asked.organizations), leaders: asked.leaders }
    const form = hazardForm(act, sheet, context, action.field)
    if (asking.envelope.canOpenForm) return answered({ form })
    if (act === 'correct' && action.field === undefined)
      return shown(correctionMenu(sheet, form.fields, asked))
    const { account, place } = asking.envelope
    const state = startConversation(form, {})
    return shown(questionView(form, state, asked.t), [
      { kind: 'conversation.kept', account, chat: place.chat, state, at: asked.now },
    ])
  })
}

/** Decides with empty content, only to learn why it is refused. */
function refusedAction(
  asking: Asking,
  asked: Asked,
  sheet: HazardSheet,
  act: Action,
  person: Person,
): Handled {
  const why = actOnHazard(sheet, { action: act } as HazardCommand, person, [], asked.now)
  return refused(asking, why.ok ? { code: 'conflict' } : why.refusal, asked.t)
}

function correctionMenu(
  sheet: HazardSheet,
  fields: readonly { name: string; label: string }[],
  { t }: Asked,
) {
  const buttons = fields.map((field) => [
    { label: field.label, data: packCorrection(sheet.hazard.number, field.name) },
  ])
  return { title: `${hazardCode(sheet.hazard.number)} · ${t.field.what}`, buttons }
}

const packCorrection = (number: number, field: string): string =>
  packAction({ on: 'hazard', number, act: 'correct', field })

/** Does it, and answers with what was done. */
export function carryOut(
  asking: Asking,
  asked: Asked,
  sheet: HazardSheet,
  command: HazardCommand,
  person: Person,
  files: readonly IncomingFile[],
  more: readonly Change[] = [],
): Handled {
  const received = evidenceOf(files, person.id, asked.now, asking.newId)
  const withFiles = 'files' in command ? { ...command, files: received.map((file) => file.id) } : command
  const acted = actOnHazard(sheet, withFiles, person, received, asked.now)
  if (!acted.ok) return refused(asking, acted.refusal, asked.t)
  const changes = [...acted.value.changes, ...more]
  const { intent, account } = asking.envelope
  // In Slack the card changes before their eyes; a press on Telegram, or on a question, wants its answer.
  const pressed = intent.kind === 'press' && intent.message !== undefined && more.length === 0
  const onCard = intent.kind === 'submit' || pressed
  if (onCard && account.platform === 'slack') return answered({}, changes)
  return said(asking, `${hazardCode(sheet.hazard.number)} · ${asked.t.done[command.action]}`, changes)
}
