import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { build } from 'esbuild'
import { createWatch } from '../../src/db/watch'
import { openCommittee } from '../support/committee'
import type { Life } from './mortal-work'

const hourMs = 3_600_000
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/**
 * Lives that can be ended anywhere (`mortal.ts`), each a process of its own. Bundled they start in a quarter of a
 * second, so that hundreds can be afforded. All begin alike: a committee with an order to be chased, digests that
 * are due, and a broadcast whose time has come.
 */
export async function openLives() {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-lives-'))
  const script = join(folder, 'mortal.cjs')
  await build({
    entryPoints: [fileURLToPath(new URL('./mortal.ts', import.meta.url))],
    outfile: script,
    bundle: true,
    platform: 'node',
    external: ['libsql'],
  })
  const { account, at } = await prepare(join(folder, 'whole.db'))
  return {
    begin: (name: string): Life => {
      const file = join(folder, `${name}.db`)
      copyFileSync(join(folder, 'whole.db'), file)
      return { file, heard: join(folder, `${name}.heard`), account, at }
    },
    /** Runs a life to its end, to the step at which it is killed, or until `end` is called. */
    run: (life: Life, dieAt = 0) => {
      const env = { NODE_PATH: modules, LIFE: JSON.stringify(life), DIE_AT: String(dieAt) }
      const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
      const ended = new Promise<{ steps: number; signal: NodeJS.Signals | null; code: number | null }>(
        (resolve) => {
          child.once('close', (code, signal) => resolve({ steps: Number(said), signal, code }))
        },
      )
      return { ended, end: () => child.kill('SIGKILL') }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function prepare(file: string): Promise<Pick<Life, 'account' | 'at'>> {
  const { desk, inspector, office, report, order, runClock } = await openCommittee()
  await report(', major')
  await order(1, 30)
  const values = { text: 'Strong wind tonight', when: String(desk.now() + 20 * hourMs) }
  await desk.send(office, { kind: 'submit', form: 'broadcast', target: '', values })
  await desk.press(office, 'b.1.send')
  await runClock()
  await createWatch(desk.client, 'Asia/Shanghai')(desk.now())
  desk.forward(23 * hourMs)
  await desk.client.execute(`VACUUM INTO '${file}'`)
  // A copy is made without it; the service's own files have it (`db/open.ts`).
  const copy = createClient({ url: `file:${file}` })
  await copy.execute('PRAGMA journal_mode = WAL')
  copy.close()
  return { account: inspector.account, at: desk.now() }
}

/** What people have read, the mark of a possible repeat taken off and kept beside it. */
export function readBy({ heard }: Life): { said: string; marked: boolean }[] {
  const lines = existsSync(heard) ? readFileSync(heard, 'utf8').split('\n').filter(Boolean) : []
  return lines.map((line) => {
    const said = line.replace(/,"footer":"possibly sent before"| · possibly sent before/, '')
    return { said, marked: said !== line }
  })
}
