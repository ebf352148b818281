import { type ServerType, serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { readConfig } from '../../src/config'
import type { Act, PlaygroundState } from '../../src/playground/contract'
import { createPlayground } from '../../src/playground/start'
import { launchChromium } from './chromium'

/** The district opens on the same day whenever it is tested, ten weeks before a Spring Festival. */
const autumnDay = Date.parse('2026-11-26T12:00:00+08:00')

/** The playground without a browser, met in a language: what a persona's panes show, and what they do. */
export async function openPlayground(now: number, language: 'en' | 'zh' = 'en') {
  const playground = await createPlayground(
    readConfig({ PORT: '8787' }),
    () => {},
    () => now,
  )
  const request = (path: string, init?: RequestInit) =>
    Promise.resolve(playground.http.fetch(new Request(`http://localhost/playground${path}`, init)))
  await request('/act', { method: 'POST', body: JSON.stringify({ do: 'greet', language }) })
  return {
    /** The first picture of a page that shows these two. */
    see: async (telegram: string, slack = telegram): Promise<PlaygroundState> => {
      const { body } = await request(`/stream?telegram=${telegram}&slack=${slack}`)
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      while (reader && !text.endsWith('\n\n')) text += (await reader.read()).value ?? ''
      await reader?.cancel()
      return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') as PlaygroundState
    },
    act: async (act: Act): Promise<void> => {
      const response = await request('/act', { method: 'POST', body: JSON.stringify(act) })
      expect(await response.json()).toMatchObject({ ok: true })
    },
    stop: playground.stop,
  }
}

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
    const openedAt = Date.now()
    playground = await createPlayground(
      readConfig({ PORT: String(port) }),
      () => {},
      () => autumnDay + Date.now() - openedAt,
    )
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
