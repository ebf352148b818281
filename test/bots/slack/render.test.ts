import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, shorten } from '../../../src/bots/slack/limits'
import { renderView } from '../../../src/bots/slack/render'
import { unescapeText } from '../../../src/bots/slack/unescape'
import type { View } from '../../../src/bots/view'
import { messageBlocks, textLength } from '../../../src/playground/slack/block-kit'

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '<!channel> <@U1> <https://evil.example|click> *bold* _it_ `code` ~no~',
    '&lt;!here&gt; &amp;amp;',
    '\u202e倒\u200b着\u2066',
    '👨‍👩‍👧‍👦'.repeat(900),
    '隐患'.repeat(5_000),
    '\ud800',
    '   ',
  ),
)
const button = fc.oneof(
  fc.record({ label: nasty, data: fc.string({ minLength: 1, maxLength: 64 }) }),
  fc.record({ label: nasty, url: fc.webUrl() }),
)
const views = fc.record(
  {
    title: nasty,
    fields: fc.array(fc.record({ label: nasty, value: nasty }), { maxLength: 12 }),
    body: fc.array(nasty, { maxLength: 8 }),
    quote: nasty,
    footer: nasty,
    buttons: fc.array(fc.array(button, { maxLength: 30 }), { maxLength: 60 }),
  },
  { requiredKeys: [] },
)

/** Every text of a tree of blocks, in order. */
function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, it]) =>
    key === 'text' && typeof it === 'string' ? [it] : words(it),
  )
}

describe('a view as a Slack message', () => {
  test('names the channels it speaks of, and no others that its words may look like', () => {
    const { text, blocks } = renderView({ body: ['C12 <#C9> C1 → C123'], channels: ['C12', 'C1'] })
    expect(text).toBe('<#C12> &lt;#C9&gt; <#C1> → C123')
    expect(blocks).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: 'channel', channel_id: 'C12' },
              { type: 'text', text: ' <#C9> ' },
              { type: 'channel', channel_id: 'C1' },
              { type: 'text', text: ' → C123' },
            ],
          },
        ],
      },
    ])
  })

  test('whatever it holds, Slack takes it', () => {
    fc.assert(
      fc.property(views, (view: View) => {
        const { text, blocks } = renderView(view)
        const read = messageBlocks.safeParse(blocks)
        expect(read.success ? [] : read.error.issues).toEqual([])
        expect(textLength(blocks)).toBeLessThanOrEqual(13_200)
        expect(text.length).toBeGreaterThan(0)
        expect(text.length).toBeLessThanOrEqual(40_000)
        // Half a character could not even be sent.
        expect(() => encodeURIComponent(text + words(blocks).join(''))).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })

  test('somebody it names is a mention that Slack takes', () => {
    const { blocks } = renderView({ fields: [{ label: 'Leader', value: 'Li Wei', person: 'U0LIWEI' }] })
    expect(messageBlocks.safeParse(blocks).success).toBe(true)
    expect(JSON.stringify(blocks)).toContain('{"type":"user","user_id":"U0LIWEI"}')
  })

  test('a telephone is a link that calls it', () => {
    const { blocks } = renderView({ fields: [{ label: 'Leader', value: 'Li Wei', phone: '138-0000-1234' }] })
    expect(messageBlocks.safeParse(blocks).success).toBe(true)
    expect(JSON.stringify(blocks)).toContain(
      '{"type":"link","url":"tel:+8613800001234","text":"138-0000-1234"}',
    )
  })

  test('nothing people type becomes a mention, a link or markup', () => {
    fc.assert(
      fc.property(nasty, (said) => {
        const { text, blocks } = renderView({ title: said, body: [said], quote: said, footer: said })
        expect(text).not.toMatch(/[<>]/)
        expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"')
      }),
    )
  })

  test('words are shown as they were typed, so that copying them gives them back', () => {
    const said = '<!channel> *stars* & 消防通道 👨‍👩‍👧‍👦 a_b_c'
    const { text, blocks } = renderView({ body: [said] })
    expect(words(blocks)).toEqual([said])
    expect(unescapeText(text)).toBe(said)
  })

  test('10,000 characters are cut between characters, and say so', () => {
    const [shown = ''] = words(renderView({ quote: '👨‍👩‍👧‍👦隐'.repeat(1_000) }).blocks)
    expect(shown).toMatch(/^(👨‍👩‍👧‍👦隐)+(👨‍👩‍👧‍👦)?…$/u)
  })

  test('every button keeps its data, and no two share an id', () => {
    const rows = Array.from({ length: 6 }, (_, at) => [
      { label: `a${at}`, data: `h.${at}.confirm` },
      { label: `b${at}`, data: `h.${at}.reject`, style: 'danger' as const },
    ])
    const elements = renderView({ buttons: rows }).blocks.flatMap((it) =>
      it.type === 'actions' ? it.elements : [],
    )
    expect(elements.map((it) => ('value' in it ? it.value : ''))).toEqual(rows.flat().map((it) => it.data))
    expect(new Set(elements.map((it) => it.action_id)).size).toBe(12)
  })
})

describe('cutting', () => {
  test('keeps within the limit and never splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 30 }), (text, max) => {
        expect(cut(text, max).length).toBeLessThanOrEqual(max)
        expect(text.startsWith(cut(text, max))).toBe(true)
        expect(shorten(text, max).length).toBeLessThanOrEqual(max)
        expect(() => encodeURIComponent(shorten(text, max))).not.toThrow()
      }),
    )
  })
})

describe('what people typed', () => {
  test('comes out of Slack’s escaping as it was', () => {
    const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unescapeText(escaped(text))).toBe(text)
      }),
    )
  })

  test('mentions, channels and links are read as their words', () => {
    expect(
      unescapeText('ask <@U1|li.wei> in <#C1|safety>: <https://a.cn/x|a.cn/x>, <mailto:a@b.cn|a@b.cn>'),
    ).toBe('ask li.wei in safety: a.cn/x, a@b.cn')
    expect(unescapeText('<!here> <@U2> <https://a.cn> &lt;b&gt; &amp;lt;')).toBe(
      '@here @U2 https://a.cn <b> &lt;',
    )
  })
})
