import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDatabase } from '../src/db/database'
import { openDatabase } from '../src/db/open'
import type { Person, Post } from '../src/domain/people/person'
import { createTelegramStandIn } from '../src/playground/telegram/stand-in'
import { onLoopback, ownFolder, run } from './support/process'
import { scopesNeeded, slackManifestSchema } from './support/slack-manifest'
import { checkTelegramCall } from './support/telegram-spec'

const botToken = '123456:test-token'

/** A Telegram with a coordinator, one who blocked the bot, and an inspector, all of them enrolled. */
async function open() {
  const folder = ownFolder()
  const telegram = createTelegramStandIn({ botToken, now: () => Date.UTC(2026, 10, 25) })
  const url = `file:${join(folder, 'anwei.db')}`
  const client = await openDatabase(url)
  const database = createDatabase(client)
  const enrol = async (id: number, post: Post, languageCode: string) => {
    telegram.addUser({ id, firstName: `N${id}`, languageCode })
    await telegram.sendText(id, id, '/start')
    const person: Person = { id: `p${id}`, name: `N${id}`, post, language: 'en', active: true }
    const account = { platform: 'telegram' as const, userId: String(id) }
    await database.save(`enrol:${id}`, 1, [
      { kind: 'person.enrolled', person, account, chat: String(id), at: 1 },
    ])
  }
  await enrol(1, { role: 'coordinator' }, 'zh-hans')
  await enrol(2, { role: 'inspector', organizationId: 'fire-and-rescue' }, 'de')
  client.close()
  const settings = {
    DATABASE_URL: url,
    TELEGRAM_BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: await onLoopback((request) => telegram.fetch(request)),
  }
  const setUp = async (more: Record<string, string> = {}) => {
    const { ended, printed } = run('src/set-up.ts', folder, { ...settings, ...more })
    return { code: await ended, output: printed.output }
  }
  const manifest = () =>
    slackManifestSchema.parse(JSON.parse(readFileSync(join(folder, 'slack-manifest.json'), 'utf8')))
  return { telegram, setUp, manifest, enrol, url }
}

const webSettings = { PUBLIC_URL: 'https://anwei.example.org', TELEGRAM_WEBHOOK_SECRET: 'webhook-secret' }

describe('npm run bots:setup', () => {
  test('sets the webhook with its secret and the updates that are parsed, and no token shows', async () => {
    const { telegram, setUp } = await open()
    const { code, output } = await setUp(webSettings)
    expect({ code, output }).toMatchObject({ code: 0 })
    expect(telegram.calls.find((call) => call.method === 'setWebhook')?.params).toMatchObject({
      url: 'https://anwei.example.org/telegram/webhook',
      secret_token: 'webhook-secret',
      allowed_updates: ['message', 'channel_post', 'callback_query', 'my_chat_member'],
    })
    expect(output).not.toContain(botToken)
    expect(output).not.toContain('webhook-secret')
    expect(telegram.calls.flatMap((call) => checkTelegramCall(call.method, call.params))).toEqual([])
  })

  test('gives everybody their commands in their language, and coordinators theirs besides', async () => {
    const { telegram, setUp } = await open()
    await setUp(webSettings)
    const menu = (id: number) => telegram.pane(id).commands
    const names = (id: number) => menu(id).map((it) => it.command)
    expect(names(2)).toEqual(expect.arrayContaining(['hazard', 'hazards', 'tasks', 'unit', 'help']))
    expect(names(2)).not.toEqual(expect.arrayContaining(['invite']))
    expect(names(1)).toEqual(expect.arrayContaining([...names(2), 'invite', 'delivery', 'remove']))
    expect(menu(1).every((it) => /\p{Script=Han}/u.test(it.description))).toBe(true)
    expect(menu(2).every((it) => /^[\x20-\x7e…’“”]+$/.test(it.description))).toBe(true)
    const said = (method: string) =>
      telegram.calls.filter((call) => call.method === method).map((call) => call.params.language_code)
    expect(said('setMyDescription')).toEqual(['', 'zh'])
    expect(said('setMyShortDescription')).toEqual(['', 'zh'])
    expect(telegram.calls.every((call) => call.response.status === 200)).toBe(true)
  })

  test('goes on past a coordinator whose chat Telegram does not know any more', async () => {
    const { telegram, setUp } = await open()
    telegram.script((_method, { scope }) =>
      JSON.stringify(scope ?? '').includes('"chat"')
        ? {
            kind: 'answer',
            status: 400,
            body: { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
          }
        : undefined,
    )
    const { code } = await setUp(webSettings)
    expect(code).toBe(0)
    const languages = telegram.calls.filter((call) => call.method === 'setMyDescription')
    expect(languages).toHaveLength(2)
  })

  test('without an address leaves the updates to be polled', async () => {
    const { telegram, setUp } = await open()
    const { code, output } = await setUp()
    expect(code).toBe(0)
    expect(output).toContain('polled')
    expect(telegram.calls.map((call) => call.method)).not.toContain('setWebhook')
  })

  test('says so and fails where the token is wrong, without repeating it', async () => {
    const { setUp } = await open()
    const { code, output } = await setUp({ TELEGRAM_BOT_TOKEN: '654321:another-token' })
    expect(code).toBe(1)
    expect(output).toContain('401')
    expect(output).not.toContain('another-token')
  })
})

describe('the Slack app’s manifest', () => {
  test('with an address is what Slack takes, every address being ours, and needs no scope more or less', async () => {
    const { setUp, manifest } = await open()
    await setUp(webSettings)
    const { settings, features, oauth_config } = manifest()
    const url = 'https://anwei.example.org/slack/events'
    expect(settings.event_subscriptions.request_url).toBe(url)
    expect(settings.interactivity).toMatchObject({ request_url: url, message_menu_options_url: url })
    expect(features.slash_commands.map((it) => it.url)).toEqual([url, url])
    expect(settings.socket_mode_enabled).toBe(false)
    expect(new Set(oauth_config.scopes.bot)).toEqual(
      new Set([
        ...scopesNeeded(settings.event_subscriptions.bot_events),
        'files:read',
        'files:write',
        'im:write',
      ]),
    )
  })

  test('without one is for Socket Mode, and names no address', async () => {
    const { setUp, manifest } = await open()
    await setUp()
    expect(manifest().settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(manifest())).not.toContain('url"')
  })

  test('with an address and an app-level token is for Socket Mode too, as the service runs then', async () => {
    const { setUp, manifest } = await open()
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
    await setUp({ ...webSettings, ...slack })
    expect(manifest().settings.socket_mode_enabled).toBe(true)
  })
})
