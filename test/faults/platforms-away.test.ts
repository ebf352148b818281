import { describe, expect, test } from 'vitest'
import type { Script } from '../../src/playground/telegram/outcome'
import { openPlatforms } from '../support/platforms'

const minute = 60_000
const hour = 60 * minute

/** A committee on both platforms: what is said to all of them is said to each where they read. */
async function open() {
  const it = await openPlatforms()
  const post = { role: 'inspector', organizationId: 'commerce' } as const
  const onTelegram = await it.enrol('Li Wei', post, 'telegram')
  const onSlack = await it.enrol('Zhao Min', post, 'slack')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  let said = 0
  const say = async (person: typeof onTelegram, platform: 'telegram' | 'slack', lane: 1 | 5 = 1) => {
    said += 1
    await it.database.save(`said:${said}`, it.now(), [
      {
        kind: 'said',
        key: `said:${said}`,
        place: { platform, chat: person.userId, private: true },
        personId: person.id,
        telling: { kind: 'notice', notice: { code: 'set-aside', count: said } },
        lane,
        at: it.now(),
      },
    ])
    return said
  }
  return {
    ...it,
    onTelegram,
    onSlack,
    office,
    say,
    rows: async () =>
      (
        await it.client.execute(
          "SELECT platform, state, problem, attempts FROM outbox WHERE key LIKE 'said:%' ORDER BY id",
        )
      ).rows,
    telegramTexts: () =>
      it.telegram
        .pane(onTelegram.number)
        .chats.flatMap((chat) => chat.messages.map((message) => message.text ?? '')),
    slackTexts: () => it.slack.messages(onSlack.dm).map((message) => message.text),
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

describe('one platform down for a day', () => {
  test('holds up nothing on the other, and all of it goes out once when it is back', async () => {
    const it = await open()
    const onTelegram = await it.enrol('Chen Gang', { role: 'coordinator' }, 'telegram')
    it.slack.script(() => ({ kind: 'reset' }))
    for (let at = 1; at <= 24; at += 1) {
      await it.say(it.onTelegram, 'telegram')
      await it.say(it.onSlack, 'slack')
      await it.pass(hour, 20 * minute)
      expect(notices(it.telegramTexts())).toHaveLength(at)
    }
    const onSlack = (await it.rows()).filter((row) => row.platform === 'slack')
    expect(onSlack.filter((row) => row.state !== 'waiting' || Number(row.attempts) > 1)).toEqual([])
    // Who has nothing but Slack hears of it when it is back; the others at once, and once a day.
    const shown = () => it.telegram.pane(onTelegram.number).chats.flatMap((chat) => chat.messages)
    const told = shown().filter((message) => message.text?.includes('has not answered'))
    expect(told.length).toBeGreaterThanOrEqual(1)
    expect(told.length).toBeLessThanOrEqual(2)
    expect((await it.http.request('/readyz')).status).toBe(503)
    await it.telegram.sendText(onTelegram.number, onTelegram.number, '/delivery')
    expect(shown().at(-1)?.text).toMatch(/Slack has not answered since[\s\S]*messages? waiting/)
    it.slack.script(undefined)
    await it.pass(minute, 10_000)
    expect((await it.rows()).filter((row) => row.state !== 'sent')).toEqual([])
    expect((await it.http.request('/readyz')).status).toBe(200)
    const texts = notices(it.slackTexts())
    expect([texts.length, new Set(texts).size]).toEqual([24, 24])
  })
})

const refusesToken: Script = (method) =>
  method === 'getMe'
    ? undefined
    : { kind: 'answer', status: 401, body: { ok: false, error_code: 401, description: 'Unauthorized' } }

describe('a token', () => {
  test('that is revoked keeps every row as it is for days, is told of within a minute, and all goes out with a new one', async () => {
    const it = await open()
    it.telegram.script(refusesToken)
    await it.say(it.onTelegram, 'telegram')
    await it.say(it.onTelegram, 'telegram', 5)
    await it.settle()
    await it.pass(minute, minute)
    expect(JSON.stringify(it.slack.messages(it.office.dm))).toContain('Telegram refuses')
    expect((await it.http.request('/readyz')).status).toBe(503)
    await it.pass(3 * 24 * hour, 3 * hour)
    expect((await it.rows()).map((row) => row.state)).toEqual(['waiting', 'waiting'])
    expect((await it.client.execute('SELECT 1 FROM accounts WHERE gone_reason IS NOT NULL')).rows).toEqual([])
    // The new token's service finds the same rows; here the same bot is let in again.
    it.telegram.script(undefined)
    await it.pass(5 * minute, minute)
    expect((await it.rows()).map((row) => row.state)).toEqual(['sent', 'sent'])
    expect(notices(it.telegramTexts())).toHaveLength(2)
    expect((await it.http.request('/readyz')).status).toBe(200)
  })
})

const refusal = (status: number, description: string, parameters = {}): ReturnType<Script> => ({
  kind: 'answer',
  status,
  body: { ok: false, error_code: status, description, parameters },
})

/** What becomes of a message on Telegram that meets this the first time it is sent: its state, and how often it stands there. */
const endings: readonly [
  what: string,
  first: ReturnType<Script>,
  state: string,
  shown: number,
  isGone: boolean,
][] = [
  ['a connection that is reset before the answer', { kind: 'reset' }, 'sent', 1, false],
  ['an answer that is no JSON, the message being taken', { kind: 'malformed' }, 'sent', 2, false],
  ['a block by the reader', refusal(403, 'Forbidden: bot was blocked by the user'), 'gone', 0, true],
  ['a deactivated account', refusal(403, 'Forbidden: user is deactivated'), 'gone', 0, true],
  ['being kicked', refusal(403, 'Forbidden: bot was kicked from the group chat'), 'gone', 0, true],
  ['a chat that is not there', refusal(400, 'Bad Request: chat not found'), 'gone', 0, true],
  ['a message Telegram will never take', refusal(400, 'Bad Request: message is too long'), 'aside', 0, false],
]

describe('an urgent message that meets', () => {
  test.each(endings)('%s', async (_what, first, state, shown, isGone) => {
    const it = await open()
    let met = false
    it.telegram.script((method) => {
      if (met || method !== 'sendMessage') return undefined
      met = true
      return first
    })
    await it.say(it.onTelegram, 'telegram')
    await it.settle()
    await it.pass(5 * minute, minute)
    expect((await it.rows()).map((row) => row.state)).toEqual([state])
    expect(notices(it.telegramTexts())).toHaveLength(shown)
    const gone = await it.client.execute(
      "SELECT 1 FROM accounts WHERE platform = 'telegram' AND gone_reason IS NOT NULL",
    )
    expect(gone.rows.length > 0).toBe(isGone)
    // Whoever can't be reached, and what was set aside, is told to the office.
    const told = notices(it.slack.messages(it.office.dm).map((message) => message.text))
    if (state === 'aside') expect(told).toHaveLength(1)
  })
})
