import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))
/** What each folder may import of the others. Files beside them (`app.ts` …) put everything together. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  bots: ['domain'],
  db: ['domain', 'config.ts'],
  jobs: ['domain'],
  web: ['domain'],
  files: ['domain'],
}
const files = (readdirSync(src, { recursive: true }) as string[]).filter((file) => /\.tsx?$/.test(file))

test.each(Object.entries(mayImport))('%s imports itself and %j alone', (folder, others) => {
  const wrong = files
    .filter((file) => file.startsWith(`${folder}/`))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8')
      const specifiers = [...text.matchAll(/from '(\.[^']+)'/g)].map((match) => match[1] ?? '')
      const targets = specifiers.map(
        (it) => relative(src, resolve(src, dirname(file), it)).split('/')[0] ?? '',
      )
      return targets
        .filter((it) => it !== folder && !others.some((other) => other.replace('.ts', '') === it))
        .map((it) => `${file} → ${it}`)
    })
  expect(wrong).toEqual([])
})

test('the domain does nothing: no clock, no chance, no machine', () => {
  const impure = files
    .filter((file) => file.startsWith('domain/'))
    .filter((file) => {
      const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      const imports = [...text.matchAll(/from '([^.][^']*)'/g)].map((match) => match[1] ?? '')
      return (
        /Date\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/.test(text) ||
        imports.some((it) => !/^(zod|chinese-days)/.test(it))
      )
    })
  expect(impure).toEqual([])
})

test('grammY is used in telegram alone, Bolt in slack alone, drizzle in db alone', () => {
  const users = (library: RegExp) =>
    files
      .filter(
        (file) => library.test(readFileSync(join(src, file), 'utf8')) && !file.startsWith('playground/'),
      )
      .map((file) => dirname(file).split('/').slice(0, 2).join('/'))
  expect([...new Set(users(/from 'grammy/))].sort()).toEqual(['.', 'bots/telegram'])
  expect([...new Set(users(/from '@slack/))]).toEqual(['bots/slack'])
  expect([...new Set(users(/from 'drizzle/))].every((it) => it.startsWith('db'))).toBe(true)
})
