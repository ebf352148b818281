import type { Message, Update } from 'grammy/types'
import { parseUpdate } from '../../../src/bots/telegram/parse'

const me = { id: 999, username: 'Anwei_bot' }
export const li = { id: 5, is_bot: false, first_name: 'Wei', last_name: 'Li', language_code: 'en' }
export const bot = { id: 999, is_bot: true, first_name: 'Anwei', username: 'Anwei_bot' }
export const own = { id: 5, type: 'private', first_name: 'Wei' } as const
export const group = { id: -1001, type: 'supergroup', title: '巡查群' } as const
export const seconds = 1_795_399_200

/** A message as Telegram sends it, of which a test names what matters to it. */
export const said = (content: object, chat: Message['chat'] = own): Update =>
  ({ update_id: 7, message: { message_id: 11, from: li, chat, date: seconds, ...content } }) as Update
export const parse = (update: Update) => parseUpdate(update, me)
export const intentOf = (content: object, chat?: Message['chat']) => parse(said(content, chat))?.intent
