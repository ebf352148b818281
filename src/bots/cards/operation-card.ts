import type { Reason } from '../../domain/delivery/outbox'
import { distanceM } from '../../domain/inspections/distance'
import {
  holdsPlace,
  type Member,
  memberOf,
  type Need,
  type Operation,
  openPlacesInAll,
  personTimes,
  unconfirmedPlaces,
} from '../../domain/operations/operation'
import { canSeeOperation, mayNow, type OperationAct } from '../../domain/operations/permissions'
import type { OperationSheet } from '../../domain/operations/queries'
import { stopText } from '../../domain/operations/read-route'
import { nameable, releasable, swappable, toFill } from '../../domain/operations/who-can-come'
import type { Person } from '../../domain/people/person'
import { type ButtonAction, packAction } from '../action'
import { type Texts, texts } from '../texts'
import { type Button, inRows, type View } from '../view'
import { candidateLabel } from './candidate-label'
import { operationCode, taskCode, unitCode } from './codes'
import { type CardContext, organizationName } from './context'
import { mapButton } from './map-link'
import { endClockOf } from './times'
import { wordsOf } from './words'

const signs = { planned: '🤝', held: '✅', cancelled: '🚫' } as const
/** As many units and inspections as are opened from it by one press. */
const linksMax = 12
const of = (label: string, action: ButtonAction): Button => ({ label, data: packAction(action) })
/** As near the gathering point is there: a square and its car park, and what a phone is wrong by; metres. */
const nearM = 500
/** People offered to be named by one press. */
const offered = 6

/** The card of a joint operation: places, who comes, who has not answered; with the buttons this reader may press. */
export function operationCard(
  sheet: OperationSheet,
  reader: Person | undefined,
  context: CardContext,
  reason?: Reason,
): View {
  const { t, why, when, field } = wordsOf(context, reason)
  const d = t.operation
  const { operation } = sheet
  const { plan } = operation
  const code = operationCode(operation.number)
  if (reader && !canSeeOperation(reader)) return { title: code }
  const name = (it: Member): string => {
    const own = sheet.people[it.personId] ?? '?'
    const who =
      it.insteadOf === undefined ? own : t.noted(own, d.insteadOf(sheet.people[it.insteadOf] ?? '?'))
    const said = it.reason ? t.noted(who, it.reason) : who
    if (!it.swap) return said
    return t.noted(said, d.swapsWith(sheet.people[it.swap.withId] ?? nameOf(sheet, it.swap.withId)))
  }
  const those = (state: Member['state']): string =>
    t.listed(operation.members.filter((it) => it.state === state).map(name))
  const came = operation.members.filter((it) => it.state === 'confirmed' && it.cameAt !== undefined)
  const { words, position } = plan.gathering
  /** Who checked in, and how far from the gathering point where that is not near. */
  const arrival = (it: Member): string => {
    const who = sheet.people[it.personId] ?? '?'
    const metres = position && it.position ? distanceM(position, it.position) : 0
    return metres > nearM ? t.noted(who, d.fromGathering(t.inspection.away(metres))) : who
  }
  /** How many, and whose nobody is free to take, for those who name people. */
  const open = (): string => {
    const count = String(openPlacesInAll(operation))
    if (!reader || !mayNow('name', operation, reader, context.now)) return count
    const able = nameable(sheet, reader)
    const without = toFill(operation, reader).filter(
      (need) => !able.some((it) => it.organizationId === need.organizationId),
    )
    const names = without.map((it) => organizationName(context, it.organizationId) ?? it.organizationId)
    return names.length > 0 ? t.noted(count, d.nobodyFree(t.listed(names))) : count
  }
  return {
    title: `${signs[operation.status]} ${code} · ${plan.title} · ${d.status[operation.status]}`,
    ...why,
    fields: [
      ...field(
        t.engagement.when,
        `${when(plan.startsAt)} – ${endClockOf(t, plan.startsAt, plan.endsAt, context.timezone)}`,
      ),
      ...field(d.field.gathering, words),
      ...field(
        d.field.gatheringMap,
        position && `${position.latitude.toFixed(5)}, ${position.longitude.toFixed(5)}`,
      ),
      ...field(d.field.route, plan.route.map(stopText).join(' → ')),
      ...field(d.field.lead, organizationName(context, plan.leadId)),
      ...field(t.engagement.who, t.listed(plan.needs.map((it) => needText(operation, it, context)))),
      ...field(d.field.vehicle, plan.vehicle),
      ...field(d.field.gear, plan.gear),
      ...(operation.status === 'planned'
        ? field(d.field.open, openPlacesInAll(operation) > 0 ? open() : undefined)
        : []),
      ...field(d.field.coming, those('confirmed')),
      ...(operation.status === 'planned' ? field(d.field.unanswered, those('asked')) : []),
      ...field(d.field.declined, those('declined')),
      ...field(d.field.came, t.listed(came.map(arrival))),
      ...field(
        t.field.inspection,
        t.listed(sheet.inspections.map((it) => `${taskCode(it.number)} ${t.inspection.result[it.result]}`)),
      ),
      ...(operation.outcome
        ? [
            ...field(d.field.personTimes, String(personTimes(operation))),
            ...field(d.field.units, String(operation.outcome.units)),
            ...field(d.field.papers, String(operation.outcome.papers)),
            ...field(d.field.result, operation.outcome.text),
          ]
        : []),
      ...field(t.field.reason, operation.reason),
    ],
    footer: placesText(operation, t),
    buttons: buttonsOf(sheet, reader, context),
  }
}

/** How many of a department's places are held, and what is to be known of them: a skill, who has yet to answer. */
function needText(operation: Operation, need: Need, context: CardContext): string {
  const t = texts[context.language]
  const { organizationId, count, skill } = need
  const held = operation.members.filter((it) => it.organizationId === organizationId && holdsPlace(it)).length
  const words = t.operation.need(organizationName(context, organizationId) ?? organizationId, held, count)
  const notes = [...(skill ? [skill] : []), ...toConfirm(operation, t, organizationId)]
  return notes.length > 0 ? t.noted(words, t.parted(notes)) : words
}

/** How many of all places are held, and how many of those who hold one have yet to answer. */
export function placesText(operation: Operation, t: Texts): string {
  const needed = operation.plan.needs.reduce((sum, it) => sum + it.count, 0)
  const words = t.operation.places(needed - openPlacesInAll(operation), needed)
  const [note] = toConfirm(operation, t)
  return note === undefined ? words : t.noted(words, note)
}

function toConfirm(operation: Operation, t: Texts, organizationId?: string): string[] {
  const count = operation.status === 'planned' ? unconfirmedPlaces(operation, organizationId) : 0
  return count > 0 ? [t.operation.toConfirm(count)] : []
}

const nameOf = (sheet: OperationSheet, id: string): string =>
  sheet.candidates.find((it) => it.id === id)?.name ?? '?'

function buttonsOf(sheet: OperationSheet, reader: Person | undefined, context: CardContext): Button[][] {
  if (!reader) return []
  const t = texts[context.language]
  const { operation } = sheet
  const { act: label, ...joint } = t.operation
  const may = (act: OperationAct): boolean => mayNow(act, operation, reader, context.now)
  const button = (act: OperationAct, style?: 'primary' | 'danger'): Button[] =>
    may(act)
      ? [
          {
            label: label[act],
            data: packAction({ on: 'joint', number: operation.number, act }),
            ...(style ? { style } : {}),
          },
        ]
      : []
  const swap = may('refuse-swap')
  const named = may('name') ? nameable(sheet, reader) : []
  const suggested = named.filter((it) => memberOf(operation, it.id)?.state !== 'declined').slice(0, offered)
  const { position, words } = operation.plan.gathering
  const came = memberOf(operation, reader.id)?.cameAt !== undefined
  const answers = came ? [] : [...button('confirm', 'primary'), ...button('decline'), ...button('substitute')]
  return [
    ...inRows(
      suggested.map((it) => ({
        label: `+ ${candidateLabel(sheet, it, reader, context)}`,
        data: packAction({ on: 'joint', number: operation.number, act: 'name', word: it.id }),
      })),
      1,
    ),
    ...(named.length > suggested.length
      ? [[{ label: joint.others, data: packAction({ on: 'joint', number: operation.number, act: 'name' }) }]]
      : []),
    ...(swap
      ? [
          [
            {
              label: t.engagement.accept,
              data: packAction({ on: 'joint', number: operation.number, act: 'take-swap' }),
              style: 'primary' as const,
            },
            {
              label: t.engagement.refuse,
              data: packAction({ on: 'joint', number: operation.number, act: 'refuse-swap' }),
            },
          ],
        ]
      : []),
    came ? [] : button('check-in', 'primary'),
    operation.status === 'planned' && position
      ? [mapButton(joint.openMap, position, words ?? operation.plan.title)]
      : [],
    ...inRows(
      [...answers, ...(came || swappable(sheet, reader.id, context.now).length === 0 ? [] : button('swap'))],
      2,
    ),
    ...inRows(
      [
        ...button('finish'),
        ...(releasable(operation, reader).length > 0 ? button('release') : []),
        ...button('stop'),
        ...(operation.plan.route.length > 0 ? button('route') : []),
        ...button('move'),
        ...button('cancel', 'danger'),
      ],
      2,
    ),
    ...inRows(
      [
        ...operation.plan.route.flatMap((stop) =>
          typeof stop === 'string'
            ? []
            : [of(unitCode(stop.number), { on: 'unit', number: stop.number, report: false })],
        ),
        ...sheet.inspections.map((it) =>
          of(taskCode(it.number), { on: 'task', number: it.number, act: 'open' }),
        ),
      ].slice(0, linksMax),
      4,
    ),
  ].filter((row) => row.length > 0)
}
