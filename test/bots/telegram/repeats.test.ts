import { expect, test } from 'vitest'
import type { Envelope } from '../../../src/bots/intent'
import { createTelegramReceiver } from '../../../src/bots/telegram/receiver'

const person = { id: 7, is_bot: false, first_name: 'Li' }
const chat = { id: 7, type: 'private', first_name: 'Li' }
const message = { message_id: 1, date: 1_790_000_000, from: person, chat, text: '/tasks' }
const press = { id: 'q1', from: person, chat_instance: '1', data: 'w.0', message }

function open(kept: readonly string[]) {
  const envelopes: Envelope[] = []
  const receive = createTelegramReceiver({
    token: '1:x',
    apiRoot: 'http://telegram.example',
    fetch: () => Promise.reject(new Error('nothing is called in this test')),
    me: async () => ({ id: 1, is_bot: true, first_name: 'Anwei', username: 'anwei_bot' }) as never,
    secret: 'secret',
    dispatch: async (envelope) => {
      envelopes.push(envelope)
      return {}
    },
    later: async () => {},
    log: () => {},
    isKept: (key) => kept.includes(key),
  })
  const send = async (update: object, secret = 'secret') => {
    const headers = { 'x-telegram-bot-api-secret-token': secret }
    const response = await receive(
      new Request('http://a.example/', { method: 'POST', headers, body: JSON.stringify(update) }),
    )
    return { status: response.status, text: await response.text() }
  }
  return { envelopes, send }
}

test('an update that was carried out is acknowledged, and nobody asked; any other is carried out', async () => {
  const { envelopes, send } = open(['tg:5'])
  expect(await send({ update_id: 5, message })).toEqual({ status: 200, text: '' })
  expect(envelopes).toEqual([])
  expect(await send({ update_id: 6, message })).toEqual({ status: 200, text: '' })
  expect(envelopes.map(({ key }) => key)).toEqual(['tg:6'])
})

test('a press that comes again is answered all the same, or its button would go on waiting', async () => {
  const { send } = open(['tg:5'])
  const { status, text } = await send({ update_id: 5, callback_query: press })
  expect(status).toBe(200)
  expect(JSON.parse(text)).toMatchObject({ method: 'answerCallbackQuery', callback_query_id: 'q1' })
})

test('whoever does not know the secret learns nothing, not even of another length', async () => {
  const { envelopes, send } = open(['tg:5'])
  for (const secret of ['', 'secre', 'secrets', 'Secret'])
    expect((await send({ update_id: 5, message }, secret)).status).toBe(401)
  expect(envelopes).toEqual([])
})
