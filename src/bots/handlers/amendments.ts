import {
  type Amendable,
  type Amendment,
  amendableBy,
  amendRecord,
} from '../../domain/inspections/amend-record'
import { type Inspection, measureKinds, paperKinds } from '../../domain/inspections/record'
import type { Person } from '../../domain/people/person'
import { type ButtonAction, packAction } from '../action'
import { taskCode } from '../cards/codes'
import { recordWords } from '../cards/record-words'
import { amendForm, withdrawForm } from '../forms/amendment-forms'
import { readTaskTarget } from '../forms/inspection-forms'
import { changedText, textOf, wholeNumber } from '../forms/values'
import type { FormValues } from '../intent'
import type { View } from '../view'
import { type Asking, answered, askForm, cardContext, type Handled, load, refused, said } from './context'
import type { FormHandler } from './form-handler'
import { type InspectionAsked, inspectContext, inspectionQueries, onTask } from './on-task'

type Press = Extract<ButtonAction, { on: 'task' }> & { act: 'amend' | 'withdraw' }

/** What may be put right there; with the id of a record, the form that does it. */
export function pressAmend(
  asking: Asking,
  asked: InspectionAsked,
  inspection: Inspection,
  person: Person,
  { act, word }: Press,
): Handled {
  const own = amendableBy(inspection, person)
  const one = own.find(({ record }) => record.id === word)
  if (own.length === 0 || (word && !one)) return refused(asking, { code: 'not-recorder' }, asked.t)
  if (!one) return answered({ view: listView(inspection, own, asked) })
  const context = cardContext(asking, asked, asked.organizations)
  const form = act === 'amend' ? amendForm : withdrawForm
  const handled = askForm(asking, asked, form(inspection, one, context))
  // Step by step the questions take the list's place: what is answered leaves no buttons behind.
  return { ...handled, answer: (numbers) => ({ ...handled.answer(numbers), replace: true }) }
}

function listView({ task }: Inspection, own: readonly Amendable[], { t }: InspectionAsked): View {
  const press = (act: 'amend' | 'withdraw', label: string, word: string) => ({
    label,
    data: packAction({ on: 'task', number: task.number, act, word }),
  })
  return {
    title: `${taskCode(task.number)} · ${t.amendment.title}`,
    body: [t.amendment.about],
    buttons: own.map(({ record }) => [
      press('amend', `✎ ${recordWords(record, t)}`, record.id),
      press('withdraw', '✕', record.id),
    ]),
  }
}

/** What a record should have said, as the form has it; what was left out stays as it was. */
function amendmentOf({ of, record }: Amendable, values: FormValues): Amendment | undefined {
  const kind = textOf(values, 'kind')
  if (of === 'paper') {
    const reference = changedText(values, 'reference', record.reference)
    return {
      of,
      kind: paperKinds.find((it) => it === kind) ?? record.kind,
      ...(reference ? { reference } : {}),
    }
  }
  const quantity = textOf(values, 'quantity')
  const value = changedText(values, 'value', record.valueYuan?.toString())
  const given = { quantity: wholeNumber(quantity), valueYuan: wholeNumber(value) }
  if ((quantity && given.quantity === undefined) || (value && given.valueYuan === undefined)) return undefined
  const { valueYuan } = given
  return {
    of,
    kind: measureKinds.find((it) => it === kind) ?? record.kind,
    quantity: given.quantity ?? record.quantity,
    ...(valueYuan === undefined ? {} : { valueYuan }),
  }
}

const submit =
  (withdraws: boolean): FormHandler =>
  async (asking, { target, values, ended }) => {
    const { number, word } = readTaskTarget(target)
    const asked = await load(asking, inspectionQueries(asking, number))
    return onTask(asking, asked, (inspection, person) => {
      const { t } = asked
      const one = amendableBy(inspection, person).find(({ record }) => record.id === word)
      if (!one) return refused(asking, { code: 'not-recorder' }, t)
      const amendment = withdraws ? undefined : amendmentOf(one, values)
      if (!withdraws && !amendment)
        return refused(asking, { code: 'number-not-understood', field: 'quantity' }, t)
      const reason = textOf(values, 'reason') ?? ''
      const amended = amendRecord(inspection, word, amendment, reason, inspectContext(asking, asked, person))
      if (!amended.ok) return refused(asking, amended.refusal, t)
      const { corrected, withdrawn } = t.amendment
      return said(asking, withdraws ? withdrawn : corrected, [...amended.value.changes, ended])
    })
  }

export const submitAmendment = submit(false)
export const submitWithdrawal = submit(true)
