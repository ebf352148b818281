import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/open'
import { contentsOf, expectKept, schemaOf } from '../db/migrated'
import { migrationTags, openBefore } from '../support/earlier-schema'

const rows = 8
/** As far from the root as the sources are, so that the migrations are found; nobody's but this test's. */
const dist = fileURLToPath(new URL('../../dist', import.meta.url))
let folder: string
let before: Awaited<ReturnType<typeof contentsOf>>

beforeAll(async () => {
  mkdirSync(dist, { recursive: true })
  folder = mkdtempSync(join(dist, 'migrating-'))
  await build({
    entryPoints: [fileURLToPath(new URL('./mortal-migration.ts', import.meta.url))],
    outfile: join(folder, 'mortal.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  const earlier = await openBefore(`file:${join(folder, 'earlier.db')}`, '0013_topics', rows)
  before = await contentsOf(earlier)
  // What is copied is all in the file itself.
  await earlier.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  earlier.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts on a file; `steps` is how many statements it took to its end. */
function start(file: string, dieAt = 0) {
  const env = { FILE: file, DIE_AT: String(dieAt) }
  const child = spawn(process.execPath, [join(folder, 'mortal.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise<{ steps: number; signal: NodeJS.Signals | null; code: number | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ steps: Number(said), signal, code }))
  })
}

const fileOf = (name: string): string => {
  const file = join(folder, `${name}.db`)
  copyFileSync(join(folder, 'earlier.db'), file)
  return file
}

/** All of it was done, or none; and whoever starts next finds the rest done with every row. */
async function expectWhole(file: string, fresh: readonly string[]): Promise<void> {
  const client = createClient({ url: `file:${file}` })
  const { rows: kept } = await client.execute('SELECT count(*) AS n FROM __drizzle_migrations')
  const done = kept[0]?.n
  expect([migrationTags.indexOf('0013_topics'), migrationTags.length]).toContain(done)
  if (done !== migrationTags.length) expect(await contentsOf(client)).toEqual(before)
  client.close()
  const next = await openDatabase(`file:${file}`)
  await expectKept(next, before, rows)
  expect(await schemaOf(next)).toEqual(fresh)
  next.close()
}

async function freshSchema(): Promise<string[]> {
  const client = await openDatabase(`file:${join(folder, 'fresh.db')}`)
  const schema = await schemaOf(client)
  client.close()
  return schema
}

test('killed before every statement of its migrations, a database is as it was or done, and the next start does the rest', async () => {
  const fresh = await freshSchema()
  const { steps } = await start(fileOf('undisturbed'))
  expect(steps).toBeGreaterThan(80)
  let next = 0
  const lives = async () => {
    for (let dieAt = ++next; dieAt <= steps; dieAt = ++next) {
      const file = fileOf(`dies-at-${dieAt}`)
      expect((await start(file, dieAt)).signal).toBe('SIGKILL')
      await expectWhole(file, fresh)
      rmSync(file)
    }
  }
  await Promise.all([lives(), lives()])
}, 200_000)

test('two processes that start at once on one older file, and on a new one, both come up, and it is migrated once', async () => {
  const fresh = await freshSchema()
  for (let round = 0; round < 4; round += 1) {
    const [older, empty] = [fileOf(`twice-${round}`), join(folder, `new-${round}.db`)]
    for (const file of [older, empty]) {
      const both = await Promise.all([start(file), start(file), start(file)])
      expect(both.map((it) => it.code)).toEqual([0, 0, 0])
      const client = createClient({ url: `file:${file}` })
      const { rows: kept } = await client.execute('SELECT count(*) AS n FROM __drizzle_migrations')
      expect(kept[0]?.n).toBe(migrationTags.length)
      expect(await schemaOf(client)).toEqual(fresh)
      client.close()
    }
    await expectWhole(older, fresh)
  }
}, 120_000)
