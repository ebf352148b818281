import { expect, test } from 'vitest'
import type { Outcome, Script } from '../../src/playground/telegram/outcome'
import { openPlatforms } from '../support/platforms'

const second = 1_000
const sends = ['sendMessage', 'editMessageText', 'sendDocument']

/** An officer of the office in a private chat, and a Telegram that misbehaves as a test says. */
async function open() {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
  const { number } = office
  const called: { at: number; method: string }[] = []
  const misbehave = (script: Script) =>
    it.telegram.script((method, params) => {
      if (!sends.includes(method)) return undefined
      called.push({ at: it.now(), method })
      return script(method, params)
    })
  return {
    ...it,
    office,
    called,
    misbehave,
    once: (outcome: Outcome) => {
      let met = false
      misbehave(() => {
        if (met) return undefined
        met = true
        return outcome
      })
    },
    say: (text: string) => it.telegram.sendText(number, number, text),
    press: (button: { message: number; data: string }) =>
      it.telegram.press(number, number, button.message, button.data, { stale: true }),
    /** What the bot said in the chat, oldest first. */
    shown: () =>
      (it.telegram.pane(number).chats.find((chat) => chat.id === number)?.messages ?? []).filter(
        (message) => message.from?.is_bot,
      ),
    counts: async () =>
      Object.fromEntries(
        (await it.client.execute('SELECT outcome, count FROM delivery_counts')).rows.map((row) => [
          String(row.outcome),
          Number(row.count),
        ]),
      ),
    late: async () =>
      (await it.client.execute("SELECT * FROM outbox WHERE key LIKE 'late:%' ORDER BY id")).rows,
  }
}

const flooded = { kind: 'flood', retryAfter: 17 } as const

test('an answer that meets a 429 is given once retry_after is over, and nothing is called there before', async () => {
  const it = await open()
  const startAt = it.now()
  const before = it.shown().length
  it.misbehave(() => (it.now() < startAt + 17 * second ? flooded : undefined))
  const { responses } = await it.say('/help')
  expect(responses[0]?.status).toBe(200)
  // What is asked meanwhile waits behind it.
  it.forward(second)
  await it.say('/me')
  await it.pass(25)
  expect(it.called[0]?.at).toBe(startAt)
  expect(it.called.slice(1).every(({ at }) => at >= startAt + 17 * second)).toBe(true)
  const said = it.shown().slice(before)
  expect(said.map(({ text }) => text?.includes('Wang Fang'))).toEqual([false, true])
  expect(await it.counts()).toMatchObject({ retry: 1, limited: 1 })
})

test.each([
  ['a 5xx', { kind: 'failure', status: 502 }, 1],
  ['a reset', { kind: 'reset' }, 1],
  ['an answer that is dropped after it was taken', { kind: 'dropped' }, 2],
] as const)(
  'an answer that meets %s is given once more, marked as a possible repeat',
  async (_, outcome, times) => {
    const it = await open()
    const before = it.shown().length
    it.once(outcome)
    await it.say('/help')
    await it.pass(5)
    const said = it.shown().slice(before)
    expect(said).toHaveLength(times)
    expect(said.at(-1)?.text).toContain('possibly sent before')
    expect(await it.counts()).toMatchObject({ ambiguous: 1 })
    expect((await it.late()).map((row) => [row.state, row.telling])).toEqual([['sent', '{"kind":"answer"}']])
  },
)

test('where nobody knows a second time either, it is not sent again, and the office sees it', async () => {
  const it = await open()
  it.misbehave(() => ({ kind: 'failure', status: 502 }))
  await it.say('/help')
  await it.pass(60)
  expect([it.called.length, (await it.late()).map((row) => row.state)]).toEqual([2, ['unconfirmed']])
})

test('a message that was to change is changed later; of two changes the last alone', async () => {
  const it = await open()
  await it.say('/language')
  const first = { message: it.shown().at(-1)?.message_id ?? 0, data: 'w.0' }
  const before = it.shown().length
  it.misbehave((method) => (method === 'editMessageText' ? flooded : undefined))
  await it.press(first)
  await it.press(first)
  it.misbehave(() => undefined)
  await it.pass(20)
  const edits = it.called.filter(({ method }) => method === 'editMessageText')
  expect([it.shown().length, edits.length]).toEqual([before, 2])
  expect(await it.late()).toHaveLength(1)
})

test('a file that met a 429 comes later, and whole', async () => {
  const it = await open()
  await it.say('/checklist')
  const lists = it.shown().at(-1)
  const button = lists?.reply_markup?.inline_keyboard[0]?.[0]
  if (!lists || !button || !('callback_data' in button)) throw new Error('no checklist to export')
  const press = () => it.press({ message: lists.message_id, data: button.callback_data ?? '' })
  const newest = () => it.telegram.fileBytes(it.shown().at(-1)?.document?.file_id ?? '')?.bytes
  await press()
  const given = newest()
  expect(given?.length).toBeGreaterThan(500)
  const before = it.shown().length
  it.once(flooded)
  await press()
  expect(it.shown()).toHaveLength(before)
  await it.pass(25)
  expect([it.shown().length, newest()]).toEqual([before + 1, given])
})

test('an answer the token was not good for waits, and goes out once it is', async () => {
  const it = await open()
  const before = it.shown().length
  const refused = { ok: false, error_code: 401, description: 'Unauthorized' }
  it.misbehave(() => ({ kind: 'answer', status: 401, body: refused }))
  await it.say('/help')
  await it.pass(5)
  expect((await it.late()).map((row) => row.state)).toEqual(['waiting'])
  it.misbehave(() => undefined)
  await it.pass(70)
  expect(it.shown().slice(before)).toHaveLength(1)
})

test('a change that waits does not take the place of a newer one that was made at once', async () => {
  const it = await open()
  await it.say('/hazard red barn: bare wires')
  await it.settle()
  await it.say('H-1')
  const message = it.shown().at(-1)?.message_id ?? 0
  it.misbehave((method) => (method === 'editMessageText' ? { kind: 'failure', status: 502 } : undefined))
  await it.press({ message, data: 'w.0' })
  expect((await it.late()).map((row) => row.state)).toEqual(['waiting'])
  it.misbehave(() => undefined)
  await it.press({ message, data: 'h.1.confirm' })
  // The card is edited; what waited to stand in its place never does.
  const shows = () =>
    it
      .shown()
      .find((one) => one.message_id === message)
      ?.text?.includes('H-1')
  for (let seconds = 0; seconds < 20; seconds += 1) {
    expect(shows()).toBe(true)
    await it.pass(1)
  }
  expect([await it.late(), it.shown().some((one) => one.text?.includes('Confirmed'))]).toEqual([[], true])
})
