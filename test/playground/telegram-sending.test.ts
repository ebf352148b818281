import { expect, it } from 'vitest'
import { openTelegram } from '../support/telegram-people'

const button = (fields: Record<string, unknown>) => ({
  reply_markup: { inline_keyboard: [[{ text: 'ok', ...fields }]] },
})
const buttons = (count: number) => Array.from({ length: count }, () => ({ text: 'b', callback_data: 'x' }))

/** Calls of `sendMessage` beside their chat, and the description each is refused with. */
const refused: [string, Record<string, unknown>, string][] = [
  ['no text', {}, 'message text is empty'],
  ['nothing but blanks', { text: ' \n ' }, 'text must be non-empty'],
  ['4097 characters', { text: '患'.repeat(4097) }, 'message is too long'],
  ['a raw text over 32 KiB', { text: '患'.repeat(11_000) }, 'text is too long'],
  ['an unknown parse mode', { text: 'a', parse_mode: 'BBCode' }, 'unsupported parse_mode'],
  [
    'a parameter that is none',
    { text: 'a', keyboard: [] },
    'the stand-in knows no parameter "keyboard" here',
  ],
  [
    'data of 65 bytes',
    { text: 'a', ...button({ callback_data: `${'患'.repeat(21)}ab` }) },
    'BUTTON_DATA_INVALID',
  ],
  [
    'a button that does nothing',
    { text: 'a', ...button({ callback_data: '' }) },
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button without words',
    { text: 'a', ...button({ text: '', callback_data: 'x' }) },
    'inline keyboard button text must be non-empty',
  ],
  [
    'a button to nowhere',
    { text: 'a', ...button({ url: 'not-a-url' }) },
    "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
  ],
  [
    'a button to this machine',
    { text: 'a', ...button({ url: 'http://localhost:8787/x' }) },
    "inline keyboard button URL 'http://localhost:8787/x' is invalid: Wrong HTTP URL",
  ],
  [
    'a button to FTP',
    { text: 'a', ...button({ url: 'ftp://example.com' }) },
    "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  ],
  [
    'nine buttons in a row',
    { text: 'a', reply_markup: { inline_keyboard: [buttons(9)] } },
    'reply markup is too long',
  ],
  [
    '101 buttons',
    { text: 'a', reply_markup: { inline_keyboard: buttons(101).map((each) => [each]) } },
    'reply markup is too long',
  ],
  [
    'a keyboard that is no table',
    { text: 'a', reply_markup: { inline_keyboard: buttons(1) } },
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  ['a topic that does not exist', { text: 'a', message_thread_id: 999 }, 'message thread not found'],
  [
    'a reply to nothing',
    { text: 'a', reply_parameters: { message_id: 99_999 } },
    'message to be replied not found',
  ],
  [
    'an entity before the text',
    { text: 'hello', entities: [{ type: 'bold', offset: -1, length: 1 }] },
    'receive an entity with incorrect offset -1',
  ],
  [
    'an entity after the text',
    { text: 'hello', entities: [{ type: 'bold', offset: 100, length: 1 }] },
    'entity begins after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity longer than the text',
    { text: 'hello', entities: [{ type: 'bold', offset: 0, length: 100 }] },
    'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity of no known type',
    { text: 'hello', entities: [{ type: 'invalid_type', offset: 0, length: 1 }] },
    "can't parse MessageEntity: Unsupported type specified",
  ],
]

it.each(refused)('refuses a message with %s', async (_, params, description) => {
  const { chat, call } = await openTelegram()
  const answer = await call('sendMessage', { chat_id: chat, ...params })
  expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${description}` })
})

it('takes what is just within the limits', async () => {
  const { chat, call } = await openTelegram()
  const accepted = [
    { text: '患'.repeat(4096) },
    { text: '😀'.repeat(4096) },
    { text: `<b>${'患'.repeat(4096)}</b>`, parse_mode: 'HTML' },
    { text: 'a', ...button({ callback_data: 'x'.repeat(64) }) },
    { text: 'a', reply_markup: { inline_keyboard: Array.from({ length: 12 }, () => buttons(8)) } },
    { text: 'a', reply_parameters: { message_id: 99_999, allow_sending_without_reply: true } },
  ]
  for (const params of accepted) {
    expect((await call('sendMessage', { chat_id: chat, ...params })).description).toBeUndefined()
  }
})

it('says who can not be written to, as the server does', async () => {
  const { standIn, chat, call } = await openTelegram()
  const send = async (chat_id: unknown) => {
    const { error_code, description, parameters } = await call('sendMessage', { chat_id, text: 'a' })
    return { error_code, description, parameters }
  }
  standIn.addUser({ id: 502, firstName: 'A', languageCode: 'en' })
  standIn.addGroup({ id: -4001, title: 'G', members: [chat] })
  standIn.addGroup({ id: -4002, title: 'G', members: [chat] })
  standIn.addGroup({ id: -1002003, title: 'S', members: [chat] })
  await standIn.kickBot(-4001)
  await standIn.kickBot(-1002003)
  const { chat: migrated } = await standIn.migrate(-4002)
  expect(await send(12345)).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
  expect(await send('')).toMatchObject({ error_code: 400, description: 'Bad Request: chat_id is empty' })
  expect(await send(undefined)).toMatchObject({
    error_code: 400,
    description: 'Bad Request: chat_id is empty',
  })
  const initiate = "Forbidden: bot can't initiate conversation with a user"
  expect(await send(502)).toMatchObject({ error_code: 403, description: initiate })
  const kicked = 'Forbidden: bot was kicked from the group chat'
  expect(await send(-4001)).toMatchObject({ error_code: 403, description: kicked })
  const kickedSuper = 'Forbidden: bot was kicked from the supergroup chat'
  expect(await send(-1002003)).toMatchObject({ error_code: 403, description: kickedSuper })
  expect(await send(-4002)).toEqual({
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: migrated },
  })
  expect((await send(migrated)).description).toBeUndefined()
  await standIn.block(chat)
  const blocked = 'Forbidden: bot was blocked by the user'
  expect(await send(chat)).toMatchObject({ error_code: 403, description: blocked })
  await standIn.unblock(chat)
  expect((await send(chat)).description).toBeUndefined()
  standIn.deactivate(chat)
  expect(await send(chat)).toMatchObject({ error_code: 403, description: 'Forbidden: user is deactivated' })
})
