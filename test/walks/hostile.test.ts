import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openPlatforms, type Platforms } from '../support/platforms'

const hazards = async ({ client }: Platforms) =>
  (await client.execute('SELECT * FROM hazards ORDER BY number')).rows
const newest = (it: Platforms, user: number) =>
  it.telegram
    .pane(user)
    .chats.find((chat) => chat.id === user)
    ?.messages.at(-1)

async function open() {
  const it = await openPlatforms()
  const inspector = await it.enrol(
    'Li Wei',
    { role: 'inspector', organizationId: 'fire-and-rescue' },
    'telegram',
  )
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  return { it, inspector, coordinator }
}
const telegramUpdate = (user: number, id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1_795_399_200,
    chat: { id: user, type: 'private' as const, first_name: 'Li' },
    from: { id: user, is_bot: false, first_name: 'Li' },
    text,
  },
})
const toTelegram = (it: Platforms, body: BodyInit, headers: Record<string, string> = {}) =>
  it.http.request('/telegram/webhook', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'X-Telegram-Bot-Api-Secret-Token': it.settings.TELEGRAM_WEBHOOK_SECRET,
      ...headers,
    },
    body,
  })

describe('requests that are not what they should be', () => {
  test('an update delivered many times is carried out once', async () => {
    const { it, inspector } = await open()
    const update = JSON.stringify(telegramUpdate(inspector.number, 900, '/hazard barn: bare wires'))
    const answers = await Promise.all(Array.from({ length: 20 }, () => toTelegram(it, update)))
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
    await it.settle()
    expect(await hazards(it)).toHaveLength(1)
    expect(
      it.telegram.calls.filter(
        (call) => call.method === 'sendMessage' && String(call.params.text).includes('H-1'),
      ),
    ).toHaveLength(1)
  })

  test('a replay a day later does nothing', async () => {
    const { it, inspector } = await open()
    const update = JSON.stringify(telegramUpdate(inspector.number, 900, '/hazard barn: bare wires'))
    await toTelegram(it, update)
    it.forward(86_400_000)
    await toTelegram(it, update)
    expect(await hazards(it)).toHaveLength(1)
  })

  test('a press that overtakes the message it follows is answered and breaks nothing', async () => {
    const { it, inspector } = await open()
    const press = {
      update_id: 901,
      callback_query: {
        id: '1',
        from: { id: inspector.number, is_bot: false, first_name: 'Li' },
        chat_instance: '1',
        data: 'h.1.withdraw',
        message: {
          message_id: 5,
          date: 0,
          chat: { id: inspector.number, type: 'private', first_name: 'Li' },
        },
      },
    }
    const answer = await toTelegram(it, JSON.stringify(press))
    expect(answer.status).toBe(200)
    expect(await hazards(it)).toHaveLength(0)
  })

  test.each([
    ['without the secret', { 'X-Telegram-Bot-Api-Secret-Token': '' }],
    ['with a wrong one', { 'X-Telegram-Bot-Api-Secret-Token': 'webhook-secreT' }],
  ])('a forged update %s is refused', async (_how, headers) => {
    const { it, inspector } = await open()
    const answer = await toTelegram(
      it,
      JSON.stringify(telegramUpdate(inspector.number, 900, '/hazard barn: wires')),
      headers,
    )
    expect(answer.status).toBe(401)
    expect(await hazards(it)).toHaveLength(0)
  })

  test.each([
    ['not JSON', '{"update_id":'],
    ['a list', '[]'],
    ['nothing', ''],
    ['of an unknown kind', '{"update_id":1,"something_new":{}}'],
    ['of a broken shape', '{"update_id":1,"message":{"date":1}}'],
    ['larger than any update', `{"update_id":1,"message":"${'x'.repeat(1_100_000)}"}`],
  ])('an update that is %s is acknowledged and left, so that its chat goes on', async (_what, body) => {
    const { it } = await open()
    expect((await toTelegram(it, body)).status).toBe(200)
  })

  test.each([
    ['that says so', true],
    ['that does not say how long it is', false],
  ])('an update of more than 1 MB %s is not carried out', async (_how, says) => {
    const { it, inspector } = await open()
    const update = { ...telegramUpdate(inspector.number, 900, '/hazard barn: bare wires'), more: '' }
    const sized = async (bytes: number) => {
      const body = JSON.stringify({ ...update, more: 'x'.repeat(bytes) })
      return toTelegram(it, body, says ? { 'content-length': String(body.length) } : {})
    }
    expect((await sized(1_048_576)).status).toBe(200)
    expect(await hazards(it)).toHaveLength(0)
    expect((await sized(1_000_000)).status).toBe(200)
    expect(await hazards(it)).toHaveLength(1)
  })

  test('a stale or forged Slack request is refused, one from the future too', async () => {
    const { it, coordinator } = await open()
    const body = new URLSearchParams({
      command: '/hazard',
      text: 'barn: wires',
      user_id: coordinator.userId,
      trigger_id: '1',
      channel_id: 'D1',
    }).toString()
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const at = (ms: number, secret = it.settings.SLACK_SIGNING_SECRET) =>
      it.http.fetch(signedRequest(secret, it.now() + ms, body, form))
    const statuses = [await at(-301_000), await at(301_000), await at(0, 'guessed')].map(
      (answer) => answer.status,
    )
    expect(statuses).toEqual([401, 401, 401])
    expect((await at(-299_000)).status).toBe(200)
    expect(await hazards(it)).toHaveLength(1)
  })

  test('while the database is away the platform is told to come again, and the retry yields one report', async () => {
    const { it, inspector, coordinator } = await open()
    await it.client.execute('ALTER TABLE requests RENAME TO requests_away')
    it.client.execute = async () => {
      throw Object.assign(new Error('SQLITE_BUSY: database is locked'), { code: 'SQLITE_BUSY' })
    }
    const batch = it.client.batch.bind(it.client)
    it.client.batch = async () => {
      throw Object.assign(new Error('SQLITE_BUSY: database is locked'), { code: 'SQLITE_BUSY' })
    }
    const update = JSON.stringify(telegramUpdate(inspector.number, 950, '/hazard barn: bare wires'))
    const refused = await toTelegram(it, update)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).not.toBeNull()
    const answer = await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/hazard', 'barn: wires')
    expect(await answer.text()).toContain('I cannot save anything just now')
    it.client.batch = batch
    await it.client.batch(['ALTER TABLE requests_away RENAME TO requests'], 'write')
    expect((await toTelegram(it, update)).status).toBe(200)
    expect((await toTelegram(it, update)).status).toBe(200)
    const { rows } = (await it.client.batch(['SELECT count(*) AS n FROM hazards'], 'read'))[0] ?? { rows: [] }
    expect(rows[0]?.n).toBe(1)
  })
})

const family = '👨‍👩‍👧‍👦'
const texts = [
  ['HTML', 'barn: <b>bold</b> <script>alert(1)</script> &amp; <a href="https://x.y">z</a> bare wires'],
  ['mrkdwn', 'barn: *bold* _it_ ~no~ `code` <https://evil.example|bank> bare wires'],
  ['mentions of everybody', 'barn: <!channel> <!here> <@U123> @all bare wires'],
  ['emoji', `barn: ${family} 🔥🔥 bare wires`],
  ['right-to-left and zero-width characters', 'barn: \u202Eevil\u202C\u200B\u2066x\u2069 bare wires'],
  ['markdown and brackets', 'barn: [x](https://y) **z** {a} |b| bare wires \\n \\'],
] as const

describe('words are never markup', () => {
  test.each(texts)('%s come out as they went in, on both platforms', async (_kind, text) => {
    const { it, inspector, coordinator } = await open()
    await it.telegram.sendText(inspector.number, inspector.number, `/hazard ${text}`)
    await it.slack.slashCommand(
      coordinator.userId,
      coordinator.dm,
      '/hazard',
      `two ${text}`.replace('two barn', 'second barn'),
    )
    await it.settle()
    expect(await hazards(it)).toHaveLength(2)
    const kept = String((await hazards(it))[0]?.description)
    expect(newest(it, inspector.number)?.text).toContain(kept)
    expect(JSON.stringify(it.slack.messages(coordinator.dm).map((message) => message.blocks))).toContain(
      JSON.stringify(kept).slice(1, -1),
    )
    expect(it.slack.broadcasts()).toEqual([])
    const entities = newest(it, inspector.number)?.entities ?? []
    expect(
      entities.filter((entity) => ['text_link', 'code', 'pre', 'text_mention'].includes(entity.type)),
    ).toEqual([])
    // What a link leads to is looked at by nobody for a preview.
    for (const { method, params } of it.telegram.calls)
      if (/^(?:send|edit)Message/.test(method))
        expect(params.link_preview_options).toMatchObject({ is_disabled: true })
    for (const { method, params } of it.slack.calls)
      if (method === 'chat.postMessage')
        expect([params.unfurl_links, params.unfurl_media].map(String)).toEqual(['false', 'false'])
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('10,000 characters are kept whole and shown as far as each platform allows', async () => {
    const { it, coordinator } = await open()
    const long = `barn: bare wires ${'电线裸露 '.repeat(2_000)}`
    await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/hazard', long)
    await it.settle()
    const [hazard] = await hazards(it)
    expect(String(hazard?.text).length).toBeGreaterThan(9_000)
    expect(it.slack.messages(coordinator.dm).length).toBeGreaterThan(0)
    expect(it.logs).toEqual([])
  })
})

const samples = fileURLToPath(new URL('../../../shared/spec/telegram', import.meta.url))

describe.skipIf(!existsSync(samples))('every sample of the platforms’ own', () => {
  test('Telegram updates are all taken', async () => {
    const { it } = await open()
    for (const folder of ['updates', 'updates-nutgram']) {
      for (const file of readdirSync(`${samples}/${folder}`)) {
        const answer = await toTelegram(it, readFileSync(`${samples}/${folder}/${file}`))
        expect([file, answer.status]).toEqual([file, 200])
      }
    }
  })
})
