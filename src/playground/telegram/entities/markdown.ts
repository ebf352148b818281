import type { MessageEntity } from 'grammy/types'
import { refusal } from '../refusal'
import { byteLength, type Formatted } from '../text'
import { checkedLink } from './links'

type Kind =
  | 'Bold'
  | 'Italic'
  | 'Underline'
  | 'Strikethrough'
  | 'Spoiler'
  | 'Code'
  | 'Pre'
  | 'TextUrl'
  | 'BlockQuote'
type Open = { kind: Kind; offset: number; at: number; language?: string }
type Reader = { source: string; place: number; text: string; stack: Open[]; entities: MessageEntity[] }

const reserved = '_*[]()~`>#+-=|{}.!'

const fail = (reason: string) => refusal(400, `can't parse entities: ${reason}`)

const marks: { mark: string; kind: Kind }[] = [
  { mark: '```', kind: 'Pre' },
  { mark: '__', kind: 'Underline' },
  { mark: '||', kind: 'Spoiler' },
  { mark: '*', kind: 'Bold' },
  { mark: '_', kind: 'Italic' },
  { mark: '~', kind: 'Strikethrough' },
  { mark: '`', kind: 'Code' },
  { mark: '[', kind: 'TextUrl' },
]

const closings: Record<Kind, string> = {
  Bold: '*',
  Italic: '_',
  Underline: '__',
  Strikethrough: '~',
  Spoiler: '||',
  Code: '`',
  Pre: '```',
  TextUrl: ']',
  BlockQuote: '\n',
}

const types = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
  Code: 'code',
  BlockQuote: 'blockquote',
} as const

const bytesBefore = ({ source, place }: Reader): number => byteLength(source.slice(0, place))

const takeEscaped = (reader: Reader): string | undefined => {
  const next = reader.source[reader.place + 1]
  if (reader.source[reader.place] !== '\\' || next === undefined || next > '~') return undefined
  reader.place += 2
  return next
}

/** Reads `(address)` after a link's words; a link without one has its words as the address. */
const readAddress = (reader: Reader): string | undefined => {
  if (reader.source[reader.place] !== '(') return undefined
  reader.place += 1
  const at = bytesBefore(reader)
  let address = ''
  while (reader.source[reader.place] !== ')') {
    if (reader.place >= reader.source.length) throw fail(`Can't find end of a URL at byte offset ${at}`)
    const escaped = takeEscaped(reader)
    address += escaped ?? reader.source[reader.place++]
  }
  reader.place += 1
  return address
}

const close = (reader: Reader, open: Open): void => {
  reader.stack.pop()
  reader.place += closings[open.kind].length
  const { offset, kind } = open
  const length = reader.text.length - offset
  if (kind === 'TextUrl') {
    const url = checkedLink(readAddress(reader) ?? reader.text.slice(offset))
    if (url !== undefined && length > 0) reader.entities.push({ type: 'text_link', offset, length, url })
  } else if (length > 0 && kind === 'Pre') {
    const language = open.language
    reader.entities.push({ type: 'pre', offset, length, ...(language === undefined ? {} : { language }) })
  } else if (length > 0 && kind !== 'Pre') {
    reader.entities.push({ type: types[kind], offset, length })
  }
}

const openNext = (reader: Reader): void => {
  const rest = reader.source.slice(reader.place)
  const found = marks.find(({ mark }) => rest.startsWith(mark))
  if (found === undefined) {
    throw fail(`Character '${rest[0]}' is reserved and must be escaped with the preceding '\\'`)
  }
  const open: Open = { kind: found.kind, offset: reader.text.length, at: bytesBefore(reader) }
  reader.place += found.mark.length
  if (found.kind === 'Pre') {
    const head = /^([^\s`]*)(\r?\n)?/.exec(reader.source.slice(reader.place))
    if (head?.[2] !== undefined) reader.place += head[0].length
    if (head?.[1] && head[2] !== undefined) open.language = head[1]
  }
  reader.stack.push(open)
}

/** `__` within italics begins an underline; it is no end of the italics. */
const closesHere = ({ source, place }: Reader, { kind }: Open): boolean =>
  kind !== 'BlockQuote' &&
  source.startsWith(closings[kind], place) &&
  !(kind === 'Italic' && source.startsWith('__', place))

const insideCode = (open: Open | undefined): boolean => open?.kind === 'Code' || open?.kind === 'Pre'

const atLineStart = ({ source, place }: Reader): boolean => place === 0 || source[place - 1] === '\n'

const step = (reader: Reader): void => {
  const top = reader.stack.at(-1)
  const escaped = takeEscaped(reader)
  const character = escaped ?? reader.source[reader.place] ?? ''
  if (escaped !== undefined) {
    reader.text += escaped
  } else if (top !== undefined && closesHere(reader, top)) {
    close(reader, top)
  } else if (character === '>' && atLineStart(reader) && !insideCode(top)) {
    if (top?.kind !== 'BlockQuote') {
      reader.stack.push({ kind: 'BlockQuote', offset: reader.text.length, at: bytesBefore(reader) })
    }
    reader.place += 1
  } else if (insideCode(top) || !reserved.includes(character)) {
    if (character === '\n' && top?.kind === 'BlockQuote' && reader.source[reader.place + 1] !== '>') {
      reader.place -= 1
      close(reader, top)
    }
    reader.text += character
    reader.place += 1
  } else {
    openNext(reader)
  }
}

/** Reads MarkdownV2 into text and entities, or throws the server's 400 with the byte offset of the fault. */
export const parseMarkdown = (source: string): Formatted => {
  const reader: Reader = { source, place: 0, text: '', stack: [], entities: [] }
  while (reader.place < source.length) step(reader)
  const quote = reader.stack.at(-1)
  if (quote?.kind === 'BlockQuote') close(reader, quote)
  const left = reader.stack.at(-1)
  if (left !== undefined) throw fail(`Can't find end of ${left.kind} entity at byte offset ${left.at}`)
  return {
    text: reader.text,
    entities: reader.entities.sort((a, b) => a.offset - b.offset || b.length - a.length),
  }
}
