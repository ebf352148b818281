import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { shortText } from '../../src/bots/cards/short-text'
import { renderView as onSlack } from '../../src/bots/slack/render'
import { renderView as onTelegram, renderCaption } from '../../src/bots/telegram/render'
import type { View } from '../../src/bots/view'
import { cleanFileName, cleanName, firstOf } from '../../src/domain/text/clean'
import { csvOf, unguard } from '../../src/domain/text/csv'
import { formatText } from '../../src/playground/telegram/entities/format'

const hostile = [
  '<!channel> <!here> <!subteam^S1> <@U123> <#C1>',
  '<https://evil.example|bank.example>',
  '[bank](https://evil.example) *b* _i_ `c` ||spoiler||',
  '<a href="tg://user?id=1">you</a> <b>bold <script>alert(1)</script>',
  '</b></blockquote>&lt;b&gt; &amp;amp; &#60;i&#62;',
  '\u202Eevil\u202C \u2066x\u2069 a\u200Bb\u200Dc\uFEFF',
  '👨‍👩‍👧‍👦🏳️‍🌈é́́',
]
/** Words with something of all that in them, as they would be typed. */
const words = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 40 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map(
    (parts) =>
      parts
        .join(' ')
        .replace(/[\p{Cs}\p{Cc}]/gu, ' ')
        .trim() || 'x',
  )

/** What Telegram itself makes of a message: our stand-in parses its HTML by the documented rules. */
const read = (view: View) => {
  const { text } = onTelegram(view)
  return formatText({ text, parseMode: 'HTML' })
}

/** Without the signs that Telegram itself takes out of a message. */
const seen = (text: string): string => text.replace(/[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '')

describe('text of users', () => {
  test('comes out on Telegram as it went in, and is never markup of its own', () => {
    fc.assert(
      fc.property(words, words, (quote, value) => {
        const { text, entities = [] } = read({
          title: 'H-1',
          quote,
          fields: [{ label: 'Unit', value }],
          footer: 'end',
        })
        expect(seen(text)).toContain(seen(quote))
        expect(seen(text)).toContain(seen(value))
        const ours = ['bold', 'italic', 'blockquote']
        const made = entities.filter((it) => !ours.includes(it.type)).map((it) => it.type)
        // Addresses and the like are found by Telegram in any text; none leads elsewhere than it says.
        expect(
          made.filter((it) =>
            ['text_link', 'text_mention', 'code', 'pre', 'spoiler', 'underline'].includes(it),
          ),
        ).toEqual([])
        expect(entities.filter((it) => it.type === 'bold')).toHaveLength(2)
      }),
    )
  })

  test('comes out on Slack as it went in, in elements that know no markup', () => {
    fc.assert(
      fc.property(words, (said) => {
        const { text, blocks } = onSlack({ title: 'H-1', quote: said, body: [said] })
        const all = JSON.stringify(blocks)
        expect(all).toContain(JSON.stringify(said).slice(1, -1))
        expect(all).not.toMatch(/"type":"(?:mrkdwn|link|user|usergroup|channel|broadcast|emoji)"/)
        expect(text).not.toMatch(/[<>]/)
      }),
    )
  })

  test('is cut between characters and outside tags, on both', () => {
    const long = fc.array(words, { minLength: 60, maxLength: 120 }).map((it) => it.join(' '))
    const whole = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(long, (said) => {
        const { text, entities = [] } = read({ title: 'H-1', quote: said })
        const quote = entities.find((it) => it.type === 'blockquote')
        const kept = text.slice(quote?.offset, (quote?.offset ?? 0) + (quote?.length ?? 0)).replace(/…$/, '')
        expect(kept.length).toBeGreaterThan(100)
        const begun = seen(kept).trimEnd()
        expect(begun).toBe(seen(said).slice(0, begun.length))
        for (const [from, cut] of [
          [said, renderCaption(said)],
          [said.replace(/\s+/g, ' '), shortText(said)],
        ] as const) {
          const part = cut.replace(/…$/, '')
          const ends = Array.from(whole.segment(from), (it) => it.index + it.segment.length)
          expect(from.startsWith(part)).toBe(true)
          expect(ends).toContain(part.length)
        }
        expect(() => encodeURIComponent(JSON.stringify(onSlack({ quote: said })))).not.toThrow()
      }),
      { numRuns: 30 },
    )
  })

  test('as a name stands in a line without turning or ending it', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), (said) => {
        for (const name of [cleanName(said), cleanFileName(said)]) {
          expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b]/u)
          expect(firstOf(name, 80)).toBe(name)
        }
        expect(cleanFileName(said)).toMatch(/^[^./\\"][^/\\"]*$/)
      }),
    )
    const unseen = '\u061c\u00ad\u034f\u115f\u180e\u2062\u3164\ufeff\ufff9\ufffe\u{1d173}\u{e0041}'
    for (const sign of unseen) {
      expect([sign, cleanName(`Li${sign}Wei`)]).toEqual([sign, 'Li Wei'])
      // A name of which nothing is seen is none.
      expect([sign, cleanName(`${sign}\u200d\ufe0f`)]).toEqual([sign, ''])
    }
    for (const name of ['👨‍👩‍👧‍👦 ❤️', '葛\u{e0100}飾', 'می‌خواهم']) expect(cleanName(name)).toBe(name)
    expect(cleanFileName('../../etc/passwd')).toBe('_.._etc_passwd')
    expect(cleanFileName('a"\r\nX: y.jpg')).toBe('a_ X_ y.jpg')
  })
})

describe('what is exported', () => {
  test('holds no formula, and comes back as it was', () => {
    const cells = fc.oneof(
      words,
      fc.constantFrom(
        '=1+1',
        '+86 138',
        '-1',
        '@SUM(A1)',
        '\t=x',
        '\r=x',
        "'=x",
        '＝1',
        ' =1+1',
        '\u00a0@x',
        '\u3000＝1',
        '\u200b\u202e=1',
        '\ufeff+1',
        '\u0000=1',
        '﹦1',
        'x","=1+1',
        'x"\r\n"=1+1',
        '=HYPERLINK("https://evil.example")',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const { data } = Papa.parse<string[]>(csvOf(rows).replace(/^\uFEFF/, ''), { newline: '\r\n' })
          const back = data.slice(0, rows.length)
          for (const cell of back.flat())
            expect(cell.replace(/^[\s\p{C}]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠﹦]/)
          expect(back.map((row) => row.map(unguard))).toEqual(rows)
        },
      ),
    )
  })

  test('is written by the one writer of CSV', () => {
    const src = fileURLToPath(new URL('../../src', import.meta.url))
    const files = (readdirSync(src, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'))
    const writers = files.filter((file) =>
      readFileSync(join(src, file), 'utf8').includes("mimeType: 'text/csv'"),
    )
    expect(writers.length).toBeGreaterThan(2)
    for (const file of writers)
      expect([file, readFileSync(join(src, file), 'utf8').includes('csvOf(')]).toEqual([file, true])
  })
})
