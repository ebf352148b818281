import type { Amendable } from '../../domain/inspections/amend-record'
import { type Inspection, measureKinds, paperKinds } from '../../domain/inspections/record'
import type { CardContext } from '../cards/context'
import { recordWords } from '../cards/record-words'
import { texts } from '../texts'
import type { Field, Form } from '../view'
import { form, options, text } from './inspection-forms'

/** What a record should have said: what is skipped stays as it was. */
export function amendForm(inspection: Inspection, one: Amendable, context: CardContext): Form {
  const t = texts[context.language]
  const { field } = t.inspection
  const kind = {
    kind: 'choice',
    name: 'kind',
    label: field.kind,
    optional: true,
    initial: one.record.kind,
  } as const
  const fields: Field[] =
    one.of === 'paper'
      ? [
          { ...kind, options: options(paperKinds, t.inspection.paper) },
          text('reference', field.reference, { max: 60, initial: one.record.reference ?? '', clears: true }),
        ]
      : [
          { ...kind, options: options(measureKinds, t.inspection.measure) },
          text('quantity', field.quantity, { max: 12, initial: String(one.record.quantity), whole: [1] }),
          text('value', field.value, {
            max: 15,
            initial: String(one.record.valueYuan ?? ''),
            clears: true,
            whole: [0],
          }),
        ]
  return recordForm('task-amend', inspection, one, t.amendment.correct, fields, context)
}

export const withdrawForm = (inspection: Inspection, one: Amendable, context: CardContext): Form =>
  recordForm('task-withdraw', inspection, one, texts[context.language].amendment.withdraw, [], context)

function recordForm(
  id: string,
  inspection: Inspection,
  { record }: Amendable,
  title: string,
  fields: Field[],
  context: CardContext,
): Form {
  const t = texts[context.language]
  const reason = text('reason', t.field.reason, { multiline: true, max: 2000, optional: false })
  const made = form(id, inspection, title, [...fields, reason], context, record.id)
  return { ...made, intro: [made.intro, recordWords(record, t)].join('\n') }
}
