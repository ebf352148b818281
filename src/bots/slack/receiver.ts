import type { App, Receiver } from '@slack/bolt'
import { readBody } from '../request-body'
import { keyOf, keyOfForm } from './keys'
import { limits } from './limits'
import { processDelivery } from './process'
import { verifySlackRequest } from './verify'

export type SlackReceiver = Receiver & { handle: (request: Request) => Promise<Response> }

type Log = (event: Record<string, unknown>) => void

/**
 * Bolt's way in over `fetch` requests. The signature over the raw body is checked before anything else is
 * done; a request whose work fails is answered 503, so that Slack sends the event again.
 */
export function createSlackReceiver(options: {
  signingSecret: string
  now: () => number
  log: Log
  isKept?: (key: string) => boolean
}): SlackReceiver {
  let app: App | undefined
  return {
    init: (given) => {
      app = given
    },
    start: async () => undefined,
    stop: async () => undefined,
    handle: async (request) => {
      const raw = await readBody(request, limits.requestBytes)
      if (raw === undefined) return new Response('too large', { status: 413 })
      if (!(await verifySlackRequest(request.headers, raw, options.signingSecret, options.now()))) {
        return new Response('not for you', { status: 401 })
      }
      const type = (request.headers.get('content-type') ?? '').toLowerCase()
      // What is kept is not done again, and nobody waits for its answer any more.
      const repeats = (key: string | undefined) => key !== undefined && options.isKept?.(key) === true
      if (type.startsWith(formType) && repeats(keyOfForm(raw))) return new Response('')
      const body = parseBody(raw, type)
      if (body === undefined) return new Response('not understood', { status: 400 })
      if (body.ssl_check !== undefined) return new Response('')
      if (body.type === 'url_verification') return Response.json({ challenge: body.challenge })
      if (repeats(keyOf(body))) return new Response('')
      return app ? answer(app, body, request.headers, options.log) : new Response('', { status: 503 })
    },
  }
}

async function answer(
  app: App,
  body: Record<string, unknown>,
  headers: Headers,
  log: Log,
): Promise<Response> {
  const retryNum = headers.get('x-slack-retry-num')
  const processed = await processDelivery(app, body, retryNum === null ? undefined : Number(retryNum), log)
  if (!processed.done) return new Response('come again', { status: 503, headers: { 'Retry-After': '2' } })
  const { response } = processed
  if (response === undefined || response === '') return new Response('')
  return typeof response === 'string' ? new Response(response) : Response.json(response)
}

const formType = 'application/x-www-form-urlencoded'

function parseBody(raw: string, contentType: string): Record<string, unknown> | undefined {
  try {
    if (contentType.startsWith(formType)) {
      const form = Object.fromEntries(new URLSearchParams(raw))
      return form.payload === undefined ? form : objectOf(JSON.parse(form.payload))
    }
    return contentType.startsWith('application/json') ? objectOf(JSON.parse(raw)) : undefined
  } catch {
    return undefined
  }
}

const objectOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined
