import { describe, expect, test } from 'vitest'
import { createSlackChannel } from '../../../src/bots/slack/channel'
import type { Outcome } from '../../../src/domain/delivery/outcome'
import { fakeTimeouts, until } from '../../support/fake-timeouts'
import { openSlack } from './support'

const { pass } = fakeTimeouts()

const place = { platform: 'slack' as const, chat: 'U1', private: true }
const view = { body: ['Fire lane blocked'] }
const language = 'en' as const

/** How a send and an edit end when Slack answers like this. */
async function ends(status: number, body: unknown, headers: Record<string, string> = {}) {
  const answer = typeof body === 'string' ? body : JSON.stringify(body)
  return endsWith(async () => new Response(answer, { status, headers }))
}
async function endsWith(call: typeof fetch): Promise<{ send: Outcome; edit: Outcome }> {
  const channel = createSlackChannel({
    token: 'xoxb-secret',
    apiUrl: 'https://slack.example/api/',
    fetch: call,
  })
  const ref = { platform: 'slack' as const, chat: 'D1', message: '1.2' }
  return {
    send: await channel.send(place, view, { language }),
    edit: await channel.edit(ref, view, { language }),
  }
}

describe('what a refusal of Slack means', () => {
  const refusals: [string, Outcome['kind'], Outcome['kind']][] = [
    ['channel_not_found', 'gone', 'gone'],
    ['not_in_channel', 'gone', 'gone'],
    ['is_archived', 'gone', 'gone'],
    ['user_disabled', 'gone', 'gone'],
    ['cannot_dm_bot', 'gone', 'gone'],
    ['restricted_action_read_only_channel', 'gone', 'gone'],
    ['account_inactive', 'credentials', 'credentials'],
    ['token_revoked', 'credentials', 'credentials'],
    ['invalid_auth', 'credentials', 'credentials'],
    ['missing_scope', 'credentials', 'credentials'],
    ['message_not_found', 'rejected', 'lost'],
    ['cant_update_message', 'rejected', 'lost'],
    ['edit_window_closed', 'rejected', 'lost'],
    ['invalid_blocks', 'rejected', 'rejected'],
    ['msg_too_long', 'rejected', 'rejected'],
    ['no_text', 'rejected', 'rejected'],
    ['something_new', 'rejected', 'rejected'],
    ['internal_error', 'ambiguous', 'retry'],
    ['fatal_error', 'ambiguous', 'retry'],
    ['service_unavailable', 'ambiguous', 'retry'],
    ['request_timeout', 'retry', 'retry'],
    ['ratelimited', 'retry', 'retry'],
  ]
  test.each(refusals)('%s: a send is %s, an edit %s', async (error, send, edit) => {
    const outcome = await ends(200, { ok: false, error })
    expect([outcome.send.kind, outcome.edit.kind]).toEqual([send, edit])
  })

  test('a rate limit is obeyed to the second, at once and without waiting for it', async () => {
    const { send } = await ends(429, { ok: false, error: 'ratelimited' }, { 'Retry-After': '30' })
    expect(send).toEqual({
      kind: 'retry',
      afterMs: 30_000,
      scope: 'chat',
      reason: 'ratelimited',
      limited: true,
    })
    expect((await ends(429, '')).send.kind).toBe('retry')
  })

  test('a fault of a server leaves open whether a message was sent; an edit may be made again', async () => {
    for (const [status, body] of [
      [500, 'oops'],
      [503, ''],
      [200, '<html>upstream</html>'],
    ] as const) {
      const outcome = await ends(status, body)
      expect([outcome.send.kind, outcome.edit.kind]).toEqual(['ambiguous', 'retry'])
    }
  })

  test('a connection that was never made sent nothing; one that broke or hung leaves a send open', async () => {
    const refused = await endsWith(async () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      })
    })
    expect([refused.send.kind, refused.edit.kind]).toEqual(['away', 'away'])
    const reset = await endsWith(async () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      })
    })
    expect([reset.send.kind, reset.edit.kind]).toEqual(['ambiguous', 'retry'])
    let called = 0
    const hung = endsWith((_url, init) => {
      called += 1
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      })
    })
    // A send's limit, and then an edit's.
    for (const calls of [1, 2]) {
      await until(() => called === calls)
      await pass(20_000)
    }
    expect([(await hung).send.kind, (await hung).edit.kind]).toEqual(['ambiguous', 'retry'])
  })

  test('reasons hold neither the token nor what was said', async () => {
    const outcome = await endsWith(async () => {
      throw new TypeError('failed with xoxb-secret: Fire lane blocked')
    })
    expect(JSON.stringify(outcome)).not.toMatch(/xoxb|Fire/)
  })
})

describe('sending by Slack', () => {
  test('to a person gives the conversation, so that the message can be edited', async () => {
    const { slack, options } = openSlack()
    const channel = createSlackChannel(options)
    const sent = await channel.send(place, view, { language })
    expect(sent).toMatchObject({ kind: 'accepted', ref: { chat: 'D1' } })
    if (sent.kind !== 'accepted') return
    expect((await channel.edit(sent.ref, { body: ['Confirmed'] }, { language })).kind).toBe('accepted')
    expect(slack.messages('D1')).toHaveLength(1)
    expect(JSON.stringify(slack.messages('D1')[0]?.blocks)).toContain('Confirmed')
    const answer = await channel.send(place, view, { language, replyTo: sent.ref.message })
    expect(answer.kind).toBe('accepted')
    expect(slack.messages('D1')[1]?.threadTs).toBe(sent.ref.message)
  })

  test('files are shown together in the thread of their card, with a caption that is only words', async () => {
    const { slack, options } = openSlack()
    const channel = createSlackChannel(options)
    const card = await channel.send(place, view, { language })
    if (card.kind !== 'accepted') throw new Error('not sent')
    const file = (name: string) => ({
      kind: 'photo' as const,
      name,
      mimeType: 'image/png',
      bytes: async () => new Uint8Array([1, 2, 3]),
    })
    const shown = await channel.sendFiles(place, [file('a.png'), file('b.png')], {
      caption: 'H-1 <!channel>',
      language,
      replyTo: card.ref.message,
    })
    expect(shown.kind).toBe('accepted')
    const message = slack.messages('D1').at(-1)
    expect(message).toMatchObject({ text: 'H-1 &lt;!channel&gt;', threadTs: card.ref.message })
    expect(message?.files).toHaveLength(2)
    expect(slack.broadcasts()).toEqual([])
  })

  test('an upload that failed shows nothing and is done again', async () => {
    const { slack, options } = openSlack()
    slack.script((method) =>
      method === 'files.getUploadURLExternal' ? { kind: 'status', status: 500 } : undefined,
    )
    const file = {
      kind: 'photo' as const,
      name: 'a.png',
      mimeType: 'image/png',
      bytes: async () => new Uint8Array([1]),
    }
    const outcome = await createSlackChannel(options).sendFiles(place, [file], { caption: '', language })
    expect(outcome.kind).toBe('retry')
    expect(slack.messages('D1')).toEqual([])
  })

  test('a file that came from Slack and is not kept yet is shown all the same', async () => {
    const { slack, options } = openSlack()
    const kept = slack.keep({ bytes: new Uint8Array([7, 7]), fileName: 'before.png' })
    const file = {
      kind: 'photo' as const,
      name: 'before.png',
      mimeType: 'image/png',
      knownAs: kept.id,
      bytes: async () => new Uint8Array(),
    }
    const outcome = await createSlackChannel(options).sendFiles(place, [file], { caption: '', language })
    expect(outcome.kind).toBe('accepted')
    expect(slack.fileBytes(slack.messages('D1')[0]?.files?.[0] ?? '')?.bytes).toEqual(new Uint8Array([7, 7]))
  })
})

describe('fetching a file from Slack', () => {
  test('gives its bytes', async () => {
    const { slack, options } = openSlack()
    const kept = slack.keep({ bytes: new Uint8Array([1, 2, 3]), fileName: 'a.png' })
    expect(await createSlackChannel(options).download(kept.id)).toEqual({
      kind: 'bytes',
      bytes: new Uint8Array([1, 2, 3]),
    })
    expect((await createSlackChannel(options).download('F404')).kind).toBe('gone')
  })

  const fetching = (file: Record<string, unknown>, answer: () => Response) => {
    const asked: Request[] = []
    const call: typeof fetch = async (input, init) => {
      const request = new Request(input, init)
      asked.push(request)
      return request.url.includes('/api/') ? Response.json({ ok: true, file }) : answer()
    }
    const channel = createSlackChannel({
      token: 'xoxb-secret',
      apiUrl: 'https://slack.com/api/',
      fetch: call,
    })
    return { asked, download: () => channel.download('F1') }
  }

  test('the token never goes to a server that is not Slack’s', async () => {
    for (const url of [
      'https://drive.example.com/f',
      'https://slack.com.evil.example/f',
      'http://files.slack.com/f',
      'nonsense',
    ]) {
      const it = fetching({ id: 'F1', url_private: url, is_external: true }, () => new Response('bytes'))
      expect((await it.download()).kind).toBe('gone')
      expect(it.asked).toHaveLength(1)
    }
  })

  test('a login page is no file; one that is too large is not fetched; a server at fault is asked again', async () => {
    const file = { id: 'F1', mimetype: 'image/png', url_private_download: 'https://files.slack.com/f' }
    const page = fetching(
      file,
      () => new Response('<html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    )
    expect((await page.download()).kind).toBe('gone')
    const large = fetching({ ...file, size: 20 * 1024 * 1024 + 1 }, () => new Response('x'))
    expect((await large.download()).kind).toBe('too-large')
    expect(large.asked).toHaveLength(1)
    expect((await fetching(file, () => new Response('', { status: 502 })).download()).kind).toBe('retry')
  })
})
