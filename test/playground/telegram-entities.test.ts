import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatText } from '../../src/playground/telegram/entities/format'
import { parseHtml } from '../../src/playground/telegram/entities/html'
import { parseMarkdown } from '../../src/playground/telegram/entities/markdown'

const html: [string, string][] = [
  ['<b>unclosed', 'Can\'t find end tag corresponding to start tag "b"'],
  ['<script>alert(1)</script>', 'Unsupported start tag "script" at byte offset 0'],
  ['隐患<hash>', 'Unsupported start tag "hash" at byte offset 6'],
  ['5 < 6 and 7', 'Unsupported start tag "" at byte offset 2'],
  ['5 <6', 'Unclosed start tag at byte offset 2'],
  ['<b><i>test</b></i>', 'Unmatched end tag at byte offset 10, expected "</i>", found "</b>"'],
  ['a</b>', 'Unexpected end tag at byte offset 1'],
  ['<b>a</b', 'Unclosed end tag at byte offset 4'],
  ['<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ['<tg-emoji emoji-id="x">a</tg-emoji>', 'Invalid custom emoji identifier specified'],
]

it.each(html)('refuses the HTML %s', (source, reason) => {
  expect(() => parseHtml(source)).toThrow(`Bad Request: can't parse entities: ${reason}`)
})

it('reads HTML into text and entities in UTF-16 units', () => {
  const source = '😀<b>重大 <i>隐患</i></b> &lt;3 &amp;c <a href="https://a.cn/?x=1&amp;y">卡</a>'
  expect(parseHtml(source)).toEqual({
    text: '😀重大 隐患 <3 &c 卡',
    entities: [
      { type: 'bold', offset: 2, length: 5 },
      { type: 'italic', offset: 5, length: 2 },
      { type: 'text_link', offset: 14, length: 1, url: 'https://a.cn/?x=1&y' },
    ],
  })
})

it('drops a link to nowhere and keeps its words', () => {
  expect(parseHtml('<a href="http://localhost">卡</a>')).toEqual({ text: '卡', entities: [] })
})

it('keeps every text that is escaped as Telegram asks', () => {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(parseHtml(`<b>${escaped(text)}</b>`).text).toBe(text)
    }),
  )
})

it('reads or refuses any HTML, and its entities lie within the text', () => {
  const pieces = fc.constantFrom(
    '<b>',
    '</b>',
    '<a href="x.cn">',
    '</a>',
    '<',
    '>',
    '&',
    'a',
    '患',
    ' ',
    '"',
    '</',
  )
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      try {
        const { text, entities } = parseHtml(parts.join(''))
        expect(entities.every((entity) => entity.offset + entity.length <= text.length)).toBe(true)
      } catch (error) {
        expect(String(error)).toContain("Bad Request: can't parse entities: ")
      }
    }),
  )
})

const markdown: [string, string][] = [
  ['*unclosed', "Can't find end of Bold entity at byte offset 0"],
  ['*bold _italic\\_*', "Can't find end of Bold entity at byte offset 15"],
  ['hello.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
  ['a-b', "Character '-' is reserved and must be escaped with the preceding '\\'"],
  ['hello!', "Character '!' is reserved and must be escaped with the preceding '\\'"],
  ['test()', "Character '(' is reserved and must be escaped with the preceding '\\'"],
  ['[a](b', "Can't find end of a URL at byte offset 4"],
]

it.each(markdown)('refuses the MarkdownV2 %s', (source, reason) => {
  expect(() => parseMarkdown(source)).toThrow(`Bad Request: can't parse entities: ${reason}`)
})

it('reads MarkdownV2 into text and entities', () => {
  expect(parseMarkdown('*重大* __u__ `a.b` [卡](https://a.cn/\\)x) 1\\.\n>引\n>用\n完')).toEqual({
    text: '重大 u a.b 卡 1.\n引\n用\n完',
    entities: [
      { type: 'bold', offset: 0, length: 2 },
      { type: 'underline', offset: 3, length: 1 },
      { type: 'code', offset: 5, length: 3 },
      { type: 'text_link', offset: 9, length: 1, url: 'https://a.cn/)x' },
      { type: 'blockquote', offset: 14, length: 3 },
    ],
  })
})

it('keeps every text that is escaped for MarkdownV2', () => {
  const escaped = (text: string) => text.replace(/[_*[\]()~`>#+\-=|{}.!\\]/g, '\\$&')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(parseMarkdown(escaped(text)).text).toBe(text)
    }),
  )
})

it('finds commands, addresses and tags by itself, and cuts blanks off', () => {
  expect(formatText({ text: '  /hazard@anwei_bot 见 https://a.cn/x。#隐患 ' })).toEqual({
    text: '/hazard@anwei_bot 见 https://a.cn/x。#隐患',
    entities: [
      { type: 'bot_command', offset: 0, length: 17 },
      { type: 'url', offset: 20, length: 14 },
      { type: 'hashtag', offset: 35, length: 3 },
    ],
  })
})
