import { describe, expect, test } from 'vitest'
import type { Platform } from '../../src/domain/people/person'
import type { Script as SlackScript } from '../../src/playground/slack/world'
import type { Script as TelegramScript } from '../../src/playground/telegram/outcome'
import { openPlatforms } from '../support/platforms'

const minute = 60_000
const hour = 60 * minute

const others = { telegram: 'slack', slack: 'telegram' } as const satisfies Record<Platform, Platform>

/** A committee on both platforms: what is said to all of them is said to each where they read. */
async function open(options: Parameters<typeof openPlatforms>[0] = {}) {
  const it = await openPlatforms(options)
  const post = { role: 'inspector', organizationId: 'commerce' } as const
  const people = {
    telegram: await it.enrol('Li Wei', post, 'telegram'),
    slack: await it.enrol('Zhao Min', post, 'slack'),
  }
  let said = 0
  const say = async (platform: Platform, lane: 1 | 5 = 1) => {
    said += 1
    await it.database.save(`said:${said}`, it.now(), [
      {
        kind: 'said',
        key: `said:${said}`,
        place: { platform, chat: people[platform].userId, private: true },
        personId: people[platform].id,
        telling: { kind: 'notice', notice: { code: 'set-aside', count: said } },
        lane,
        at: it.now(),
      },
    ])
  }
  return {
    ...it,
    people,
    coordinator: (platform: Platform) =>
      it.enrol(platform === 'slack' ? 'Wang Fang' : 'Chen Gang', { role: 'coordinator' }, platform),
    /** A coordinator with accounts on both platforms, who used this one last; where they are on the other. */
    coordinatorWhoUses: async (platform: Platform) => {
      const { id } = await it.enrol('Sun Li', { role: 'coordinator' }, platform)
      const there = others[platform] === 'slack' ? 'U8000' : '8000'
      if (others[platform] === 'slack') it.slack.addUser({ id: there, name: 'Sun Li', realName: 'Sun Li' })
      else {
        it.telegram.addUser({ id: 8000, firstName: 'Sun Li', languageCode: 'en' })
        await it.telegram.sendText(8000, 8000, '/start')
      }
      const account = { platform: others[platform], userId: there }
      await it.database.save('link', it.now(), [
        { kind: 'account.linked', personId: id, account, chat: there },
      ])
      return { userId: there, number: 8000, dm: 'D8000' }
    },
    say,
    rows: async () =>
      (
        await it.client.execute(
          "SELECT platform, state, problem, attempts FROM outbox WHERE key LIKE 'said:%' ORDER BY id",
        )
      ).rows,
    /** What stands in somebody's own chat, oldest first. */
    texts: (platform: Platform, { number, dm }: { number: number; dm: string } = people[platform]) =>
      platform === 'slack'
        ? it.slack.messages(dm).map((message) => message.text)
        : it.telegram
            .pane(number)
            .chats.flatMap((chat) => chat.messages.map((message) => message.text ?? '')),
    pass: async (ms: number, every: number) => {
      for (let at = 0; at < ms; at += every) {
        it.forward(every)
        await it.tick(it.now())
        await it.settle()
      }
    },
  }
}

const notices = (texts: readonly string[]) => texts.filter((text) => text.includes('could not be delivered'))
const isReady = async (it: { http: { request: (path: string) => Response | Promise<Response> } }) =>
  (await it.http.request('/readyz')).status === 200

describe.each(['telegram', 'slack'] as const)('%s', (away) => {
  const other = others[away]
  const name = { telegram: 'Telegram', slack: 'Slack' }[away]

  test('down for a day holds up nothing on the other, and all of it goes out once when it is back', async () => {
    const it = await open()
    await it.coordinator(away)
    const office = await it.coordinator(other)
    it[away].script(() => ({ kind: 'reset' }))
    for (let at = 1; at <= 24; at += 1) {
      for (const platform of ['telegram', 'slack'] as const) await it.say(platform)
      await it.pass(hour, 30 * minute)
      expect(notices(it.texts(other))).toHaveLength(at)
    }
    const waiting = (await it.rows()).filter((row) => row.platform === away)
    expect(waiting.filter((row) => row.state !== 'waiting' || Number(row.attempts) > 1)).toEqual([])
    // Who has nothing but this platform hears of it when it is back; the others at once, and once a day.
    const told = it.texts(other, office).filter((text) => text.includes('has not answered'))
    expect(told.length).toBeGreaterThanOrEqual(1)
    expect(told.length).toBeLessThanOrEqual(2)
    expect(await isReady(it)).toBe(false)
    it[away].script(undefined)
    await it.pass(minute, 10_000)
    expect((await it.rows()).filter((row) => row.state !== 'sent')).toEqual([])
    expect(await isReady(it)).toBe(true)
    const texts = notices(it.texts(away))
    expect([texts.length, new Set(texts).size]).toEqual([24, 24])
  })

  test('down is told of in /delivery, and before to who reads on both platforms', async () => {
    const it = await open()
    const office = await it.coordinatorWhoUses(away)
    it[away].script(() => ({ kind: 'reset' }))
    await it.say(away)
    await it.settle()
    await it.pass(10 * minute, minute)
    expect(it.texts(other, office).join()).toContain(`${name} has not answered`)
    const answer =
      other === 'telegram'
        ? await it.telegram
            .sendText(office.number, office.number, '/delivery')
            .then(() => it.texts(other, office).at(-1))
        : await (await it.slack.slashCommand(office.userId, office.dm, '/safety', 'delivery')).text()
    expect(answer).toMatch(new RegExp(`${name} has not answered since[\\s\\S]*1 message waiting`))
  })

  test('that refuses our token keeps every row as it is for days, is told of within a minute, and a service with a new one sends them all', async () => {
    const revoked = { telegram: { TELEGRAM_BOT_TOKEN: '123456:old' }, slack: { SLACK_BOT_TOKEN: 'xoxb-old' } }
    const it = await open({ settings: revoked[away] })
    const office = await it.coordinatorWhoUses(away)
    await it.say(away)
    await it.say(away, 5)
    await it.settle()
    await it.pass(minute, minute)
    expect(it.texts(other, office).join()).toContain(`${name} refuses`)
    expect(await isReady(it)).toBe(false)
    await it.pass(3 * 24 * hour, 3 * hour)
    expect((await it.rows()).map((row) => row.state)).toEqual(['waiting', 'waiting'])
    expect((await it.client.execute('SELECT 1 FROM accounts WHERE gone_reason IS NOT NULL')).rows).toEqual([])

    const renewed = await openPlatforms({ client: it.client, startAt: it.now() })
    const { number, userId, dm } = it.people[away]
    if (away === 'slack') renewed.slack.addUser({ id: userId, name: 'Zhao Min', realName: 'Zhao Min' })
    else {
      renewed.telegram.addUser({ id: number, firstName: 'Li Wei', languageCode: 'en' })
      await renewed.telegram.sendText(number, number, '/start')
    }
    for (let at = 0; at < 5; at += 1) {
      renewed.forward(minute)
      await renewed.tick(renewed.now())
      await renewed.settle()
    }
    expect((await it.rows()).map((row) => row.state)).toEqual(['sent', 'sent'])
    const texts =
      away === 'slack'
        ? renewed.slack.messages(dm).map((message) => message.text)
        : renewed.telegram.pane(number).chats.flatMap((chat) => chat.messages.map((one) => one.text ?? ''))
    expect(notices(texts)).toHaveLength(2)
    expect(await isReady(renewed)).toBe(true)
  })
})

const refusal = (status: number, description: string, parameters = {}) =>
  ({
    kind: 'answer',
    status,
    body: { ok: false, error_code: status, description, parameters },
  }) as const

type Meets = ReturnType<TelegramScript> | ReturnType<SlackScript>
/** What becomes of a message that meets this the first time it is sent: its state, and how often it stands there. */
const endings: readonly [
  platform: Platform,
  what: string,
  first: Meets,
  state: string,
  shown: number,
  isGone: boolean,
][] = [
  ['telegram', 'a connection that is reset before the answer', { kind: 'reset' }, 'sent', 1, false],
  ['telegram', 'a connection that breaks once it was taken', { kind: 'dropped' }, 'sent', 2, false],
  ['telegram', 'a 5xx', { kind: 'failure', status: 502 }, 'sent', 1, false],
  ['telegram', 'an answer that is no JSON, being taken', { kind: 'malformed' }, 'sent', 2, false],
  ['telegram', 'a block', refusal(403, 'Forbidden: bot was blocked by the user'), 'gone', 0, true],
  ['telegram', 'a deactivated account', refusal(403, 'Forbidden: user is deactivated'), 'gone', 0, true],
  [
    'telegram',
    'being kicked',
    refusal(403, 'Forbidden: bot was kicked from the group chat'),
    'gone',
    0,
    true,
  ],
  ['telegram', 'a chat that is not there', refusal(400, 'Bad Request: chat not found'), 'gone', 0, true],
  ['telegram', 'what is never taken', refusal(400, 'Bad Request: message is too long'), 'aside', 0, false],
  ['slack', 'a connection that is never made', { kind: 'reset' }, 'sent', 1, false],
  ['slack', 'a connection that breaks once it was taken', { kind: 'dropped' }, 'sent', 2, false],
  ['slack', 'a 5xx', { kind: 'status', status: 502 }, 'sent', 1, false],
  ['slack', 'an answer that is no JSON', { kind: 'malformed' }, 'sent', 1, false],
  ['slack', 'a fault of Slack’s own', { kind: 'error', error: 'internal_error' }, 'sent', 1, false],
  ['slack', 'a deactivated account', { kind: 'error', error: 'user_disabled' }, 'gone', 0, true],
  ['slack', 'a chat that is not there', { kind: 'error', error: 'channel_not_found' }, 'gone', 0, true],
  ['slack', 'what is never taken', { kind: 'error', error: 'msg_too_long' }, 'aside', 0, false],
]

describe('an urgent message that meets', () => {
  test.each(endings)('on %s %s', async (platform, _what, first, state, shown, isGone) => {
    const it = await open()
    const office = await it.coordinator(others[platform])
    let met = false
    const meets = (method: string) => {
      if (met || !/^(sendMessage|chat\.postMessage)$/.test(method)) return undefined
      met = true
      return first
    }
    it[platform].script(meets as never)
    await it.say(platform)
    await it.settle()
    await it.pass(5 * minute, minute)
    expect((await it.rows()).map((row) => row.state)).toEqual([state])
    expect(notices(it.texts(platform))).toHaveLength(shown)
    const gone = await it.client.execute({
      sql: 'SELECT 1 FROM accounts WHERE platform = ? AND gone_reason IS NOT NULL',
      args: [platform],
    })
    expect(gone.rows.length > 0).toBe(isGone)
    // Whoever can't be reached, and what was set aside, is told to the office.
    const told = it.texts(others[platform], office)
    expect(told.filter((text) => text.includes('could not be delivered')).length).toBe(
      state === 'aside' ? 1 : 0,
    )
    expect(told.filter((text) => text.includes(platform === 'telegram' ? 'Li Wei' : 'Zhao Min')).length).toBe(
      isGone ? 1 : 0,
    )
  })
})
