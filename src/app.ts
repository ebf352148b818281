import type { Client } from '@libsql/client'
import type { UserFromGetMe } from 'grammy/types'
import { Hono } from 'hono/tiny'
import type { Dispatch } from './bots/channel'
import { createDispatch } from './bots/dispatch'
import { createKeptKeys } from './bots/kept-keys'
import { createAnswerLater } from './bots/late-answer'
import { createMeter } from './bots/meter'
import { createPages } from './bots/pages'
import { createPost } from './bots/post'
import { createSuggest } from './bots/suggest'
import type { Config } from './config'
import { isUnavailable } from './db/client'
import { createCopyQueue } from './db/copy-queue'
import { createDatabase } from './db/database'
import { sha256 } from './db/hash'
import { createOutbox } from './db/outbox/outbox'
import { checkReadiness } from './db/readiness'
import { createApiReader } from './db/stores/api'
import { createCalendarReader } from './db/stores/calendar-feeds'
import { createMetricsReader } from './db/stores/metrics'
import { createSessions } from './db/stores/sessions'
import { importUnits } from './db/stores/unit-import'
import { createTick } from './db/tick'
import { createWatch } from './db/watch'
import type { Stream } from './domain/delivery/outbox'
import { type Paces, platformPaces } from './domain/delivery/pace'
import type { CallLog } from './domain/delivery/ports'
import type { FileStorage } from './domain/evidence/ports'
import type { FileReader } from './files/reader'
import { createCopyAwhile, createCopyFiles } from './jobs/copy-files'
import { createDeliver } from './jobs/deliver'
import { createDoubts } from './jobs/doubts'
import { createImportUnits } from './jobs/import-units'
import { createKeepChecklist } from './jobs/keep-checklist'
import { noCallLog } from './jobs/no-calls'
import { createPacer } from './jobs/pacer'
import { createProposeCampaigns } from './jobs/propose-campaigns'
import { createSeekSubstitutes } from './jobs/seek-substitutes'
import type { Log } from './log'
import { newId } from './new-id'
import { type CreatePlatforms, platformSettings } from './platform-settings'
import { createApiRoutes } from './web/api'
import { calendarLinks, createCalendarRoutes } from './web/calendar'
import { createDashboardRoutes, enterLinks } from './web/dashboard'
import { createFileLinks, createFileRoutes } from './web/files'
import { createHealthRoutes } from './web/health'
import { createMetricsRoutes } from './web/metrics'
import { safeHeaders } from './web/safe-headers'

/** What the app needs from where it runs. */
export type AppDeps = {
  client: Client
  storage: FileStorage
  reader: FileReader
  /** UTC epoch ms. */
  now: () => number
  log: Log
  /** Something was put into the outbox: have a round run soon. */
  kick: () => void
  /** The chat platforms, in this process or in a worker of their own. */
  platforms: CreatePlatforms
  /** Outlives this process, where the place has something that does. */
  calls?: CallLog
  /** Who delivers, where each life of it goes on with what the one before had; else each process is one of its own. */
  deliverer?: string
  /** Batches one run of delivery may send, and calls of each stream to a platform at a time, where the place has limits. */
  roundsMax?: number
  connections?: number
  /** Messages of one chat are not counted: for what measures how many can be taken. */
  unlimited?: boolean
  /** A clock that nobody sets, ms: nothing is to wait an hour because the machine's was set back. */
  elapsed?: () => number
  /** How fast the platforms take messages; stand-ins without limits bring their own. */
  paces?: Paces
}

export type App = ReturnType<typeof createApp>

/** For so long what goes at once waits for a chat or a file that does not come, before more is claimed beside it, ms. */
const patienceMs = 1_000

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** A join code: 128 random bits in 22 letters that pass through links and commands. */
const newCode = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Puts the parts together, the same for Node, Workers, the playground and tests. */
export function createApp(config: Config, deps: AppDeps) {
  const { client, storage, reader: files, now, log, kick } = deps
  const database = createDatabase(client)
  const reader = createApiReader(client)
  // Every process of one service shares these; the last is there without a setting, and ends with a token's replacement.
  // One of its tokens is always set: without it the seal would be of nothing but colons, for anybody to make.
  const links = createFileLinks({
    secrets: [
      ...(config.LINK_SECRET?.split(/[\s,]+/) ?? []),
      `${config.TELEGRAM_WEBHOOK_SECRET ?? ''}:${config.SLACK_SIGNING_SECRET ?? ''}:${config.TELEGRAM_BOT_TOKEN ?? ''}:${config.SLACK_BOT_TOKEN ?? ''}`,
    ],
    publicUrl: config.PUBLIC_URL ?? 'http://localhost',
    now,
  })

  const meter = createMeter()
  const kept = createKeptKeys()
  const elapsed = deps.elapsed ?? (() => performance.now())
  const pacer = createPacer({
    now: elapsed,
    sleep,
    paces: deps.paces ?? platformPaces,
    connections: deps.connections ?? 16,
  })
  let botName: string | undefined
  const dispatch = createDispatch({
    database,
    timezone: config.COMMITTEE_TIMEZONE,
    now,
    newId: () => newId(now()),
    newCode,
    hash: sha256,
    botName: () => botName,
    kick,
    log,
    isUnavailable,
    unlimited: deps.unlimited ?? false,
    measured: meter.add,
    kept,
    ...(config.PUBLIC_URL === undefined
      ? {}
      : {
          fileLink: links.link,
          calendarLink: calendarLinks(config.PUBLIC_URL),
          enterLink: enterLinks(config.PUBLIC_URL),
        }),
    ...(config.SETUP_CODE === undefined ? {} : { setupCode: config.SETUP_CODE }),
  })
  const suggest = createSuggest({ database, now })
  // An answer goes out within the limit that delivery keeps, before all else, or by the outbox.
  const answer: Dispatch = async (envelope) => {
    // The bot's name stands in the links that are made for others; without it they are commands.
    if (botName === undefined && envelope.account.platform === 'telegram') await me().catch(() => undefined)
    const given = await dispatch(envelope)
    const { platform } = envelope.account
    const heldMs = pacer.heldMs(envelope.place)
    if (heldMs > 0) return { ...given, heldMs }
    if (platform === 'telegram' && given.view && !given.replace) await pacer.answer(platform)
    return given
  }
  const later = createAnswerLater({ database, now, kick, hold: pacer.hold })
  const platforms = deps.platforms(platformSettings(config), {
    dispatch: answer,
    suggest,
    later,
    log,
    isKept: kept.has,
  })
  const { channels } = platforms
  const me = async (): Promise<UserFromGetMe> => {
    const bot = await platforms.me()
    botName = bot.username
    return bot
  }
  const units = createImportUnits({
    keepUnits: (rows) => importUnits(client, rows, { at: now(), newId: () => newId(now()) }),
  })
  const deliver = createDeliver({
    outbox: createOutbox(client, deps.paces, deps.deliverer ?? crypto.randomUUID()),
    post: createPost({
      database,
      channels,
      timezone: config.COMMITTEE_TIMEZONE,
      now,
      readFile: storage.get,
      writeSheet: files.writeSheet,
      readList: files.readList,
      importUnits: units,
      keepChecklist: createKeepChecklist({ database, now }),
      log,
    }),
    pacer,
    doubts: createDoubts({
      now: elapsed,
      ping: async (platform) => (await channels[platform]?.ping()) ?? true,
    }),
    calls: deps.calls ?? noCallLog,
    patience: () => sleep(patienceMs),
    log,
    now,
    random: Math.random,
    newToken: () => crypto.randomUUID(),
    ...(deps.roundsMax === undefined ? {} : { roundsMax: deps.roundsMax }),
  })
  const copyFiles = createCopyFiles({
    queue: createCopyQueue(client),
    storage,
    fetchFile: async (platform, fileId) =>
      (await channels[platform]?.download(fileId)) ?? {
        kind: 'retry',
        reason: `${platform} is switched off`,
      },
    hash: sha256,
    readExif: files.readExif,
    now,
    random: Math.random,
  })

  const copyAwhile = createCopyAwhile({ copyFiles, patienceMs, sleep, log })

  const tick = createTick(client, config.COMMITTEE_TIMEZONE)
  const proposeCampaigns = createProposeCampaigns({
    database,
    timezone: config.COMMITTEE_TIMEZONE,
    newId: () => newId(now()),
  })
  const watch = createWatch(client, config.COMMITTEE_TIMEZONE)
  const seekSubstitutes = createSeekSubstitutes({ database })

  const http = new Hono()
  http.get('*', safeHeaders)
  http.route('/', createHealthRoutes({ ready: () => checkReadiness(client, now()) }))
  http.route(
    '/',
    createMetricsRoutes({
      token: config.API_TOKEN,
      read: createMetricsReader(client),
      updates: meter.figures,
      now,
    }),
  )
  http.route('/', createCalendarRoutes({ read: createCalendarReader(client), hash: sha256, now }))
  http.route('/', createFileRoutes(links, storage, reader.fileType))
  http.route(
    '/',
    createDashboardRoutes({
      pages: createPages({ database, timezone: config.COMMITTEE_TIMEZONE, now }),
      sessions: createSessions(client),
      storage,
      publicUrl: config.PUBLIC_URL,
      newSecret: newCode,
      now,
    }),
  )
  http.route(
    '/api/v1',
    createApiRoutes({
      token: config.API_TOKEN,
      read: reader,
      readList: files.readList,
      importUnits: units,
    }),
  )
  const { telegram: receiveTelegram, slack: receiveSlack } = platforms
  if (receiveTelegram) http.post('/telegram/webhook', ({ req }) => receiveTelegram(req.raw))
  if (receiveSlack) http.post('/slack/events', ({ req }) => receiveSlack(req.raw))

  return {
    http,
    dispatch: answer,
    suggest,
    later,
    me,
    /** Sends what is due in a stream. Files are copied between two runs: a card is followed by its photos. */
    round: async (stream: Stream): Promise<{ nextDueAt: number | undefined }> => {
      const ran = await deliver.run(stream)
      if (stream === 'bulk') return ran
      const copied = await copyAwhile()
      if (copied === undefined)
        return { nextDueAt: Math.min(ran.nextDueAt ?? Number.POSITIVE_INFINITY, now() + patienceMs) }
      return copied > 0 ? deliver.run(stream) : ran
    },
    /** Delivery ends with what is being sent now. */
    stop: deliver.stop,
    tick: async (at: number): Promise<void> => {
      try {
        await tick(at)
        await seekSubstitutes(at)
        await proposeCampaigns(at)
      } finally {
        for (const found of await watch(at)) log({ level: 'error', event: 'delivery watched', ...found })
      }
    },
  }
}
