import type { Client } from '@libsql/client'
import { expect } from 'vitest'
import { createApp } from '../../src/app'
import { readConfig } from '../../src/config'
import { createDatabase } from '../../src/db/database'
import { unpaced } from '../../src/domain/delivery/pace'
import type { FileStorage } from '../../src/domain/evidence/ports'
import type { Person, Platform, Post } from '../../src/domain/people/person'
import { createFileReader } from '../../src/files/reader'
import { createPlatforms } from '../../src/platforms'
import { createSlackStandIn } from '../../src/playground/slack/stand-in'
import { createTelegramStandIn } from '../../src/playground/telegram/stand-in'
import { openTestDatabase } from './database'
import { withClock } from './database-clock'
import { checkSlackCall } from './slack-spec'
import { checkTelegramCall } from './telegram-spec'

const settings = {
  PUBLIC_URL: 'https://anwei.example.org',
  TELEGRAM_BOT_TOKEN: '123456:test-token',
  TELEGRAM_WEBHOOK_SECRET: 'webhook-secret',
  TELEGRAM_API_ROOT: 'http://telegram.example.org',
  SLACK_BOT_TOKEN: 'xoxb-test-token',
  SLACK_SIGNING_SECRET: 'signing-secret',
  SLACK_API_URL: 'http://slack.example.org/api/',
  SETUP_CODE: 'first-coordinator',
  API_TOKEN: 'test-token-of-the-api',
}

export function memoryStorage(): FileStorage & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  return {
    files,
    put: async (id, bytes) => {
      files.set(id, bytes)
    },
    get: async (id) => files.get(id),
  }
}

/** The whole service between two stand-ins: signed updates go in, the platforms' own rules judge what comes out. */
export async function openPlatforms(
  options: {
    startAt?: number
    /** A database that is there already. */
    client?: Client
    /** An undefined one is missing. */
    settings?: { [K in keyof typeof settings | 'LINK_SECRET' | 'SLACK_APP_TOKEN']?: string | undefined }
    unlimited?: boolean
    /** Takes what Slack sends the app, in the place of its webhook. */
    slackDeliver?: (request: Request) => Promise<Response>
    /** What the service's calls go through on their way to the stand-ins. */
    through?: (standIn: typeof fetch) => typeof fetch
  } = {},
) {
  let now = options.startAt ?? Date.UTC(2026, 10, 23, 2, 0)
  const client = withClock(options.client ?? (await openTestDatabase()), () => now)
  const logs: Record<string, unknown>[] = []
  const storage = memoryStorage()
  const app: { current?: ReturnType<typeof createApp> } = {}
  const deliver = async (request: Request): Promise<Response> => {
    const response = await app.current?.http.fetch(request)
    return response ?? new Response('', { status: 503 })
  }
  const telegram = createTelegramStandIn({
    botToken: settings.TELEGRAM_BOT_TOKEN,
    webhookSecret: settings.TELEGRAM_WEBHOOK_SECRET,
    deliver,
    now: () => now,
  })
  const slack = createSlackStandIn({
    botToken: settings.SLACK_BOT_TOKEN,
    signingSecret: settings.SLACK_SIGNING_SECRET,
    deliver: options.slackDeliver ?? deliver,
    now: () => now,
  })
  const fetchBoth: typeof fetch = (input, init) => {
    const url = new Request(input instanceof Request ? input.url : input).url
    return url.startsWith(slack.baseUrl) ? slack.fetch(input, init) : telegram.fetch(input, init)
  }
  app.current = createApp(readConfig({ ...settings, ...options.settings }), {
    client,
    storage,
    reader: createFileReader('Asia/Shanghai'),
    now: () => now,
    elapsed: () => now,
    log: (event) => logs.push(event),
    kick: () => {},
    paces: unpaced,
    unlimited: options.unlimited ?? true,
    platforms: createPlatforms({
      now: () => now,
      fetch: options.through?.(fetchBoth) ?? fetchBoth,
    }),
  })
  const service = app.current
  const database = createDatabase(client)
  let people = 0

  async function enrol(name: string, post: Post, platform: Platform, language: 'en' | 'zh' = 'en') {
    people += 1
    const userId = platform === 'telegram' ? String(7000 + people) : `U${7000 + people}`
    if (platform === 'telegram') {
      telegram.addUser({ id: Number(userId), firstName: name, languageCode: language })
      await telegram.sendText(Number(userId), Number(userId), '/start')
    } else slack.addUser({ id: userId, name, realName: name })
    const person: Person = { id: `person-${people}`, name, post, language, active: true }
    const account = { platform, userId }
    await database.save(`enrol:${people}`, now, [
      { kind: 'person.enrolled', person, account, chat: userId, at: now },
    ])
    return { id: person.id, userId, number: Number(userId), dm: `D${userId.slice(1)}` }
  }

  /** Everything that is due is copied and sent. */
  const settle = async (): Promise<void> => {
    await service.round('prompt')
    await service.round('bulk')
    await service.round('prompt')
  }

  return {
    ...service,
    client,
    database,
    telegram,
    slack,
    storage,
    logs,
    enrol,
    settings,
    now: () => now,
    forward: (ms: number) => {
      now += ms
    },
    settle,
    /** So many seconds go by, in each of which what is due is sent. */
    pass: async (seconds: number) => {
      for (let at = 0; at < seconds; at += 1) {
        now += 1_000
        await settle()
      }
    },
    /** Holds every call that was made to the platforms' own descriptions, where those are at hand. */
    checkCalls: () => {
      expect(telegram.calls.flatMap((call) => checkTelegramCall(call.method, call.params))).toEqual([])
      expect(slack.calls.flatMap((call) => checkSlackCall(call.method, call.params))).toEqual([])
    },
  }
}

export type Platforms = Awaited<ReturnType<typeof openPlatforms>>

/** The inline buttons under the newest message of a Telegram chat that has any, by label. */
export function telegramButton(
  platforms: Platforms,
  user: number,
  label: string,
): { message: number; data: string } {
  const chat = platforms.telegram.pane(user).chats.find((it) => it.id === user)
  for (const message of [...(chat?.messages ?? [])].reverse()) {
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? []
    const button = buttons.find((it) => it.text === label)
    if (button && 'callback_data' in button && button.callback_data)
      return { message: message.message_id, data: button.callback_data }
  }
  throw new Error(`no button “${label}”`)
}

/** The block and element of a button in a Slack conversation, newest message first, by label. */
export function slackButton(platforms: Platforms, user: string, channel: string, label: string) {
  const messages = platforms.slack.pane(user).channels.find((it) => it.id === channel)?.messages ?? []
  for (const message of [...messages].reverse()) {
    for (const block of message.blocks ?? []) {
      const elements = (Array.isArray(block.elements) ? block.elements : []) as {
        text?: { text?: string }
        action_id: string
        value?: string
        type: string
      }[]
      const element = elements.find((it) => it.text?.text === label)
      if (element) return { where: { channel, ts: message.ts }, block: block.block_id, action: element }
    }
  }
  throw new Error(`no button “${label}”`)
}
