import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { createApp } from '../app'
import { menuCommands } from '../bots/commands-menu'
import { createTelegramApi } from '../bots/telegram/channel'
import { setUpTelegram } from '../bots/telegram/set-up'
import { type Config, readConfig } from '../config'
import { openDatabase } from '../db/open'
import { moveWatch } from '../db/watch'
import { unpaced } from '../domain/delivery/pace'
import { createFolderStorage } from '../files/folder-storage'
import { createFileReader } from '../files/reader'
import { createDeliveryLoops } from '../jobs/loop'
import type { Log } from '../log'
import { createPlatforms } from '../platforms'
import type { Inhabitant } from './acts'
import { createClock } from './clock'
import { personas, stranger } from './district/people'
import { createRandom } from './district/random'
import { seedDistrict } from './district/seed'
import { makeUnits } from './district/units'
import { createPageRoutes } from './page-routes'
import { languagesOf, tourCast, tourProgress } from './progress'
import { createLife } from './residents/life'
import { createPlaygroundRoutes } from './routes'
import { greet, patrolOf, settle } from './settle'
import { createSlackStandIn } from './slack/stand-in'
import { createTelegramStandIn } from './telegram/stand-in'
import { workingMorning } from './time'

const seed = 20_260
/** How often the clock runs, ms. */
const tickMs = 5_000

const tokens = {
  TELEGRAM_BOT_TOKEN: '1000:playground',
  TELEGRAM_WEBHOOK_SECRET: 'playground-webhook',
  TELEGRAM_API_ROOT: 'http://telegram.playground.example',
  SLACK_BOT_TOKEN: 'xoxb-playground',
  SLACK_SIGNING_SECRET: 'playground-signing',
  SLACK_API_URL: 'http://slack.playground.example/api/',
}

type Playground = { http: Hono; stop: () => Promise<void> }

/**
 * The service between stand-ins of both platforms, in one process: the same app, reached through its own
 * webhook routes with real signatures. The district is made anew at every start and gone afterwards.
 */
export async function createPlayground(
  config: Config,
  log: Log,
  realNow: () => number = Date.now,
): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-playground-'))
  const client = await openDatabase(`file:${join(folder, 'anwei.db')}`)
  // It does not outlive the process.
  await client.execute('PRAGMA synchronous = OFF')
  const storage = createFolderStorage(join(folder, 'files'))
  const timezone = config.COMMITTEE_TIMEZONE
  let ahead = workingMorning(realNow(), timezone) - realNow()
  const now = (): number => realNow() + ahead
  const residents = await seedDistrict({
    client,
    storage,
    now: now(),
    timezone: config.COMMITTEE_TIMEZONE,
    seed,
  })

  const deliver = (request: Request): Promise<Response> => Promise.resolve(app.http.fetch(request))
  const telegram = createTelegramStandIn({
    botToken: tokens.TELEGRAM_BOT_TOKEN,
    webhookSecret: tokens.TELEGRAM_WEBHOOK_SECRET,
    deliver,
    now,
    bot: { firstName: 'Anwei 安委', username: 'anwei_bot' },
  })
  const slack = createSlackStandIn({
    botToken: tokens.SLACK_BOT_TOKEN,
    signingSecret: tokens.SLACK_SIGNING_SECRET,
    deliver,
    now,
    baseUrl: 'http://slack.playground.example',
    commands: [
      { command: '/safety', description: 'The duty desk: hazards, tasks, units, help', usage_hint: 'help' },
      { command: '/hazard', description: 'Report a hazard 上报隐患', usage_hint: 'place: what is wrong' },
    ],
  })
  const settings = {
    ...tokens,
    PUBLIC_URL: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
    COMMITTEE_TIMEZONE: config.COMMITTEE_TIMEZONE,
    ...(config.API_TOKEN === undefined ? {} : { API_TOKEN: config.API_TOKEN }),
  }
  const app = createApp(readConfig(settings), {
    client,
    storage,
    reader: createFileReader(config.COMMITTEE_TIMEZONE),
    now,
    log,
    // On its way the clock sends by itself.
    kick: () => clock.isMoving() || delivery.kick(),
    paces: unpaced,
    platforms: createPlatforms({
      now,
      fetch: (input, init) => {
        const url = input instanceof Request ? input.url : String(input)
        return url.startsWith(slack.baseUrl) ? slack.fetch(input, init) : telegram.fetch(input, init)
      },
    }),
  })
  const ownClock = { ...app, tick: (at: number) => clock.tick(at) }
  const delivery = createDeliveryLoops(ownClock, {
    now,
    timer: { set: setTimeout, clear: (handle) => clearTimeout(handle as NodeJS.Timeout) },
    everyMs: tickMs,
    onError: (error) => log({ level: 'error', event: 'round failed', reason: String(error) }),
  })

  const everybody: Inhabitant[] = [
    ...residents.map(({ id, telegramId, slackId }) => ({
      id: id.replace('person-', ''),
      telegramId,
      slackId,
    })),
    stranger,
  ]
  settle({ telegram, slack, residents })
  await setUpTelegram(
    createTelegramApi({
      token: tokens.TELEGRAM_BOT_TOKEN,
      apiRoot: tokens.TELEGRAM_API_ROOT,
      fetch: telegram.fetch as typeof fetch,
    }),
    {
      commands: menuCommands,
      coordinatorChats: residents
        .filter((it) => it.post.role === 'coordinator')
        .map((it) => String(it.telegramId)),
    },
  )

  const openedAt = now()
  /** Open pages, to be told of the clock as well. */
  const watching = new Set<() => void>()
  const tellWatching = (): void => {
    for (const listener of watching) listener()
  }
  /** The district's clock stands at another time (UTC ms). */
  const moveTo = async (at: number): Promise<void> => {
    const by = at - now()
    ahead += by
    await moveWatch(client, by)
    tellWatching()
  }
  // What the tour leads to is left to the visitor, and so is everybody they have been.
  const visited = new Set(tourCast)
  const units = makeUnits(createRandom(seed))
  const sendAll = async (): Promise<void> => {
    await app.round('prompt')
    await app.round('bulk')
  }
  const life = createLife({
    telegram,
    slack,
    residents,
    patrol: patrolOf(residents),
    units,
    seed,
    timezone,
    now,
    isVisitor: (id) => visited.has(id),
    spared: [units[0]?.name ?? '', units[0]?.nameEn ?? ''],
    deliver: sendAll,
  })
  const clock = createClock({
    timezone,
    now,
    moveTo,
    tick: app.tick,
    send: sendAll,
    goOn: life.goOn,
    arrived: tellWatching,
  })
  let welcomed: Promise<void> | undefined
  /** The first who comes is met by a cast that reads their language: before that nobody is told anything. */
  const welcome = (language: 'en' | 'zh'): Promise<void> => {
    const begin = async (): Promise<void> => {
      await greet(client, { telegram, slack, residents }, language)
      await app.tick(now())
      await sendAll()
      delivery.kick()
    }
    welcomed ??= begin()
    return welcomed
  }
  const http = new Hono()
  // Whoever has entered the dashboard stays there.
  http.get('/', (c, next) => (getCookie(c, 'anwei') ? next() : c.redirect('/playground')))
  http.route(
    '/playground',
    createPlaygroundRoutes({
      telegram,
      slack,
      personas,
      now,
      timezone: config.COMMITTEE_TIMEZONE,
      progress: () => tourProgress(client, openedAt),
      languages: (them) => languagesOf(client, them),
      greet: welcome,
      inhabitant: (persona) => everybody.find((it) => it.id === persona),
      onChange: (listener) => {
        watching.add(listener)
        const stops = [telegram.onChange(listener), slack.onChange(listener), () => watching.delete(listener)]
        return () => {
          for (const stop of stops) stop()
        }
      },
      clock,
      onVisit: (...ids) => {
        for (const id of ids) visited.add(`person-${id}`)
      },
    }),
  )
  http.route('/playground', createPageRoutes())
  http.route('/', app.http)
  return {
    http,
    stop: async () => {
      await delivery.stop()
      client.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts the playground for `npm start`, and says where it is. */
export async function startPlayground(
  config: Config,
  deps: { log: Log; listen: (http: Hono, port: number) => Promise<ServerType> },
): Promise<{ stop: () => Promise<void> }> {
  const playground = await createPlayground(config, deps.log)
  const server = await deps.listen(playground.http, config.PORT)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.PORT
  console.log(`The playground is open: http://localhost:${port}/playground`)
  return {
    stop: async () => {
      server.close()
      await playground.stop()
    },
  }
}
