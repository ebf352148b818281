import { describe, expect, test } from 'vitest'
import { decide } from '../../../src/domain/hazards/decide'
import { statuses } from '../../../src/domain/hazards/hazard'
import { type Action, actions, may, type Relation, relations } from '../../../src/domain/hazards/permissions'
import { type Role, roles } from '../../../src/domain/people/person'
import { hazardIn, now, personOf, related } from './people'

/**
 * Who may do what, as the office would write it down: for each action the states in which it can be done
 * (first letters: r c o R C j d w = reported, confirmed, ordered, Rectified, Closed, rejected, duplicate,
 * withdrawn), and for each role how they must stand to the hazard (`*` anybody of that role).
 */
const letters = {
  r: 'reported',
  c: 'confirmed',
  o: 'ordered',
  R: 'rectified',
  C: 'closed',
  j: 'rejected',
  d: 'duplicate',
  w: 'withdrawn',
} as const
const inCharge = { coordinator: '*', liaison: 'responsible ground' }
const street = { ...inCharge, inspector: 'reporter responsible ground' }
const rectifying = {
  coordinator: '*',
  liaison: 'responsible ground assignee',
  inspector: 'reporter responsible ground assignee',
  leader: 'assignee',
  'unit-contact': 'unit assignee',
}
const anybody = { coordinator: '*', liaison: '*', inspector: '*', leader: '*', 'unit-contact': '*' }
const insiders = 'reporter witness responsible ground assignee referred-to supervisor'
const table: Record<Action, [states: string, who: Partial<Record<Role, string>>]> = {
  confirm: ['r', inCharge],
  reject: ['rc', inCharge],
  'mark-duplicate': ['rc', inCharge],
  refer: ['rc', street],
  'accept-referral': ['rc', { coordinator: '*', liaison: 'referred-to' }],
  'return-referral': ['rc', { coordinator: '*', liaison: 'referred-to' }],
  order: ['c', inCharge],
  prove: ['o', rectifying],
  'fix-on-the-spot': ['rc', street],
  pass: ['R', street],
  fail: ['R', street],
  list: ['coR', { coordinator: '*' }],
  delist: ['R', { coordinator: '*' }],
  'request-extension': ['o', rectifying],
  'grant-extension': ['o', inCharge],
  'refuse-extension': ['o', inCharge],
  reopen: ['Cjdw', { coordinator: '*' }],
  withdraw: [
    'r',
    {
      coordinator: 'reporter',
      liaison: 'reporter',
      inspector: 'reporter',
      leader: 'reporter',
      'unit-contact': 'reporter',
    },
  ],
  witness: ['rcoR', anybody],
  note: [
    'rcoRCjdw',
    {
      coordinator: '*',
      leader: '*',
      liaison: insiders,
      inspector: insiders,
      'unit-contact': 'reporter witness unit assignee',
    },
  ],
  correct: ['rco', { ...inCharge, inspector: 'reporter', leader: 'reporter', 'unit-contact': 'reporter' }],
}

/** What the table alone does not say: what must be waiting, and who must not judge their own work. */
function alsoNeeds(action: Action, relation: Relation | 'none'): boolean {
  if (action === 'accept-referral' || action === 'return-referral') return relation === 'referred-to'
  if (relation === 'referred-to') return !['confirm', 'order', 'refer', 'fix-on-the-spot'].includes(action)
  if (action === 'grant-extension' || action === 'refuse-extension') return false
  if (action === 'list') return relation !== 'supervisor'
  if (action === 'delist') return false
  if (relation === 'rectifier') return action !== 'pass' && action !== 'fail'
  if (action === 'witness') return relation !== 'reporter' && relation !== 'witness'
  return true
}

const cells = roles.flatMap((role) =>
  (['none', ...relations] as const).flatMap((relation) =>
    statuses.map((status) => ({ role, relation, status })),
  ),
)

describe('who may do what', () => {
  test.each(actions)('%s, cell by cell: role, relation and state', (action) => {
    const [states, who] = table[action]
    for (const { role, relation, status } of cells) {
      const severity = action === 'list' || action === 'delist' ? 'major' : 'general'
      const hazard = related(hazardIn(status, severity), relation, role)
      if (!hazard) continue
      const inState = Object.entries(letters).some(
        ([letter, name]) => name === status && states.includes(letter),
      )
      const allowed = who[role]
      const asRole = allowed === '*' || (allowed?.split(' ').includes(relation) ?? false)
      const expected = inState && asRole && alsoNeeds(action, relation)
      expect({ role, relation, status, may: may(action, hazard, personOf(role), now) }).toEqual({
        role,
        relation,
        status,
        may: expected,
      })
    }
  })

  test('nobody who has left may do anything', () => {
    for (const action of actions) {
      for (const { role, relation, status } of cells) {
        const hazard = related(hazardIn(status), relation, role)
        if (hazard) expect(may(action, hazard, { ...personOf(role), active: false }, now)).toBe(false)
      }
    }
  })

  test('a major hazard is never closed on the spot', () => {
    const hazard = hazardIn('reported', 'major')
    expect(may('fix-on-the-spot', hazard, personOf('coordinator'), now)).toBe(false)
  })

  test('a major hazard that was re-inspected is delisted once it is listed, and says so before', () => {
    const rectified = hazardIn('rectified', 'major')
    if (rectified.state.status !== 'rectified') throw new Error('not rectified')
    const passed = { ...rectified, state: { ...rectified.state, passed: { by: 'other', at: now } } }
    const office = personOf('coordinator')
    expect(may('delist', passed, office, now)).toBe(false)
    expect(may('list', passed, office, now)).toBe(true)
    expect(decide(passed, { action: 'delist' }, office, now)).toMatchObject({
      refusal: { code: 'not-listed' },
    })
    const listing = related(passed, 'supervisor', 'liaison')?.listing
    if (!listing) throw new Error('not listed')
    expect(may('delist', { ...passed, listing }, office, now)).toBe(true)
  })

  test('an extension is decided by somebody other than who asked for it', () => {
    const hazard = hazardIn('ordered')
    if (hazard.state.status !== 'ordered') throw new Error('not ordered')
    const asked = (by: string) =>
      ({
        ...hazard,
        state: { ...hazard.state, extension: { by, at: now, until: now, reason: 'x' } },
      }) as typeof hazard
    expect(may('grant-extension', asked('other'), personOf('coordinator'), now)).toBe(true)
    expect(may('grant-extension', asked('me'), personOf('coordinator'), now)).toBe(false)
    expect(may('request-extension', asked('other'), personOf('coordinator'), now)).toBe(false)
  })

  test('a report is withdrawn within five minutes and no later', () => {
    const hazard = { ...hazardIn('reported'), reporterId: 'me', reportedAt: now }
    expect(may('withdraw', hazard, personOf('inspector'), now + 5 * 60_000)).toBe(true)
    expect(may('withdraw', hazard, personOf('inspector'), now + 5 * 60_000 + 1)).toBe(false)
  })
})
