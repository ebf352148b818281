import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import * as z from 'zod'
import { linkFault } from './entities/links'
import { refusal } from './refusal'
import { byteLength } from './text'

const buttonSchema = z.looseObject({
  text: z.string(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  copy_text: z.object({ text: z.string() }).optional(),
})

const fail = (reason: string) => refusal(400, `can't parse inline keyboard button: ${reason}`)

const readButton = (value: unknown): InlineKeyboardButton => {
  if (typeof value !== 'object' || value === null) throw fail('InlineKeyboardButton must be an Object')
  if (!('text' in value)) throw fail('Can\'t find field "text"')
  const parsed = buttonSchema.safeParse(value)
  if (!parsed.success)
    throw fail(`Field "${parsed.error.issues[0]?.path.map(String)[0]}" must be of type String`)
  const { text, url, callback_data, copy_text } = parsed.data
  if (text.trim() === '') throw refusal(400, 'inline keyboard button text must be non-empty')
  if (url) {
    const fault = linkFault(url)
    if (fault !== undefined) throw refusal(400, `inline keyboard button URL '${url}' is invalid: ${fault}`)
    return { text, url }
  }
  if (callback_data) {
    // 1 to 64 bytes (Bot API, `InlineKeyboardButton`); the wording was seen on the real server.
    if (byteLength(callback_data) > 64) throw refusal(400, 'BUTTON_DATA_INVALID')
    return { text, callback_data }
  }
  if (copy_text !== undefined) {
    if (copy_text.text === '' || copy_text.text.length > 256) throw refusal(400, 'BUTTON_COPY_TEXT_INVALID')
    return { text, copy_text }
  }
  throw fail('Text buttons are unallowed in the inline keyboard')
}

/**
 * An inline keyboard, checked. At most 100 buttons, 8 in a row: limits Telegram does not document; that it
 * refuses more with this wording is an assumption, from `REPLY_MARKUP_TOO_LONG` in the Bot API server.
 */
const readKeyboard = (rows: unknown): InlineKeyboardMarkup | undefined => {
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw refusal(400, 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
  }
  const keyboard = rows.map((row: unknown[]) => row.map(readButton)).filter((row) => row.length > 0)
  if (keyboard.flat().length > 100 || keyboard.some((row) => row.length > 8)) {
    throw refusal(400, 'reply markup is too long')
  }
  return keyboard.length === 0 ? undefined : { inline_keyboard: keyboard }
}

/** `reply_markup` of a send: the inline keyboard, or nothing for the other three kinds, which no message keeps. */
export const readMarkup = (value: unknown, inlineOnly = false): InlineKeyboardMarkup | undefined => {
  if (value === undefined) return undefined
  if (typeof value !== 'object' || value === null) throw refusal(400, 'object expected as reply markup')
  if ('inline_keyboard' in value) return readKeyboard(value.inline_keyboard)
  if (inlineOnly && Object.keys(value).length > 0) throw refusal(400, 'inline keyboard expected')
  return undefined
}
