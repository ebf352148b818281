import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openPlatforms } from '../support/platforms'
import { randomOf } from '../support/random'
import { readSamples, type Sample } from '../support/samples'

const samples = readSamples()
const updatesOfSeed = 1_500
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

describe.skipIf(samples.length === 0)('updates of every kind, in an order of chance', () => {
  test.each([1, 2])(
    'seed %i: none gets a failure, and the heap grows by no more than what the stand-ins keep of each',
    async (seed) => {
      const it = await openPlatforms()
      const inspector = await it.enrol(
        'Li Wei',
        { role: 'inspector', organizationId: 'commerce' },
        'telegram',
      )
      const liaison = await it.enrol('Zhao Min', { role: 'liaison', organizationId: 'commerce' }, 'slack')
      const random = randomOf(seed)
      const send = async (at: number): Promise<void> => {
        const sample = samples[Math.floor(random() * samples.length)]
        if (!sample) return
        const body = anew(sample, at, random, { number: inspector.number, userId: liaison.userId })
        const answer =
          sample.platform === 'telegram'
            ? await it.telegram.post(body as never)
            : await it.http.fetch(
                signedRequest(
                  it.settings.SLACK_SIGNING_SECRET,
                  it.now(),
                  sample.asForm
                    ? new URLSearchParams(
                        body.command ? (body as Record<string, string>) : { payload: JSON.stringify(body) },
                      ).toString()
                    : JSON.stringify(body),
                  { 'content-type': sample.asForm ? form : 'application/json' },
                ),
              )
        expect([sample.name, answer.status < 500]).toEqual([sample.name, true])
        // What the stand-ins keep for other tests is not the service's memory.
        for (const calls of [it.telegram.calls, it.slack.calls, it.logs]) calls.length = 0
        it.forward(20)
      }
      for (let at = 1; at <= updatesOfSeed / 3; at += 1) await send(at)
      const before = heapUsed()
      for (let at = updatesOfSeed / 3 + 1; at <= updatesOfSeed; at += 1) await send(at)
      const grown = heapUsed() - before
      expect(grown / ((updatesOfSeed * 2) / 3)).toBeLessThan(3_000)
      expect((await it.client.execute('SELECT key, problem FROM quarantine')).rows).toEqual([])
    },
  )
})
