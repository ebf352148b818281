import { expect, it } from 'vitest'
import { openTelegram, pngOf, token } from '../support/telegram-people'

const button = (fields: Record<string, unknown>) => ({
  reply_markup: { inline_keyboard: [[{ text: 'ok', ...fields }]] },
})
it('edits only what is there, is the bot’s own, and changes', async () => {
  const { standIn, chat, call, upload } = await openTelegram()
  const { result } = await call('sendMessage', {
    chat_id: chat,
    text: 'a',
    ...button({ callback_data: 'x' }),
  })
  const edit = async (message_id: number, params: Record<string, unknown>, method = 'editMessageText') =>
    (await call(method, { chat_id: chat, message_id, ...params })).description
  const same =
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
  expect(await edit(result.message_id, { text: 'a', ...button({ callback_data: 'x' }) })).toBe(same)
  expect(await edit(result.message_id, { text: ' <b></b>a\r', parse_mode: 'HTML' })).toBeUndefined()
  expect(await edit(result.message_id, { text: 'a' })).toBe(same)
  expect(await edit(result.message_id, {}, 'editMessageReplyMarkup')).toBe(same)
  expect(await edit(99_999, { text: 'b' })).toBe('Bad Request: message to edit not found')
  const { updates } = await standIn.sendText(chat, chat, 'mine')
  const theirs = updates[0]?.message?.message_id ?? 0
  expect(await edit(theirs, { text: 'b' })).toBe("Bad Request: message can't be edited")
  const noCaption = 'Bad Request: there is no caption in the message to edit'
  expect(await edit(result.message_id, { caption: 'b' }, 'editMessageCaption')).toBe(noCaption)
  const photo = await upload('sendPhoto', 'photo', pngOf(60, 40))
  const noText = 'Bad Request: there is no text in the message to edit'
  expect(await edit(photo.result.message_id, { text: 'b' })).toBe(noText)
  expect(await edit(photo.result.message_id, { caption: 'b' }, 'editMessageCaption')).toBeUndefined()
  const long = { caption: '患'.repeat(1025) }
  const tooLong = 'Bad Request: message caption is too long'
  expect(await edit(photo.result.message_id, long, 'editMessageCaption')).toBe(tooLong)
})

it('deletes its own messages, for two days', async () => {
  const { clock, chat, call } = await openTelegram()
  const { result } = await call('sendMessage', { chat_id: chat, text: 'a' })
  const old = await call('sendMessage', { chat_id: chat, text: 'b' })
  const remove = async (message_id: number) =>
    (await call('deleteMessage', { chat_id: chat, message_id })).description
  expect(await remove(result.message_id)).toBeUndefined()
  expect(await remove(result.message_id)).toBe('Bad Request: message to delete not found')
  clock.now += 49 * 3600_000
  expect(await remove(old.result.message_id)).toBe("Bad Request: message can't be deleted")
})

it('lets a press be answered once, in time, in 200 characters', async () => {
  const { standIn, clock, chat, call } = await openTelegram()
  const { result } = await call('sendMessage', {
    chat_id: chat,
    text: 'a',
    ...button({ callback_data: 'x' }),
  })
  const press = async () => {
    const { updates } = await standIn.press(chat, chat, result.message_id, 'x')
    return updates[0]?.callback_query?.id
  }
  const answer = async (callback_query_id: unknown, text: string) =>
    (await call('answerCallbackQuery', { callback_query_id, text })).description
  const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
  const first = await press()
  expect(await answer(first, '患'.repeat(201))).toBe('Bad Request: MESSAGE_TOO_LONG')
  expect(await answer(first, '患'.repeat(200))).toBeUndefined()
  expect(await answer(first, 'again')).toBe(tooOld)
  const second = await press()
  clock.now += 16_000
  expect(await answer(second, 'late')).toBe(tooOld)
  expect(await answer('1', 'forged')).toBe(tooOld)
})

it('refuses files that the server refuses', async () => {
  const { upload } = await openTelegram()
  const megabytes = (count: number, head: Uint8Array = new Uint8Array()) => {
    const bytes = new Uint8Array(count * 1024 * 1024 + 1)
    bytes.set(head)
    return bytes
  }
  const describe = async (method: string, field: string, bytes: Uint8Array<ArrayBuffer>) =>
    (await upload(method, field, bytes)).description
  expect(await describe('sendPhoto', 'photo', megabytes(10, pngOf(60, 40)))).toBe(
    'Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
  )
  expect(await describe('sendPhoto', 'photo', new TextEncoder().encode('no picture'))).toBe(
    'Bad Request: IMAGE_PROCESS_FAILED',
  )
  expect(await describe('sendPhoto', 'photo', pngOf(4000, 100))).toBe('Bad Request: PHOTO_INVALID_DIMENSIONS')
  expect(await describe('sendDocument', 'document', new Uint8Array())).toBe(
    'Bad Request: file must be non-empty',
  )
  expect(await describe('sendDocument', 'document', megabytes(50))).toBe('Request Entity Too Large')
})

it('gives files of up to 20 MB, for an hour, to whoever has the token', async () => {
  const { standIn, clock, chat, call } = await openTelegram()
  const send = async (bytes: Uint8Array) => {
    const file = { bytes, fileName: 'a.pdf', mimeType: 'application/pdf' }
    const { updates } = await standIn.sendFiles(chat, chat, [file])
    return updates[0]?.message?.document?.file_id
  }
  const small = await call('getFile', { file_id: await send(new Uint8Array([1, 2, 3])) })
  const fetchFile = (secret: string) =>
    standIn.fetch(`https://api.telegram.org/file/bot${secret}/${small.result.file_path}`)
  expect([...new Uint8Array(await (await fetchFile(token)).arrayBuffer())]).toEqual([1, 2, 3])
  expect((await fetchFile('1:wrong')).status).toBe(401)
  clock.now += 3601_000
  expect((await fetchFile(token)).status).toBe(404)
  const large = await call('getFile', { file_id: await send(new Uint8Array(20 * 1024 * 1024 + 1)) })
  expect(large).toMatchObject({ error_code: 400, description: 'Bad Request: file is too big' })
  const wrong = 'Bad Request: wrong file_id or the file is temporarily unavailable'
  expect((await call('getFile', { file_id: 'AAA' })).description).toBe(wrong)
})

it('takes albums of 2 to 10 that go together', async () => {
  const { standIn, chat, call } = await openTelegram()
  const file = (fileName: string, mimeType: string) => ({ bytes: pngOf(60, 40), fileName, mimeType })
  const { updates } = await standIn.sendFiles(chat, chat, [file('a.png', 'image/png')])
  const photo = { type: 'photo', media: updates[0]?.message?.photo?.[0]?.file_id }
  const sent = await standIn.sendFiles(chat, chat, [file('a.pdf', 'application/pdf')])
  const document = { type: 'document', media: sent.updates[0]?.message?.document?.file_id }
  const album = async (media: unknown[]) =>
    (await call('sendMediaGroup', { chat_id: chat, media })).description
  expect(await album([photo, photo])).toBeUndefined()
  expect(await album([photo])).toBe('Bad Request: an album must include 2-10 items')
  expect(await album(Array(11).fill(photo))).toBe('Bad Request: too many messages to send as an album')
  expect(await album([photo, document])).toBe("Bad Request: document can't be mixed with other media types")
  expect(await album([photo, { type: 'photo', media: document.media }])).toBe(
    "Bad Request: can't use file of type Document as Photo",
  )
})

it('knows its token, its methods, and who may poll', async () => {
  const { standIn, call } = await openTelegram()
  const wrong = await standIn.fetch('https://api.telegram.org/bot1:x/getMe')
  expect(wrong.status).toBe(401)
  expect(await wrong.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
  expect(await call('sendEverything', {})).toMatchObject({
    error_code: 404,
    description: 'Not Found: method not found',
  })
  expect((await call('GETME', {})).ok).toBe(true)
  await call('setWebhook', { url: 'https://bot.example.org/telegram/webhook' })
  expect(await call('getUpdates', {})).toMatchObject({
    error_code: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  })
  const http = await call('setWebhook', { url: 'http://bot.example.org/' })
  expect(http.description).toBe('Bad Request: invalid webhook URL specified')
  const badSecret = await call('setWebhook', { url: 'https://bot.example.org/', secret_token: 'a b' })
  expect(badSecret.description).toBe('Bad Request: secret token contains unallowed characters')
})

it('shows people the commands of their scope and language', async () => {
  const { standIn, chat, call } = await openTelegram()
  const set = async (description: string, rest: Record<string, unknown>) =>
    (await call('setMyCommands', { commands: [{ command: 'hazard', description }], ...rest })).description
  const seen = () => standIn.pane(chat).commands.map((command) => command.description)
  expect(await set('Report', {})).toBeUndefined()
  expect(seen()).toEqual(['Report'])
  await set('上报', { language_code: 'zh' })
  expect(seen()).toEqual(['上报'])
  await set('协调员', { scope: { type: 'chat', chat_id: chat } })
  expect(seen()).toEqual(['协调员'])
  await call('deleteMyCommands', { scope: { type: 'chat', chat_id: chat } })
  standIn.setLanguage(chat, 'en')
  expect(seen()).toEqual(['Report'])
  expect(await set('', {})).toBe('Bad Request: BOT_COMMAND_DESCRIPTION_INVALID')
  expect(await set('x', { language_code: 'zh-hans' })).toBe('Bad Request: invalid language code specified')
  const upper = await call('setMyCommands', { commands: [{ command: 'Hazard', description: 'x' }] })
  expect(upper.description).toBe('Bad Request: BOT_COMMAND_INVALID')
})

it('shows the last 120 messages of a chat', async () => {
  const { standIn, chat, call } = await openTelegram()
  for (let index = 0; index < 301; index += 1) await call('sendMessage', { chat_id: chat, text: `${index}` })
  const messages = standIn.pane(chat).chats[0]?.messages ?? []
  expect([messages.length, messages[0]?.text, messages.at(-1)?.text]).toEqual([120, '181', '300'])
})
