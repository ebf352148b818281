import { afterEach, describe, expect, test } from 'vitest'
import type { Envelope } from '../../../src/bots/intent'
import { createSlackSocket, type SlackSocket } from '../../../src/bots/slack/socket-mode'
import type { Answer } from '../../../src/bots/view'
import { createSlackStandIn } from '../../../src/playground/slack/stand-in'
import { openPlatforms, slackButton } from '../../support/platforms'
import { openSlackSocket } from '../../support/slack-socket'
import { secret, startAt, token } from './support'

const appToken = 'xapp-test-token'
const sockets: SlackSocket[] = []

afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.stop()))
})

const isOpen = (input: Request | string | URL, init?: RequestInit): Request | undefined => {
  const request = new Request(input, init)
  return request.url.endsWith('/apps.connections.open') ? request : undefined
}

/** The adapter alone over a socket, with a desk whose answers a test gives; `refuse` is asked before each connecting. */
async function open(
  given: {
    answer?: (envelope: Envelope) => Answer | Promise<Answer>
    refuse?: () => Response | undefined
    stepMs?: number
  } = {},
) {
  const server = await openSlackSocket(appToken)
  const slack = createSlackStandIn({
    botToken: token,
    signingSecret: secret,
    deliver: server.deliver,
    now: () => startAt,
  })
  slack.addUser({ id: 'U1', name: 'wang', realName: 'Wang Fang' })
  const envelopes: Envelope[] = []
  const logs: Record<string, unknown>[] = []
  const waits: number[] = []
  let now = startAt
  const socket = createSlackSocket({
    token,
    appToken,
    apiUrl: slack.apiUrl,
    fetch: async (input, init) => {
      const opening = isOpen(input, init)
      return opening ? (given.refuse?.() ?? server.open(opening)) : slack.fetch(input, init)
    },
    now: () => {
      now += given.stepMs ?? 60_000
      return now
    },
    log: (event) => logs.push(event),
    sleep: async (ms) => {
      waits.push(ms)
    },
    dispatch: async (envelope) => {
      envelopes.push(envelope)
      return (await given.answer?.(envelope)) ?? {}
    },
    suggest: async () => [{ value: '1', label: 'Xinyuan petrol station' }],
    later: async () => {},
  })
  sockets.push(socket)
  return { server, slack, socket, envelopes, logs, waits }
}

async function connect(it: Awaited<ReturnType<typeof open>>): Promise<void> {
  const connected = it.server.connected()
  it.socket.start()
  await connected
}

test('the whole service over the socket: a report, a press, a form and a search, each acknowledged', async () => {
  const server = await openSlackSocket(appToken)
  const it = await openPlatforms({ slackDeliver: server.deliver })
  const socket = createSlackSocket({
    token: it.settings.SLACK_BOT_TOKEN,
    appToken,
    apiUrl: it.slack.apiUrl,
    fetch: async (input, init) => {
      const opening = isOpen(input, init)
      return opening ? server.open(opening) : it.slack.fetch(input, init)
    },
    now: it.now,
    log: (event) => it.logs.push(event),
    sleep: async () => {},
    dispatch: it.dispatch,
    suggest: it.suggest,
    later: it.later,
  })
  sockets.push(socket)
  const connected = server.connected()
  socket.start()
  await connected
  expect(server.opened).toEqual([`Bearer ${appToken}`])

  const { userId, dm } = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const answer = await it.slack.slashCommand(userId, dm, '/hazard', '红旗村仓库 未配备灭火器')
  expect(answer.status).toBe(200)
  expect(JSON.stringify(await answer.json())).toContain('H-1')
  await it.settle()

  const press = async (label: string) => {
    const { where, block, action } = slackButton(it, userId, dm, label)
    return it.slack.press(userId, where, block, action)
  }
  expect((await press('Confirm')).status).toBe(200)
  await it.settle()
  expect(JSON.stringify(it.slack.messages(dm).at(-1)?.blocks)).toContain('Confirmed')
  expect(it.slack.calls.map((call) => call.method)).toContain('chat.update')

  await press('Change…')
  const found = await it.slack.suggest(userId, 'unit', 'search_units', '红旗')
  expect(found.length).toBeGreaterThan(0)
  const severity = { value: { type: 'static_select', selected_option: { value: 'major' } } }
  expect((await it.slack.submitView(userId, { severity }))?.status).toBe(200)
  expect(it.slack.openView(userId)).toBeUndefined()
  await it.slack.message(userId, dm, 'H-1')
  await it.settle()
  expect(JSON.stringify(it.slack.messages(dm).at(-1)?.blocks)).toContain('Major')
  expect(it.logs).toEqual([])
  it.checkCalls()
})

describe('acknowledgement', () => {
  test('waits for the work; where that fails, Slack sends it again and it counts then', async () => {
    let fails = 1
    const it = await open({
      answer: () => {
        fails -= 1
        if (fails >= 0) throw new Error('the database is away')
        return {}
      },
    })
    await connect(it)
    const first = it.slack.message('U1', 'D1', '#隐患 通道堵塞')
    const again = await it.slack.retry()
    expect(again?.status).toBe(200)
    it.server.drop()
    expect((await first)?.status).toBe(503)
    expect(it.envelopes.map((envelope) => envelope.key)).toEqual([it.envelopes[0]?.key, it.envelopes[0]?.key])
  })

  test('is given before the socket stops, for what is under way', async () => {
    const gate: { release?: () => void } = {}
    const held = new Promise<void>((resolve) => {
      gate.release = resolve
    })
    const reached: { resolve?: () => void } = {}
    const begun = new Promise<void>((resolve) => {
      reached.resolve = resolve
    })
    const it = await open({
      answer: async () => {
        reached.resolve?.()
        await held
        return { view: { body: ['done'] } }
      },
    })
    await connect(it)
    const answer = it.slack.slashCommand('U1', 'D1', '/hazard', 'x')
    await begun
    const stopped = it.socket.stop()
    gate.release?.()
    expect((await answer).status).toBe(200)
    await stopped
    expect(it.server.opened).toHaveLength(1)
  })
})

describe('the connection', () => {
  test('is made anew at once when Slack asks for it, and what comes then is taken', async () => {
    const it = await open()
    await connect(it)
    const anew = it.server.connected()
    it.server.refresh()
    await anew
    const answer = await it.slack.slashCommand('U1', 'D1', '/safety', 'tasks')
    expect(answer.status).toBe(200)
    expect(it.waits).toEqual([])
    expect(it.server.count()).toBe(1)
  })

  test('is made anew when the line breaks', async () => {
    const it = await open()
    await connect(it)
    const anew = it.server.connected()
    it.server.drop()
    await anew
    expect((await it.slack.slashCommand('U1', 'D1', '/safety', 'tasks')).status).toBe(200)
  })

  test.each([
    ['can’t be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['is down', () => new Response('upstream error', { status: 502 })],
    ['limits us', () => Response.json({ ok: false }, { status: 429, headers: { 'Retry-After': '1' } })],
    ['refuses the token', () => Response.json({ ok: false, error: 'invalid_auth' })],
  ])('while Slack %s is tried for again, more and more slowly, and ends nothing', async (_what, refusal) => {
    let refusals = 3
    const it = await open({
      refuse: () => {
        refusals -= 1
        return refusals >= 0 ? (refusal() as Response) : undefined
      },
    })
    await connect(it)
    expect(it.waits).toEqual([1000, 2000, 4000])
    expect(it.logs).toHaveLength(3)
    expect(JSON.stringify(it.logs)).not.toContain(appToken)
    expect((await it.slack.slashCommand('U1', 'D1', '/safety', 'tasks')).status).toBe(200)
  })

  test('that never lasts is not made over and over without a pause', async () => {
    const it = await open({ stepMs: 0 })
    await connect(it)
    for (let times = 0; times < 3; times += 1) {
      const anew = it.server.connected()
      it.server.refresh()
      await anew
    }
    expect(it.waits).toEqual([1000, 2000, 4000])
  })
})
