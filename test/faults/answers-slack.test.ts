import { expect, test } from 'vitest'
import { openPlatforms, slackButton } from '../support/platforms'

const second = 1_000

/** Somebody of the office in their own chat on Slack; `hook` answers for the response addresses, where it does. */
async function open() {
  const hooks: { at: number }[] = []
  const given: { hook?: () => Response } = {}
  const it = await openPlatforms({
    through: (standIn) => async (input, init) => {
      if (!String(input instanceof Request ? input.url : input).includes('/hooks/'))
        return standIn(input, init)
      hooks.push({ at: it.now() })
      return given.hook?.() ?? standIn(input, init)
    },
  })
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  return {
    ...it,
    office,
    hooks,
    given,
    shown: (channel = office.dm) =>
      it.slack.messages(channel).filter((message) => message.user === 'U0ANWEI'),
    late: async () =>
      (await it.client.execute("SELECT * FROM outbox WHERE key LIKE 'late:%' ORDER BY id")).rows,
  }
}

test('an answer that meets a 429 is given once it is over, in the thread it was asked in, and nothing is called there before', async () => {
  const it = await open()
  const startAt = it.now()
  const calledAt: number[] = []
  it.slack.script((method) => {
    if (method !== 'chat.postMessage') return undefined
    calledAt.push(it.now())
    return it.now() < startAt + 17 * second ? { kind: 'limited', retryAfter: 17 } : undefined
  })
  it.slack.addChannel({ id: 'C1', name: 'safety', members: [it.office.userId, 'U0ANWEI'] })
  const asked = await it.slack.message(it.office.userId, 'C1', '<@U0ANWEI> help')
  expect(asked?.status).toBe(200)
  await it.pass(25)
  expect(calledAt[0]).toBe(startAt)
  expect(calledAt.slice(1).every((at) => at >= startAt + 17 * second)).toBe(true)
  const [answer] = it.shown('C1')
  expect([it.shown('C1').length, answer?.threadTs]).toEqual([1, it.slack.messages('C1')[0]?.ts])
  it.checkCalls()
})

const refusals = [
  ['a 429', () => new Response('', { status: 429, headers: { 'Retry-After': '3' } })],
  ['a 5xx', () => new Response('', { status: 503 })],
  ['its end', () => new Response('expired_url', { status: 404 })],
] as const

test.each(refusals)(
  'where the response address of a press meets %s, the answer comes as a message',
  async (_, refuse) => {
    const it = await open()
    await it.slack.message(it.office.userId, it.office.dm, 'language')
    const { where, block, action } = slackButton(it, it.office.userId, it.office.dm, '中文')
    it.given.hook = refuse
    const before = it.shown().length
    await it.slack.press(it.office.userId, where, block, action)
    expect([it.hooks.length, it.shown().length]).toEqual([1, before])
    await it.pass(6)
    expect([it.hooks.length, it.shown().length]).toEqual([1, before + 1])
    it.checkCalls()
  },
)

test('an answer that is to change a message changes it later; in a channel, where it is for one person alone, it comes in their own chat', async () => {
  const it = await open()
  await it.slack.slashCommand(it.office.userId, it.office.dm, '/hazard', 'red barn: bare wires')
  await it.settle()
  await it.slack.message(it.office.userId, it.office.dm, 'tasks')
  const list = it.shown().at(-1)
  const page = { type: 'button', action_id: 'a0', value: 'w.0' }
  it.given.hook = refusals[0][1]
  const before = it.shown().length
  await it.slack.press(it.office.userId, { channel: it.office.dm, ts: list?.ts ?? '' }, undefined, page, {
    stale: true,
  })
  await it.pass(6)
  const edits = it.slack.calls.filter(({ method }) => method === 'chat.update')
  expect([edits.at(-1)?.params.ts, it.shown().length]).toEqual([list?.ts, before])

  it.slack.addChannel({ id: 'C1', name: 'safety', members: [it.office.userId, 'U0ANWEI'] })
  await it.slack.message(it.office.userId, 'C1', '<@U0ANWEI> help')
  const ts = it.shown('C1').at(-1)?.ts ?? ''
  await it.slack.press(it.office.userId, { channel: 'C1', ts }, undefined, page, { stale: true })
  await it.pass(6)
  expect([it.shown('C1').length, it.shown().length]).toEqual([1, before + 1])
  it.checkCalls()
})

test('a file that met a 429 comes later', async () => {
  const it = await open()
  await it.slack.message(it.office.userId, it.office.dm, 'checklist')
  const { where, block, action } = slackButton(it, it.office.userId, it.office.dm, 'Fire safety basics')
  let limited = false
  it.slack.script((method) => {
    if (limited || method !== 'files.completeUploadExternal') return undefined
    limited = true
    return { kind: 'limited', retryAfter: 5 }
  })
  await it.slack.press(it.office.userId, where, block, action)
  const files = () => it.shown().filter((message) => message.files?.length)
  expect([limited, files().length]).toEqual([true, 0])
  await it.pass(9)
  expect(files()).toHaveLength(1)
})

test('a change that waits does not take the place of a newer one that was made at once', async () => {
  const it = await open()
  await it.slack.slashCommand(it.office.userId, it.office.dm, '/hazard', 'red barn: bare wires')
  await it.settle()
  await it.slack.message(it.office.userId, it.office.dm, 'H-1')
  const ts = it.shown().at(-1)?.ts ?? ''
  const press = (value: string) =>
    it.slack.press(
      it.office.userId,
      { channel: it.office.dm, ts },
      undefined,
      { type: 'button', action_id: 'a0', value },
      { stale: true },
    )
  it.given.hook = refusals[1][1]
  await press('w.0')
  expect((await it.late()).map((row) => row.state)).toEqual(['waiting'])
  delete it.given.hook
  await press('h.1.confirm')
  // The card is edited; what waited to stand in its place never does.
  const shows = () => JSON.stringify(it.shown().find((one) => one.ts === ts)?.blocks)
  for (let seconds = 0; seconds < 20; seconds += 1) {
    expect(shows()).toContain('H-1 · ')
    await it.pass(1)
  }
  expect([await it.late(), JSON.stringify(it.shown()).includes('Confirmed')]).toEqual([[], true])
  it.checkCalls()
})
