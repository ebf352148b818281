import { categories } from '../../domain/hazards/categories'
import { deadlineOf as orderedDeadline, severities } from '../../domain/hazards/hazard'
import type { Action } from '../../domain/hazards/permissions'
import type { HazardSheet } from '../../domain/hazards/sheet'
import type { Person } from '../../domain/people/person'
import { hazardCode } from '../cards/codes'
import { type CardContext, organizationName, unitName } from '../cards/context'
import { type FieldName, type Texts, texts } from '../texts'
import type { DeadlineField, Field, FilesField, Form, Option, TextField } from '../view'
import { searchField, unitField } from './search-field'
import { titleOf } from './title-of'

/** Actions that need no more than the button. */
export const plainActions = [
  'confirm',
  'accept-referral',
  'pass',
  'delist',
  'grant-extension',
  'withdraw',
] as const satisfies readonly Action[]
export type FormAction = Exclude<Action, (typeof plainActions)[number]>

export const isPlain = (action: Action): action is (typeof plainActions)[number] =>
  (plainActions as readonly Action[]).includes(action)

export type HazardFormContext = CardContext & { leaders: readonly Person[] }

/** The form for what somebody wants to do to a hazard. `field` narrows a correction to one field. */
export function hazardForm(
  action: FormAction,
  sheet: HazardSheet,
  context: HazardFormContext,
  field?: string,
): Form {
  const t = texts[context.language]
  const fields = fieldsFor(action, sheet, context, t)
  return {
    id: action,
    target: String(sheet.hazard.number),
    title: titleOf(t.action[action]),
    intro: `${hazardCode(sheet.hazard.number)} · ${sheet.hazard.description}`,
    submit: t.form.submit,
    fields: field === undefined ? fields : fields.filter((it) => it.name === field),
  }
}

const textField = (t: Texts, name: FieldName, more: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  name,
  label: t.field[name],
  multiline: true,
  max: 2000,
  optional: false,
  ...more,
})

const filesField = (t: Texts, optional: boolean): FilesField => ({
  kind: 'files',
  name: 'files',
  label: t.field.proof,
  max: 10,
  optional,
})

/** Three days are the common limit (domain.md). */
const deadlineField = (t: Texts, name: 'deadline' | 'until', initial?: number): DeadlineField => ({
  kind: 'deadline',
  name,
  label: t.field[name],
  optional: false,
  quick: [
    { value: '24h', label: t.time.hours(24) },
    { value: '3 days', label: t.time.days(3) },
    { value: '7 days', label: t.time.days(7) },
    { value: '15 days', label: t.time.days(15) },
  ],
  ...(initial === undefined ? {} : { initial }),
})

function fieldsFor(action: FormAction, sheet: HazardSheet, context: HazardFormContext, t: Texts): Field[] {
  const reason = textField(t, 'reason')
  switch (action) {
    case 'reject':
    case 'return-referral':
    case 'refuse-extension':
    case 'reopen':
      return [reason]
    case 'mark-duplicate':
      return [searchField('of', t.field.of, 'hazards')]
    case 'refer':
      return [{ ...organizationsField(context, t, 'to', sheet.hazard.departmentId) }, reason]
    case 'order':
      return orderFields(sheet, context, t)
    case 'prove':
      return [filesField(t, true), textField(t, 'text', { optional: true })]
    case 'fix-on-the-spot':
      return [filesField(t, false), textField(t, 'text', { optional: true })]
    case 'fail':
      return [reason, deadlineField(t, 'deadline'), filesField(t, true)]
    case 'list':
      return listingFields(context, t)
    case 'request-extension':
      return [deadlineField(t, 'until', laterThan(sheet)), reason]
    case 'witness':
      return [textField(t, 'text'), filesField(t, true)]
    case 'note':
      return [textField(t, 'text', { optional: true }), filesField(t, true)]
    case 'correct':
      return correctionFields(sheet, context, t)
  }
}

const dayMs = 24 * 3_600_000
const laterThan = (sheet: HazardSheet): number | undefined => {
  const at = orderedDeadline(sheet.hazard)
  return at === undefined ? undefined : at + 3 * dayMs
}

function organizationsField(
  context: CardContext,
  t: Texts,
  name: 'to' | 'supervisor',
  except?: string,
): Field {
  const options = context.organizations
    .filter((it) => it.id !== except && (name === 'to' || it.kind === 'department'))
    .map((it): Option => ({ value: it.id, label: organizationName(context, it.id) ?? it.id }))
  return { kind: 'choice', name, label: t.field[name], options: options.slice(0, 100), optional: false }
}

function orderFields(sheet: HazardSheet, context: HazardFormContext, t: Texts): Field[] {
  const wanted = sheet.hazard.wantedDeadlineAt
  const people = sheet.contacts.map((it): Option => ({ value: it.id, label: it.name }))
  return [
    deadlineField(t, 'deadline', wanted !== undefined && wanted > context.now ? wanted : undefined),
    searchField('responsible', t.field.responsible, 'people', { options: people, optional: true }),
    textField(t, 'measures', { optional: true }),
  ]
}

function listingFields(context: HazardFormContext, t: Texts): Field[] {
  const leaders = context.leaders.map((it): Option => ({ value: it.id, label: it.name }))
  return [
    organizationsField(context, t, 'supervisor'),
    { kind: 'choice', name: 'leader', label: t.field.leader, options: leaders, optional: false },
    textField(t, 'measures'),
    textField(t, 'funds', { multiline: false }),
    textField(t, 'responsible', { multiline: false }),
    textField(t, 'timeLimit', { multiline: false }),
    textField(t, 'contingencyPlan'),
  ]
}

function correctionFields({ hazard, unit }: HazardSheet, context: CardContext, t: Texts): Field[] {
  const current = unit
    ? { value: String(unit.number), label: unitName(unit, context.language) }
    : hazard.place && { value: `=${hazard.place}`, label: hazard.place }
  return [
    {
      ...unitField(t),
      optional: true,
      ...(current ? { initial: current } : {}),
    },
    categoryField(t, hazard.category),
    severityField(t, hazard.severity),
    textField(t, 'description', { initial: hazard.description, optional: true }),
  ]
}

export const categoryField = (t: Texts, initial?: string, optional = true): Field => ({
  kind: 'choice',
  name: 'category',
  label: t.field.category,
  options: categories.map((value) => ({ value, label: t.category[value] })),
  optional,
  ...(initial === undefined ? {} : { initial }),
})

export const severityField = (t: Texts, initial?: string): Field => ({
  kind: 'choice',
  name: 'severity',
  label: t.field.severity,
  options: severities.map((value) => ({ value, label: t.severity[value] })),
  optional: true,
  ...(initial === undefined ? {} : { initial }),
})
