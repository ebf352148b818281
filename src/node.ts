import { setTimeout as sleep } from 'node:timers/promises'
import { type ServerType, serve } from '@hono/node-server'
import { createApp } from './app'
import { createTelegramPolling } from './bots/telegram/polling'
import { type Config, ConfigError, readConfig } from './config'
import { openDatabase } from './db/open'
import { createFolderCallLog } from './files/folder-calls'
import { createFolderStorage } from './files/folder-storage'
import { createFileReader } from './files/reader'
import { createDeliveryLoops } from './jobs/loop'
import { createLog, type Log } from './log'
import { platformSettings } from './platform-settings'
import { createPlatforms } from './platforms'
import { startPlayground } from './playground/start'

/** How often the clock runs, ms: delivery is kicked at once, this is its guarantee. */
const tickMs = 30_000
const filesFolder = './data/files'
const callsFolder = './data/calls'

type Running = { stop: () => Promise<void> }

/** Starts the service on Node: embedded database, one delivery loop, each platform by the way its settings name. */
async function start(config: Config, log: Log): Promise<Running> {
  const client = await openDatabase(config.DATABASE_URL, config.DATABASE_AUTH_TOKEN)
  const timer = { set: setTimeout, clear: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout) }
  const onError = (error: unknown) => log({ level: 'error', event: 'round failed', reason: String(error) })
  const app = createApp(config, {
    client,
    storage: createFolderStorage(filesFolder),
    calls: createFolderCallLog(callsFolder),
    reader: createFileReader(config.COMMITTEE_TIMEZONE),
    now: Date.now,
    log,
    kick: () => loop.kick(),
    platforms: createPlatforms({ now: Date.now }),
  })
  const loop = createDeliveryLoops(app, { now: Date.now, timer, everyMs: tickMs, onError })
  const ways: Running[] = []
  const { telegram, slack } = platformSettings(config)
  if (telegram && !config.PUBLIC_URL) {
    const polling = createTelegramPolling({
      ...telegram,
      me: app.me,
      dispatch: app.dispatch,
      later: app.later,
      log,
      sleep: pause,
    })
    polling.start()
    ways.push(polling)
  }
  if (slack && config.SLACK_APP_TOKEN) {
    const { createSlackSocket } = await import('./bots/slack/socket-mode')
    const { dispatch, suggest, later } = app
    const socket = createSlackSocket({
      ...slack,
      appToken: config.SLACK_APP_TOKEN,
      dispatch,
      suggest,
      later,
      now: Date.now,
      log,
      sleep: pause,
    })
    socket.start()
    ways.push(socket)
  }
  const server = await listen(app.http, config.PORT)
  loop.kick()
  log({ event: 'started', port: config.PORT, telegram: Boolean(telegram), slack: Boolean(slack) })
  return {
    stop: async () => {
      await Promise.all(ways.map((way) => way.stop()))
      await new Promise((resolve) => server.close(resolve))
      await loop.stop()
      client.close()
      log({ event: 'stopped' })
    },
  }
}

/** Waits, or until the signal. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}

const listen = (
  http: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: http.fetch, port }, () => resolve(server))
    server.once('error', ({ message }) =>
      reject(new ConfigError(`PORT: nothing can listen there, choose another (${message})`)),
    )
  })

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.LOG_LEVEL, Date.now)
  const running =
    config.TELEGRAM_BOT_TOKEN || config.SLACK_BOT_TOKEN
      ? await start(config, log)
      : await startPlayground(config, { log, listen })
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
