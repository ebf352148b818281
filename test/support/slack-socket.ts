import { afterEach } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import * as z from 'zod'

const servers: WebSocketServer[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate()
    server.close()
  }
})

const Ack = z.strictObject({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()) })

/**
 * Slack's end of Socket Mode on loopback: `open` answers `apps.connections.open`, `deliver` takes what
 * would have gone to the webhook and sends it over the newest connection as its envelope. The answer is
 * what came with the acknowledgement; 503 where the connection ends without one.
 */
export async function openSlackSocket(appToken: string) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  servers.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const waiting = new Map<string, (response: Response) => void>()
  const arrivals: (() => void)[] = []
  const opened: string[] = []
  let current: WebSocket | undefined
  let count = 0

  server.on('connection', (socket) => {
    current = socket
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0ANWEI' } }))
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = Ack.parse(JSON.parse(String(data)))
      const resolve = waiting.get(id)
      if (!resolve) throw new Error(`${id} was acknowledged twice, or never sent`)
      waiting.delete(id)
      resolve(Object.keys(payload).length > 0 ? Response.json(payload) : new Response(''))
    })
    socket.on('close', () => {
      for (const resolve of waiting.values()) resolve(new Response('', { status: 503 }))
      waiting.clear()
    })
    for (const arrived of arrivals.splice(0)) arrived()
  })

  const envelopeOf = async (request: Request) => {
    const text = await request.text()
    const retry = request.headers.get('x-slack-retry-num')
    if (request.headers.get('content-type')?.includes('json')) {
      const attempt = retry === null ? 0 : Number(retry)
      return { type: 'events_api', payload: JSON.parse(text), retry_attempt: attempt, retry_reason: '' }
    }
    const form = Object.fromEntries(new URLSearchParams(text))
    return form.payload === undefined
      ? { type: 'slash_commands', payload: form }
      : { type: 'interactive', payload: JSON.parse(form.payload) }
  }

  return {
    opened,
    open: (request: Request): Response => {
      opened.push(request.headers.get('authorization') ?? '')
      return request.headers.get('authorization') === `Bearer ${appToken}`
        ? Response.json({ ok: true, url: `ws://127.0.0.1:${port}/link/?ticket=1` })
        : Response.json({ ok: false, error: 'invalid_auth' })
    },
    /** The next connection that is made. */
    connected: () => new Promise<void>((resolve) => arrivals.push(resolve)),
    deliver: async (request: Request): Promise<Response> => {
      count += 1
      const id = `envelope-${count}`
      const envelope = { envelope_id: id, accepts_response_payload: true, ...(await envelopeOf(request)) }
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        current?.send(JSON.stringify(envelope))
      })
    },
    /** Slack wants the app to connect anew. */
    refresh: () => current?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })),
    /** The line breaks. */
    drop: () => current?.terminate(),
    count: () => server.clients.size,
  }
}
