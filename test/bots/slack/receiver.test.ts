import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifySlackRequest } from '../../../src/bots/slack/verify'
import { signedRequest } from '../../../src/playground/slack/stand-in'
import { form, openSlack, payload, secret, startAt } from './support'

const spec = fileURLToPath(new URL('../../../../shared/spec/slack/', import.meta.url))

/** The worked example of Slack's documents on signing. */
const vector = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
}
const verifyVector = (more: { body?: string; timestamp?: string; signature?: string; now?: number } = {}) =>
  verifySlackRequest(
    new Headers({
      'x-slack-request-timestamp': more.timestamp ?? vector.timestamp,
      'x-slack-signature': more.signature ?? vector.signature,
    }),
    more.body ?? vector.body,
    vector.secret,
    more.now ?? Number(vector.timestamp) * 1000,
  )

describe('a request is taken only as Slack signed it', () => {
  test("Slack's own example is right, and within five minutes either way", async () => {
    const at = Number(vector.timestamp) * 1000
    expect(await verifyVector()).toBe(true)
    expect(await verifyVector({ now: at + 299_000 })).toBe(true)
    expect(await verifyVector({ now: at - 299_000 })).toBe(true)
  })

  test('old ones, ones from the future, altered and half ones are not', async () => {
    const at = Number(vector.timestamp) * 1000
    expect(await verifyVector({ now: at + 301_000 })).toBe(false)
    expect(await verifyVector({ now: at - 301_000 })).toBe(false)
    expect(await verifyVector({ body: `${vector.body}&x=1` })).toBe(false)
    expect(await verifyVector({ signature: vector.signature.replace('v0=a', 'v0=b') })).toBe(false)
    expect(await verifyVector({ signature: '' })).toBe(false)
    expect(await verifyVector({ signature: `${vector.signature}00` })).toBe(false)
    expect(await verifyVector({ timestamp: String(Number(vector.timestamp) + 1) })).toBe(false)
    expect(await verifyVector({ timestamp: 'now' })).toBe(false)
  })

  test('what is forged, replayed under another time or not signed does nothing', async () => {
    const it = openSlack()
    const body = 'command=%2Fhazard&text=x&user_id=U1&trigger_id=1.2'
    const signed = () => signedRequest(secret, startAt, body, { 'Content-Type': form })
    const later = new Headers(signed().headers)
    later.set('X-Slack-Request-Timestamp', String(startAt / 1000 + 60))
    const requests = [
      new Request('http://a.example/slack/events', { method: 'POST', body }),
      signedRequest('another secret', startAt, body, { 'Content-Type': form }),
      new Request('http://a.example/slack/events', { method: 'POST', body, headers: later }),
      signedRequest(secret, startAt - 301_000, body, { 'Content-Type': form }),
      signedRequest(secret, startAt + 301_000, body, { 'Content-Type': form }),
    ]
    for (const request of requests) expect((await it.receiver.handle(request)).status).toBe(401)
    expect(it.envelopes).toEqual([])
    expect(it.slack.calls).toEqual([])
    expect((await it.receiver.handle(signed())).status).toBe(200)
    expect(it.envelopes).toHaveLength(1)
  })
})

describe('requests of every kind', () => {
  test('ssl_check and url_verification are answered, the latter with its challenge', async () => {
    const it = openSlack()
    expect((await it.post('ssl_check=1&token=x', form)).status).toBe(200)
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'x' })
    expect(await (await it.post(body, 'application/json')).json()).toEqual({ challenge: 'abc' })
    expect(it.envelopes).toEqual([])
  })

  test('what is too large, of an unknown type or malformed is refused, however it is signed', async () => {
    const it = openSlack()
    expect((await it.post('a'.repeat(1024 * 1024 + 1), form)).status).toBe(413)
    expect((await it.post('<xml/>', 'text/xml')).status).toBe(400)
    expect((await it.post('{', 'application/json')).status).toBe(400)
    expect((await it.post('[]', 'application/json')).status).toBe(400)
    expect((await it.post('payload=%7B', form)).status).toBe(400)
  })

  test('an event whose work failed is refused, so that it comes again; the retry is taken', async () => {
    let broken = true
    const it = openSlack({
      answer: () => {
        if (broken) throw new Error('database is away')
        return {}
      },
    })
    expect((await it.slack.message('U1', 'D1', 'hello'))?.status).toBe(503)
    broken = false
    expect((await it.slack.retry()).status).toBe(200)
    const [first, again] = it.envelopes
    expect(again?.key).toBe(first?.key)
  })

  test('people who wait for an answer are told that nothing was saved', async () => {
    const it = openSlack({
      answer: () => {
        throw new Error('database is away')
      },
    })
    const response = await it.slack.slashCommand('U1', 'D1', '/hazard', 'fire lane blocked')
    expect(response.status).toBe(200)
    expect(it.slack.messages('D1').at(-1)?.text).toContain('try again')
  })

  test('whatever is signed and no payload we know gets no failure', async () => {
    const it = openSlack()
    const odd = fc.oneof(
      fc.record(
        {
          type: fc.constantFrom(
            'block_actions',
            'view_submission',
            'message_action',
            'block_suggestion',
            'view_closed',
            'x',
          ),
          user: fc.oneof(fc.constant(null), fc.record({ id: fc.string() })),
          actions: fc.oneof(
            fc.constant([]),
            fc.array(fc.record({ action_id: fc.string(), value: fc.anything() })),
          ),
          view: fc.record({ callback_id: fc.string(), state: fc.anything() }),
          team: fc.constant({ id: 'T1' }),
        },
        { requiredKeys: ['type', 'user', 'team', 'view'] },
      ),
      fc.record({ type: fc.constant('x'), command: fc.string() }),
    )
    await fc.assert(
      fc.asyncProperty(odd, async (body) => {
        const known = { user: { id: 'U1' }, ...body }
        if (known.user === null) known.user = { id: '' }
        expect((await it.post(payload(known), form)).status).toBeLessThan(500)
      }),
      { numRuns: 100 },
    )
  })
})

describe.skipIf(!existsSync(spec))("every payload of Slack's own test-suite", () => {
  const folder = join(spec, 'payloads')
  const names = existsSync(folder) ? readdirSync(folder) : []
  test.each(names)('%s is taken without a failure', async (name) => {
    const it = openSlack({ answer: () => ({ view: { body: ['ok'] } }) })
    const raw = readFileSync(join(folder, name), 'utf8').trim()
    const event = /^(event_|url_)/.test(name)
    const body = name.endsWith('.txt') || event ? raw : payload(JSON.parse(raw))
    const response = await it.post(body, event ? 'application/json' : form)
    expect(response.status).toBe(200)
    expect(it.logs.filter((log) => log.level === 'error' && log.event !== 'slack took the app out')).toEqual(
      [],
    )
  })
})
