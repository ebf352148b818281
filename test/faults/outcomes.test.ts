import { describe, expect, test } from 'vitest'
import type { Platform } from '../../src/domain/people/person'
import type { Outcome } from '../../src/playground/telegram/outcome'
import { openPlatforms } from '../support/platforms'

const second = 1_000

const send = { telegram: 'sendMessage', slack: 'chat.postMessage' } as const satisfies Record<
  Platform,
  string
>
const ping = { telegram: 'getMe', slack: 'api.test' } as const satisfies Record<Platform, string>

type Fault = Extract<Outcome, { kind: 'flood' | 'failure' | 'dropped' }>
/** What Slack's stand-in calls it. */
const onSlack = (fault: Fault) => {
  if (fault.kind === 'flood') return { kind: 'limited', retryAfter: fault.retryAfter } as const
  return fault.kind === 'failure' ? ({ kind: 'status', status: fault.status } as const) : fault
}

/** One message for one inspector, between a platform that misbehaves as `script` says and a clock at hand. */
async function open(platform: Platform, lane: 1 | 5) {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, platform)
  const called: string[] = []
  const tried: number[] = []
  const misbehaveAt = (methods: readonly string[], script: () => Fault | undefined): void => {
    const meets = (method: string): Fault | undefined => {
      called.push(method)
      if (method === send[platform]) tried.push(it.now())
      return methods.length === 0 || methods.includes(method) ? script() : undefined
    }
    it.telegram.script(platform === 'telegram' ? meets : undefined)
    it.slack.script((method) => {
      const fault = platform === 'slack' ? meets(method) : undefined
      return fault && onSlack(fault)
    })
  }
  const say = (key: string, lane: 1 | 5) =>
    it.database.save(key, it.now(), [
      {
        kind: 'said',
        key,
        place: { platform, chat: inspector.userId, private: true },
        personId: inspector.id,
        telling: { kind: 'notice', notice: { code: 'set-aside', count: 3 } },
        lane,
        at: it.now(),
      },
    ])
  await say('said', lane)
  const standing = (words: string): number =>
    (platform === 'slack'
      ? it.slack.messages(inspector.dm)
      : it.telegram.pane(inspector.number).chats.flatMap((chat) => chat.messages)
    ).filter((message) => JSON.stringify(message).includes(words)).length
  return {
    ...it,
    called,
    tried,
    /** Each message that is sent meets this. */
    misbehave: (script: () => Fault | undefined) => misbehaveAt([send[platform]], script),
    /** Whatever is called meets this. */
    beAway: (script: () => Fault | undefined) => misbehaveAt([], script),
    row: async () => (await it.client.execute("SELECT * FROM outbox WHERE key = 'said'")).rows[0],
    say,
    /** The inspector says something themselves, which is answered at once. */
    ask: (words: string): Promise<unknown> =>
      platform === 'slack'
        ? it.slack.message(inspector.userId, inspector.dm, words)
        : it.telegram.sendText(inspector.number, inspector.number, words),
    /** How often it stands in the chat, and how often as a possible repeat. */
    shown: () => standing('could not be delivered'),
    marked: () => standing('possibly sent before'),
    pass: async (seconds: number, every = 1) => {
      for (let at = 0; at < seconds; at += every) {
        it.forward(every * second)
        await it.settle()
      }
    },
  }
}

describe.each(['telegram', 'slack'] as const)('on %s', (platform) => {
  test('after a 429 nothing is sent there before retry_after is over, be it an answer', async () => {
    const it = await open(platform, 1)
    const limitedAt = it.now()
    it.misbehave(() => (it.now() < limitedAt + 17 * second ? { kind: 'flood', retryAfter: 17 } : undefined))
    await it.settle()
    expect(it.tried).toEqual([limitedAt])
    it.forward(second)
    await it.ask('me')
    await it.pass(40)
    expect(it.tried.slice(1).filter((at) => at < limitedAt + 17 * second)).toEqual([])
    expect([it.tried.length, it.shown()]).toEqual([3, 1])
  })

  test('ten minutes of 5xx: it is not hammered, and never said to be sent when it was not', async () => {
    const it = await open(platform, 1)
    const failsUntil = it.now() + 600 * second
    // A 5xx says nothing of whether it was taken: what must be acted on goes once more, then a coordinator decides.
    it.misbehave(() => (it.now() < failsUntil ? { kind: 'failure', status: 502 } : undefined))
    await it.settle()
    await it.pass(1_200, 10)
    expect([it.tried.length, it.shown(), (await it.row())?.state]).toEqual([2, 0, 'unconfirmed'])
  })

  test('ten minutes in which all it is asked is answered by a 5xx: nothing more is risked meanwhile, and all goes out once it is back', async () => {
    const it = await open(platform, 1)
    const failsUntil = it.now() + 600 * second
    it.beAway(() => (it.now() < failsUntil ? { kind: 'failure', status: 502 } : undefined))
    await it.settle()
    await it.pass(300, 5)
    await it.say('later', 1)
    await it.say('spread', 5)
    await it.pass(295, 5)
    // The first had an answer that says nothing; since then the platform was only asked whether it is well.
    expect(it.called.filter((method) => method !== ping[platform])).toEqual([send[platform]])
    expect(it.called.length).toBeLessThan(600 / 5)
    expect(it.shown()).toBe(0)
    await it.pass(30)
    const { rows } = await it.client.execute('SELECT key, state, ambiguous, attempts FROM outbox ORDER BY id')
    expect(rows).toEqual([
      { key: 'said', state: 'sent', ambiguous: 1, attempts: 2 },
      { key: 'later', state: 'sent', ambiguous: 0, attempts: 1 },
      { key: 'spread', state: 'sent', ambiguous: 0, attempts: 1 },
    ])
    expect([it.shown(), it.marked()]).toEqual([3, 1])
  })

  test('what was taken and never answered is sent once more where people must act on it, and says so', async () => {
    const it = await open(platform, 1)
    let dropped = false
    it.misbehave(() => {
      if (dropped) return undefined
      dropped = true
      return { kind: 'dropped' }
    })
    await it.settle()
    await it.pass(30)
    expect([it.tried.length, it.shown(), (await it.row())?.state]).toEqual([2, 2, 'sent'])
    expect(it.marked()).toBe(1)
  })

  test('a broadcast that was taken and never answered is not sent again: it is unconfirmed', async () => {
    const it = await open(platform, 5)
    it.misbehave(() => ({ kind: 'dropped' }))
    await it.settle()
    await it.pass(120, 5)
    expect([it.tried.length, it.shown(), (await it.row())?.state]).toEqual([1, 1, 'unconfirmed'])
  })
})
