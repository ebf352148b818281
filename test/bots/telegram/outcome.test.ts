import { GrammyError, HttpError } from 'grammy'
import { describe, expect, test } from 'vitest'
import { outcomeOfError } from '../../../src/bots/telegram/outcome'

const ref = { platform: 'telegram' as const, chat: '1', message: '2' }
const refusal = (error_code: number, description: string, parameters = {}) =>
  new GrammyError('refused', { ok: false, error_code, description, parameters }, 'sendMessage', {})
const network = (code: string) =>
  new HttpError(
    'network',
    Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) }),
  )

describe('how a call to Telegram ended', () => {
  test.each([
    [
      '429 with retry_after',
      refusal(429, 'Too Many Requests: retry after 17', { retry_after: 17 }),
      { kind: 'retry', afterMs: 17_000 },
    ],
    ['403 blocked', refusal(403, 'Forbidden: bot was blocked by the user'), { kind: 'gone' }],
    ['403 kicked', refusal(403, 'Forbidden: bot was kicked from the group chat'), { kind: 'gone' }],
    ['403 deactivated', refusal(403, 'Forbidden: user is deactivated'), { kind: 'gone' }],
    ['400 chat not found', refusal(400, 'Bad Request: chat not found'), { kind: 'gone' }],
    [
      '400 no rights in the channel',
      refusal(400, 'Bad Request: need administrator rights in the channel chat'),
      { kind: 'gone' },
    ],
    [
      '400 upgraded group',
      refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: -1001,
      }),
      { kind: 'moved', chat: '-1001' },
    ],
    ['401', refusal(401, 'Unauthorized'), { kind: 'credentials' }],
    ['404, a wrong token', refusal(404, 'Not Found'), { kind: 'credentials' }],
    ['400 too long', refusal(400, 'Bad Request: message is too long'), { kind: 'rejected' }],
    ['502', refusal(502, 'Bad Gateway'), { kind: 'ambiguous' }],
    ['a connection that was never made', network('ECONNREFUSED'), { kind: 'away' }],
    ['a connection lost on the way', network('ECONNRESET'), { kind: 'ambiguous' }],
    ['no answer in time', new HttpError('timeout', new Error('timed out')), { kind: 'ambiguous' }],
  ])('%s, for a message', (_what, error, outcome) => {
    expect(outcomeOfError(error)).toMatchObject(outcome)
  })

  test.each([
    ['nothing to change', refusal(400, 'Bad Request: message is not modified'), { kind: 'accepted', ref }],
    ['the message is gone', refusal(400, 'Bad Request: message to edit not found'), { kind: 'lost' }],
    ['502, which may be tried again', refusal(502, 'Bad Gateway'), { kind: 'retry' }],
    ['a lost connection, likewise', network('ECONNRESET'), { kind: 'retry' }],
  ])('%s, for an edit', (_what, error, outcome) => {
    expect(outcomeOfError(error, ref)).toMatchObject(outcome)
  })

  test('no reason holds an address, which would hold the token', () => {
    const error = new HttpError(
      'failed',
      new TypeError('fetch https://api.telegram.org/bot123:secret failed'),
    )
    expect(JSON.stringify(outcomeOfError(error))).not.toContain('secret')
  })
})
