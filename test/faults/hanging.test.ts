import { describe, expect, test } from 'vitest'
import type { Platform } from '../../src/domain/people/person'
import { fakeTimeouts, until } from '../support/fake-timeouts'
import { openPlatforms, slackButton } from '../support/platforms'
import { onLoopback } from '../support/process'

/** How long a call may take, and for how long what goes at once is patient with one, ms. */
const callMsMax = 20_000
const patienceMs = 1_000

const { pass } = fakeTimeouts()

/** Bytes that come one by one and never end, of something that could be JSON. */
const dripping = () =>
  new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      controller.enqueue(new Uint8Array([0x20]))
    },
  })

const ways = {
  'never answers': () => new Promise<Response>(() => {}),
  'answers byte by byte': async () => new Response(dripping()),
} as const

const otherOf = { telegram: 'slack', slack: 'telegram' } as const satisfies Record<Platform, Platform>

/** A committee on both platforms, one of which takes what it is sent over a real connection and gives no answer. */
async function open(stuck: readonly Platform[], way: keyof typeof ways) {
  let stuckAt: RegExp | undefined
  let taken = 0
  const address = await onLoopback(async (request) => {
    await request.text()
    taken += 1
    return ways[way]()
  })
  const it = await openPlatforms({
    through: (standIn) => (input, init) => {
      const url = String(input instanceof Request ? input.url : input)
      const platform = url.includes('telegram.example') ? 'telegram' : 'slack'
      return stuckAt?.test(url) && stuck.includes(platform) ? fetch(address, init) : standIn(input, init)
    },
  })
  const post = { role: 'inspector', organizationId: 'commerce' } as const
  const enrol = async (platform: Platform) => ({
    officer: await it.enrol('Li Wei', post, platform),
    reader: await it.enrol('Zhao Min', post, platform),
  })
  const people = { telegram: await enrol('telegram'), slack: await enrol('slack') }
  let said = 0
  const say = async (platform: Platform, lane: 1 | 5) => {
    const key = `said:${++said}`
    const telling = { kind: 'notice' as const, notice: { code: 'set-aside' as const, count: said } }
    // Each in a chat of its own: of one chat they would go one after the other.
    const person = people[platform][lane === 1 ? 'officer' : 'reader']
    const place = { platform, chat: person.userId, private: true }
    await it.database.save(key, it.now(), [
      { kind: 'said', key, place, personId: person.id, telling, lane, at: it.now() },
    ])
  }
  const shown = {
    telegram: () =>
      it.telegram
        .pane(people.telegram.officer.number)
        .chats.flatMap((chat) => chat.messages.map((message) => JSON.stringify(message))),
    slack: () => it.slack.messages(people.slack.officer.dm).map((message) => JSON.stringify(message)),
  }
  const report = (platform: Platform, words: string): Promise<Response> => {
    const { userId, number, dm } = people[platform].officer
    if (platform === 'slack') return it.slack.slashCommand(userId, dm, '/hazard', words)
    return it.telegram
      .sendText(number, number, `/hazard ${words}`)
      .then(({ responses }) => responses[0] ?? new Response(null, { status: 502 }))
  }
  return {
    ...it,
    people,
    say,
    report,
    notices: (platform: Platform) =>
      shown[platform]().filter((message) => message.includes('could not be delivered')),
    rows: async (platform: Platform) =>
      (
        await it.client.execute({
          sql: "SELECT lane, state, lease_token IS NOT NULL AS held FROM outbox WHERE platform = ? AND key LIKE 'said:%' ORDER BY id",
          args: [platform],
        })
      ).rows.map((row) => [row.lane, row.state, row.held]),
    places: async () =>
      (await it.client.execute('SELECT place FROM hazards ORDER BY place')).rows.map((row) => row.place),
    taken: () => taken,
    /** From now on there is no answer from the platform's addresses that are like this; without one, there is again. */
    stick: (at?: RegExp) => {
      stuckAt = at
    },
  }
}

const cases = (['telegram', 'slack'] as const).flatMap((stuck) =>
  (Object.keys(ways) as (keyof typeof ways)[]).map((way) => [stuck, way] as const),
)

describe('a platform that takes what it is sent and then', () => {
  test.each(cases)('(%s) %s holds up nobody else, and its rows end by their class', async (stuck, way) => {
    const it = await open([stuck], way)
    const other = otherOf[stuck]
    it.stick(/./)
    for (const lane of [1, 5] as const) await it.say(stuck, lane)
    const rounds = [it.round('bulk'), it.round('prompt')] as const
    await until(() => it.taken() === 2)
    await pass(patienceMs)
    await rounds[1]
    expect(await it.rows(stuck)).toContainEqual([1, 'waiting', 1])

    // Its calls are still under way, and everybody else is served.
    await it.say(other, 1)
    const others = it.round('prompt')
    await until(() => it.notices(other).length === 1)
    expect((await it.report(other, 'barn: bare wires')).status).toBe(200)
    expect(await it.places()).toEqual(['barn'])
    expect(await it.rows(stuck)).toContainEqual([1, 'waiting', 1])

    await pass(callMsMax)
    await Promise.all([others, ...rounds])
    await it.settle()
    // What is urgent waits to be sent once more; a broadcast of which nobody knows is not.
    expect(await it.rows(stuck)).toEqual([
      [1, 'waiting', 0],
      [5, 'unconfirmed', 0],
    ])
    it.stick()
    it.forward(60_000)
    await it.settle()
    expect((await it.rows(stuck))[0]).toEqual([1, 'sent', 0])
    expect(it.notices(stuck)).toHaveLength(1)
    expect(it.notices(stuck)[0]).toContain('possibly sent before')
  })

  test.each(cases)(
    '(%s) %s lets what is said be kept and acknowledged, though not answered',
    async (stuck, way) => {
      const it = await open([stuck], way)
      const { userId, number, dm } = it.people[stuck].officer
      const language = async () =>
        (
          await it.client.execute({
            sql: 'SELECT language FROM people WHERE id = ?',
            args: [it.people[stuck].officer.id],
          })
        ).rows[0]?.language
      if (stuck === 'telegram') {
        it.stick(/./)
        const asked = it.telegram.sendText(number, number, '/language zh')
        await until(() => it.taken() === 1)
        await pass(callMsMax)
        const { responses } = await asked
        expect([responses[0]?.status, await language(), it.taken()]).toEqual([200, 'zh', 1])
        return
      }
      await it.slack.message(userId, dm, 'me')
      const { where, block, action } = slackButton(it, userId, dm, '中文')
      it.stick(/./)
      const asked = Promise.all([
        it.slack.press(userId, where, block, action),
        it.slack.message(userId, dm, '隐患 仓库 电线裸露'),
        it.slack.message(userId, dm, 'tasks'),
        it.slack.slashCommand(userId, dm, '/hazard', ''),
      ])
      await until(() => it.taken() === 3)
      await pass(callMsMax)
      const answers = await asked
      expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200, 200])
      expect([await language(), await it.places(), it.taken()]).toEqual(['zh', ['仓库'], 3])
    },
  )
})

test('with both platforms hanging the service stops within the time limit of a call, and keeps what became of it', async () => {
  const it = await open(['telegram', 'slack'], 'answers byte by byte')
  it.stick(/./)
  for (const platform of ['telegram', 'slack'] as const) {
    await it.say(platform, 1)
    await it.say(platform, 5)
  }
  const rounds = [it.round('prompt'), it.round('bulk')]
  await until(() => it.taken() === 4)
  const stopped = it.stop()
  await pass(callMsMax)
  await stopped
  await Promise.all(rounds)
  for (const platform of ['telegram', 'slack'] as const) {
    const rows = await it.rows(platform)
    expect(rows.filter(([, , held]) => held !== 0)).toEqual([])
    expect(rows.filter(([lane, state]) => state !== (lane === 1 ? 'waiting' : 'unconfirmed'))).toEqual([])
  }
})

test('a file that never comes holds up nothing that goes at once, and is fetched again', async () => {
  const it = await open(['telegram'], 'answers byte by byte')
  const { number } = it.people.telegram.officer
  const file = { bytes: new Uint8Array([1, 2, 3]), fileName: 'wires.jpg', mimeType: 'image/jpeg' }
  it.stick(/\/file\//)
  await it.telegram.sendFiles(number, number, [file], { caption: '#隐患 仓库 电线裸露' })
  for (const said of [0, 1]) {
    if (said > 0) await it.say('slack', 1)
    const round = it.round('prompt')
    await until(() => it.taken() === 1 && it.notices('slack').length === said)
    await pass(patienceMs)
    await round
  }
  await pass(callMsMax)
  await it.round('prompt')
  it.stick()
  it.forward(60_000)
  await it.settle()
  expect([...it.storage.files.values()].map((bytes) => [...bytes])).toEqual([[1, 2, 3]])
})
