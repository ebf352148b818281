import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import { afterEach } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsx = import.meta.resolve('tsx')

const servers: ServerType[] = []
const children: ChildProcess[] = []
const folders: string[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own to run in, gone after the test. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-'))
  folders.push(folder)
  return folder
}

/** Serves a `fetch` on loopback until the test ends; gives its address, without a slash at its end. */
export const onLoopback = (
  answer: (request: Request) => Response | Promise<Response>,
  port = 0,
): Promise<string> =>
  new Promise((resolve) => {
    const server = serve({ fetch: answer, port, hostname: '127.0.0.1' }, (info) =>
      resolve(`http://127.0.0.1:${info.port}`),
    )
    servers.push(server)
  })

/** A script of ours as `npm` runs it, with these settings and no others. `output` grows with what it prints. */
export function run(script: string, cwd: string, settings: Record<string, string>) {
  const loader = script.endsWith('.ts') ? ['--import', tsx] : []
  const child = spawn(process.execPath, [...loader, join(root, script)], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const printed = { output: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed.output += chunk.toString()
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, ended, printed }
}
