import type { Refusal } from '../../domain/errors'
import type { HazardSheet } from '../../domain/hazards/sheet'
import type { Person } from '../../domain/people/person'
import { type Conversation, readConversation } from '../conversation'
import { filesOf, textOf } from '../forms/values'
import type { FormValues } from '../intent'
import { type Asking, asPerson, type Handled, load, refused } from './context'
import { formHandlers } from './form-handlers'
import { actByForm, endedHere, formQueries } from './forms'
import { finishReport } from './reports'

/** A form sent as a whole. What came before it (files) belongs to it. */
export async function submitForm(
  asking: Asking,
  id: string,
  target: string,
  values: FormValues,
): Promise<Handled> {
  const ended = endedHere(asking)
  const handler = Object.hasOwn(formHandlers, id) ? formHandlers[id] : undefined
  if (handler) return handler(asking, { target, values, ended })
  const { queries } = asking.database
  const description = textOf(values, 'description') ?? ''
  const unit = Number(textOf(values, 'unit'))
  const asked = await load(asking, {
    ...formQueries(asking),
    sheet: queries.hazard(Number(target) || 0),
    chosen: queries.reportableUnit(Number.isSafeInteger(unit) ? unit : 0),
    other: queries.hazard(Number(textOf(values, 'of')) || 0),
    named: queries.peopleById([textOf(values, 'responsible') ?? '']),
  })
  return asPerson(asking, asked, (person) => {
    const begun = readConversation(asked.kept)
    const mine = begun?.form === id ? begun : undefined
    const state: Conversation = {
      form: id,
      target,
      values: { ...values, files: [...filesOf(mine?.values ?? {}), ...filesOf(values)] },
      labels: {},
      ask: [],
      step: 0,
      found: [],
      text: mine?.text || description,
    }
    const units = asked.chosen ? [asked.chosen] : []
    const unknown = unknownChoice(id, values, asked)
    if (unknown) return refused(asking, unknown, asked.t)
    if (id === 'report') return finishReport(asking, { ...asked, units }, person, state)
    return actByForm(asking, asked, person, state, units, [ended])
  })
}

/** A form names a hazard or a person: only those there are, whatever was sent in the place of an option. */
function unknownChoice(
  id: string,
  values: FormValues,
  found: { other: HazardSheet | undefined; named: Person[] },
): Refusal | undefined {
  if (id === 'mark-duplicate' && !found.other) return { code: 'choice-unknown', field: 'of' }
  const named = id === 'order' && textOf(values, 'responsible') !== undefined
  return named && !found.named.some((it) => it.active)
    ? { code: 'choice-unknown', field: 'responsible' }
    : undefined
}
