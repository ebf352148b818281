import { verdicts } from '../../domain/inspections/filling'
import { type Inspection, measureKinds, paperKinds } from '../../domain/inspections/record'
import { type TaskResult, taskResults } from '../../domain/inspections/task'
import { itemWords } from '../cards/checklist-card'
import { taskCode } from '../cards/codes'
import { type CardContext, unitName } from '../cards/context'
import { texts } from '../texts'
import type { Field, Form, Option, TextField } from '../view'
import { categoryField, severityField } from './hazard-forms'

/** What was opened for a task comes back with its number, and a word after a dot. */
export const taskTarget = (number: number, word?: string): string =>
  word === undefined ? String(number) : `${number}.${word}`
export function readTaskTarget(target: string): { number: number; word: string } {
  const [number = '', ...rest] = target.split('.')
  return { number: Number(number) || 0, word: rest.join('.') }
}

export const text = (name: string, label: string, more: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  name,
  label,
  multiline: false,
  max: 500,
  optional: true,
  ...more,
})
const files = (label: string, optional: boolean): Field => ({
  kind: 'files',
  name: 'files',
  label,
  max: 10,
  optional,
})
export const options = <T extends string>(values: readonly T[], says: Record<T, string>): Option[] =>
  values.map((value) => ({ value, label: says[value] }))

export function form(
  id: string,
  { task, unit }: Inspection,
  title: string,
  fields: Field[],
  context: CardContext,
  word?: string,
): Form {
  const t = texts[context.language]
  return {
    id,
    target: taskTarget(task.number, word),
    title,
    intro: `${taskCode(task.number)} · ${unitName(unit, context.language)}`,
    submit: t.inspection.submit,
    fields,
  }
}

/** The end of an inspection. Without a hazard a photo is needed, with hazards it is not. */
export function resultForm(result: TaskResult, inspection: Inspection, context: CardContext): Form {
  const t = texts[context.language]
  const { field } = t.inspection
  const needed = result === 'no-hazard' && inspection.files.length === 0
  const fields: Field[] = [
    files(t.inspection.photoOfPlace, !needed),
    text('present', field.present),
    text('remark', field.remark, { multiline: true, max: 2000 }),
  ]
  return form('inspection', inspection, t.inspection.result[result], fields, context, result)
}

/** What is asked step by step; the rest is for those who have a form before them. */
export const resultQuestions: Record<TaskResult, readonly string[]> = {
  'no-hazard': ['files'],
  'hazards-found': ['present', 'remark'],
  closed: ['remark', 'files'],
  refused: ['remark', 'files'],
}

export function foundForm(inspection: Inspection, context: CardContext): Form {
  const t = texts[context.language]
  const fields: Field[] = [
    text('description', t.field.description, {
      hint: t.inspection.reportHint,
      multiline: true,
      max: 2000,
      optional: false,
    }),
    categoryField(t),
    severityField(t, 'general'),
    files(t.field.files, true),
  ]
  return form('task-hazard', inspection, t.inspection.title.report, fields, context)
}

export function paperForm(inspection: Inspection, context: CardContext): Form {
  const t = texts[context.language]
  const kind = { kind: 'choice', name: 'kind', label: t.inspection.field.kind, optional: false } as const
  const fields: Field[] = [
    { ...kind, options: options(paperKinds, t.inspection.paper) },
    text('reference', t.inspection.field.reference, { max: 60 }),
  ]
  return form('task-paper', inspection, t.inspection.title.paper, fields, context)
}

export function measureForm(inspection: Inspection, context: CardContext): Form {
  const t = texts[context.language]
  const kind = { kind: 'choice', name: 'kind', label: t.inspection.field.kind, optional: false } as const
  const fields: Field[] = [
    { ...kind, options: options(measureKinds, t.inspection.measure) },
    text('quantity', t.inspection.field.quantity, { max: 12, optional: false, initial: '1', whole: [1] }),
    text('value', t.inspection.field.value, { max: 15, whole: [0] }),
  ]
  return form('task-measure', inspection, t.inspection.title.measure, fields, context)
}

export function correctForm(inspection: Inspection, context: CardContext): Form {
  const t = texts[context.language]
  const { state } = inspection.task
  const others = taskResults.filter((it) => state.status !== 'done' || it !== state.result)
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'result',
      label: t.inspection.field.result,
      optional: false,
      options: options(others, t.inspection.result),
    },
    text('reason', t.field.reason, { multiline: true, max: 2000, optional: false }),
  ]
  return form('task-correct', inspection, t.inspection.title.correct, fields, context)
}

/** A photo of an item that failed, where a form can be opened. */
export function photoForm(inspection: Inspection, item: string, label: string, context: CardContext): Form {
  const t = texts[context.language]
  return form('task-photo', inspection, t.inspection.title.photo, [files(label, false)], context, item)
}

/** A whole checklist in one form: a tap an item, and one for all that is left. */
export function checklistForm(inspection: Inspection, context: CardContext): Form {
  const t = texts[context.language]
  const told = new Map(Object.entries(inspection.answers))
  const fields = inspection.list.items.map((item): Field => {
    const initial = told.get(item.id)
    return {
      kind: 'choice',
      name: item.id,
      label: itemWords(item, context),
      optional: true,
      options: options(verdicts, t.inspection.verdict),
      open: true,
      ...(initial ? { initial } : {}),
    }
  })
  const rest: Field = {
    kind: 'choice',
    name: '*',
    label: t.inspection.field.rest,
    optional: true,
    options: [
      { value: 'pass', label: t.inspection.verdict.pass },
      { value: 'open', label: t.inspection.leaveOpen },
    ],
    open: true,
  }
  return form('checklist', inspection, t.inspection.field.checklist, [rest, ...fields], context)
}

export function nearForm(context: CardContext): Form {
  const t = texts[context.language]
  return {
    id: 'near',
    target: '',
    title: t.inspection.title.near,
    submit: t.form.submit,
    fields: [{ kind: 'position', name: 'position', label: t.field.position, optional: false }],
  }
}
