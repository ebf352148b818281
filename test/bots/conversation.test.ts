import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conversation, startConversation } from '../../src/bots/conversation'
import { choicesOf, dayOf } from '../../src/bots/forms/values'
import type { IncomingFile } from '../../src/bots/intent'
import { questionView } from '../../src/bots/question'
import { texts } from '../../src/bots/texts'
import { type Input, takeTurn } from '../../src/bots/turn'
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
  const atChoices = () => stateOf(takeTurn(form, startConversation(form, {}), said('New Year'), t, when))

  test('takes one after the other, lets go of one pressed twice, and is over when they say so', () => {
    let state = atChoices()
    for (const at of [0, 2, 0]) state = stateOf(takeTurn(form, state, choose(state, at), t, when))
    expect(choicesOf(state.values, 'industries')).toEqual(['schools'])
    expect(state.step).toBe(1)
    state = stateOf(takeTurn(form, state, said('fireworks'), t, when))
    expect(choicesOf(state.values, 'industries')).toEqual(['schools', 'fireworks'])
    expect(stateOf(takeTurn(form, state, choose(state, 'done'), t, when)).step).toBe(2)
  })

  test('takes what its buttons say in words too, where no words are asked for', () => {
    let state = atChoices()
    expect(takeTurn(form, state, said('done'), t, when)).toMatchObject({ problem: t.form.nothingChosen })
    for (const words of ['schools', 'Done', '2026-12-01'])
      state = stateOf(takeTurn(form, state, said(words), t, when))
    expect(state.step).toBe(3)
    expect(takeTurn(form, state, said('Skip'), t, when).kind).toBe('complete')
    // At a question for words they are words.
    const purpose = stateOf(takeTurn(form, startConversation(form, {}), said('Done'), t, when))
    expect(purpose.values).toEqual({ purpose: 'Done' })
  })

  test('is not over before one is chosen', () => {
    const state = atChoices()
    expect(takeTurn(form, state, choose(state, 'done'), t, when)).toMatchObject({
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
  ['2026-01-05', '2026-01-05'],
  ['2026年1月5日', '2026-01-05'],
  ['yesterday', '2026-11-24'],
])('the day “%s” is %s', (words, day) => {
  expect(dayOf({ from: words }, 'from', when)).toEqual({ ok: true, value: day })
})

test.each(['some time', '2027-02-30', '2027年13月1日'])('“%s” is no day', (words) => {
  expect(dayOf({ from: words }, 'from', when)).toMatchObject({ ok: false })
})

describe('a photo, where words are asked for,', () => {
  const photo: IncomingFile = { platform: 'telegram', fileId: 'photo-1', kind: 'photo' }
  const send = (to: Form, text = '') =>
    takeTurn(to, startConversation(to, {}), { kind: 'said', text, files: [photo], found: [] }, t, when)
  const withFiles: Form = {
    ...form,
    fields: [...form.fields, { kind: 'files', name: 'files', label: 'Files', max: 10, optional: true }],
  }

  test('is kept where the form has a place for it, and they are told so', () => {
    expect(send(withFiles)).toMatchObject({
      kind: 'ask',
      problem: t.form.fileKept,
      state: { step: 0, values: { files: [photo] } },
    })
  })

  test('is said to have no place where it has none, and its caption is an answer all the same', () => {
    expect(send(form)).toMatchObject({
      kind: 'ask',
      problem: t.form.fileNotAsked,
      state: { step: 0, values: {} },
    })
    expect(send(form, 'New Year')).toMatchObject({
      kind: 'ask',
      problem: t.form.fileNotAsked,
      state: { step: 1, values: { purpose: 'New Year' } },
    })
  })
})

test('a day that is not understood is asked for again at its own question, and kept as a day', () => {
  const at = { ...startConversation(form, {}), step: 2 }
  const wrong = takeTurn(form, at, said('2027-02-30'), t, when)
  expect(wrong).toMatchObject({ kind: 'ask', state: at })
  expect(wrong).toHaveProperty('problem')
  expect(takeTurn(form, at, said('今天'), t, when)).toMatchObject({
    state: { step: 3, values: { from: '2026-11-25' } },
  })
})

test('many choices come in pages of eight, and what was chosen on one stays', () => {
  const options = Array.from({ length: 20 }, (_, it) => ({ value: `v${it}`, label: `L${it}` }))
  const many: Form = {
    ...form,
    fields: [{ kind: 'choices', name: 'many', label: 'Many', options, optional: false }],
  }
  let state = startConversation(many, {})
  const labels = () =>
    questionView(many, state, t)
      .buttons?.flat()
      .map((it) => it.label) ?? []
  const press = (it: Parameters<typeof choose>[1]) => {
    state = stateOf(takeTurn(many, state, choose(state, it), t, when))
  }
  expect(labels().filter((it) => it.startsWith('L'))).toEqual(options.slice(0, 8).map((it) => it.label))
  press(1)
  press('more')
  press('more')
  expect(labels().slice(0, 5)).toEqual(['L16', 'L17', 'L18', 'L19', `${t.form.more} (3/3)`])
  press(19)
  press('more')
  expect(labels()).toContain('✓ L1')
  expect(choicesOf(state.values, 'many')).toEqual(['v1', 'v19'])
})

test('whatever is typed or pressed, no answer to an earlier question is lost', () => {
  const input: fc.Arbitrary<Input> = fc.oneof(
    fc.record({
      kind: fc.constant('choose' as const),
      step: fc.integer({ min: 0, max: 5 }),
      choose: fc.oneof(
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom('skip' as const, 'done' as const, 'open' as const, 'more' as const),
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
        const turn = takeTurn(form, state, it, t, when)
        if (turn.kind !== 'ask') return
        const earlier = state.ask.slice(0, state.step)
        for (const name of earlier) expect(turn.state.values[name]).toEqual(state.values[name])
        expect(turn.state.step).toBeGreaterThanOrEqual(state.step)
        state = turn.state
      }
    }),
  )
})
