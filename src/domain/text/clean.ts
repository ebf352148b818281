import { charactersOf } from './characters'

/** Signs that are not seen and change how what follows is read: controls, directions, joiners of nothing. */
const unseen = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** The first so many characters as people count them; none is ever split. */
export const firstOf = (text: string, max: number): string =>
  [...charactersOf(text.slice(0, max * 32))].slice(0, max).join('')

/** A name in one line, as it can stand in the middle of another text without turning or ending it. */
export const cleanName = (text: string, max = 60): string =>
  firstOf(text.replace(unseen, ' ').replace(/\s+/g, ' ').trim(), max)

/** A file's name without folders, and without what could end a header or a quoted word in one. */
export const cleanFileName = (text: string): string =>
  cleanName(text.replace(/[/\\:*?"<>|]/g, '_'), 80).replace(/^\.+/, '') || 'file'
