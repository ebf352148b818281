import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openPlatforms, type Platforms } from '../support/platforms'
import { randomOf } from '../support/random'
import { readSamples, type Sample } from '../support/samples'

const samples = readSamples()
const updates = 100_000
/** So many of them belong to a seed. */
const updatesOfSeed = 25_000
/** So many of them are not as they should be. */
const spoiled = 0.1
/** What each may leave in memory at the most, bytes: less than the smallest of objects. */
const leftBytesMax = 32
const form = 'application/x-www-form-urlencoded'

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void
const heapUsed = (): number => {
  collect()
  return process.memoryUsage().heapUsed
}

const words = [
  '/hazard old mill: bare wires',
  '/tasks',
  '#隐患 仓库 通道堵塞',
  'H-1',
  '/help',
  'hello',
  '/hazards all',
  '/me',
]

/** What stands in the place of something else: nothing, or of another kind. */
const otherThings = [undefined, null, '', 7, true, [], {}, [null], 'x'.repeat(5_000)]

/** Something of it is not as it should be, however deep. */
function spoil(body: object, random: () => number): void {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)]
  const parts = body as Record<string, unknown>
  const key = pick(Object.keys(parts)) ?? 'more'
  const part = parts[key]
  if (typeof part === 'object' && part !== null && random() < 0.7) spoil(part, random)
  else parts[key] = pick(otherThings)
}

/** What is said by a sample, said anew: as another update, by somebody of ours half of the time. */
function anew(
  sample: Sample,
  at: number,
  random: () => number,
  ours: { number: number; userId: string },
): Sample['body'] {
  const body = JSON.parse(JSON.stringify(sample.body)) as Record<string, Record<string, unknown>>
  const isOurs = random() < 0.5
  const text = words[Math.floor(random() * words.length)]
  if (random() < spoiled) spoil(body, random)
  if (sample.platform === 'telegram') {
    const { message, callback_query: press } = body
    if (isOurs && message?.from)
      Object.assign(message, { from: { id: ours.number, is_bot: false, first_name: 'Li' } })
    if (isOurs && message?.text) Object.assign(message, { text, chat: { id: ours.number, type: 'private' } })
    if (isOurs && press)
      Object.assign(press, {
        from: { id: ours.number, is_bot: false, first_name: 'Li' },
        data: 'h.1.withdraw',
      })
    return { ...body, update_id: at }
  }
  const { event } = body
  if (event && typeof event === 'object')
    Object.assign(event, { ts: `${at}.1`, ...(isOurs ? { user: ours.userId, text } : {}) })
  return {
    ...body,
    trigger_id: `${at}.1.x`,
    event_id: `Ev${at}`,
    ...(isOurs && body.user_id ? { user_id: ours.userId } : {}),
  }
}

/** Platforms that take whatever they are told and keep nothing of it: what grows is the service's own. */
const taking: typeof fetch = async (input) => {
  const url = String(input instanceof Request ? input.url : input)
  return url.includes('telegram')
    ? Response.json({ ok: true, result: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } })
    : Response.json({ ok: true, channel: 'D1', ts: '1.1', file: {} })
}

const isCommand = ({ body }: Sample): boolean => body.command !== undefined
const formOf = (body: Sample['body']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )

function requestOf(
  sample: Sample,
  body: Sample['body'],
  at: number,
  secrets: Platforms['settings'],
): Request {
  if (sample.platform === 'telegram')
    return new Request('https://anwei.example.org/telegram/webhook', {
      method: 'POST',
      headers: { 'X-Telegram-Bot-Api-Secret-Token': secrets.TELEGRAM_WEBHOOK_SECRET },
      body: JSON.stringify(body),
    })
  const text = sample.asForm
    ? new URLSearchParams(isCommand(sample) ? formOf(body) : { payload: JSON.stringify(body) }).toString()
    : JSON.stringify(body)
  const type = sample.asForm ? form : 'application/json'
  return signedRequest(secrets.SLACK_SIGNING_SECRET, at, text, { 'content-type': type })
}

test.skipIf(samples.length === 0)(
  '100,000 updates of every kind, in an order of chance: none gets a failure, and they leave nothing in memory',
  async () => {
    const standIn = { of: undefined as typeof fetch | undefined }
    const it = await openPlatforms({
      through:
        (own) =>
        (...given) =>
          (standIn.of ?? own)(...given),
    })
    const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
    const liaison = await it.enrol('Zhao Min', { role: 'liaison', organizationId: 'commerce' }, 'slack')
    standIn.of = taking
    const ours = { number: inspector.number, userId: liaison.userId }
    let random = randomOf(1)
    const heap: number[] = []
    for (let at = 1; at <= updates; at += 1) {
      if (at % updatesOfSeed === 1) random = randomOf(1 + at / updatesOfSeed)
      const sample = samples[Math.floor(random() * samples.length)]
      if (!sample) continue
      const answer = await it.http.fetch(
        requestOf(sample, anew(sample, at, random, ours), it.now(), it.settings),
      )
      if (answer.status >= 500) expect([at, sample.name, answer.status]).toEqual([at, sample.name, 200])
      it.logs.length = 0
      it.forward(20)
      if ([0.1, 0.5, 1].includes(at / updates)) heap.push(heapUsed())
    }
    const [tenth = 0, half = 0, whole = 0] = heap
    expect((whole - tenth) / (updates * 0.9)).toBeLessThan(leftBytesMax)
    expect((whole - half) / (updates * 0.5)).toBeLessThan(leftBytesMax)
    expect((await it.client.execute('SELECT key, problem FROM quarantine')).rows).toEqual([])
    const { rows } = await it.client.execute('SELECT count(*) AS n FROM requests')
    expect(Number(rows[0]?.n)).toBeGreaterThan(updates / 20)
  },
  400_000,
)
