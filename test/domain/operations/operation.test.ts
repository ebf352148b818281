import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, type Engagement, isFree, overlap } from '../../../src/domain/engagements/engagement'
import { decideOperation, type OperationCommand } from '../../../src/domain/operations/decide'
import {
  engagementsOf,
  type Member,
  memberOf,
  type Operation,
  openPlaces,
  personTimes,
  stretchOf,
} from '../../../src/domain/operations/operation'
import { readNeeds } from '../../../src/domain/operations/read-needs'
import { acceptSwap } from '../../../src/domain/operations/swap'
import type { Person } from '../../../src/domain/people/person'

const now = Date.UTC(2027, 0, 10)
const hourMs = 3_600_000
const organizations = ['fire', 'police'] as const
const inspectors = Array.from(
  { length: 8 },
  (_, it): Person => ({
    id: `i${it}`,
    name: `Inspector ${it}`,
    post: { role: 'inspector', organizationId: organizations[it % 2] ?? 'fire' },
    language: 'en',
    active: true,
  }),
)
const others: Person[] = [
  { id: 'office', name: 'Office', post: { role: 'coordinator' }, language: 'en', active: true },
  {
    id: 'fire',
    name: 'Liaison',
    post: { role: 'liaison', organizationId: 'fire' },
    language: 'en',
    active: true,
  },
]
const people = [...inspectors, ...others]

const operation = (id: string, startsAt: number): Operation => ({
  id,
  number: 1,
  version: 1,
  status: 'planned',
  plan: {
    title: id,
    startsAt,
    endsAt: startsAt + 3 * hourMs,
    gathering: {},
    route: [],
    leadId: 'fire',
    needs: [
      { organizationId: 'fire', count: 2 },
      { organizationId: 'police', count: 1 },
    ],
  },
  members: [],
  createdBy: 'office',
  createdAt: now,
})

/** Three operations, two of which are at the same time, and everybody's rest days. */
type World = { operations: Operation[]; rests: Engagement[] }
const start: World = {
  operations: [
    operation('a', now + 24 * hourMs),
    operation('b', now + 25 * hourMs),
    operation('c', now + 72 * hourMs),
  ],
  rests: [
    { of: 'rest:x', kind: 'rest', personId: 'i0', fromAt: now + 60 * hourMs, untilAt: now + 84 * hourMs },
  ],
}
const taken = (world: World): Engagement[] => [...world.rests, ...world.operations.flatMap(engagementsOf)]
const candidatesOf = (world: World, of: Operation): Candidate[] =>
  inspectors.map((it) => ({
    id: it.id,
    name: it.name,
    organizationId: it.post.role === 'inspector' ? it.post.organizationId : '',
    free: isFree(taken(world), it.id, stretchOf(of), `operation:${of.id}`),
    served: 0,
    rested: true,
    skills: [],
  }))

const ids = fc.constantFrom(...inspectors.map((it) => it.id))
const commands: fc.Arbitrary<OperationCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('name' as const),
      personIds: fc.array(ids, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('release' as const), personId: ids }) },
  { weight: 4, arbitrary: fc.constant({ act: 'confirm' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'decline' as const, reason: 'ill' }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('substitute' as const), personId: ids }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('swap' as const),
      withId: ids,
      operationId: fc.constantFrom('a', 'b', 'c'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'refuse-swap' as const }) },
  { weight: 2, arbitrary: fc.constant({ act: 'check-in' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('move' as const),
      startsAt: fc.constantFrom(now + 23 * hourMs, now + 71 * hourMs),
      endsAt: fc.constant(now + 80 * hourMs),
    }),
  },
)
const steps = fc.array(
  fc.record({
    on: fc.nat(2),
    who: fc.nat(people.length - 1),
    at: fc.constantFrom(now, now + 22 * hourMs, now + 26 * hourMs),
    does: fc.oneof(
      { weight: 6, arbitrary: commands },
      { weight: 1, arbitrary: fc.constant({ act: 'accept-swap' as const }) },
    ),
  }),
  { maxLength: 60, size: 'max' },
)
type Step = { on: number; who: number; at: number; does: OperationCommand | { act: 'accept-swap' } }

function step(world: World, { on, who, at, does }: Step): World {
  const of = world.operations[on]
  const person = people[who]
  if (!of || !person) return world
  const put = (...changed: Operation[]): World => ({
    ...world,
    operations: world.operations.map((it) => changed.find((one) => one.id === it.id) ?? it),
  })
  if (does.act === 'accept-swap') {
    const otherId = of.members.find((it) => it.swap?.withId === person.id)?.swap?.operationId
    const other = world.operations.find((it) => it.id === otherId && it.id !== of.id)
    if (!other) return world
    const pair = [`operation:${of.id}`, `operation:${other.id}`]
    const offererId = of.members.find((it) => it.swap?.withId === person.id)?.personId ?? ''
    const elsewhere = taken(world).filter((it) => !pair.includes(it.of))
    const free = {
      person: isFree(elsewhere, person.id, stretchOf(of)),
      offerer: isFree(elsewhere, offererId, stretchOf(other)),
    }
    const swapped = acceptSwap(of, other, person, free, at)
    return swapped.ok ? put(swapped.value.offering, swapped.value.other) : world
  }
  const decided = decideOperation(of, does, person, candidatesOf(world, of), at)
  return decided.ok ? put(decided.value) : world
}

describe('joint operations', () => {
  test('no sequence of acts puts anybody in two places, or out on a rest day', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        const all = taken(acts.reduce(step, start))
        for (const [index, one] of all.entries())
          for (const other of all.slice(index + 1))
            expect(one.personId === other.personId && overlap(one, other)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('places are never overfilled, and nobody is named twice', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        for (const it of acts.reduce(step, start).operations) {
          for (const { organizationId } of it.plan.needs)
            expect(openPlaces(it, organizationId)).toBeGreaterThanOrEqual(0)
          expect(new Set(it.members.map((member) => member.personId)).size).toBe(it.members.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('who declined, was replaced or was taken off is never counted', () => {
    fc.assert(
      fc.property(steps, (acts) => {
        for (const it of acts.reduce(step, start).operations) {
          const came = it.members.filter(
            (member) => member.cameAt !== undefined && member.state === 'confirmed',
          )
          expect(personTimes(it)).toBe(came.length)
          expect(personTimes(it)).toBeLessThanOrEqual(3)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('whoever has checked in is out, and changes places with nobody any more', () => {
    const [a, , c] = start.operations
    const by = people.find((it) => it.id === 'i2')
    if (!a || !c || !by) throw new Error('none')
    const comes = (personId: string, more: Partial<Member> = {}): Member[] => [
      { personId, organizationId: 'fire', state: 'confirmed', askedAt: now, ...more },
    ]
    const swap = { withId: 'i2', operationId: 'c' }
    const swapped = (offers: Partial<Member>, accepts: Partial<Member> = {}) =>
      acceptSwap(
        { ...a, members: comes('i0', { swap, ...offers }) },
        { ...c, members: comes('i2', accepts) },
        by,
        { person: true, offerer: true },
        now + 22 * hourMs,
      ).ok
    expect(swapped({})).toBe(true)
    expect(swapped({ cameAt: now })).toBe(false)
    expect(swapped({}, { cameAt: now })).toBe(false)
  })

  test('a substitute who declines leaves the place where it was; one who accepts takes it', () => {
    const [a] = start.operations
    if (!a) throw new Error('none')
    const by = (id: string) => people.find((it) => it.id === id) as Person
    const act = (of: Operation, who: string, command: OperationCommand): Operation => {
      const decided = decideOperation(
        of,
        command,
        by(who),
        candidatesOf({ ...start, operations: [of] }, of),
        now,
      )
      if (!decided.ok) throw new Error(JSON.stringify(decided.refusal))
      return decided.value
    }
    const named = act(a, 'fire', { act: 'name', personIds: ['i0'] })
    const asked = act(named, 'i0', { act: 'substitute', personId: 'i2' })
    expect(openPlaces(asked, 'fire')).toBe(1)
    expect(memberOf(act(asked, 'i2', { act: 'decline', reason: 'busy' }), 'i0')?.state).toBe('asked')
    const taken = act(asked, 'i2', { act: 'confirm' })
    expect([memberOf(taken, 'i0')?.state, memberOf(taken, 'i2')?.state]).toEqual(['replaced', 'confirmed'])
    // Whoever declines for good passes the place to those they asked.
    const passed = act(asked, 'i0', { act: 'decline', reason: 'ill' })
    expect([memberOf(passed, 'i2')?.insteadOf, openPlaces(passed, 'fire')]).toEqual([undefined, 1])
  })
})

describe('who is needed, as it is written', () => {
  const known = [
    {
      id: 'fire',
      kind: 'department' as const,
      nameZh: '消防救援大队',
      nameEn: 'Fire and Rescue Brigade',
      industries: [],
      categories: [],
    },
    {
      id: 'police',
      kind: 'department' as const,
      nameZh: '公安分局',
      nameEn: 'Public Security Bureau',
      industries: [],
      categories: [],
    },
  ]
  test.each([
    [
      'Fire and Rescue 3\npublic security: 2',
      [
        ['fire', 3],
        ['police', 2],
      ],
    ],
    [
      '消防救援大队3人；公安 2 名',
      [
        ['fire', 3],
        ['police', 2],
      ],
    ],
    ['消防 2\n消防救援大队 1', [['fire', 3]]],
    ['Fire and Rescue x 3 electrical', [['fire', 3]]],
  ])('%j', (text, needs) => {
    expect(readNeeds(text, known)?.map((it) => [it.organizationId, it.count])).toEqual(needs)
  })
  test.each(['nobody 3', 'Fire and Rescue', 'Fire and Rescue 0', ''])('%j is not understood', (text) => {
    expect(readNeeds(text, known)).toBeUndefined()
  })
})
