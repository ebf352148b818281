import { Api, InputFile } from 'grammy'
import { expect, it } from 'vitest'
import { createTelegramStandIn } from '../../src/playground/telegram/stand-in'
import { pngOf, startedUser, token } from '../support/telegram-people'
import { checkTelegramCall, checkTelegramUpdate, telegramSpecAvailable } from '../support/telegram-spec'

const setUp = async () => {
  const standIn = createTelegramStandIn({ botToken: token, now: () => Date.UTC(2026, 10, 23, 8) })
  const chat = await startedUser(standIn)
  return { standIn, chat, api: new Api(token, { fetch: standIn.fetch }) }
}

it('answers every method with what the Bot API describes', async () => {
  const { standIn, chat, api } = await setUp()
  const reply_markup = { inline_keyboard: [[{ text: '确认', callback_data: 'c:1' }]] }
  const video = new InputFile(new Uint8Array([0, 1, 2]), 'a.mp4')
  const text = await api.sendMessage(chat, '*重大*', { parse_mode: 'MarkdownV2', reply_markup })
  const photo = await api.sendPhoto(chat, new InputFile(pngOf(2000, 1000), 'a.png'), {
    caption: '<i>现场</i>',
    parse_mode: 'HTML',
    reply_parameters: { message_id: text.message_id },
  })
  const sent = [
    text,
    photo,
    await api.sendVideo(chat, video),
    await api.sendDocument(chat, new InputFile(new Uint8Array([1]), '整改.pdf'), { reply_markup }),
    await api.sendLocation(chat, 39.9, 116.4),
    await api.editMessageReplyMarkup(chat, text.message_id),
    await api.editMessageCaption(chat, photo.message_id, { caption: 'b' }),
    await api.editMessageMedia(chat, photo.message_id, {
      type: 'photo',
      media: new InputFile(pngOf(90, 90), 'b.png'),
      caption: 'c',
    }),
  ]
  expect(sent.flatMap((message) => checkTelegramUpdate({ update_id: 1, message }))).toEqual([])
  expect(sent.at(-1)).toMatchObject({ caption: 'c', photo: [{ width: 90, height: 90 }] })
  await api.sendChatAction(chat, 'typing')
  await api.setMessageReaction(chat, text.message_id, [{ type: 'emoji', emoji: '👍' }])
  await api.pinChatMessage(chat, text.message_id)
  await api.setMyName('安委办')
  await api.setMyDescription('隐患排查治理', { language_code: 'zh' })
  await api.setMyShortDescription('')
  expect(await api.getChat(chat)).toMatchObject({ id: chat, type: 'private', first_name: '敏' })
  expect(await api.getMe()).toMatchObject({ id: 7000000001, is_bot: true, username: 'anwei_bot' })
  expect(standIn.calls.flatMap(({ method, params }) => checkTelegramCall(method, params))).toEqual([])
})

it('posts into the topic it is told, and into no other', async () => {
  const { standIn, chat, api } = await setUp()
  standIn.addGroup({ id: -1002002, title: '安委办', members: [chat], forum: true })
  const { thread } = await standIn.addTopic(chat, -1002002, '隐患')
  const inTopic = await api.sendMessage(-1002002, 'a', { message_thread_id: thread })
  expect(inTopic).toMatchObject({ message_thread_id: thread, is_topic_message: true })
  expect(await api.sendMessage(-1002002, 'a')).not.toHaveProperty('message_thread_id')
  await expect(api.sendMessage(-1002002, 'a', { message_thread_id: 1 })).rejects.toThrow(
    'message thread not found',
  )
})

it('knows who is in a group, and lets a mere member neither pin nor delete', async () => {
  const { standIn, chat, api } = await setUp()
  standIn.addUser({ id: 502, firstName: 'A', languageCode: 'en' })
  standIn.addGroup({ id: -4001, title: 'G', members: [chat] })
  const { updates } = await standIn.sendText(chat, -4001, 'hi')
  const messageId = updates[0]?.message?.message_id ?? 0
  expect((await api.getChatMember(-4001, chat)).status).toBe('member')
  expect((await api.getChatMember(-4001, 502)).status).toBe('left')
  expect((await api.getChatMember(-4001, 7000000001)).status).toBe('member')
  await expect(api.pinChatMessage(-4001, messageId)).rejects.toThrow('not enough rights')
  await expect(api.deleteMessage(-4001, messageId)).rejects.toThrow("message can't be deleted")
})

it.runIf(telegramSpecAvailable)('finds unknown, missing and mistyped parameters', () => {
  const markup = { inline_keyboard: [[{ text: 'a', callback_dat: 'x' }]] }
  expect(checkTelegramCall('sendMessage', { chat_id: 1, text: 'a', reply_markup: markup })).toEqual([
    'sendMessage.reply_markup.inline_keyboard[0][0].callback_dat: unknown',
  ])
  expect(checkTelegramCall('sendMessage', { chat_id: 1, parse_mod: 'HTML' })).toEqual([
    'sendMessage.parse_mod: unknown',
    'sendMessage.text: missing',
  ])
  expect(checkTelegramCall('getFile', { file_id: 12 })).toEqual(['getFile.file_id: not String'])
  expect(checkTelegramCall('sendEverything', {})).toEqual(['sendEverything: unknown method'])
  expect(checkTelegramUpdate({ update_id: 1, message: { message_id: 1, date: 1 } })).toEqual([
    'update.message.chat: missing',
  ])
})

it('reads parameters from forms and addresses as well', async () => {
  const { standIn, chat } = await setUp()
  const root = `https://api.telegram.org/bot${token}`
  const reply_markup = JSON.stringify({ inline_keyboard: [[{ text: 'a', callback_data: 'x' }]] })
  const body = new URLSearchParams({ chat_id: String(chat), text: '12', reply_markup })
  const form = await standIn.fetch(`${root}/sendMessage`, { method: 'POST', body })
  expect(await form.json()).toMatchObject({ ok: true, result: { text: '12', reply_markup: {} } })
  const address = await standIn.fetch(`${root}/sendMessage?chat_id=${chat}&text=a%20b`)
  expect(await address.json()).toMatchObject({ ok: true, result: { text: 'a b' } })
  expect(standIn.calls.flatMap(({ method, params }) => checkTelegramCall(method, params))).toEqual([])
})
