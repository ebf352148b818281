import { type ServerType, serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { readConfig } from '../../src/config'
import { createPlayground } from '../../src/playground/start'
import { launchChromium } from './chromium'

/** The whole playground on a port of its own, and a Chromium; started before the file's tests, stopped after. */
export function playgroundInChromium() {
  let browser: Browser
  let playground: Awaited<ReturnType<typeof createPlayground>>
  let server: ServerType
  let address: string

  beforeAll(async () => {
    const port = await new Promise<number>((resolve) => {
      server = serve(
        { fetch: (request) => playground.http.fetch(request), port: 0, hostname: 'localhost' },
        (info) => resolve(info.port),
      )
    })
    address = `http://localhost:${port}`
    playground = await createPlayground(readConfig({ PORT: String(port) }), () => {})
    browser = await launchChromium()
  }, 400_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
    await playground?.stop()
  })

  return {
    newPage: (options?: Parameters<Browser['newPage']>[0]) => browser.newPage(options),
    /** Its address without a path: `http://localhost:PORT`. */
    address: () => address,
  }
}
