import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type ServerType, serve } from '@hono/node-server'
import { Miniflare } from 'miniflare'
import { openDatabase } from '../../src/db/open'
import { createSlackStandIn } from '../../src/playground/slack/stand-in'
import { createTelegramStandIn } from '../../src/playground/telegram/stand-in'
import { bundleWorker } from '../support/bundle-worker'
import { freePort, startSqld } from '../support/sqld'

export const secrets = {
  TELEGRAM_BOT_TOKEN: '123456:test-token',
  TELEGRAM_WEBHOOK_SECRET: 'webhook-secret',
  SLACK_BOT_TOKEN: 'xoxb-test-token',
  SLACK_SIGNING_SECRET: 'signing-secret',
  PUBLIC_URL: 'https://anwei.example.org',
  API_TOKEN: 'a-long-api-token',
}

/** Modules of a worker, the first of which is its entry. */
type Modules = readonly { path: string; contents: string }[]

/**
 * What is deployed (the service, and the workers that speak the platforms' protocols and read files for it) in
 * workerd, with a real libSQL server, between the two stand-ins. `entry` is what stands before the service's script,
 * `worker.js`, in a test that has to play with it; `takes` is Telegram's side in one that has to play with that.
 */
export async function openEdge({
  entry = [],
  takes,
}: {
  entry?: Modules
  takes?: (request: Request) => Promise<Response>
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-worker-'))
  const bundle = async (config: string, script: string): Promise<string> =>
    readFileSync(await bundleWorker(folder, config, script), 'utf8')
  const scripts = {
    main: await bundle('wrangler.toml', 'worker.js'),
    platforms: await bundle('wrangler.platforms.toml', 'platforms-worker.js'),
    reader: await bundle('wrangler.reader.toml', 'reader-worker.js'),
  }
  const servers: ServerType[] = []
  const onLoopback = async (
    fetchIt: (request: Request) => Response | Promise<Response>,
    port: number,
  ): Promise<string> => {
    await new Promise<void>((resolve) => {
      servers.push(serve({ fetch: fetchIt, port, hostname: '127.0.0.1' }, () => resolve()))
    })
    return `http://127.0.0.1:${port}`
  }
  const running: { worker?: Miniflare } = {}
  const inWorker = async (request: Request): Promise<Response> => {
    const response = await running.worker?.dispatchFetch(`http://worker${new URL(request.url).pathname}`, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    })
    return new Response(await response?.text(), {
      status: response?.status ?? 503,
      headers: Object.fromEntries(response?.headers ?? []),
    })
  }
  const sqld = await startSqld()
  const telegram = createTelegramStandIn({
    botToken: secrets.TELEGRAM_BOT_TOKEN,
    webhookSecret: secrets.TELEGRAM_WEBHOOK_SECRET,
    deliver: inWorker,
    now: Date.now,
  })
  const telegramUrl = await onLoopback(takes ?? ((request) => telegram.fetch(request)), await freePort())
  const slackPort = await freePort()
  const slack = createSlackStandIn({
    botToken: secrets.SLACK_BOT_TOKEN,
    signingSecret: secrets.SLACK_SIGNING_SECRET,
    deliver: inWorker,
    now: Date.now,
    baseUrl: `http://127.0.0.1:${slackPort}`,
  })
  await onLoopback((request) => slack.fetch(request), slackPort)
  const runtime = { compatibilityDate: '2026-04-20', compatibilityFlags: ['nodejs_compat'] }
  const asModule = (script: string) => ({ ...runtime, modules: true as const, script })
  const worker = new Miniflare({
    // What workers log is no part of a test's own output.
    handleRuntimeStdio: (...outputs: Readable[]) => {
      for (const output of outputs) output.resume()
    },
    workers: [
      {
        ...runtime,
        name: 'anwei',
        modules: [...entry, { path: 'worker.js', contents: scripts.main }].map((it) => ({
          type: 'ESModule' as const,
          ...it,
        })),
        durableObjects: { DELIVERY: 'Delivery' },
        r2Buckets: ['FILES'],
        serviceBindings: { PLATFORMS: 'anwei-platforms', READER: 'anwei-reader' },
        bindings: {
          ...secrets,
          DATABASE_URL: sqld.url,
          TELEGRAM_API_ROOT: telegramUrl,
          SLACK_API_URL: slack.apiUrl,
        },
      },
      { ...asModule(scripts.platforms), name: 'anwei-platforms' },
      { ...asModule(scripts.reader), name: 'anwei-reader' },
    ],
  })
  running.worker = worker
  const client = await openDatabase(sqld.url)
  return {
    scripts,
    worker,
    telegram,
    slack,
    sqld,
    client,
    /** The clock's minute: what a kick has missed goes out. */
    tick: async () => {
      const scheduled = await worker.getWorker()
      await scheduled.scheduled({ cron: '* * * * *' })
    },
    close: async () => {
      client.close()
      await worker.dispose()
      for (const server of servers) server.close()
      await sqld.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Edge = Awaited<ReturnType<typeof openEdge>>
