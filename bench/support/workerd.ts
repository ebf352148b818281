import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the workers' scripts are, for workerd to read. */
export const folder = fileURLToPath(new URL('../../dist/bench-workers/', import.meta.url))
/** The runtime itself, which comes with wrangler: its package's main module is the path of the binary. */
const binary: string = createRequire(import.meta.url)('workerd').default

/** A worker that does nothing, beside which all others are measured. */
export function emptyWorker(): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}empty.js`, "export default { fetch: () => new Response('') }")
  return `${folder}empty.js`
}

const configuration = (script: string): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "it", worker = (
    modules = [(name = "it.js", esModule = embed "${basename(script)}")],
    compatibilityDate = "2026-04-20",
    compatibilityFlags = ["nodejs_compat"],
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "it")],
);`

/** CPU of all threads of a process so far, ms (`/proc`, Linux). */
const cpuMs = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
    const [ranNs] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1').split(' ')
    return sum + Number(ranNs) / 1e6
  }, 0)

/**
 * CPU that workerd takes from its spawn until it listens, ms: it has evaluated the module by then, and was asked
 * nothing.
 */
export async function startCpuMs(script: string): Promise<number> {
  const config = `${folder}start.capnp`
  writeFileSync(config, configuration(script))
  const child = spawn(binary, ['serve', '--control-fd=3', config], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const ended = once(child, 'close')
  try {
    const control = child.stdio[3]
    if (!control || !child.pid) throw new Error('workerd did not start')
    const [listening] = await Promise.race([once(control, 'data'), ended.then(() => [])])
    if (!listening) throw new Error(`workerd ended: ${script}`)
    return cpuMs(child.pid)
  } finally {
    child.kill('SIGKILL')
    await ended
  }
}
