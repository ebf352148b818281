import { begin } from '../../../src/domain/hazards/evolve'
import type { Hazard, HazardState, Severity, Status } from '../../../src/domain/hazards/hazard'
import type { Relation } from '../../../src/domain/hazards/permissions'
import type { Person, Post, Role } from '../../../src/domain/people/person'

export const now = Date.UTC(2026, 10, 23, 2, 0)
const at = now - 3_600_000
const order = { by: 'office', at, deadlineAt: now + 86_400_000 }
const proof = { by: 'rectifier', at, files: [] }

/** A hazard that stands in a state, with nothing more than the state needs. */
export const states: Record<Status, HazardState> = {
  reported: { status: 'reported' },
  confirmed: { status: 'confirmed', by: 'office', at },
  ordered: { status: 'ordered', order },
  rectified: { status: 'rectified', order, proof },
  closed: { status: 'closed', how: 're-inspected', by: 'office', at },
  rejected: { status: 'rejected', by: 'office', at, reason: 'not so' },
  duplicate: { status: 'duplicate', of: 1, by: 'office', at },
  withdrawn: { status: 'withdrawn', at },
}

export function hazardIn(status: Status, severity: Severity = 'general'): Hazard {
  const facts = { text: 'x', description: 'x', category: 'other', severity, files: [] } as const
  const hazard = begin('h', 7, { ...facts, files: [] }, 'somebody', now - 60_000)
  return { ...hazard, state: states[status] }
}

export function personOf(role: Role, id = 'me'): Person {
  const posts: Record<Role, Post> = {
    coordinator: { role: 'coordinator' },
    leader: { role: 'leader' },
    liaison: { role: 'liaison', organizationId: 'mine' },
    inspector: { role: 'inspector', organizationId: 'mine' },
    'unit-contact': { role: 'unit-contact', unitId: 'my-unit' },
  }
  return { id, name: id, post: posts[role], language: 'en', active: true }
}

/** The same hazard, standing to `me` as the relation says; undefined where state or role rule that out. */
export function related(hazard: Hazard, relation: Relation | 'none', role: Role): Hazard | undefined {
  const { state } = hazard
  const inOrganization = role === 'liaison' || role === 'inspector'
  switch (relation) {
    case 'none':
      return hazard
    case 'reporter':
      return { ...hazard, reporterId: 'me' }
    case 'witness':
      return { ...hazard, witnesses: ['me'] }
    case 'responsible':
      return inOrganization ? { ...hazard, departmentId: 'mine' } : undefined
    case 'ground':
      return inOrganization ? { ...hazard, subDistrictId: 'mine' } : undefined
    case 'unit':
      return role === 'unit-contact' ? { ...hazard, unitId: 'my-unit' } : undefined
    case 'assignee':
      return 'order' in state
        ? { ...hazard, state: { ...state, order: { ...order, responsibleId: 'me' } } }
        : undefined
    case 'rectifier':
      return state.status === 'rectified'
        ? { ...hazard, state: { ...state, proof: { ...proof, by: 'me' } } }
        : undefined
    case 'referred-to':
      if (!inOrganization || (state.status !== 'reported' && state.status !== 'confirmed')) return undefined
      return { ...hazard, state: { ...state, referral: { to: 'mine', by: 'x', at, reason: 'yours' } } }
    case 'supervisor': {
      const listing = {
        departmentId: 'mine',
        leaderId: 'l',
        measures: 'm',
        funds: 'f',
        responsible: 'r',
        timeLimit: 't',
        contingencyPlan: 'c',
        by: 'x',
        at,
      }
      return inOrganization ? { ...hazard, listing } : undefined
    }
  }
}
