import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import { charactersOf } from '../../domain/text/characters'
import { labelOf } from '../texts/label-of'
import type { Button, View } from '../view'

/** Code points of a message after its entities are parsed (Bot API, sendMessage). */
export const messageLengthMax = 4096
/** Code points of a caption (Bot API, sendPhoto). */
export const captionLengthMax = 1024
const buttonsPerRowMax = 8
const buttonsMax = 100
const labelLengthMax = 64

export type Rendered = {
  text: string
  parse_mode: 'HTML'
  link_preview_options: { is_disabled: true }
  reply_markup: InlineKeyboardMarkup
}

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const lengthOf = (text: string): number => [...text].length

/** At most that many code points, never half of what is read as one character; "…" tells that it goes on. */
export function shorten(text: string, max: number): string {
  if (lengthOf(text) <= max) return text
  let kept = ''
  let length = 0
  for (const character of charactersOf(text.slice(0, max * 2 + 64))) {
    const more = lengthOf(character)
    if (length + more > max - 1) break
    kept += character
    length += more
  }
  return max > 0 ? `${kept}…` : ''
}

type Part = { open: string; text: string; close: string }
const plain = (text: string): Part => ({ open: '', text, close: '' })

/** Pieces of a view in the order they are read; only the quote and the body are ever shortened. */
function partsOf(view: View): Part[][] {
  const lines = (view.fields ?? []).map(({ label, value, person, phone }) => [
    { open: '<b>', text: labelOf(label), close: '</b>' },
    person && /^\d+$/.test(person)
      ? { open: `<a href="tg://user?id=${person}">`, text: value, close: '</a>' }
      : plain(value),
    // As it stands there it can be pressed: clients call what reads as a telephone number.
    ...(phone ? [plain(` ${phone}`)] : []),
  ])
  return [
    ...(view.title ? [[{ open: '<b>', text: view.title, close: '</b>' }]] : []),
    ...(view.body ?? []).map((text) => [plain(text)]),
    ...(view.quote ? [[{ open: '<blockquote>', text: view.quote, close: '</blockquote>' }]] : []),
    ...lines,
    ...(view.footer ? [[{ open: '<i>', text: view.footer, close: '</i>' }]] : []),
  ]
}

/** A view as a Telegram message: HTML of escaped text within the limits, and its buttons. */
export function renderView(view: View): Rendered {
  let room = messageLengthMax
  const parts = partsOf(view)
  const blocks: string[] = []
  for (const [at, line] of parts.entries()) {
    // What follows keeps a little room, so that one long text does not swallow the rest.
    const reserved = Math.min(room, (parts.length - at - 1) * 60)
    let html = ''
    for (const part of line) {
      const text = shorten(part.text, Math.max(0, room - reserved))
      if (text === '') continue
      room -= lengthOf(text)
      html += `${part.open}${escapeHtml(text)}${part.close}`
    }
    if (html === '') continue
    blocks.push(html)
    room -= 1
  }
  return {
    text: blocks.join('\n') || '…',
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: keyboardOf(view.buttons ?? []) },
  }
}

function keyboardOf(rows: readonly (readonly Button[])[]): InlineKeyboardButton[][] {
  const split = rows.flatMap((row) =>
    Array.from({ length: Math.ceil(row.length / buttonsPerRowMax) }, (_, at) =>
      row.slice(at * buttonsPerRowMax, (at + 1) * buttonsPerRowMax),
    ),
  )
  let left = buttonsMax
  return split.flatMap((row) => {
    const kept = row.slice(0, left).map(buttonOf)
    left -= kept.length
    return kept.length > 0 ? [kept] : []
  })
}

function buttonOf(button: Button): InlineKeyboardButton {
  const text = shorten(button.label.trim() || '·', labelLengthMax)
  return 'url' in button ? { text, url: button.url } : { text, callback_data: button.data }
}

export const renderCaption = (caption: string): string => shorten(caption, captionLengthMax)
