import { organizationOf, type Person, type Role, unitOf } from '../people/person'
import { type Hazard, type Status, withdrawalMs } from './hazard'

export const actions = [
  'confirm',
  'reject',
  'mark-duplicate',
  'refer',
  'accept-referral',
  'return-referral',
  'order',
  'prove',
  'fix-on-the-spot',
  'pass',
  'fail',
  'list',
  'delist',
  'request-extension',
  'grant-extension',
  'refuse-extension',
  'reopen',
  'withdraw',
  'witness',
  'note',
  'correct',
] as const
export type Action = (typeof actions)[number]

/** How a person stands to a hazard. One person may stand in several ways. */
export const relations = [
  'reporter',
  'witness',
  'responsible',
  'ground',
  'unit',
  'assignee',
  'rectifier',
  'referred-to',
  'supervisor',
] as const
export type Relation = (typeof relations)[number]

type Who = Partial<Record<Role, 'any' | readonly Relation[]>>
type Rule = { from: readonly Status[]; who: Who }

const open = ['reported', 'confirmed', 'ordered', 'rectified'] as const
const ended = ['closed', 'rejected', 'duplicate', 'withdrawn'] as const

const office: Who = { coordinator: 'any' }
const inCharge: Who = { coordinator: 'any', liaison: ['responsible', 'ground'] }
const onTheGround: Who = { ...inCharge, inspector: ['reporter', 'responsible', 'ground'] }
const rectifying: Who = {
  ...onTheGround,
  liaison: ['responsible', 'ground', 'assignee'],
  inspector: ['reporter', 'responsible', 'ground', 'assignee'],
  leader: ['assignee'],
  'unit-contact': ['unit', 'assignee'],
}
const insiders: Who = {
  coordinator: 'any',
  leader: 'any',
  liaison: ['reporter', 'witness', 'responsible', 'ground', 'assignee', 'referred-to', 'supervisor'],
  inspector: ['reporter', 'witness', 'responsible', 'ground', 'assignee', 'referred-to', 'supervisor'],
  'unit-contact': ['reporter', 'witness', 'unit', 'assignee'],
}

/** Who may do what: the role, how they stand to the hazard, and the states in which it can be done. */
export const permissions: Record<Action, Rule> = {
  confirm: { from: ['reported'], who: inCharge },
  reject: { from: ['reported', 'confirmed'], who: inCharge },
  'mark-duplicate': { from: ['reported', 'confirmed'], who: inCharge },
  refer: { from: ['reported', 'confirmed'], who: onTheGround },
  'accept-referral': {
    from: ['reported', 'confirmed'],
    who: { coordinator: 'any', liaison: ['referred-to'] },
  },
  'return-referral': {
    from: ['reported', 'confirmed'],
    who: { coordinator: 'any', liaison: ['referred-to'] },
  },
  order: { from: ['confirmed'], who: inCharge },
  prove: { from: ['ordered'], who: rectifying },
  'fix-on-the-spot': { from: ['reported', 'confirmed'], who: onTheGround },
  pass: { from: ['rectified'], who: onTheGround },
  fail: { from: ['rectified'], who: onTheGround },
  list: { from: ['confirmed', 'ordered', 'rectified'], who: office },
  delist: { from: ['rectified'], who: office },
  'request-extension': { from: ['ordered'], who: rectifying },
  'grant-extension': { from: ['ordered'], who: inCharge },
  'refuse-extension': { from: ['ordered'], who: inCharge },
  reopen: { from: ended, who: office },
  withdraw: {
    from: ['reported'],
    who: {
      coordinator: ['reporter'],
      liaison: ['reporter'],
      inspector: ['reporter'],
      leader: ['reporter'],
      'unit-contact': ['reporter'],
    },
  },
  witness: {
    from: open,
    who: { coordinator: 'any', liaison: 'any', inspector: 'any', leader: 'any', 'unit-contact': 'any' },
  },
  note: { from: [...open, ...ended], who: insiders },
  correct: {
    from: ['reported', 'confirmed', 'ordered'],
    who: { ...inCharge, inspector: ['reporter'], leader: ['reporter'], 'unit-contact': ['reporter'] },
  },
}

export function relationsOf(person: Person, hazard: Hazard): Set<Relation> {
  const found = new Set<Relation>()
  const { state } = hazard
  const organization = organizationOf(person.post)
  const unit = unitOf(person.post)
  if (hazard.reporterId === person.id) found.add('reporter')
  if (hazard.witnesses.includes(person.id)) found.add('witness')
  if (organization !== undefined) {
    if (hazard.departmentId === organization) found.add('responsible')
    if (hazard.subDistrictId === organization) found.add('ground')
    if ('referral' in state && state.referral?.to === organization) found.add('referred-to')
    if (hazard.listing?.departmentId === organization) found.add('supervisor')
  }
  if (unit !== undefined && hazard.unitId === unit) found.add('unit')
  if ('order' in state && state.order.responsibleId === person.id) found.add('assignee')
  if ('proof' in state && state.proof?.by === person.id) found.add('rectifier')
  return found
}

/** The table alone: role and relations, without the state. */
export function mayEver(action: Action, role: Role, has: ReadonlySet<Relation>): boolean {
  const allowed = permissions[action].who[role]
  if (allowed === undefined) return false
  return allowed === 'any' || allowed.some((relation) => has.has(relation))
}

/**
 * Whether the hazard's own data lets the action happen now, beyond its status: a referral can only be
 * accepted where one waits, a major hazard is never closed by the one who rectified it (domain.md).
 */
export function stateAllows(action: Action, hazard: Hazard, person: Person, now: number): boolean {
  const { state } = hazard
  const waiting = 'referral' in state && state.referral !== undefined
  const asked = state.status === 'ordered' ? state.extension : undefined
  const passed = state.status === 'rectified' && state.passed !== undefined
  const rectifier = state.status === 'rectified' && state.proof.by === person.id
  switch (action) {
    case 'accept-referral':
    case 'return-referral':
      return waiting
    case 'confirm':
    case 'order':
    case 'refer':
    case 'fix-on-the-spot':
      return !waiting && !(action === 'fix-on-the-spot' && hazard.severity === 'major')
    case 'pass':
      return !rectifier && !passed
    case 'fail':
      return !rectifier
    case 'list':
      return hazard.severity === 'major' && hazard.listing === undefined
    case 'delist':
      // Delisting (销号) takes off the list what was put on it, with its five things in place (domain.md).
      return hazard.severity === 'major' && hazard.listing !== undefined && passed && !rectifier
    case 'request-extension':
      return asked === undefined
    case 'grant-extension':
    case 'refuse-extension':
      return asked !== undefined && asked.by !== person.id
    case 'withdraw':
      return now - hazard.reportedAt <= withdrawalMs
    case 'witness':
      return hazard.reporterId !== person.id && !hazard.witnesses.includes(person.id)
    case 'reject':
    case 'mark-duplicate':
    case 'prove':
    case 'reopen':
    case 'note':
    case 'correct':
      return true
  }
}

/** Whether this person may do this to this hazard now. */
export function may(action: Action, hazard: Hazard, person: Person, now: number): boolean {
  return (
    person.active &&
    permissions[action].from.includes(hazard.state.status) &&
    mayEver(action, person.post.role, relationsOf(person, hazard)) &&
    stateAllows(action, hazard, person, now)
  )
}

export const allowedActions = (hazard: Hazard, person: Person, now: number): Action[] =>
  actions.filter((action) => may(action, hazard, person, now))

/**
 * A department sees its own industry, a sub-district its own ground, the office and leaders everything.
 * A unit sees what it was ordered to do, not what is still being looked into.
 */
export function canSee(hazard: Hazard, person: Person): boolean {
  if (!person.active) return false
  const has = relationsOf(person, hazard)
  if (person.post.role === 'unit-contact' && has.has('unit') && has.size === 1) {
    return ['ordered', 'rectified', 'closed'].includes(hazard.state.status)
  }
  return mayEver('note', person.post.role, has)
}
