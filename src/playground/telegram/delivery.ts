import type { Update } from 'grammy/types'
import { performWebhookReply, type Server } from './server'

/** What became of updates: those that were made, and the webhook's answers to those that were posted. */
export type Delivered = { updates: Update[]; responses: Response[] }

export type NewUpdate = Omit<Update, 'update_id'>

export type Deliver = (request: Request) => Promise<Response>

/** Updates of a chat come in order, and a person's button presses in an order of their own. */
const queueOf = (update: Update): string => {
  const chat = (update.message ?? update.channel_post ?? update.edited_message ?? update.my_chat_member)?.chat
  return chat === undefined ? `user:${update.callback_query?.from.id}` : `chat:${chat.id}`
}

const kindOf = (update: NewUpdate): string => Object.keys(update).find((key) => key !== 'update_id') ?? ''

const readReply = async (response: Response): Promise<Record<string, unknown> | undefined> => {
  if (!response.headers.get('content-type')?.includes('application/json')) return undefined
  const value: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  return typeof value === 'object' && value !== null && 'method' in value ? { ...value } : undefined
}

/**
 * Takes updates to the webhook, or leaves them for `getUpdates`. One that is not answered with a 2xx stays,
 * and holds up those after it in its queue, until the next update of that queue or {@link redeliver}.
 */
export const createDelivery = (server: Server, deliver: Deliver | undefined) => {
  const { world } = server
  const tails = new Map<string, Promise<unknown>>()

  /** Posts an update as it is, signed as the webhook was set, and does the call its answer may name. */
  const post = async (update: Update): Promise<Response> => {
    const { url, secret } = world.webhook ?? {}
    if (url === undefined || deliver === undefined) throw new Error('No Telegram webhook is set')
    const headers = new Headers({ 'content-type': 'application/json' })
    if (secret !== undefined) headers.set('x-telegram-bot-api-secret-token', secret)
    const request = new Request(url, { method: 'POST', headers, body: JSON.stringify(update) })
    const response = await deliver(request).catch(() => new Response(null, { status: 502 }))
    const reply = response.ok ? await readReply(response) : undefined
    if (reply !== undefined) await performWebhookReply(server, reply)
    return response
  }

  /** Posts what waits in a queue, in order, until one is not taken. */
  const flush = async (queue: string): Promise<Map<Update, Response>> => {
    const responses = new Map<Update, Response>()
    for (const update of world.pending.filter((other) => queueOf(other) === queue)) {
      const response = await post(update)
      responses.set(update, response)
      if (!response.ok) break
      world.pending = world.pending.filter((other) => other !== update)
    }
    return responses
  }

  const flushInTurn = (queue: string): Promise<Map<Update, Response>> => {
    const turn = (tails.get(queue) ?? Promise.resolve()).then(() => flush(queue))
    tails.set(
      queue,
      turn.catch(() => undefined),
    )
    return turn
  }

  const emitOne = async (update: Update): Promise<Response | undefined> => {
    world.pending.push(update)
    if (world.webhook === undefined || deliver === undefined) return undefined
    const responses = await flushInTurn(queueOf(update))
    return responses.get(update)
  }

  const emit = async (...news: NewUpdate[]): Promise<Delivered> => {
    server.changed()
    const { allowed } = world.webhook ?? {}
    const wanted = news.filter((update) => allowed?.includes(kindOf(update)) ?? true)
    const updates = wanted.map((update): Update => {
      world.lastUpdateId += 1
      return structuredClone({ update_id: world.lastUpdateId, ...update })
    })
    const responses: Response[] = []
    for (const update of updates) {
      const response = await emitOne(update)
      if (response !== undefined) responses.push(response)
    }
    return { updates, responses }
  }

  /** Posts again whatever was not taken, as the real server does by itself after a while. */
  const redeliver = async (): Promise<Response[]> => {
    const queues = [...new Set(world.pending.map(queueOf))]
    const flushed = await Promise.all(queues.map(flushInTurn))
    return flushed.flatMap((responses) => [...responses.values()])
  }

  return { post, emit, redeliver }
}

export type Delivery = ReturnType<typeof createDelivery>
