import type { MessageEntity } from 'grammy/types'
import { refusal } from '../refusal'
import { byteLength, clean, codePoints, type Formatted, trim } from '../text'
import { addFound } from './found'
import { parseHtml } from './html'
import { linkFault } from './links'
import { parseMarkdown } from './markdown'

export type TextInput = {
  text: string
  parseMode?: string | undefined
  entities?: MessageEntity[] | undefined
}

const checkEntity = (text: string, entity: MessageEntity): void => {
  const end = entity.offset + entity.length
  if (entity.offset < 0) throw refusal(400, `receive an entity with incorrect offset ${entity.offset}`)
  if (entity.length < 0) throw refusal(400, `receive an entity with incorrect length ${entity.length}`)
  if (entity.offset > text.length) {
    throw refusal(400, `entity begins after the end of the text at UTF-16 offset ${entity.offset}`)
  }
  if (end > text.length) {
    const beginning = `entity beginning at UTF-16 offset ${entity.offset}`
    throw refusal(400, `${beginning} ends after the end of the text at UTF-16 offset ${end}`)
  }
  if (entity.type === 'text_link') {
    const fault = linkFault(entity.url)
    if (fault !== undefined) throw refusal(400, `entity URL '${entity.url}' is invalid: ${fault}`)
  }
}

const parse = ({ text, parseMode, entities }: TextInput): Formatted => {
  // 32768 bytes: `get_formatted_text` in tdlib/telegram-bot-api.
  if (byteLength(text) > 1 << 15) throw refusal(400, 'text is too long')
  const mode = (parseMode ?? '').toLowerCase()
  if (mode === 'html') return parseHtml(clean(text))
  if (mode === 'markdownv2') return parseMarkdown(clean(text))
  // The old Markdown is refused here: it cannot be escaped reliably, so nothing of ours may send it.
  if (mode !== '' && mode !== 'none') throw refusal(400, 'unsupported parse_mode')
  for (const entity of entities ?? []) checkEntity(text, entity)
  return { text: clean(text), entities: entities ?? [] }
}

const format = (input: TextInput): Formatted => {
  const { text, entities } = trim(parse(input))
  return { text, entities: addFound(text, entities) }
}

/** The text of a message: 1 to 4096 code points after its entities are read (Bot API, `sendMessage`). */
export const formatText = (input: TextInput): Formatted => {
  if (input.text === '') throw refusal(400, 'message text is empty')
  const formatted = format(input)
  if (formatted.text === '') throw refusal(400, 'text must be non-empty')
  if (codePoints(formatted.text) > 4096) throw refusal(400, 'message is too long')
  return formatted
}

/** A caption: up to 1024 code points after its entities are read (Bot API, `sendPhoto`). */
export const formatCaption = (input: TextInput): Formatted => {
  const formatted = format(input)
  if (codePoints(formatted.text) > 1024) throw refusal(400, 'message caption is too long')
  return formatted
}
