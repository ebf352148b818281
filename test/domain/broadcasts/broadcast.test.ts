import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Broadcast, wordsFor } from '../../../src/domain/broadcasts/broadcast'
import {
  type BroadcastCommand,
  broadcastActsOf,
  decideBroadcast,
  evolveBroadcast,
} from '../../../src/domain/broadcasts/decide'
import type { Person, Role } from '../../../src/domain/people/person'

const now = Date.UTC(2026, 10, 25)
const draft: Broadcast = {
  id: 'b',
  number: 1,
  version: 1,
  text: 'Strong wind tonight.',
  files: [],
  audience: { roles: [], organizationIds: [], chats: false },
  chaseHours: 24,
  by: 'office',
  at: now,
  state: { status: 'draft' },
}
const person = (role: Role): Person => ({
  id: role,
  name: role,
  post:
    role === 'unit-contact'
      ? { role, unitId: 'u' }
      : role === 'liaison' || role === 'inspector'
        ? { role, organizationId: 'o' }
        : { role },
  language: 'en',
  active: true,
})
const office = person('coordinator')
const command: fc.Arbitrary<BroadcastCommand> = fc.oneof(
  fc.constant<BroadcastCommand>({ act: 'send' }),
  fc.constant<BroadcastCommand>({ act: 'send-now' }),
  fc.constant<BroadcastCommand>({ act: 'cancel' }),
  fc.record({ act: fc.constant('correct' as const), text: fc.string({ minLength: 1 }) }),
)

describe('a broadcast', () => {
  test('goes once, and neither after it was cancelled nor is it cancelled after it went', () => {
    fc.assert(
      fc.property(fc.array(command), fc.boolean(), (commands, planned) => {
        let it: Broadcast = planned ? { ...draft, state: { status: 'draft', sendAt: now + 1 } } : draft
        let sent = 0
        for (const each of commands) {
          const decided = decideBroadcast(it, each, office, now)
          if (!decided.ok) continue
          if (decided.value.type === 'sent') sent += 1
          const after = evolveBroadcast(it, decided.value, now)
          expect(after.version).toBe(it.version + 1)
          if (it.state.status === 'cancelled') throw new Error('something happened to a cancelled one')
          if (it.state.status === 'sent') expect(after.state).toEqual(it.state)
          it = after
        }
        expect(sent).toBeLessThanOrEqual(1)
        expect(it.state.status === 'sent').toBe(sent === 1)
      }),
    )
  })

  test.each(['liaison', 'inspector', 'leader', 'unit-contact'] as const)(
    'is nothing for a %s to do',
    (role) => {
      expect(broadcastActsOf(draft, person(role))).toEqual([])
      for (const act of ['send', 'send-now', 'cancel', 'correct'] as const) {
        const refused = decideBroadcast(draft, { act, text: 'x' } as BroadcastCommand, person(role), now)
        expect(refused).toMatchObject({ ok: false, refusal: { code: 'coordinators-only' } })
      }
    },
  )

  test('with a time waits for it when Send is pressed, twice too, and goes before it by Send now alone', () => {
    const planned: Broadcast = { ...draft, state: { status: 'draft', sendAt: now + 3_600_000 } }
    const first = decideBroadcast(planned, { act: 'send' }, office, now)
    expect(first).toMatchObject({ value: { type: 'scheduled', sendAt: now + 3_600_000 } })
    const scheduled = first.ok ? evolveBroadcast(planned, first.value, now) : planned
    expect(decideBroadcast(scheduled, { act: 'send' }, office, now)).toMatchObject({
      refusal: { code: 'broadcast-moved-on', is: 'scheduled' },
    })
    expect(decideBroadcast(planned, { act: 'send-now' }, office, now).ok).toBe(false)
    expect(decideBroadcast(scheduled, { act: 'send-now' }, office, now)).toMatchObject({
      value: { type: 'sent' },
    })
  })

  test('says to each reader the words in their language, where it has them', () => {
    const both = { text: '今晚大风。', other: 'Strong wind tonight.' }
    expect([wordsFor(both, 'zh'), wordsFor(both, 'en')]).toEqual(['今晚大风。', 'Strong wind tonight.'])
    expect(wordsFor({ text: '今晚大风。' }, 'en')).toBe('今晚大风。')
  })
})
