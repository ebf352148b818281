import { done, type Refusal, type Result, refuse } from '../errors'
import { organizationOf, type Person } from '../people/person'
import { type HazardCommand, textMax } from './command'
import type { Correction, HazardEvent } from './events'
import type { Hazard } from './hazard'
import { type Action, may, mayEver, permissions, relationsOf } from './permissions'

/**
 * Decides what happens when a person asks for something to be done to a hazard: one event, or why not.
 * Pure: the same hazard, command, person and time (UTC ms) always give the same answer.
 */
export function decide(
  hazard: Hazard,
  command: HazardCommand,
  person: Person,
  now: number,
): Result<HazardEvent> {
  const { action } = command
  if (!may(action, hazard, person, now)) return refuse(whyNot(action, hazard, person))
  const wrong = checkContent(hazard, command, now)
  return wrong ? refuse(wrong) : done(eventOf(hazard, command, person))
}

function whyNot(action: Action, hazard: Hazard, person: Person): Refusal {
  const { status } = hazard.state
  if (!person.active || !mayEver(action, person.post.role, relationsOf(person, hazard))) {
    return { code: 'not-yours', action, status }
  }
  if (!permissions[action].from.includes(status)) return { code: 'moved-on', action, status }
  const rectifier = hazard.state.status === 'rectified' && hazard.state.proof.by === person.id
  if (rectifier && (action === 'pass' || action === 'fail' || action === 'delist'))
    return { code: 'own-proof' }
  if (action === 'fix-on-the-spot' && hazard.severity === 'major') return { code: 'major-needs-inspection' }
  if (action === 'list' && hazard.severity !== 'major') return { code: 'not-major' }
  if (action === 'delist' && hazard.listing === undefined) return { code: 'not-listed' }
  if (action === 'withdraw') return { code: 'too-late-to-withdraw' }
  const asked = hazard.state.status === 'ordered' && hazard.state.extension?.by === person.id
  if (asked && (action === 'grant-extension' || action === 'refuse-extension')) return { code: 'own-request' }
  return { code: 'moved-on', action, status }
}

const text = (field: string, value: string): Refusal | undefined => {
  if (value.trim() === '') return { code: 'text-missing', field }
  return value.length > textMax ? { code: 'text-too-long', field, max: textMax } : undefined
}
const optionalText = (field: string, value?: string): Refusal | undefined =>
  value === undefined ? undefined : text(field, value)
const ahead = (deadlineAt: number, now: number): Refusal | undefined =>
  deadlineAt <= now ? { code: 'deadline-past', field: 'deadline' } : undefined
const proof = (command: { text?: string; files: string[] }): Refusal | undefined =>
  command.files.length === 0 && !command.text?.trim()
    ? { code: 'proof-missing' }
    : optionalText('text', command.text)

function checkContent(hazard: Hazard, command: HazardCommand, now: number): Refusal | undefined {
  switch (command.action) {
    case 'reject':
    case 'return-referral':
    case 'refuse-extension':
    case 'reopen':
      return text('reason', command.reason)
    case 'mark-duplicate':
      return command.of === hazard.number ? { code: 'own-duplicate' } : undefined
    case 'refer':
      if (command.to === hazard.departmentId) return { code: 'same-organization' }
      return text('reason', command.reason)
    case 'order':
      return ahead(command.deadlineAt, now) ?? optionalText('measures', command.measures)
    case 'fail':
      return text('reason', command.reason) ?? ahead(command.deadlineAt, now)
    case 'prove':
    case 'note':
      return proof(command)
    case 'fix-on-the-spot':
      // A photo is demanded: nobody comes back to look (domain.md, "fixed on the spot, with proof").
      return command.files.length === 0 ? { code: 'proof-missing' } : optionalText('text', command.text)
    case 'request-extension':
      return text('reason', command.reason) ?? later(hazard, command.until, now)
    case 'list':
      return checkListing(command)
    case 'correct':
      return checkCorrections(command.changes)
    case 'witness':
      return text('text', command.text)
    case 'pass':
      return optionalText('text', command.text)
    case 'confirm':
    case 'accept-referral':
    case 'grant-extension':
    case 'delist':
    case 'withdraw':
      return undefined
  }
}

function later(hazard: Hazard, until: number, now: number): Refusal | undefined {
  const current = hazard.state.status === 'ordered' ? hazard.state.order.deadlineAt : now
  return until > Math.max(now, current) ? undefined : { code: 'deadline-not-later', field: 'until' }
}

function checkCorrections(changes: readonly Correction[]): Refusal | undefined {
  if (changes.length === 0) return { code: 'text-missing', field: 'value' }
  const description = changes.find((change) => change.field === 'description')
  return description && text('description', description.to)
}

function checkListing({ listing }: Extract<HazardCommand, { action: 'list' }>): Refusal | undefined {
  const five = ['measures', 'funds', 'responsible', 'timeLimit', 'contingencyPlan'] as const
  for (const field of five) {
    const wrong = text(field, listing[field])
    if (wrong) return wrong
  }
  return undefined
}

function eventOf(hazard: Hazard, command: HazardCommand, person: Person): HazardEvent {
  switch (command.action) {
    case 'confirm':
      return { type: 'confirmed' }
    case 'reject':
      return { type: 'rejected', reason: command.reason }
    case 'mark-duplicate':
      return { type: 'marked-duplicate', of: command.of }
    case 'refer': {
      const from = hazard.departmentId ?? organizationOf(person.post)
      return {
        type: 'referred',
        to: command.to,
        reason: command.reason,
        ...(from === undefined ? {} : { from }),
      }
    }
    case 'accept-referral': {
      const referral = 'referral' in hazard.state ? hazard.state.referral : undefined
      return { type: 'referral-accepted', departmentId: referral?.to ?? '' }
    }
    case 'return-referral':
      return { type: 'referral-returned', reason: command.reason }
    case 'order': {
      const { action: _, ...order } = command
      return { type: 'ordered', ...order }
    }
    case 'prove': {
      const { action: _, ...sent } = command
      return { type: 'proof-sent', ...sent }
    }
    case 'fix-on-the-spot': {
      const { action: _, ...sent } = command
      return { type: 'fixed-on-the-spot', ...sent }
    }
    case 'pass': {
      const { action: _, ...finding } = command
      return { type: 'inspection-passed', ...finding }
    }
    case 'fail': {
      const { action: _, ...finding } = command
      return { type: 'inspection-failed', ...finding }
    }
    case 'list':
      return { type: 'listed', listing: command.listing }
    case 'delist':
      return { type: 'delisted' }
    case 'request-extension':
      return { type: 'extension-requested', until: command.until, reason: command.reason }
    case 'grant-extension': {
      const until = hazard.state.status === 'ordered' ? hazard.state.extension?.until : undefined
      return { type: 'extension-granted', until: until ?? 0 }
    }
    case 'refuse-extension':
      return { type: 'extension-refused', reason: command.reason }
    case 'reopen':
      return { type: 'reopened', reason: command.reason }
    case 'withdraw':
      return { type: 'withdrawn' }
    case 'witness': {
      const { action: _, ...seen } = command
      return { type: 'witnessed', ...seen }
    }
    case 'note': {
      const { action: _, ...note } = command
      return { type: 'noted', ...note }
    }
    case 'correct':
      return { type: 'corrected', changes: command.changes }
  }
}
