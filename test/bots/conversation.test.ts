import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conversation, type Input, startConversation, takeTurn } from '../../src/bots/conversation'
import { choicesOf, dayOf } from '../../src/bots/forms/values'
import type { IncomingFile } from '../../src/bots/intent'
import { texts } from '../../src/bots/texts'
import type { Form, Option } from '../../src/bots/view'

const t = texts.en
const when = { now: Date.UTC(2026, 10, 25, 2), timezone: 'Asia/Shanghai' }
const industries = ['chemicals', 'fireworks', 'schools'].map((value) => ({
  value,
  label: value.toUpperCase(),
}))
const form: Form = {
  id: 'campaign',
  target: '',
  title: 'New campaign',
  submit: 'Make',
  fields: [
    { kind: 'text', name: 'purpose', label: 'Purpose', multiline: false, max: 50, optional: false },
    { kind: 'choices', name: 'industries', label: 'Industries', options: industries, optional: false },
    { kind: 'day', name: 'from', label: 'From', quick: [], optional: false },
    { kind: 'choice', name: 'goal', label: 'Goal', options: industries, optional: true },
  ],
}
const choose = (state: Conversation, it: Extract<Input, { kind: 'choose' }>['choose']): Input => ({
  kind: 'choose',
  step: state.step,
  choose: it,
})
const said = (text: string): Input => ({ kind: 'said', text, files: [], found: [] })
const stateOf = (turn: ReturnType<typeof takeTurn>): Conversation => {
  if (turn.kind === 'cancelled') throw new Error('cancelled')
  return turn.state
}

describe('a question with several answers', () => {
  const atChoices = () => stateOf(takeTurn(form, startConversation(form, {}), said('New Year'), t))

  test('takes one after the other, lets go of one pressed twice, and is over when they say so', () => {
    let state = atChoices()
    for (const at of [0, 2, 0]) state = stateOf(takeTurn(form, state, choose(state, at), t))
    expect(choicesOf(state.values, 'industries')).toEqual(['schools'])
    expect(state.step).toBe(1)
    state = stateOf(takeTurn(form, state, said('fireworks'), t))
    expect(choicesOf(state.values, 'industries')).toEqual(['schools', 'fireworks'])
    expect(stateOf(takeTurn(form, state, choose(state, 'done'), t)).step).toBe(2)
  })

  test('is not over before one is chosen', () => {
    const state = atChoices()
    expect(takeTurn(form, state, choose(state, 'done'), t)).toMatchObject({
      kind: 'ask',
      problem: t.form.nothingChosen,
    })
  })
})

test.each([
  ['2027-02-06', '2027-02-06'],
  ['today', '2026-11-25'],
  ['今天', '2026-11-25'],
  ['Friday', '2026-11-27'],
  ['本周五', '2026-11-27'],
  ['2月6日', '2027-02-06'],
])('the day “%s” is %s', (words, day) => {
  expect(dayOf({ from: words }, 'from', when)).toEqual({ ok: true, value: day })
})

test('words that are no day are asked for again', () => {
  expect(dayOf({ from: 'some time' }, 'from', when)).toMatchObject({ ok: false })
})

test('whatever is typed or pressed, no answer to an earlier question is lost', () => {
  const input: fc.Arbitrary<Input> = fc.oneof(
    fc.record({
      kind: fc.constant('choose' as const),
      step: fc.integer({ min: 0, max: 5 }),
      choose: fc.oneof(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('skip' as const, 'done' as const, 'open' as const),
      ),
    }),
    fc.record({
      kind: fc.constant('said' as const),
      text: fc.oneof(fc.string(), fc.constantFrom('CHEMICALS', 'tomorrow', '')),
      files: fc.constant<IncomingFile[]>([]),
      found: fc.constant<Option[]>([]),
    }),
  )
  fc.assert(
    fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
      let state = startConversation(form, {})
      for (const it of inputs) {
        const turn = takeTurn(form, state, it, t)
        if (turn.kind !== 'ask') return
        const earlier = state.ask.slice(0, state.step)
        for (const name of earlier) expect(turn.state.values[name]).toEqual(state.values[name])
        expect(turn.state.step).toBeGreaterThanOrEqual(state.step)
        state = turn.state
      }
    }),
  )
})
