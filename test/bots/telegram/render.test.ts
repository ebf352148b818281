import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderCaption, renderView } from '../../../src/bots/telegram/render'

const words = fc.string({ unit: 'grapheme', maxLength: 6000 })
const view = fc.record({
  title: words,
  body: fc.array(words, { maxLength: 4 }),
  quote: words,
  fields: fc.array(fc.record({ label: fc.string({ maxLength: 20 }), value: words }), { maxLength: 6 }),
  footer: words,
  buttons: fc.array(
    fc.array(fc.record({ label: fc.string({ maxLength: 200 }), data: fc.constant('h.1.confirm') }), {
      maxLength: 12,
    }),
    { maxLength: 12 },
  ),
})
/** What Telegram reads of our HTML: tags out, entities back. */
const read = (html: string): string =>
  html
    .replace(/<\/?(?:b|i|blockquote)>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

describe('a view on Telegram', () => {
  test('stays within 4,096 characters, whatever stands in it, and splits none', () => {
    fc.assert(
      fc.property(view, (given) => {
        const text = read(renderView(given).text)
        expect([...text].length).toBeLessThanOrEqual(4096)
        expect(/[\ud800-\udbff](?![\udc00-\udfff])/.test(text)).toBe(false)
        expect(text.length).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })

  test('closes every tag it opens, and makes none of what people write', () => {
    fc.assert(
      fc.property(view, (given) => {
        const open: string[] = []
        for (const [, slash, tag] of renderView(given).text.matchAll(/<(\/?)([^>]*)>/g)) {
          expect(['b', 'i', 'blockquote']).toContain(tag)
          if (slash) expect(open.pop()).toBe(tag)
          else open.push(tag ?? '')
        }
        expect(open).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  /** Seven code points that are read as one character, and two that are. */
  const characters = ['👨‍👩‍👧‍👦', 'e\u0301']
  const buttonOf = (label: string): string => {
    const { reply_markup } = renderView({ buttons: [[{ label, data: 'h.1.confirm' }]] })
    return reply_markup.inline_keyboard[0]?.[0]?.text ?? ''
  }
  test.each([
    ['a message', 4096, (text: string) => read(renderView({ quote: text }).text)],
    ['a caption', 1024, renderCaption],
    ['a button', 64, buttonOf],
  ] as const)(
    '%s is full where it is cut, and cut between characters, wherever that is',
    (_what, max, shown) => {
      for (const character of characters) {
        const length = [...character].length
        for (let before = 0; before <= length; before += 1) {
          const text = shown('x'.repeat(before) + character.repeat(max))
          const kept = Math.floor((max - 1 - before) / length)
          expect(text).toBe(`${'x'.repeat(before)}${character.repeat(kept)}…`)
        }
      }
    },
  )

  test('is full with all its parts, what follows a long one too, and every tag is closed', () => {
    const { text } = renderView({
      title: '<H-1>',
      body: ['a & b', 'c'],
      quote: '<&>'.repeat(3_000),
      fields: [{ label: 'Unit', value: 'barn' }],
      footer: '<end>',
    })
    expect([...read(text)].length).toBeLessThanOrEqual(4096)
    expect(text).toMatch(/^<b>&lt;H-1&gt;<\/b>\na &amp; b\nc\n<blockquote>(?:&lt;&amp;&gt;){1300}/)
    expect(text).toMatch(/…<\/blockquote>\n<b>Unit: <\/b>barn\n<i>&lt;end&gt;<\/i>$/)
    const last = read(renderView({ title: 'H-1', body: ['a', 'b', 'c'], quote: 'x'.repeat(6_000) }).text)
    expect([...last].length).toBe(4096)
  })

  test('has at most 8 buttons a row and 100 in all, each with a label', () => {
    fc.assert(
      fc.property(view, (given) => {
        const rows = renderView(given).reply_markup.inline_keyboard
        expect(rows.every((row) => row.length > 0 && row.length <= 8)).toBe(true)
        expect(rows.flat().length).toBeLessThanOrEqual(100)
        expect(rows.flat().every((button) => button.text.trim().length > 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('shows a short view whole', () => {
    const text = read(
      renderView({ title: 'H-1 <b>', quote: 'a & b', fields: [{ label: 'Unit', value: '<!channel>' }] }).text,
    )
    expect(text).toBe('H-1 <b>\na & b\nUnit: <!channel>')
  })

  test('opens a chat with somebody it names, and with nothing but an account', () => {
    const value = 'Li <Wei>'
    const shown = (person: string) => renderView({ fields: [{ label: 'Leader', value, person }] }).text
    expect(shown('1001')).toBe('<b>Leader: </b><a href="tg://user?id=1001">Li &lt;Wei&gt;</a>')
    expect(shown('1"><b>')).toBe('<b>Leader: </b>Li &lt;Wei&gt;')
  })

  test('a telephone stands beside the name, as it is, so that clients make it one to press', () => {
    const field = { label: 'Leader', value: 'Li', person: '1001', phone: '138-0000-1234' }
    expect(renderView({ fields: [field] }).text).toBe(
      '<b>Leader: </b><a href="tg://user?id=1001">Li</a> 138-0000-1234',
    )
  })
})
