import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/db/open'

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
const rows = 10_000

let folder: string
let script: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anwei-claims-'))
  script = join(folder, 'claiming.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./claiming.ts', import.meta.url))],
    outfile: script,
    bundle: true,
    platform: 'node',
    external: ['libsql'],
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A process that claims; what it was given once it was told to begin. */
function claimer(file: string) {
  const env = { NODE_PATH: modules, FILE: file, MOST: String(rows) }
  const child = spawn(process.execPath, [script], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  let said = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.startsWith('ready\n')) resolve()
    })
  })
  const ended = new Promise<number[]>((resolve) => {
    child.once('close', () => resolve(JSON.parse(said.slice('ready\n'.length) || '[]') as number[]))
  })
  return { ready, ended, begin: () => child.stdin.write('go\n') }
}

test('of two processes that deliver from one file neither takes a row the other has: 10,000 claims, none twice', async () => {
  const file = join(folder, 'anwei.db')
  const client = await openDatabase(`file:${file}`)
  await client.execute({
    sql: `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?)
          INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
          SELECT 'row-' || at, 'telegram', at, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', 5, 0, 0 FROM n`,
    args: [rows],
  })
  const both = [claimer(file), claimer(file)]
  await Promise.all(both.map((it) => it.ready))
  for (const it of both) it.begin()
  const claimed = await Promise.all(both.map((it) => it.ended))
  expect(claimed.flat()).toHaveLength(rows)
  expect(new Set(claimed.flat()).size).toBe(rows)
  // They were at it together.
  for (const one of claimed) expect(one.length).toBeGreaterThan(0)
  const { rows: left } = await client.execute(
    "SELECT state FROM outbox WHERE state <> 'sent' AND lease_token IS NULL",
  )
  expect(left).toEqual([])
  client.close()
})
