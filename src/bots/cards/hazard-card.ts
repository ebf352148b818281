import type { Reason } from '../../domain/delivery/outbox'
import { deadlineOf, type Hazard, isOverdue } from '../../domain/hazards/hazard'
import { permissions } from '../../domain/hazards/permissions'
import type { HazardSheet } from '../../domain/hazards/sheet'
import type { Person } from '../../domain/people/person'
import { texts as allTexts, type Texts } from '../texts'
import type { View } from '../view'
import { hazardCode, taskCode, unitCode } from './codes'
import { type CardContext, organizationName, unitName } from './context'
import { hazardButtons, keptFiles } from './hazard-buttons'
import { sayHowLong, sayWhen } from './times'

const signs: Record<Hazard['state']['status'], string> = {
  reported: '🆕',
  confirmed: '☑️',
  ordered: '🛠',
  rectified: '🔎',
  closed: '✅',
  rejected: '🚫',
  duplicate: '♊️',
  withdrawn: '↩️',
}

/**
 * The card of a hazard: the same everywhere, with just the buttons this reader may press now. In a group
 * chat nobody in particular reads: it shows the next steps, and whoever presses is asked whether they may.
 */
export function hazardCard(
  sheet: HazardSheet,
  reader: Person | undefined,
  context: CardContext,
  reason?: Reason,
): View {
  const t = allTexts[context.language]
  const { hazard } = sheet
  const major = hazard.severity === 'major'
  const overdue = isOverdue(hazard, context.now) ? '⏰ ' : ''
  const why = reason === undefined ? '' : t.reason[reason]
  return {
    title: `${signs[hazard.state.status]} ${hazardCode(hazard.number)} · ${overdue}${t.status[hazard.state.status]}${major ? ' · ❗️' : ''}`,
    ...(why ? { body: [why] } : {}),
    quote: hazard.description,
    fields: fieldsOf(sheet, context, t),
    footer: `${t.happened(sheet.last.event.type, nameOf(sheet, sheet.last.by))} · ${sayWhen(t, sheet.last.at, context.now, context.timezone)}`,
    buttons: hazardButtons(sheet, reader, context),
  }
}

const nameOf = (sheet: HazardSheet, id: string): string => sheet.people[id] ?? '?'

type Pair = { label: string; value: string }
const pair = (label: string, value: string | undefined): Pair[] => (value ? [{ label, value }] : [])

function fieldsOf(sheet: HazardSheet, context: CardContext, t: Texts): Pair[] {
  const { hazard, unit } = sheet
  const { state } = hazard
  const responsible = [hazard.departmentId, hazard.subDistrictId].flatMap(
    (id) => organizationName(context, id) ?? [],
  )
  const unregistered = hazard.place ? t.noted(hazard.place, t.card.unregistered) : undefined
  return [
    ...pair(
      t.field.unit,
      unit ? `${unitName(unit, context.language)} · ${unitCode(unit.number)}` : undefined,
    ),
    ...pair(t.field.place, unit ? undefined : unregistered),
    ...pair(t.field.category, t.category[hazard.category]),
    ...pair(t.field.severity, t.severity[hazard.severity]),
    ...pair(t.field.deadline, deadlineText(hazard, context, t)),
    ...pair(
      t.field.wanted,
      deadlineOf(hazard) === undefined ? whenOf(hazard.wantedDeadlineAt, context, t) : undefined,
    ),
    ...pair(t.field.holder, holderText(sheet, context, t)),
    ...pair(t.field.department, responsible.join(' · ')),
    ...pair(t.field.measures, 'order' in state ? state.order.measures : undefined),
    ...pair(t.field.reason, state.status === 'rejected' ? state.reason : undefined),
    ...pair(t.field.of, state.status === 'duplicate' ? hazardCode(state.of) : undefined),
    ...pair(
      t.card.proof,
      'proof' in state
        ? (state.proof?.text ?? (state.proof ? t.card.photos(state.proof.files.length) : undefined))
        : undefined,
    ),
    ...pair(t.field.referral, referralText(sheet, context, t)),
    ...pair(t.field.extension, extensionText(sheet, context, t)),
    ...pair(t.field.listing, listingText(sheet, context, t)),
    ...pair(t.field.position, positionText(sheet, t)),
    ...pair(t.field.files, filesText(sheet, context, t)),
    ...pair(t.field.witnesses, t.listed(hazard.witnesses.map((id) => nameOf(sheet, id)))),
    ...pair(t.field.inspection, sheet.taskNumber ? taskCode(sheet.taskNumber) : undefined),
    ...pair(t.field.reason, reasonText(sheet)),
    ...pair(t.field.text, noteText(sheet)),
  ]
}

const whenOf = (at: number | undefined, { now, timezone }: CardContext, t: Texts): string | undefined =>
  at === undefined ? undefined : sayWhen(t, at, now, timezone)

function deadlineText(hazard: Hazard, context: CardContext, t: Texts): string | undefined {
  const at = deadlineOf(hazard)
  if (at === undefined) return undefined
  const when = sayWhen(t, at, context.now, context.timezone)
  if (hazard.state.status !== 'ordered') return when
  const span = sayHowLong(t, at - context.now)
  return `${when} · ${at < context.now ? t.card.overdue(span) : t.card.left(span)}`
}

/** Who has to take the next step. */
function holderText(sheet: HazardSheet, context: CardContext, t: Texts): string | undefined {
  const { state, departmentId } = sheet.hazard
  const department = organizationName(context, departmentId)
  switch (state.status) {
    case 'reported':
    case 'confirmed':
      if (state.referral) return organizationName(context, state.referral.to)
      return department ? `${t.card.office} · ${department}` : t.card.office
    case 'ordered': {
      if (state.order.responsibleId) return nameOf(sheet, state.order.responsibleId)
      return t.listed(sheet.contacts.map((it) => it.name)) || t.card.nobodyReachable
    }
    case 'rectified':
      if (state.passed) return t.card.passedOn
      return checkers(sheet, department) || t.card.office
    default:
      return undefined
  }
}

/** Whoever rectified it does not check it. */
const checkers = (sheet: HazardSheet, department: string | undefined): string => {
  const { reporterId, state } = sheet.hazard
  const own = state.status === 'rectified' && state.proof.by === reporterId
  return [own ? undefined : nameOf(sheet, reporterId), department].filter(Boolean).join(' · ')
}

function referralText(sheet: HazardSheet, context: CardContext, t: Texts): string | undefined {
  const { state } = sheet.hazard
  const referral = 'referral' in state ? state.referral : undefined
  return referral && t.labelled(`→ ${organizationName(context, referral.to) ?? ''}`, referral.reason)
}

function extensionText(sheet: HazardSheet, context: CardContext, t: Texts): string | undefined {
  const { state } = sheet.hazard
  if (state.status !== 'ordered' || !state.extension) return undefined
  const until = sayWhen(t, state.extension.until, context.now, context.timezone)
  return t.labelled(until, state.extension.reason)
}

function listingText({ hazard, people }: HazardSheet, context: CardContext, t: Texts): string | undefined {
  const { listing } = hazard
  if (listing)
    return [organizationName(context, listing.departmentId), people[listing.leaderId]]
      .filter(Boolean)
      .join(' · ')
  const open = permissions.list.from.includes(hazard.state.status)
  return hazard.severity === 'major' && open ? t.card.notListedYet : undefined
}

/** Where they stood beats where their photo was taken, and that where the unit is registered. */
function positionText({ hazard, files }: HazardSheet, t: Texts): string | undefined {
  const photo = files.find((file) => file.position)?.position
  const shared = hazard.position?.from === 'shared' ? hazard.position : undefined
  const known = shared ?? (photo && { ...photo, from: 'photo' as const }) ?? hazard.position
  if (!known) return undefined
  const source = { photo: t.card.fromPhoto, unit: t.card.fromUnit, shared: t.card.fromShare }[known.from]
  return t.noted(`${known.latitude.toFixed(5)}, ${known.longitude.toFixed(5)}`, source)
}

/** How many there are to be shown, when the first was taken, and how many could not be kept. */
function filesText({ files }: HazardSheet, context: CardContext, t: Texts): string {
  const kept = keptFiles(files)
  const lost = files.length - kept.length
  const taken = whenOf(kept.find((file) => file.takenAt !== undefined)?.takenAt, context, t)
  return [
    kept.length > 0 && t.card.photos(kept.length),
    taken && t.card.taken(taken),
    lost > 0 && t.card.notKept(lost),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The words of the last event, where it is one that consists of words. */
function noteText({ last }: HazardSheet): string | undefined {
  const { event } = last
  const said = event.type === 'noted' || event.type === 'witnessed' || event.type === 'inspection-passed'
  return said ? event.text : undefined
}

/** Why the last thing was done, where no other line says it. */
function reasonText({ last }: HazardSheet): string | undefined {
  const { event } = last
  const elsewhere = ['rejected', 'referred', 'extension-requested'].includes(event.type)
  return 'reason' in event && !elsewhere ? event.reason : undefined
}
