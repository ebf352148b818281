import type { MessageEntity } from 'grammy/types'

const encoder = new TextEncoder()

/** Bytes of UTF-8: the unit of `callback_data` and of the offsets in parse errors. */
export const byteLength = (text: string): number => encoder.encode(text).length

/** Code points: the unit of 4096 and 1024. Entity offsets are UTF-16 units, as JavaScript's. */
export const codePoints = (text: string): number => Array.from(text).length

export type Formatted = { text: string; entities: MessageEntity[] }

/**
 * Takes out what the server takes out of every text it is given: carriage returns, direction overrides and
 * line separators; other control characters become spaces. Source: `clean_input_string` in tdlib/td.
 */
export const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  text.replace(/[\r\u2028-\u202e]/g, '').replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')

/** Cuts blanks off both ends, as the server does, and moves the entities along. */
export const trim = ({ text, entities }: Formatted): Formatted => {
  const end = text.trimEnd().length
  const firstEntity = Math.min(end, ...entities.map((entity) => entity.offset))
  const start = Math.min(firstEntity, /^[ \n]*/.exec(text)?.[0].length ?? 0)
  const moved = entities.map((entity) => ({
    ...entity,
    offset: entity.offset - start,
    length: Math.min(entity.length, end - entity.offset),
  }))
  return { text: text.slice(start, end), entities: moved.filter((entity) => entity.length > 0) }
}
