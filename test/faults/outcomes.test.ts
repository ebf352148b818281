import { expect, test } from 'vitest'
import type { Script } from '../../src/playground/telegram/outcome'
import { openPlatforms } from '../support/platforms'

const second = 1_000

/** One message for one inspector, between a Telegram that misbehaves as `script` says and a clock at hand. */
async function open(lane: 1 | 5) {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const tried: number[] = []
  const misbehave = (script: Script): void =>
    it.telegram.script((method, params) => {
      if (method !== 'sendMessage') return undefined
      tried.push(it.now())
      return script(method, params)
    })
  const say = (key: string, lane: 1 | 5) =>
    it.database.save(key, it.now(), [
      {
        kind: 'said',
        key,
        place: { platform: 'telegram', chat: inspector.userId, private: true },
        personId: inspector.id,
        telling: { kind: 'notice', notice: { code: 'set-aside', count: 3 } },
        lane,
        at: it.now(),
      },
    ])
  await say('said', lane)
  const standing = (words: string): number =>
    it.telegram
      .pane(inspector.number)
      .chats.flatMap((chat) => chat.messages)
      .filter((message) => JSON.stringify(message).includes(words)).length
  return {
    ...it,
    tried,
    misbehave,
    row: async () => (await it.client.execute("SELECT * FROM outbox WHERE key = 'said'")).rows[0],
    say,
    /** How often it stands in the chat, and how often as a possible repeat. */
    shown: () => standing('could not be delivered'),
    marked: () => standing('possibly sent before'),
    pass: async (seconds: number, every = 1) => {
      for (let at = 0; at < seconds; at += every) {
        it.forward(every * second)
        await it.settle()
      }
    },
  }
}

test('after a 429 nothing is sent before retry_after is over', async () => {
  const it = await open(1)
  const limitedAt = it.now()
  it.misbehave(() => (it.now() < limitedAt + 17 * second ? { kind: 'flood', retryAfter: 17 } : undefined))
  await it.settle()
  await it.pass(40)
  expect(it.tried[0]).toBe(limitedAt)
  expect(it.tried[1]).toBeGreaterThanOrEqual(limitedAt + 17 * second)
  expect([it.tried.length, it.shown()]).toEqual([2, 1])
})

test('ten minutes of 5xx: it is not hammered, and never said to be sent when it was not', async () => {
  const it = await open(1)
  const failsUntil = it.now() + 600 * second
  // A 5xx says nothing of whether it was taken: what must be acted on goes once more, then a coordinator decides.
  it.misbehave(() => (it.now() < failsUntil ? { kind: 'failure', status: 502 } : undefined))
  await it.settle()
  await it.pass(1_200, 5)
  expect([it.tried.length, it.shown(), (await it.row())?.state]).toEqual([2, 0, 'unconfirmed'])
})

test('ten minutes in which all it is asked is answered by a 5xx: nothing more is risked meanwhile, and all goes out once it is back', async () => {
  const it = await open(1)
  const failsUntil = it.now() + 600 * second
  const called: string[] = []
  it.telegram.script((method) => {
    called.push(method)
    return it.now() < failsUntil ? { kind: 'failure', status: 502 } : undefined
  })
  await it.settle()
  await it.pass(300, 5)
  await it.say('later', 1)
  await it.say('spread', 5)
  await it.pass(295, 5)
  // The first had an answer that says nothing; since then the platform was only asked whether it is well.
  expect(called.filter((method) => method !== 'getMe')).toEqual(['sendMessage'])
  expect(called.length).toBeLessThan(600 / 5)
  expect(it.shown()).toBe(0)
  await it.pass(30)
  const { rows } = await it.client.execute('SELECT key, state, ambiguous, attempts FROM outbox ORDER BY id')
  expect(rows).toEqual([
    { key: 'said', state: 'sent', ambiguous: 1, attempts: 2 },
    { key: 'later', state: 'sent', ambiguous: 0, attempts: 1 },
    { key: 'spread', state: 'sent', ambiguous: 0, attempts: 1 },
  ])
  expect([it.shown(), it.marked()]).toEqual([3, 1])
})

test('what was taken and never answered is sent once more where people must act on it, and says so', async () => {
  const it = await open(1)
  let dropped = false
  it.misbehave(() => {
    if (dropped) return undefined
    dropped = true
    return { kind: 'dropped' }
  })
  await it.settle()
  await it.pass(30)
  expect([it.tried.length, it.shown(), (await it.row())?.state]).toEqual([2, 2, 'sent'])
  expect(JSON.stringify(it.telegram.calls)).toContain('possibly sent before')
})

test('a broadcast that was taken and never answered is not sent again: it is unconfirmed', async () => {
  const it = await open(5)
  it.misbehave(() => ({ kind: 'dropped' }))
  await it.settle()
  await it.pass(120, 5)
  expect([it.tried.length, it.shown(), (await it.row())?.state]).toEqual([1, 1, 'unconfirmed'])
})
