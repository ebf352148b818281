import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerType } from '@hono/node-server'
import dayjs from 'dayjs'
import timezonePlugin from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
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
import { localDay } from '../domain/text/local-day'
import { createFolderStorage } from '../files/folder-storage'
import { createFileReader } from '../files/reader'
import { createDeliveryLoops } from '../jobs/loop'
import type { Log } from '../log'
import { createPlatforms } from '../platforms'
import type { Inhabitant } from './acts'
import { noticesChannel } from './district/broadcasts'
import { personas, type Resident, stranger } from './district/people'
import { seedDistrict } from './district/seed'
import { createPageRoutes } from './page-routes'
import { tourProgress } from './progress'
import { createPlaygroundRoutes } from './routes'
import { createSlackStandIn } from './slack/stand-in'
import { createTelegramStandIn } from './telegram/stand-in'
import { nextStop } from './time'

dayjs.extend(utc)
dayjs.extend(timezonePlugin)

const seed = 20_260
const hourMs = 3_600_000
/** How often the clock runs, ms. */
const tickMs = 5_000
const teamChat = { telegram: -1_009_000_001, slack: 'C09001' }

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
  clock: () => number = Date.now,
): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-playground-'))
  const client = await openDatabase(`file:${join(folder, 'anwei.db')}`)
  const storage = createFolderStorage(join(folder, 'files'))
  const timezone = config.COMMITTEE_TIMEZONE
  let ahead = untilMorning(clock(), timezone)
  const now = (): number => clock() + ahead
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
  }
  const app = createApp(readConfig(settings), {
    client,
    storage,
    reader: createFileReader(config.COMMITTEE_TIMEZONE),
    now,
    log,
    kick: () => delivery.kick(),
    paces: unpaced,
    platforms: createPlatforms({
      now,
      fetch: (input, init) => {
        const { url } = new Request(input instanceof Request ? input.url : input)
        return url.startsWith(slack.baseUrl) ? slack.fetch(input, init) : telegram.fetch(input, init)
      },
    }),
  })
  const delivery = createDeliveryLoops(app, {
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
  settle(telegram, slack, residents)
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
  await greet(telegram, slack, residents)
  delivery.kick()

  const openedAt = now()
  /** Open pages, to be told of the clock as well. */
  const watching = new Set<() => void>()
  /** The district's clock stands at another time (UTC ms). */
  const moveTo = async (at: number): Promise<void> => {
    const by = at - now()
    ahead += by
    await moveWatch(client, by)
    for (const listener of watching) listener()
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
      inhabitant: (persona) => everybody.find((it) => it.id === persona),
      onChange: (listener) => {
        watching.add(listener)
        const stops = [telegram.onChange(listener), slack.onChange(listener), () => watching.delete(listener)]
        return () => {
          for (const stop of stops) stop()
        }
      },
      forward: async (hours) => {
        // A round in each hour, so that what falls due on the way is said on the way.
        for (let left = hours; left > 0; left -= 1) {
          await moveTo(now() + Math.min(left, 1) * hourMs)
          await app.tick(now())
        }
        delivery.kick()
      },
      next: async () => {
        const day = nextStop(now(), timezone)
        if (day === undefined) return
        for (
          let at = morningAfter(now(), timezone);
          localDay(at, timezone) <= day;
          at = morningAfter(at, timezone)
        ) {
          await moveTo(at)
          await app.tick(at)
          await app.round('prompt')
          await app.round('bulk')
        }
        delivery.kick()
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

/** Ten past eight of the next day: the digests have gone out by then. */
const morningAfter = (at: number, timezone: string): number =>
  dayjs(at).tz(timezone).add(1, 'day').startOf('day').add(8, 'hour').add(10, 'minute').valueOf()

/** The district opens on a working morning: half past nine of the committee's present day. */
function untilMorning(now: number, timezone: string): number {
  return dayjs(now).tz(timezone).startOf('day').add(9.5, 'hour').valueOf() - now
}

/** Everybody has both accounts; the cast shares a group and a channel. */
function settle(
  telegram: ReturnType<typeof createTelegramStandIn>,
  slack: ReturnType<typeof createSlackStandIn>,
  residents: readonly Resident[],
): void {
  for (const { telegramId, slackId, latinName, language } of residents) {
    telegram.addUser({
      id: telegramId,
      firstName: latinName,
      languageCode: language === 'zh' ? 'zh-hans' : 'en',
    })
    slack.addUser({ id: slackId, name: latinName.toLowerCase().replace(' ', '.'), realName: latinName })
  }
  telegram.addUser({ id: stranger.telegramId, firstName: 'Passer-by', languageCode: 'en' })
  slack.addUser({ id: stranger.slackId, name: 'passer.by', realName: 'Passer-by' })
  const cast = residents.slice(0, 6)
  telegram.addGroup({
    id: teamChat.telegram,
    title: '东街巡查群 Dongjie patrol',
    members: [...cast.map((it) => it.telegramId), stranger.telegramId],
  })
  const office = cast.filter((it) => it.post.role === 'coordinator').map((it) => it.telegramId)
  telegram.addGroup({ ...noticesChannel, members: office, channel: true })
  slack.addChannel({
    id: teamChat.slack,
    name: 'safety-desk',
    members: [...cast.map((it) => it.slackId), 'U0ANWEI'],
  })
}

/** So that nobody opens an empty chat: each of the cast has asked what waits for them. */
async function greet(
  telegram: ReturnType<typeof createTelegramStandIn>,
  slack: ReturnType<typeof createSlackStandIn>,
  residents: readonly Resident[],
): Promise<void> {
  for (const { telegramId } of residents.slice(6)) await telegram.sendText(telegramId, telegramId, '/start')
  for (const { telegramId, slackId } of residents.slice(0, 6)) {
    await telegram.sendText(telegramId, telegramId, '/start')
    await telegram.sendText(telegramId, telegramId, '/tasks')
    await slack.slashCommand(slackId, slack.openDm(slackId).id, '/safety', 'tasks')
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
