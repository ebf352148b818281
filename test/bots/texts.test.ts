import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { texts } from '../../src/bots/texts'
import { halfWidth } from '../support/chinese'

/** Stands for whatever a text is filled in with: reads as a Chinese word, has every property, can be called. */
const anything: unknown = new Proxy(() => {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '某' : anything),
  apply: () => anything,
})

/** All that a catalogue says, filled in. */
function* said(text: unknown): Generator<string> {
  if (typeof text === 'string') yield text
  else if (Array.isArray(text) || (typeof text === 'object' && text !== null))
    for (const part of Object.values(text)) yield* said(part)
  else if (typeof text === 'function' && text !== anything)
    yield* said(text(anything, anything, anything, anything, anything))
}

test('Chinese texts have full-width punctuation, around what they are filled in with too', () => {
  // A fault of a ladder is chosen by its name among texts that are said here by themselves.
  const { ladder: _, ...refusal } = texts.zh.refusal
  const all = [...said({ ...texts.zh, refusal })]
  expect(all.length).toBeGreaterThan(1_000)
  expect(all.filter((it) => halfWidth.test(it))).toEqual([])
})

test('what is shown is put together by the texts, which know the signs of each language', () => {
  const bots = fileURLToPath(new URL('../../src/bots', import.meta.url))
  const files = (readdirSync(bots, { recursive: true }) as string[]).filter((it) =>
    /^(cards|forms|handlers|tellers)\/.*\.ts$/.test(it),
  )
  expect(files.length).toBeGreaterThan(80)
  const byHand = files.flatMap((file) =>
    readFileSync(join(bots, file), 'utf8')
      .split('\n')
      .filter((line) => /\}[:;](?: \$\{|\\n| ?`)|[ `]\(\$\{|join\('[,;、；，] ?'\)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(byHand).toEqual([])
})
