import { expect, test } from 'vitest'
import type { Platform } from '../../src/domain/people/person'
import { openPlatforms } from '../support/platforms'

const second = 1_000

/**
 * A reader on each platform, between a service and platforms that take what they are sent. The next call that sends to
 * one of them is answered by what `answer` has: after it was done, or without.
 */
async function open(platform: Platform) {
  const next: { body?: string; status?: number; done?: boolean } = {}
  const it = await openPlatforms({
    through: (standIn) => async (input, init) => {
      const url = String(input instanceof Request ? input.url : input)
      const { body, status = 200, done = true } = next
      if (body === undefined || !/sendMessage|chat\.postMessage/.test(url)) return standIn(input, init)
      delete next.body
      if (done) await standIn(input, init)
      return new Response(body, { status, headers: { 'content-type': 'application/json' } })
    },
  })
  const reader = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, platform)
  const shown = (): string[] =>
    (platform === 'telegram'
      ? it.telegram.pane(reader.number).chats.flatMap((chat) => chat.messages)
      : it.slack.messages(reader.dm)
    ).map((message) => JSON.stringify(message))
  return {
    ...it,
    /** What is said to the reader while the platform answers so, as often as it is shown; and what became of its row. */
    say: async (count: number, answer: typeof next) => {
      Object.assign(next, { status: 200, done: true }, answer)
      const key = `said:${count}`
      const place = { platform, chat: reader.userId, private: true }
      const telling = { kind: 'notice' as const, notice: { code: 'set-aside' as const, count } }
      await it.database.save(key, it.now(), [
        { kind: 'said', key, place, personId: reader.id, telling, lane: 1, at: it.now() },
      ])
      await it.settle()
      for (let at = 0; at < 12; at += 1) {
        it.forward(5 * second)
        await it.settle()
      }
      const { rows } = await it.client.execute({
        sql: 'SELECT state, ambiguous FROM outbox WHERE key = ?',
        args: [key],
      })
      const said = shown().filter((message) => message.includes(`${count} messages could not`))
      return {
        row: `${rows[0]?.state} ${rows[0]?.ambiguous}`,
        marks: said.map((message) => message.includes('possibly sent before')),
      }
    },
  }
}

/** Answers that say nothing of what became of a call, of Telegram or of Slack. */
const meaningless = [
  '',
  '<html>',
  'null',
  '[]',
  '"ok"',
  '7',
  '{}',
  '{"ok":false}',
  '{"ok":false,"error":7,"error_code":"400","description":7}',
  '{"ok":false,"error":"No such thing!","error_code":null,"response_metadata":{"messages":7}}',
]
/** It was taken, though not said where. */
const taken = ['{"ok":true}', '{"ok":true,"result":null,"channel":{},"ts":5}', '{"ok":true,"result":[7]}']

test.each(['telegram', 'slack'] as const)(
  'what %s answers without a meaning is once more sent and marked, and holds up nothing after it',
  async (platform) => {
    const it = await open(platform)
    for (const [at, body] of meaningless.entries())
      expect([body, await it.say(10 + at, { body })]).toEqual([body, { row: 'sent 1', marks: [false, true] }])
    for (const [at, body] of taken.entries())
      expect([body, await it.say(50 + at, { body })]).toEqual([body, { row: 'sent 0', marks: [false] }])
  },
)

test.each([
  ['telegram', '{"ok":false,"error_code":429,"description":"Too Many Requests"}', 200],
  ['telegram', '{"ok":false,"error_code":429,"parameters":7}', 200],
  ['telegram', '{"ok":false,"error_code":429,"description":"","parameters":{"retry_after":"soon"}}', 200],
  ['telegram', '{"ok":false,"error_code":429,"description":"","parameters":{"retry_after":-5}}', 200],
  ['slack', '{"ok":false,"error":"ratelimited"}', 429],
  ['slack', 'slow down', 429],
] as const)(
  'a 429 of %s that does not say for how long (%s) is a 429 all the same',
  async (platform, body, status) => {
    const it = await open(platform)
    expect(await it.say(10, { body, status, done: false })).toEqual({ row: 'sent 0', marks: [false] })
    expect(await it.say(11, {})).toEqual({ row: 'sent 0', marks: [false] })
  },
)
