import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gramSearchSql } from '../../../src/domain/text/gram-search'
import { gramQuery, gramsOf, searchGrams } from '../../../src/domain/text/grams'
import { type MadeUpName, madeUpNames } from './made-up-names'

const folder = mkdtempSync(join(tmpdir(), 'anwei-grams-'))
const names = madeUpNames(50_000)
let client: Client

beforeAll(async () => {
  client = createClient({ url: `file:${join(folder, 'search.db')}` })
  await client.batch(
    [
      `CREATE VIRTUAL TABLE unit_search USING fts5(grams, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')`,
      `CREATE VIRTUAL TABLE unit_vocabulary USING fts5vocab('unit_search', 'row')`,
    ],
    'write',
  )
  for (let from = 0; from < names.length; from += 10_000) {
    const statements = names.slice(from, from + 10_000).map(({ number, name, nameEn }) => ({
      sql: 'INSERT INTO unit_search (rowid, grams) VALUES (?, ?)',
      args: [number, gramsOf(`${name} ${nameEn}`)],
    }))
    await client.batch(statements, 'write')
  }
})

afterAll(() => {
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

const search = gramSearchSql('unit_search', 'unit_vocabulary', 8)

async function ranked(text: string): Promise<MadeUpName[]> {
  const { rows } = await client.execute({ sql: search, args: [JSON.stringify(searchGrams(text))] })
  return rows.flatMap(({ rowid }) => names[Number(rowid) - 1] ?? [])
}

async function matched(text: string): Promise<MadeUpName[]> {
  const sql = 'SELECT rowid FROM unit_search WHERE grams MATCH ? ORDER BY rank LIMIT 8'
  const { rows } = await client.execute({ sql, args: [gramQuery(text) ?? ''] })
  return rows.flatMap(({ rowid }) => names[Number(rowid) - 1] ?? [])
}

/** Pinyin of two or three syllables: with a letter wrong many are like several others, so not all can be told. */
const sample = names.filter(({ nameEn }, at) => at % 400 === 3 && nameEn.indexOf(' ') >= 6)
const swapped = (word: string): string =>
  `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`
const changed = (word: string): string => `${word.slice(0, 3)}e${word.slice(4)}`
const shortened = (word: string): string => word.slice(0, 4) + word.slice(5)
const inFirstWord = (name: string, typo: (word: string) => string): string => {
  const [first = '', ...rest] = name.split(' ')
  return [typo(first), ...rest].join(' ')
}

async function recall(
  find: (text: string) => Promise<MadeUpName[]>,
  textOf: (name: MadeUpName) => string,
  sameAs: (a: MadeUpName, b: MadeUpName) => boolean,
): Promise<number> {
  let found = 0
  for (const name of sample) if ((await find(textOf(name))).some((it) => sameAs(it, name))) found += 1
  return found / sample.length
}

const sameZh = (a: MadeUpName, b: MadeUpName): boolean => a.name === b.name
const sameEn = (a: MadeUpName, b: MadeUpName): boolean => a.nameEn === b.nameEn

describe.each([
  ['by how common grams are', ranked],
  ['by the list of common words', matched],
])('among 50,000 units, search %s', (_how, find) => {
  it.each([
    ['a Chinese name', (it: MadeUpName) => it.name, sameZh, 0.99],
    ['a Chinese name within a report', (it: MadeUpName) => `${it.name} 消防通道堵塞 重大`, sameZh, 0.98],
    ['an English name', (it: MadeUpName) => it.nameEn, sameEn, 0.95],
    [
      'an English name within a report',
      (it: MadeUpName) => `Fire lane blocked at ${it.nameEn}`,
      sameEn,
      0.94,
    ],
    ['two letters swapped', (it: MadeUpName) => inFirstWord(it.nameEn, swapped), sameEn, 0.9],
    ['a wrong letter', (it: MadeUpName) => inFirstWord(it.nameEn, changed), sameEn, 0.85],
    ['a missing letter', (it: MadeUpName) => inFirstWord(it.nameEn, shortened), sameEn, 0.8],
  ])('finds the unit by %s', async (_what, textOf, sameAs, atLeast) => {
    expect(await recall(find, textOf, sameAs)).toBeGreaterThanOrEqual(atLeast)
  })
})

describe('a search', () => {
  it('finds two Chinese characters, which trigrams can not', async () => {
    const found = await ranked('鑫源')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((it) => it.name.includes('鑫源'))).toBe(true)
  })

  it('finds nothing, and fails not, for words that no name has', async () => {
    expect(await ranked('')).toEqual([])
    expect(await ranked('qqqqqq')).toEqual([])
  })

  it('can not be made to fail by what is typed', async () => {
    const syntax = fc.constantFrom(
      '"',
      "'",
      '(',
      ')',
      '*',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      ':',
      '^',
      '-',
      '+',
      '{',
      '}',
      ' ',
      '鑫',
      '源',
      'grams',
      '\0',
      'é',
      '😀',
      'ﬁ',
      'α',
    )
    const text = fc.oneof(
      fc.array(syntax, { maxLength: 12 }).map((it) => it.join('')),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        await ranked(typed)
        if (gramQuery(typed) !== undefined) await matched(typed)
      }),
      { numRuns: 150 },
    )
  })

  it('looks for a bounded number of grams however long the text', () => {
    expect(searchGrams('Xinyuan petrol station fire lane blocked '.repeat(250)).length).toBeLessThanOrEqual(
      40,
    )
  })
})

describe('grams of a name', () => {
  it('are the same for full-width, upper-case and accented letters', () => {
    expect(gramsOf('ＣＡＦÉ Zürich')).toBe(gramsOf('cafe zurich'))
  })

  it('let words be found that another writer joins', () => {
    expect(gramsOf('Xin Yuan petrol station').split(' ')).toContain('xinyuan')
  })
})
