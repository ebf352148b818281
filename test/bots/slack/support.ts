import { afterEach, expect } from 'vitest'
import type { Envelope } from '../../../src/bots/intent'
import type { LateAnswer } from '../../../src/bots/late-answer'
import { createSlackApp } from '../../../src/bots/slack/app'
import type { SlackAppOptions } from '../../../src/bots/slack/options'
import { createSlackReceiver } from '../../../src/bots/slack/receiver'
import type { Answer, Option } from '../../../src/bots/view'
import { createSlackStandIn, signedRequest } from '../../../src/playground/slack/stand-in'
import { checkSlackCall } from '../../support/slack-spec'

const opened: ReturnType<typeof createSlackStandIn>[] = []

/** Whatever a test was about, each call it made is one that Slack's documents know, with the arguments they name. */
afterEach(() => {
  const calls = opened.splice(0).flatMap((slack) => slack.calls)
  expect(calls.flatMap(({ method, params }) => checkSlackCall(method, params))).toEqual([])
})

export const secret = 'signing-secret'
export const token = 'xoxb-test-token'
export const startAt = Date.UTC(2026, 10, 23, 2, 0)

/** The adapter alone, between the stand-in and a desk whose answers a test gives. */
export function openSlack(
  given: {
    answer?: (envelope: Envelope) => Answer | Promise<Answer>
    found?: (source: string, words: string) => Option[]
    isKept?: (key: string) => boolean
  } = {},
) {
  const envelopes: Envelope[] = []
  const logs: Record<string, unknown>[] = []
  const late: LateAnswer[] = []
  const now = () => startAt
  const receiver = createSlackReceiver({
    signingSecret: secret,
    now,
    log: (event) => logs.push(event),
    ...(given.isKept ? { isKept: given.isKept } : {}),
  })
  const slack = createSlackStandIn({ botToken: token, signingSecret: secret, deliver: receiver.handle, now })
  opened.push(slack)
  const options: SlackAppOptions = {
    token,
    apiUrl: slack.apiUrl,
    fetch: slack.fetch,
    now,
    log: (event) => logs.push(event),
    dispatch: async (envelope) => {
      envelopes.push(envelope)
      return (await given.answer?.(envelope)) ?? {}
    },
    later: async (_, parts) => {
      late.push(...parts)
    },
    suggest: async (_account, { source }, words) => given.found?.(source, words) ?? [],
  }
  createSlackApp(options, receiver)
  slack.addUser({ id: 'U1', name: 'wang.fang', realName: 'Wang Fang' })
  slack.addChannel({ id: 'C1', name: 'safety', members: ['U1', 'U0ANWEI'] })
  const post = (body: string, type: string, headers: Record<string, string> = {}) =>
    receiver.handle(signedRequest(secret, startAt, body, { 'Content-Type': type, ...headers }))
  return { slack, envelopes, late, logs, options, receiver, post }
}

export const form = 'application/x-www-form-urlencoded'
export const payload = (body: unknown): string =>
  new URLSearchParams({ payload: JSON.stringify(body) }).toString()
