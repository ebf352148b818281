import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle, external } from '../../bundle.js'

const bench = fileURLToPath(new URL('..', import.meta.url))
let bundled: Promise<unknown> | undefined
const scriptsIn = (folder: string): string[] =>
  readdirSync(bench + folder).map((it) => `bench/${folder}/${it}`)
/** Ours as `npm start` makes the service; the peers likewise, with their packages as they are installed. */
const scripts = () =>
  Promise.all([
    bundle(scriptsIn('servers'), 'dist/servers'),
    bundle(scriptsIn('peers'), 'dist/peers', { external: [...external, '@slack/*'], alias: {} }),
  ])

const children = new Set<ChildProcess>()

export type Child = {
  port: number
  /** From its start to `ready`, ms. */
  readyMs: number
  pid: number
  stop: () => Promise<void>
  /** The next line it prints that begins with this word, without the word. */
  said: (word: string) => Promise<string>
  kill: () => void
  ended: Promise<void>
}

/** Starts a script of this folder in a process of its own; it prints `ready PORT` once it listens. */
export async function startChild(script: string, settings: Record<string, string> = {}): Promise<Child> {
  bundled ??= scripts()
  await bundled
  const startedAt = performance.now()
  const file = `${dirname(script)}/${basename(script, '.ts')}.js`
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../../dist/${file}`, import.meta.url))], {
    env: { PATH: process.env.PATH ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  const waiting = new Map<string, (rest: string) => void>()
  const heard = new Map<string, string[]>()
  let held = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = `${held}${chunk}`.split('\n')
    held = lines.pop() ?? ''
    for (const line of lines) {
      const [word = '', ...rest] = line.split(' ')
      const wait = waiting.get(word)
      waiting.delete(word)
      if (wait) wait(rest.join(' '))
      else heard.set(word, [...(heard.get(word) ?? []), rest.join(' ')])
    }
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      children.delete(child)
      for (const wait of waiting.values()) wait('')
      resolve()
    })
  })
  const said = (word: string): Promise<string> => {
    const already = heard.get(word)?.shift()
    return already === undefined
      ? new Promise((resolve) => waiting.set(word, resolve))
      : Promise.resolve(already)
  }
  const port = Number(await said('ready'))
  const kill = () => child.kill('SIGKILL')
  return {
    port,
    readyMs: performance.now() - startedAt,
    pid: child.pid ?? 0,
    said,
    kill,
    ended,
    stop: async () => {
      kill()
      await ended
    },
  }
}

/** Whatever happens, nothing of ours goes on running. */
export const stopAll = (): void => {
  for (const child of children) child.kill('SIGKILL')
}
