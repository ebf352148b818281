import { charactersOf } from './characters'

/**
 * Signs that are not seen: controls, directions, fillers, tags, and what is no character. Those that shape the sign
 * beside them (joiners, variation selectors) stay: without them emoji fall apart, and a name is written otherwise.
 */
const unseen =
  /(?![\u200c\u200d]|\p{Variation_Selector})[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu
/** Something that is seen. */
const seen = /[\p{L}\p{N}\p{P}\p{S}]/u

/** The first so many characters as people count them; none is ever split. */
export const firstOf = (text: string, max: number): string =>
  [...charactersOf(text.slice(0, max * 32))].slice(0, max).join('')

/** A name in one line, as it can stand in the middle of another text without turning or ending it; empty where nothing of it is seen. */
export function cleanName(text: string, max = 60): string {
  const name = firstOf(text.replace(unseen, ' ').replace(/\s+/g, ' ').trim(), max)
  return seen.test(name) ? name : ''
}

/** A file's name without folders, and without what could end a header or a quoted word in one. */
export const cleanFileName = (text: string): string =>
  cleanName(text.replace(/[/\\:*?"<>|]/g, '_'), 80).replace(/^\.+/, '') || 'file'
