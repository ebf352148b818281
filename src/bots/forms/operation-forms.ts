import type { Candidate } from '../../domain/engagements/engagement'
import type { OperationAct } from '../../domain/operations/permissions'
import type { OperationSheet } from '../../domain/operations/queries'
import { stopText } from '../../domain/operations/read-route'
import { nameable, releasable, sendable, swappable } from '../../domain/operations/who-can-come'
import type { Person } from '../../domain/people/person'
import { candidateLabel } from '../cards/candidate-label'
import { operationCode } from '../cards/codes'
import { type CardContext, organizationName } from '../cards/context'
import { sayWhen } from '../cards/times'
import { type Texts, texts } from '../texts'
import type { Field, Form, Option, TextField } from '../view'
import { unitField } from './search-field'
import { titleOf } from './title-of'

/** Acts that ask for something first. */
export type AskedAct = Exclude<OperationAct, 'confirm' | 'check-in' | 'refuse-swap'>

export const text = (name: string, label: string, more: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  name,
  label,
  multiline: false,
  max: 200,
  optional: false,
  ...more,
})

export const choice = (name: string, label: string, options: readonly Option[], optional = false): Field => ({
  kind: 'choice',
  name,
  label,
  options: options.slice(0, 100),
  optional,
})

/** A question that nobody can answer: a choice among none. */
export const isHopeless = (form: Form): boolean =>
  form.fields.some((field) => field.kind === 'choice' && field.options.length === 0)

const moment = (t: Texts): Field => ({
  kind: 'moment',
  name: 'starts',
  label: t.operation.field.starts,
  optional: false,
})

const hours = (t: Texts): Field =>
  choice(
    'hours',
    t.operation.field.hours,
    [1, 2, 3, 4, 6, 8].map((it) => ({ value: String(it), label: t.time.hours(it) })),
  )

export function planForm(context: CardContext, person: Person): Form {
  const t = texts[context.language]
  const { field, ...joint } = t.operation
  const own = person.post.role === 'liaison' ? person.post.organizationId : undefined
  const leads = context.organizations
    .filter((it) => own === undefined || it.id === own)
    .map((it): Option => ({ value: it.id, label: organizationName(context, it.id) ?? it.id }))
  return {
    id: 'joint-new',
    target: '',
    title: joint.plan,
    submit: t.form.submit,
    fields: [
      text('title', field.title),
      moment(t),
      hours(t),
      text('gathering', field.gathering, { hint: field.gatheringHint }),
      { kind: 'position', name: 'position', label: field.gatheringMap, optional: true },
      choice('lead', field.lead, leads),
      text('needs', field.needs, { multiline: true, hint: field.needsHint, max: 2000 }),
      text('route', field.route, { multiline: true, hint: field.routeHint, optional: true, max: 2000 }),
      text('vehicle', field.vehicle, { optional: true }),
      text('gear', field.gear, { optional: true }),
    ],
  }
}

export const positionForm = ({ operation }: OperationSheet, t: Texts): Form => ({
  id: 'joint-here',
  target: String(operation.number),
  title: t.operation.act['check-in'],
  intro: t.operation.hereDone,
  submit: t.form.submit,
  leave: t.operation.hereAlone,
  fields: [{ kind: 'position', name: 'position', label: t.operation.field.position, optional: false }],
})

export function operationForm(
  act: AskedAct,
  sheet: OperationSheet,
  person: Person,
  context: CardContext,
): Form {
  const t = texts[context.language]
  const { operation } = sheet
  return {
    id: `joint-${act}`,
    target: String(operation.number),
    title: titleOf(t.operation.act[act]),
    intro: `${operationCode(operation.number)} · ${operation.plan.title}`,
    submit: t.form.submit,
    fields: fieldsFor(act, sheet, person, context, t),
  }
}

function fieldsFor(
  act: AskedAct,
  sheet: OperationSheet,
  person: Person,
  context: CardContext,
  t: Texts,
): Field[] {
  const { operation, candidates } = sheet
  const { field } = t.operation
  const option = (it: Candidate): Option => ({
    value: it.id,
    label: candidateLabel(sheet, it, person, context),
  })
  switch (act) {
    case 'name':
      return [choice('person', t.engagement.who, nameable(sheet, person).map(option))]
    case 'release':
      return [
        choice(
          'person',
          t.engagement.who,
          releasable(operation, person).map((it) => ({
            value: it.personId,
            label: sheet.people[it.personId] ?? '?',
          })),
        ),
      ]
    case 'decline':
    case 'cancel':
      return [text('reason', t.field.reason, { multiline: true, max: 500 })]
    case 'substitute':
      return [choice('person', t.engagement.who, sendable(sheet, person.id).map(option))]
    case 'swap':
      return [
        choice(
          'swap',
          t.engagement.who,
          swappable(sheet, person.id, context.now).map((it) => ({
            value: `${it.personId} ${it.operationId}`,
            label: `${candidates.find((c) => c.id === it.personId)?.name} · ${t.engagement.swapFor(operationCode(it.number), it.title, sayWhen(t, it.startsAt, context.now, context.timezone))}`,
          })),
        ),
      ]
    case 'finish':
      return [
        text('units', field.units, { max: 5, whole: [0] }),
        text('papers', field.papers, { max: 5, whole: [0] }),
        text('result', field.result, { multiline: true, max: 2000 }),
      ]
    case 'stop':
      return [unitField(t)]
    case 'route':
      return [
        text('route', field.route, {
          multiline: true,
          hint: field.routeHint,
          optional: true,
          max: 2000,
          initial: operation.plan.route.map(stopText).join('\n'),
          clears: true,
        }),
      ]
    case 'move':
      return [moment(t), hours(t)]
  }
}
