import type { MessageEntity } from 'grammy/types'
import { refusal } from '../refusal'
import { byteLength, type Formatted } from '../text'
import { checkedLink } from './links'

/** Tags that the Bot API takes, and what they make. Source: "HTML style" in the Bot API's documentation. */
const tags = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
} as const

type Tag = keyof typeof tags
type Open = { tag: Tag; attributes: Map<string, string>; offset: number }

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

const fail = (reason: string) => refusal(400, `can't parse entities: ${reason}`)

const isTag = (name: string): name is Tag => Object.hasOwn(tags, name)

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : whole
  })

const attribute = /\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-z0-9.-]+)(?=[\s>])))?/iy

/** Reads `name="value"` up to the closing `>`; gives the place after it. */
const readAttributes = (source: string, from: number, tag: string, at: number) => {
  const attributes = new Map<string, string>()
  let place = from
  while (!/^\s*>/.test(source.slice(place))) {
    attribute.lastIndex = place
    const found = attribute.exec(source)
    if (found === null) {
      throw place >= source.trimEnd().length
        ? fail(`Unclosed start tag at byte offset ${at}`)
        : fail(`Empty attribute name in the tag "${tag}" at byte offset ${at}`)
    }
    attributes.set(found[1] ?? '', decode(found[2] ?? found[3] ?? found[4] ?? ''))
    place = attribute.lastIndex
  }
  return { attributes, end: source.indexOf('>', place) + 1 }
}

const toEntity = (open: Open, text: string): MessageEntity | undefined => {
  const { tag, attributes, offset } = open
  const length = text.length - offset
  if (length === 0) return undefined
  const type = tags[tag]
  if (type === 'text_link') {
    const url = checkedLink(attributes.get('href') || text.slice(offset))
    return url === undefined ? undefined : { type, offset, length, url }
  }
  if (type === 'custom_emoji') {
    const id = attributes.get('emoji-id') ?? ''
    if (!/^[1-9]\d{0,18}$/.test(id)) throw fail('Invalid custom emoji identifier specified')
    return { type, offset, length, custom_emoji_id: id }
  }
  if (type === 'blockquote' && attributes.has('expandable')) {
    return { type: 'expandable_blockquote', offset, length }
  }
  return { type, offset, length }
}

const openTag = (source: string, start: number, offset: number): { open: Open; end: number } => {
  const at = byteLength(source.slice(0, start))
  const found = /^[^\s>]*(?=[\s>])/.exec(source.slice(start + 1))
  if (found === null) throw fail(`Unclosed start tag at byte offset ${at}`)
  const tag = found[0].toLowerCase()
  if (!isTag(tag)) throw fail(`Unsupported start tag "${tag}" at byte offset ${at}`)
  const { attributes, end } = readAttributes(source, start + 1 + tag.length, tag, at)
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw fail(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`)
  }
  return { open: { tag, attributes, offset }, end }
}

const closeTag = (source: string, start: number, open: Open | undefined): { open: Open; end: number } => {
  const at = byteLength(source.slice(0, start))
  if (open === undefined) throw fail(`Unexpected end tag at byte offset ${at}`)
  const found = /^([^\s>]*)\s*>/.exec(source.slice(start + 2))
  if (found === null) throw fail(`Unclosed end tag at byte offset ${at}`)
  const name = (found[1] ?? '').toLowerCase()
  if (name !== '' && name !== open.tag) {
    throw fail(`Unmatched end tag at byte offset ${at}, expected "</${open.tag}>", found "</${name}>"`)
  }
  return { open, end: start + 2 + found[0].length }
}

/**
 * Reads Telegram's HTML into text and entities (UTF-16 offsets), or throws the server's 400 with the byte
 * offset of the fault.
 */
export const parseHtml = (source: string): Formatted => {
  const entities: MessageEntity[] = []
  const stack: Open[] = []
  let text = ''
  let place = 0
  while (place < source.length) {
    const next = source.indexOf('<', place)
    text += decode(source.slice(place, next === -1 ? source.length : next))
    if (next === -1) break
    if (source[next + 1] === '/') {
      const { open, end } = closeTag(source, next, stack.pop())
      const entity = toEntity(open, text)
      if (entity !== undefined) entities.push(entity)
      place = end
    } else {
      const { open, end } = openTag(source, next, text.length)
      stack.push(open)
      place = end
    }
  }
  const left = stack.pop()
  if (left !== undefined) throw fail(`Can't find end tag corresponding to start tag "${left.tag}"`)
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) }
}
