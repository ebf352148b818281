import type { MessageEntity } from 'grammy/types'

/** What Telegram finds in any text by itself, and the page draws as links. Not all of it: what chats here use. */
const patterns = [
  { type: 'bot_command', pattern: /(?<![\p{L}\p{N}_/])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?/gu },
  { type: 'url', pattern: /https?:\/\/[^\s<>"'，。；）]+/gu },
  { type: 'mention', pattern: /(?<![\p{L}\p{N}_/])@[a-zA-Z][a-zA-Z0-9_]{4,31}/gu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu },
] as const

const overlaps = (a: MessageEntity, b: MessageEntity): boolean =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length

const opaque = new Set<MessageEntity['type']>(['code', 'pre', 'text_link', 'text_mention', 'custom_emoji'])

/** Adds the entities that Telegram finds by itself to those that were marked up, in order. At most 100. */
export const addFound = (text: string, marked: MessageEntity[]): MessageEntity[] => {
  const result = [...marked]
  const taken = marked.filter((entity) => opaque.has(entity.type))
  for (const { type, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length }
      if (taken.some((other) => overlaps(other, entity))) continue
      taken.push(entity)
      result.push(entity)
    }
  }
  return result.sort((a, b) => a.offset - b.offset || b.length - a.length).slice(0, 100)
}
