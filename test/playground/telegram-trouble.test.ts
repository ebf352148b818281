import { expect, it } from 'vitest'
import type { Outcome } from '../../src/playground/telegram/outcome'
import { createTelegramStandIn } from '../../src/playground/telegram/stand-in'
import { startedUser, token } from '../support/telegram-people'

const setUp = async (limits?: {
  overallPerSecond: number
  privatePerSecond: number
  groupPerMinute: number
}) => {
  const clock = { now: Date.UTC(2026, 10, 23, 8) }
  const standIn = createTelegramStandIn({
    botToken: token,
    now: () => clock.now,
    ...(limits === undefined ? {} : { limits }),
  })
  const chat = await startedUser(standIn)
  const send = (chat_id: number, init: RequestInit = {}) =>
    standIn.fetch(`https://api.telegram.org/bot${token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id, text: 'a' }),
      ...init,
    })
  const once = (outcome: Outcome) => {
    standIn.script(() => {
      standIn.script(undefined)
      return outcome
    })
  }
  const shown = () => standIn.pane(chat).chats[0]?.messages.filter(({ text }) => text === 'a').length
  return { standIn, clock, chat, send, once, shown }
}

it('lets sends through at the pace Telegram names, and says when the next may go', async () => {
  const { standIn, clock, chat, send } = await setUp({
    overallPerSecond: 30,
    privatePerSecond: 1,
    groupPerMinute: 20,
  })
  standIn.addGroup({ id: -4001, title: 'G', members: [chat] })
  const statuses = async (to: number, count: number) => {
    const responses = []
    for (let index = 0; index < count; index += 1) responses.push((await send(to)).status)
    return responses.filter((status) => status === 200).length
  }
  expect(await statuses(chat, 5)).toBe(3)
  expect(await statuses(-4001, 25)).toBe(20)
  clock.now += 10_000
  const response = await send(-4001)
  expect(await response.json()).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 50',
    parameters: { retry_after: 50 },
  })
  clock.now += 50_000
  expect((await send(-4001)).status).toBe(200)
  expect((await send(chat)).status).toBe(200)
})

it('plays what a test says becomes of a call', async () => {
  const { chat, send, once, shown } = await setUp()
  once({ kind: 'flood', retryAfter: 7 })
  expect(await (await send(chat)).json()).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } })
  once({ kind: 'failure', status: 502 })
  expect((await send(chat)).status).toBe(502)
  once({ kind: 'answer', status: 403, body: { ok: false, error_code: 403, description: 'Forbidden: x' } })
  expect(await (await send(chat)).json()).toMatchObject({ description: 'Forbidden: x' })
  once({ kind: 'reset' })
  await expect(send(chat)).rejects.toThrow(TypeError)
  expect(shown()).toBe(0)
  once({ kind: 'dropped' })
  await expect(send(chat)).rejects.toThrow(TypeError)
  expect(shown()).toBe(1)
  once({ kind: 'malformed' })
  await expect((await send(chat)).json()).rejects.toThrow(SyntaxError)
  expect(shown()).toBe(2)
})

it('hangs until the caller gives up', async () => {
  const { standIn, chat, send, once } = await setUp()
  const controller = new AbortController()
  once({ kind: 'hang' })
  const sent = send(chat, { signal: controller.signal })
  controller.abort()
  await expect(sent).rejects.toThrow('aborted')
  expect(standIn.calls.at(-1)?.response.status).toBe(0)
})

it('writes every call down with its answer, and tells whoever listens', async () => {
  const { standIn, clock, chat, send } = await setUp()
  let changes = 0
  const stop = standIn.onChange(() => {
    changes += 1
  })
  await send(chat)
  await send(99)
  await standIn.sendText(chat, chat, 'hi')
  stop()
  await send(chat)
  expect(changes).toBe(3)
  expect(standIn.calls[1]).toEqual({
    method: 'sendMessage',
    params: { chat_id: 99, text: 'a' },
    at: clock.now,
    asWebhookReply: false,
    response: {
      status: 400,
      body: { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
    },
  })
})
