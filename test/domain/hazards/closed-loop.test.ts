import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HazardCommand } from '../../../src/domain/hazards/command'
import { decide } from '../../../src/domain/hazards/decide'
import type { Recorded } from '../../../src/domain/hazards/events'
import { begin, evolve, replay } from '../../../src/domain/hazards/evolve'
import type { Hazard, Severity } from '../../../src/domain/hazards/hazard'
import type { Person } from '../../../src/domain/people/person'
import { now, personOf } from './people'

const dayMs = 86_400_000
const people: Person[] = [
  personOf('coordinator', 'office-1'),
  personOf('coordinator', 'office-2'),
  personOf('liaison', 'liaison'),
  personOf('inspector', 'reporter'),
  personOf('inspector', 'inspector'),
  personOf('leader', 'leader'),
  personOf('unit-contact', 'contact'),
]
const text = fc.constantFrom('', 'because', '原因')
const files = fc.constantFrom<string[]>([], ['file-1'])
const when = fc.integer({ min: -2, max: 9 }).map((days) => now + days * dayMs)
const five = { measures: 'm', funds: 'f', responsible: 'r', timeLimit: 't', contingencyPlan: 'c' }

const command: fc.Arbitrary<HazardCommand> = fc.oneof(
  fc.constantFrom<HazardCommand>(
    { action: 'confirm' },
    { action: 'accept-referral' },
    { action: 'delist' },
    { action: 'grant-extension' },
    { action: 'withdraw' },
    { action: 'list', listing: { departmentId: 'mine', leaderId: 'leader', ...five } },
  ),
  fc.record({
    action: fc.constantFrom(
      'reject' as const,
      'return-referral' as const,
      'refuse-extension' as const,
      'reopen' as const,
    ),
    reason: text,
  }),
  fc.record({ action: fc.constant('refer' as const), to: fc.constantFrom('mine', 'other'), reason: text }),
  fc.record({ action: fc.constant('mark-duplicate' as const), of: fc.constantFrom(1, 7) }),
  fc.record({ action: fc.constant('order' as const), deadlineAt: when }),
  fc.record({
    action: fc.constantFrom('prove' as const, 'fix-on-the-spot' as const, 'pass' as const, 'note' as const),
    text,
    files,
  }),
  fc.record({ action: fc.constant('witness' as const), text, files }),
  fc.record({ action: fc.constant('fail' as const), reason: text, deadlineAt: when, files }),
  fc.record({ action: fc.constant('request-extension' as const), reason: text, until: when }),
  fc.constantFrom<HazardCommand>({
    action: 'correct',
    changes: [{ field: 'category', from: 'other', to: 'gas' }],
  }),
)
const step = fc.record({
  who: fc.constantFrom(...people),
  command,
  minutes: fc.integer({ min: 0, max: 600 }),
})

function live(
  severity: Severity,
  steps: readonly { who: Person; command: HazardCommand; minutes: number }[],
) {
  const facts = {
    text: 'x',
    description: 'x',
    category: 'other' as const,
    severity,
    files: [],
    departmentId: 'mine',
    unitId: 'my-unit',
  }
  const history: Recorded[] = [{ event: { type: 'reported', facts }, by: 'reporter', at: now }]
  const seen: Hazard[] = [begin('h', 7, facts, 'reporter', now)]
  let at = now
  for (const { who, command: wanted, minutes } of steps) {
    at += minutes * 60_000
    const before = seen.at(-1)
    if (!before) break
    const decided = decide(before, wanted, who, at)
    if (!decided.ok) continue
    const recorded = { event: decided.value, by: who.id, at }
    history.push(recorded)
    seen.push(evolve(before, recorded))
  }
  return { history, seen, last: seen.at(-1) ?? begin('h', 7, facts, 'reporter', now) }
}

const lives = fc.record({
  severity: fc.constantFrom<Severity>('general', 'major'),
  steps: fc.array(step, { maxLength: 40 }),
})

describe('whatever people ask for, in any order', () => {
  test('the history tells the state, and counts every change', () => {
    fc.assert(
      fc.property(lives, ({ severity, steps }) => {
        const { history, last } = live(severity, steps)
        expect(replay('h', 7, history)).toEqual(last)
        expect(last.version).toBe(history.length)
      }),
      { numRuns: 400 },
    )
  })

  test('nothing is closed without proof or by the one who rectified it', () => {
    fc.assert(
      fc.property(lives, ({ severity, steps }) => {
        const { seen } = live(severity, steps)
        for (const [at, hazard] of seen.entries()) {
          const before = seen[at - 1]
          if (hazard.state.status !== 'closed' || before?.state.status === 'closed') continue
          expect(hazard.state.proof).toBeDefined()
          if (hazard.state.how !== 'on-the-spot') expect(hazard.state.by).not.toBe(hazard.state.proof?.by)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('a major hazard is closed by the office alone, after it was listed and re-inspected', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { history, last } = live('major', steps)
        const closing = history.findLast((it) => it.event.type === 'delisted')
        if (last.state.status === 'closed') expect(last.state.how).toBe('delisted')
        if (closing) {
          expect(closing.by).toMatch(/^office/)
          expect(history.some((it) => it.event.type === 'listed' && it.at <= closing.at)).toBe(true)
          expect(history.some((it) => it.event.type === 'inspection-passed' && it.at <= closing.at)).toBe(
            true,
          )
        }
      }),
      { numRuns: 400 },
    )
  })

  test('an order always has a deadline that lay ahead when it was given', () => {
    fc.assert(
      fc.property(lives, ({ severity, steps }) => {
        for (const { event, at } of live(severity, steps).history) {
          if (event.type === 'ordered' || event.type === 'inspection-failed')
            expect(event.deadlineAt).toBeGreaterThan(at)
          if (event.type === 'extension-requested') expect(event.until).toBeGreaterThan(at)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('a reason that is demanded is never empty', () => {
    fc.assert(
      fc.property(lives, ({ severity, steps }) => {
        for (const { event } of live(severity, steps).history) {
          if ('reason' in event) expect(event.reason.trim()).not.toBe('')
        }
      }),
      { numRuns: 400 },
    )
  })
})
