import { Api, GrammyError, InputFile } from 'grammy'
import { expect, it } from 'vitest'
import { createTelegramStandIn } from '../../src/playground/telegram/stand-in'
import { pngOf, startedUser, token } from '../support/telegram-people'

const setUp = async () => {
  const standIn = createTelegramStandIn({ botToken: token, now: () => Date.UTC(2026, 10, 23, 8) })
  const chat = await startedUser(standIn)
  const api = new Api(token, { fetch: standIn.fetch })
  return { standIn, chat, api }
}

it('serves grammY: a message with a keyboard, edited in place', async () => {
  const { standIn, chat, api } = await setUp()
  const sent = await api.sendMessage(chat, '<b>H-12</b> 已上报', {
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'Confirm', callback_data: 'h:12:confirm' }]] },
  })
  await api.editMessageText(chat, sent.message_id, 'H-12 已确认')
  expect(sent.text).toBe('H-12 已上报')
  expect(sent.entities).toEqual([{ type: 'bold', offset: 0, length: 4 }])
  const messages = standIn.pane(chat).chats[0]?.messages
  expect(messages?.at(-1)).toMatchObject({ message_id: sent.message_id, text: 'H-12 已确认' })
  expect(messages?.at(-1)).not.toHaveProperty('reply_markup')
})

it('serves grammY: files in one message and in an album, and their download', async () => {
  const { standIn, chat, api } = await setUp()
  const bytes = pngOf(1600, 1200)
  const photo = await api.sendPhoto(chat, new InputFile(bytes, 'exit.png'), { caption: '消防通道' })
  const album = await api.sendMediaGroup(chat, [
    { type: 'photo', media: new InputFile(bytes, 'a.png'), caption: 'two' },
    { type: 'photo', media: photo.photo[0]?.file_id ?? '' },
  ])
  expect(photo.caption).toBe('消防通道')
  const groups = album.map((message) => ('media_group_id' in message ? message.media_group_id : undefined))
  expect(new Set(groups)).toEqual(new Set([expect.any(String)]))
  const file = await api.getFile(photo.photo[0]?.file_id ?? '')
  const response = await standIn.fetch(`https://api.telegram.org/file/bot${token}/${file.file_path}`)
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
})

it('serves grammY: a document keeps its name and kind', async () => {
  const { chat, api } = await setUp()
  const sent = await api.sendDocument(chat, new InputFile(new TextEncoder().encode('a,b\n'), '台账.csv'))
  expect(sent.document).toMatchObject({ file_name: '台账.csv', file_size: 4 })
})

it("gives grammY the server's refusals", async () => {
  const { api } = await setUp()
  const error = await api.sendMessage(99, 'hello').catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(GrammyError)
  expect(error).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
})
