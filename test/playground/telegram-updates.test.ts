import type { Update } from 'grammy/types'
import { expect, it } from 'vitest'
import { createTelegramStandIn } from '../../src/playground/telegram/stand-in'
import { pngOf, startedUser, token } from '../support/telegram-people'
import { checkTelegramCall, checkTelegramUpdate } from '../support/telegram-spec'

const secret = 'a-webhook-secret'

/** A stand-in whose webhook keeps what it is given; `respond` may be changed by the test. */
const setUp = async () => {
  const received: { update: Update; secret: string | null }[] = []
  const hook = { respond: (_: Update): Response => new Response(null, { status: 200 }) }
  const standIn = createTelegramStandIn({
    botToken: token,
    webhookSecret: secret,
    now: () => Date.UTC(2026, 10, 23, 8),
    deliver: async (request) => {
      const update: Update = JSON.parse(await request.text())
      received.push({ update, secret: request.headers.get('x-telegram-bot-api-secret-token') })
      return hook.respond(update)
    },
  })
  const user = await startedUser(standIn)
  const call = async (method: string, params: Record<string, unknown>) => {
    const response = await standIn.fetch(`https://api.telegram.org/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return response.json()
  }
  return { standIn, received, hook, user, call }
}

const keyboard = { inline_keyboard: [[{ text: '确认', callback_data: 'c:1' }]] }
const photo = { bytes: pngOf(1600, 1200), fileName: 'exit.png', mimeType: 'image/png' }

it('makes only updates that the Bot API describes, whatever people do', async () => {
  const { standIn, received, user, call } = await setUp()
  standIn.addGroup({ id: -4001, title: '东街检查组', members: [user] })
  standIn.addGroup({ id: -1002002, title: '安委办', members: [user], forum: true })
  const { thread } = await standIn.addTopic(user, -1002002, '隐患')
  await standIn.sendText(user, -1002002, '/hazard@anwei_bot 出口堵塞 #隐患', { thread })
  const sent = await call('sendMessage', { chat_id: user, text: 'H-1', reply_markup: keyboard })
  await standIn.press(user, user, sent.result.message_id, 'c:1')
  await standIn.sendText(user, user, '见 https://example.org', { replyTo: sent.result.message_id })
  await standIn.sendFiles(user, user, [photo, photo], { caption: '#隐患 鑫源加油站' })
  await standIn.sendFiles(user, user, [photo], { asFile: true })
  await standIn.sendFiles(user, user, [{ ...photo, fileName: 'a.mp4', mimeType: 'video/mp4' }])
  await standIn.sendLocation(user, user, 39.9, 116.4)
  const said = received.findLast(({ update }) => update.message?.text !== undefined)
  await standIn.editText(user, user, said?.update.message?.message_id ?? 0, '改过的话')
  await standIn.block(user)
  await standIn.unblock(user)
  await standIn.migrate(-4001)
  await standIn.kickBot(-1002002)
  expect(received.length).toBe(16)
  expect(received.flatMap(({ update }) => checkTelegramUpdate(update))).toEqual([])
  expect(received.every((each) => each.secret === secret)).toBe(true)
  const ids = received.map(({ update }) => update.update_id)
  expect(ids).toEqual(ids.map((_, index) => (ids[0] ?? 0) + index))
  expect(standIn.calls.flatMap(({ method, params }) => checkTelegramCall(method, params))).toEqual([])
})

it('marks commands with their addressee, and topics', async () => {
  const { standIn, user } = await setUp()
  standIn.addGroup({ id: -1002002, title: '安委办', members: [user], forum: true })
  const { thread } = await standIn.addTopic(user, -1002002, '隐患')
  const { updates } = await standIn.sendText(user, -1002002, '/hazard@anwei_bot 出口堵塞', { thread })
  expect(updates[0]?.message).toMatchObject({
    chat: { type: 'supergroup', is_forum: true },
    message_thread_id: thread,
    is_topic_message: true,
    entities: [{ type: 'bot_command', offset: 0, length: 17 }],
    reply_to_message: { forum_topic_created: { name: '隐患' } },
  })
})

it('sends an album as one update a file, with the caption on the first', async () => {
  const { standIn, user } = await setUp()
  const { updates } = await standIn.sendFiles(user, user, [photo, photo, photo], { caption: '#隐患' })
  const messages = updates.map((update) => update.message)
  expect(new Set(messages.map((message) => message?.media_group_id)).size).toBe(1)
  expect(messages.map((message) => message?.caption)).toEqual(['#隐患', undefined, undefined])
})

it('gives several sizes of a photo, the largest not last', async () => {
  const { standIn, user } = await setUp()
  const { updates } = await standIn.sendFiles(user, user, [photo])
  const widths = updates[0]?.message?.photo?.map((size) => size.width) ?? []
  expect(widths.length).toBe(5)
  expect(widths.indexOf(Math.max(...widths))).toBe(1)
})

it('takes EXIF out of photos and leaves it in files', async () => {
  const { standIn, user } = await setUp()
  const exif = [0xff, 0xe1, 0, 6, 0x45, 0x78, 0x69, 0x66]
  const frame = [0xff, 0xc0, 0, 9, 8, 0, 30, 0, 40, 1, 0]
  const bytes = new Uint8Array([0xff, 0xd8, ...exif, ...frame, 0xff, 0xda, 0, 2, 7, 0xff, 0xd9])
  const file = { bytes, fileName: 'a.jpg', mimeType: 'image/jpeg' }
  const shown = await standIn.sendFiles(user, user, [file])
  const sent = await standIn.sendFiles(user, user, [file], { asFile: true })
  const size = shown.updates[0]?.message?.photo?.[0]
  expect(size).toMatchObject({ width: 40, height: 30 })
  expect(standIn.fileBytes(size?.file_id ?? '')?.bytes).toEqual(
    new Uint8Array([0xff, 0xd8, ...frame, 0xff, 0xda, 0, 2, 7, 0xff, 0xd9]),
  )
  expect(standIn.fileBytes(sent.updates[0]?.message?.document?.file_id ?? '')?.bytes).toEqual(bytes)
})

it('gives a press its answer, and lets no button be pressed that is not there', async () => {
  const { standIn, hook, user, call } = await setUp()
  const sent = await call('sendMessage', { chat_id: user, text: 'H-1', reply_markup: keyboard })
  hook.respond = (update) =>
    Response.json({
      method: 'answerCallbackQuery',
      callback_query_id: update.callback_query?.id,
      text: '已确认',
      show_alert: true,
    })
  const { answer } = await standIn.press(user, user, sent.result.message_id, 'c:1')
  expect(answer).toMatchObject({ text: '已确认', alert: true })
  expect(standIn.pane(user).callbackAnswer).toEqual({ id: answer?.id, text: '已确认', alert: true })
  await call('editMessageText', { chat_id: user, message_id: sent.result.message_id, text: 'H-1 ✓' })
  await expect(standIn.press(user, user, sent.result.message_id, 'c:1')).rejects.toThrow('has no button')
})

it('does the call in the answer to an update, and writes it down as such', async () => {
  const { standIn, hook, user } = await setUp()
  hook.respond = () => Response.json({ method: 'sendMessage', chat_id: user, text: 'hello' })
  await standIn.sendText(user, user, 'hi')
  expect(standIn.calls.at(-1)).toMatchObject({ method: 'sendMessage', asWebhookReply: true })
  expect(standIn.pane(user).chats[0]?.messages.at(-1)?.text).toBe('hello')
})

it('loses no update that was not taken, and keeps the order of a chat', async () => {
  const { standIn, received, hook, user } = await setUp()
  hook.respond = () => new Response(null, { status: 503 })
  const first = await standIn.sendText(user, user, 'one')
  expect(first.responses[0]?.status).toBe(503)
  await standIn.sendText(user, user, 'two')
  expect(standIn.pendingCount()).toBe(2)
  hook.respond = () => new Response(null, { status: 200 })
  received.length = 0
  await standIn.redeliver()
  expect(received.map(({ update }) => update.message?.text)).toEqual(['one', 'two'])
  expect(standIn.pendingCount()).toBe(0)
})

it('keeps updates for getUpdates where no webhook is set, until they are confirmed', async () => {
  const { standIn, received, user, call } = await setUp()
  await call('deleteWebhook', {})
  received.length = 0
  const { updates } = await standIn.sendText(user, user, 'one')
  await standIn.sendText(user, user, 'two')
  const offset = updates[0]?.update_id ?? 0
  expect((await call('getUpdates', { timeout: 30 })).result).toHaveLength(2)
  expect((await call('getUpdates', { offset: offset + 1 })).result).toMatchObject([
    { message: { text: 'two' } },
  ])
  expect((await call('getUpdates', { offset: offset + 2 })).result).toEqual([])
  expect(received).toEqual([])
})

it('sends only the updates that the webhook asked for', async () => {
  const { standIn, received, user, call } = await setUp()
  await call('setWebhook', {
    url: 'https://bot.example.org/telegram/webhook',
    secret_token: 'other',
    allowed_updates: ['message'],
  })
  received.length = 0
  await standIn.block(user)
  await standIn.unblock(user)
  await standIn.sendText(user, user, 'hi')
  expect(received.map(({ update, secret }) => [update.message?.text, secret])).toEqual([['hi', 'other']])
})

it('tells the bot nothing of groups it was taken out of', async () => {
  const { standIn, user } = await setUp()
  standIn.addGroup({ id: -4001, title: '东街检查组', members: [user] })
  await standIn.kickBot(-4001)
  expect((await standIn.sendText(user, -4001, 'hi')).updates).toEqual([])
})
