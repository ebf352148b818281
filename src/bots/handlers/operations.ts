import { subject } from '../../domain/delivery/outbox'
import { actOnOperation, takeSwap } from '../../domain/operations/act-on-operation'
import { type OperationCommand, whyNot } from '../../domain/operations/decide'
import { canSeeOperation, mayPlan } from '../../domain/operations/permissions'
import type { OperationSheet } from '../../domain/operations/queries'
import type { Person } from '../../domain/people/person'
import { type ButtonAction, packAction } from '../action'
import { codeAlone, operationCode } from '../cards/codes'
import { placesText } from '../cards/operation-card'
import { sayWhen } from '../cards/times'
import { isHopeless, operationForm, planForm, positionForm } from '../forms/operation-forms'
import type { Button } from '../view'
import { cardHere } from './card-here'
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

const newWords = ['new', '新建', '发起']

/** `joint`, `joint new`, `joint J-3`. */
export async function joint(asking: Asking, args: string): Promise<Handled> {
  const number = codeAlone(args, 'operation')
  if (number !== undefined) return openOperation(asking, number)
  if (newWords.includes(args.trim().toLowerCase())) return askPlan(asking)
  const asked = await load(asking, { operations: asking.database.queries.operations(asking.now()) })
  return asPerson(asking, asked, (person) => {
    const { t, operations } = asked
    if (!canSeeOperation(person)) return refused(asking, { code: 'duty', why: 'not-allowed' }, t)
    const d = t.operation
    const line = ({ operation }: (typeof operations)[number]): string => {
      const state = operation.status === 'planned' ? placesText(operation, t) : d.status[operation.status]
      const when = sayWhen(t, operation.plan.startsAt, asked.now, asking.timezone)
      return `${operationCode(operation.number)} ${operation.plan.title} · ${when} · ${state}`
    }
    const open = operations.map(
      ({ operation: { number } }): Button => ({
        label: operationCode(number),
        data: packAction({ on: 'joint', number, act: 'show' }),
      }),
    )
    return shown({
      title: d.title,
      body: operations.length > 0 ? [operations.map(line).join('\n')] : [d.none],
      buttons: [
        ...Array.from({ length: Math.ceil(open.length / 4) }, (_, at) => open.slice(at * 4, at * 4 + 4)),
        ...(mayPlan(person, undefined)
          ? [[{ label: d.new, data: packAction({ on: 'duty', act: 'joint-new' }) }]]
          : []),
      ],
    })
  })
}

export async function askPlan(asking: Asking): Promise<Handled> {
  const asked = await load(asking, { organizations: asking.database.queries.organizations() })
  return asPerson(asking, asked, (person) =>
    mayPlan(person, undefined)
      ? askForm(asking, asked, planForm(cardContext(asking, asked, asked.organizations), person))
      : refused(asking, { code: 'duty', why: 'not-allowed' }, asked.t),
  )
}

export async function openOperation(asking: Asking, number: number): Promise<Handled> {
  const asked = await load(asking, { sheet: asking.database.queries.operation(number) })
  return asPerson(asking, asked, (person) =>
    asked.sheet && canSeeOperation(person)
      ? operationHere(asking, asked, asked.sheet, person)
      : refused(asking, { code: 'not-found', what: 'operation' }, asked.t),
  )
}

/** An operation's fresh card at the place. */
export const operationHere = (
  asking: Asking,
  asked: Asked,
  { operation }: OperationSheet,
  person: Person,
): Handled =>
  cardHere(asking, asked, person, subject('operation', operation.id), operationCode(operation.number))

type Press = Extract<ButtonAction, { on: 'joint' }>

/** A button of an operation's card: done at once where nothing is to be asked, else its form. */
export async function pressOperation(asking: Asking, { number, act, word }: Press): Promise<Handled> {
  if (act === 'show') return openOperation(asking, number)
  const { queries } = asking.database
  const asked = await load(asking, {
    sheet: queries.operation(number),
    other: queries.operationToSwap(act === 'take-swap' ? number : 0, asking.envelope.account),
    organizations: queries.organizations(),
  })
  return asPerson(asking, asked, (person) => {
    const { sheet, t } = asked
    if (!sheet || !canSeeOperation(person))
      return refused(asking, { code: 'not-found', what: 'operation' }, t)
    switch (act) {
      case 'take-swap': {
        const taken = asked.other
          ? takeSwap(sheet, asked.other, person, asked.now)
          : ({ ok: false, refusal: { code: 'duty', why: 'swap-gone' } } as const)
        return taken.ok
          ? said(asking, t.operation.done.confirm, taken.value.changes)
          : refused(asking, taken.refusal, t)
      }
      case 'confirm':
      case 'refuse-swap':
        return carryOut(asking, asked, sheet, { act }, person)
      case 'check-in':
        return checkIn(asking, asked, sheet, person)
      case 'name':
        if (word) return carryOut(asking, asked, sheet, { act, personIds: [word] }, person)
    }
    const why = whyNot(act, sheet.operation, person, asked.now)
    if (why) return refused(asking, { code: 'duty', why }, t)
    const context = cardContext(asking, asked, asked.organizations)
    const form = operationForm(act, sheet, person, context)
    return isHopeless(form)
      ? refused(asking, { code: 'duty', why: 'nobody-free' }, t)
      : askForm(asking, asked, form)
  })
}

/** Checked in at once; on Telegram the position is asked for afterwards, so that it never stands in the way. */
function checkIn(asking: Asking, asked: Asked, sheet: OperationSheet, person: Person): Handled {
  const acted = actOnOperation(sheet, { act: 'check-in' }, person, asked.now)
  if (!acted.ok) return refused(asking, acted.refusal, asked.t)
  const { account, place } = asking.envelope
  if (account.platform !== 'telegram' || !place.private)
    return said(asking, asked.t.operation.done['check-in'], acted.value.changes)
  const question = askForm(
    { ...asking, envelope: { ...asking.envelope, canOpenForm: false } },
    asked,
    positionForm(sheet, asked.t),
  )
  return { changes: [...acted.value.changes, ...question.changes], answer: question.answer }
}

/** Does it, and answers with what was done. */
export function carryOut(
  asking: Asking,
  asked: Asked,
  sheet: OperationSheet,
  command: OperationCommand,
  person: Person,
  more: Handled['changes'] = [],
): Handled {
  const acted = actOnOperation(sheet, command, person, asked.now)
  if (!acted.ok) return refused(asking, acted.refusal, asked.t)
  const changes = [...acted.value.changes, ...more]
  const { intent, account } = asking.envelope
  // In Slack the card changes before their eyes; a press on Telegram wants its toast.
  const onCard = intent.kind === 'submit' || (intent.kind === 'press' && intent.message !== undefined)
  if (onCard && account.platform === 'slack') return answered({}, changes)
  return said(
    asking,
    `${operationCode(sheet.operation.number)} · ${asked.t.operation.done[command.act]}`,
    changes,
  )
}
