import { describe, expect, test } from 'vitest'
import type { Member, Operation } from '../../../src/domain/operations/operation'
import {
  canSeeOperation,
  isTimeFor,
  mayAct,
  mayPlan,
  type OperationAct,
  operationActs,
} from '../../../src/domain/operations/permissions'
import { type Person, type Role, roles } from '../../../src/domain/people/person'
import {
  mayActOnShift,
  mayPlanRoster,
  type ShiftAct,
  type ShiftRelation,
  shiftActs,
} from '../../../src/domain/rosters/permissions'
import type { Shift } from '../../../src/domain/rosters/shift'

const personOf = (role: Role, organizationId = 'own'): Person => ({
  id: 'me',
  name: 'Me',
  post:
    role === 'unit-contact'
      ? { role, unitId: 'u1' }
      : role === 'liaison' || role === 'inspector'
        ? { role, organizationId }
        : { role },
  language: 'en',
  active: true,
})

/** How they can stand to an operation: `none`, a needed department's, the lead's, asked, confirmed, sending somebody else, offered a swap. */
const relations = ['none', 'needed', 'lead', 'asked', 'confirmed', 'sending', 'swap-offered'] as const
type Relation = (typeof relations)[number]

/** Who may do what, as the office would write it down: for each role how they must stand (`*` however). */
const table: Record<OperationAct, Partial<Record<Role, string>>> = {
  name: { coordinator: '*', liaison: 'needed' },
  release: { coordinator: '*', liaison: 'needed' },
  confirm: { liaison: 'asked sending', inspector: 'asked sending' },
  decline: { liaison: 'asked confirmed sending', inspector: 'asked confirmed sending' },
  substitute: { liaison: 'asked confirmed sending', inspector: 'asked confirmed sending' },
  swap: { liaison: 'confirmed sending', inspector: 'confirmed sending' },
  'refuse-swap': { liaison: 'swap-offered', inspector: 'swap-offered' },
  'check-in': { liaison: 'confirmed sending', inspector: 'confirmed sending' },
  finish: { coordinator: '*', liaison: 'lead' },
  stop: { coordinator: '*', liaison: 'lead' },
  route: { coordinator: '*', liaison: 'lead' },
  move: { coordinator: '*', liaison: 'lead' },
  cancel: { coordinator: '*', liaison: 'lead' },
}

const startsAt = 1_000_000_000
const related = (relation: Relation, status: Operation['status'] = 'planned'): Operation => {
  const member = (state: Member['state']): Member[] => [
    { personId: 'me', organizationId: 'other', state, askedAt: 0 },
  ]
  return {
    id: 'o',
    number: 1,
    version: 1,
    status,
    plan: {
      title: 'x',
      startsAt,
      endsAt: startsAt + 1,
      gathering: {},
      route: [],
      leadId: relation === 'lead' ? 'own' : 'other',
      needs: [{ organizationId: relation === 'needed' ? 'own' : 'other', count: 3 }],
    },
    members:
      relation === 'asked' || relation === 'confirmed'
        ? member(relation)
        : relation === 'sending'
          ? [
              ...member('confirmed'),
              { personId: 'them', organizationId: 'other', state: 'asked', askedAt: 0, insteadOf: 'me' },
            ]
          : relation === 'swap-offered'
            ? member('confirmed').map((it) => ({
                ...it,
                personId: 'them',
                swap: { withId: 'me', operationId: 'p' },
              }))
            : [],
    createdBy: 'x',
    createdAt: 0,
  }
}

describe('who may do what to a joint operation', () => {
  test.each(operationActs)('%s, cell by cell: role and relation', (act) => {
    for (const role of roles) {
      for (const relation of relations) {
        const allowed = table[act][role]
        const expected = allowed === '*' || (allowed?.split(' ').includes(relation) ?? false)
        const may = mayAct(act, related(relation), personOf(role))
        expect({ role, relation, may }).toEqual({ role, relation, may: expected })
      }
    }
  })

  test('nothing is done to one that is over but a late check-in, and nothing by who has left', () => {
    for (const act of operationActs) {
      expect(isTimeFor(act, related('confirmed', 'cancelled'), startsAt)).toBe(false)
      expect(isTimeFor(act, related('confirmed', 'held'), startsAt)).toBe(act === 'check-in')
      for (const role of roles)
        for (const relation of relations)
          expect(mayAct(act, related(relation), { ...personOf(role), active: false })).toBe(false)
    }
  })

  test('people check in from three hours before until three hours after, and results come after the start', () => {
    const planned = related('confirmed')
    const { endsAt } = planned.plan
    expect(isTimeFor('check-in', planned, endsAt + 3 * 3_600_000)).toBe(true)
    expect(isTimeFor('check-in', planned, endsAt + 3 * 3_600_000 + 1)).toBe(false)
    expect(isTimeFor('check-in', planned, startsAt - 3 * 3_600_000 - 1)).toBe(false)
    expect(isTimeFor('check-in', planned, startsAt - 3 * 3_600_000)).toBe(true)
    expect(isTimeFor('finish', planned, startsAt - 1)).toBe(false)
    expect(isTimeFor('finish', planned, startsAt)).toBe(true)
  })

  test('the office plans any, a liaison what their department leads; units see none', () => {
    const plans = Object.fromEntries(
      roles.map((role) => [role, [mayPlan(personOf(role), 'own'), mayPlan(personOf(role), 'other')]]),
    )
    expect(plans).toEqual({
      coordinator: [true, true],
      liaison: [true, false],
      inspector: [false, false],
      leader: [false, false],
      'unit-contact': [false, false],
    })
    expect(roles.filter((role) => !canSeeOperation(personOf(role)))).toEqual(['unit-contact'])
  })
})

const shiftTable: Record<ShiftAct, string> = {
  confirm: 'holder',
  substitute: 'holder',
  swap: 'holder',
  take: 'sought swap-offered',
  pass: 'sought swap-offered',
  'hand-over': 'holder',
  assign: 'office',
}

const shiftFor = (relation: ShiftRelation | 'none'): Shift => ({
  id: 's',
  number: 1,
  version: 1,
  rosterId: 'r',
  day: '2027-02-05',
  part: 'officer',
  startsAt,
  endsAt: startsAt + 1,
  holderId: relation === 'holder' ? 'me' : 'other',
  ...(relation === 'sought'
    ? { seeking: { by: 'other', since: 0, asked: { personId: 'me', until: 1 }, passed: [], named: false } }
    : {}),
  ...(relation === 'swap-offered' ? { swap: { withId: 'me', shiftId: 't' } } : {}),
})

describe('who may do what to a shift', () => {
  test.each(shiftActs)('%s, cell by cell: role and relation', (act) => {
    for (const role of roles) {
      for (const relation of ['none', 'holder', 'sought', 'swap-offered'] as const) {
        const needs = shiftTable[act].split(' ')
        const expected =
          role !== 'unit-contact' &&
          (needs.includes(relation) || (needs.includes('office') && role === 'coordinator'))
        const may = mayActOnShift(act, shiftFor(relation), personOf(role))
        expect({ role, relation, may }).toEqual({ role, relation, may: expected })
      }
    }
  })

  test('rosters are the office’s to plan', () => {
    expect(roles.filter((role) => mayPlanRoster(personOf(role)))).toEqual(['coordinator'])
  })
})
