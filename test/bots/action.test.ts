import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ButtonAction, buttonDataBytesMax, packAction, unpackAction } from '../../src/bots/action'
import { checklistKinds } from '../../src/domain/inspections/checklist'
import { verdicts } from '../../src/domain/inspections/filling'
import { ladderKinds } from '../../src/domain/reminders/ladder'

const number = fc.nat({ max: 999_999_999 })
/** One of each kind of button there is: one that is left out does not compile. */
const each: { [K in ButtonAction['on']]: fc.Arbitrary<Extract<ButtonAction, { on: K }>> } = {
  hazard: fc.record({ on: fc.constant('hazard' as const), number, act: fc.constant('confirm' as const) }),
  'hazard-show': fc.record({
    on: fc.constant('hazard-show' as const),
    number,
    show: fc.constantFrom('card' as const, 'files' as const, 'history' as const),
  }),
  list: fc.record({ on: fc.constant('list' as const), scope: fc.constant('open' as const), before: number }),
  form: fc.record({ on: fc.constant('form' as const), step: number, choose: fc.constant('skip' as const) }),
  unit: fc.record({ on: fc.constant('unit' as const), number, report: fc.boolean() }),
  language: fc.constant({ on: 'language', language: 'zh' }),
  resend: fc.record({ on: fc.constant('resend' as const), id: number }),
  leave: fc.record({ on: fc.constant('leave' as const), sure: fc.boolean() }),
  link: fc.constant({ on: 'link' }),
  phone: fc.record({ on: fc.constant('phone' as const), personId: fc.uuid() }),
  dashboard: fc.constant({ on: 'dashboard' }),
  remove: fc.record({ on: fc.constant('remove' as const), personId: fc.uuid() }),
  waiting: fc.record({ on: fc.constant('waiting' as const), skip: number }),
  seen: fc.record({
    on: fc.constant('seen' as const),
    upTo: fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 }),
  }),
  ladder: fc.record({ on: fc.constant('ladder' as const), kind: fc.constantFrom(...ladderKinds) }),
  digest: fc.constant({ on: 'digest', set: 'show' }),
  report: fc.record({
    on: fc.constant('report' as const),
    period: fc.constant('week' as const),
    back: fc.nat({ max: 9 }),
    file: fc.boolean(),
  }),
  return: fc.constant({ on: 'return', week: '2026-11-23' }),
  joint: fc.record({ on: fc.constant('joint' as const), number, act: fc.constant('show' as const) }),
  shift: fc.record({ on: fc.constant('shift' as const), number, act: fc.constant('show' as const) }),
  duty: fc.constant({ on: 'duty', act: 'now' }),
  calendar: fc.record({ on: fc.constant('calendar' as const), make: fc.boolean() }),
  task: fc.record({ on: fc.constant('task' as const), number, act: fc.constant('open' as const) }),
  check: fc.record({
    on: fc.constant('check' as const),
    number,
    verdict: fc.constantFrom(...verdicts),
    item: fc.constant('exits'),
  }),
  'to-do': fc.record(
    { on: fc.constant('to-do' as const), skip: number, words: fc.constant('鑫源 1.2') },
    { requiredKeys: ['on', 'skip'] },
  ),
  near: fc.constant({ on: 'near' }),
  checklist: fc.record(
    { on: fc.constant('checklist' as const), kind: fc.constantFrom(...checklistKinds), row: number },
    { requiredKeys: ['on', 'kind'] },
  ),
  campaign: fc.record({ on: fc.constant('campaign' as const), number, act: fc.constant('show' as const) }),
  year: fc.record({ on: fc.constant('year' as const), number, act: fc.constant('show' as const) }),
  unbind: fc.record({
    on: fc.constant('unbind' as const),
    platform: fc.constant('telegram' as const),
    chat: fc.integer({ min: -9_007_199_254_740_991, max: -1 }).map(String),
    thread: fc.constantFrom('', '7'),
  }),
  broadcast: fc.record({ on: fc.constant('broadcast' as const), number, act: fc.constant('send' as const) }),
}

test.each(Object.entries(each))('a %s button means what it was drawn for', (_on, arbitrary) => {
  fc.assert(
    fc.property(arbitrary as fc.Arbitrary<ButtonAction>, (action) => {
      const data = packAction(action)
      expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(buttonDataBytesMax)
      expect(unpackAction(data)).toEqual(action)
    }),
  )
})

test('data that is none of ours means nothing', () => {
  fc.assert(
    fc.property(fc.string(), (data) => {
      const action = unpackAction(data)
      if (action) expect(unpackAction(packAction(action))).toEqual(action)
    }),
  )
})
