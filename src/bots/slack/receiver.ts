import type { App, Receiver, ReceiverEvent } from '@slack/bolt'
import { limits } from './limits'
import { verifySlackRequest } from './verify'

export type SlackReceiver = Receiver & { handle: (request: Request) => Promise<Response> }

/**
 * Bolt's way in over `fetch` requests. The signature over the raw body is checked before anything else is
 * done; a request whose work fails is answered 503, so that Slack sends the event again.
 */
export function createSlackReceiver(options: {
  signingSecret: string
  now: () => number
  log: (event: Record<string, unknown>) => void
}): SlackReceiver {
  let app: App | undefined
  return {
    init: (given) => {
      app = given
    },
    start: async () => undefined,
    stop: async () => undefined,
    handle: async (request) => {
      const raw = await readBody(request)
      if (raw === undefined) return new Response('too large', { status: 413 })
      if (!(await verifySlackRequest(request.headers, raw, options.signingSecret, options.now()))) {
        return new Response('not for you', { status: 401 })
      }
      const body = parseBody(raw, request.headers.get('content-type') ?? '')
      if (body === undefined) return new Response('not understood', { status: 400 })
      if (body.ssl_check !== undefined) return new Response('')
      if (body.type === 'url_verification') return Response.json({ challenge: body.challenge })
      return app
        ? process(app, body, request.headers, options.log)
        : new Response('not ready', { status: 503 })
    },
  }
}

async function process(
  app: App,
  body: Record<string, unknown>,
  headers: Headers,
  log: (event: Record<string, unknown>) => void,
): Promise<Response> {
  let acknowledged: unknown
  const retryNum = headers.get('x-slack-retry-num')
  const event: ReceiverEvent = {
    body,
    ...(retryNum === null ? {} : { retryNum: Number(retryNum) }),
    ack: async (response: unknown) => {
      acknowledged = response
    },
  }
  try {
    await app.processEvent(event)
  } catch (error) {
    log({
      level: 'error',
      event: 'update to come again',
      platform: 'slack',
      reason: error instanceof Error ? error.message.slice(0, 200) : '',
    })
    return new Response('come again', { status: 503, headers: { 'Retry-After': '2' } })
  }
  if (acknowledged === undefined || acknowledged === '') return new Response('')
  return typeof acknowledged === 'string' ? new Response(acknowledged) : Response.json(acknowledged)
}

/** The raw body, undefined where it is larger than anything Slack sends. */
async function readBody(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.requestBytes) return undefined
  const bytes = await request.arrayBuffer()
  return bytes.byteLength > limits.requestBytes ? undefined : new TextDecoder().decode(bytes)
}

function parseBody(raw: string, contentType: string): Record<string, unknown> | undefined {
  try {
    if (contentType.startsWith('application/x-www-form-urlencoded')) {
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
    ? (value as Record<string, unknown>)
    : undefined
