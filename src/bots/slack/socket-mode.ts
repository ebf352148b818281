import { type Receiver, SocketModeReceiver } from '@slack/bolt'
import { createSlackApp } from './app'
import { clientOptions, silent } from './channel'
import type { SlackAppOptions } from './options'
import { processDelivery } from './process'

const waitMs = { first: 1_000, longest: 30_000 }
/** A connection that ends sooner counts as one that failed. */
const lastingMs = 10_000

/** One thing over the socket: acknowledged with its answer, or left alone to be sent again. */
type Delivery = {
  body: Record<string, unknown>
  retry_num?: number
  ack: (response?: unknown) => Promise<void>
}

export type SlackSocket = { start: () => void; stop: () => Promise<void> }

/**
 * The same app over Socket Mode: no public address needed. Node only. Bolt's receiver speaks over the
 * connection; what comes is taken by us, since Bolt would acknowledge an event before its work is done, and
 * so is connecting anew, since Bolt's client ends the process where Slack can't be reached meanwhile.
 * `stop` ends after the work under way; what comes later is not acknowledged, and so sent again.
 */
export function createSlackSocket(
  options: SlackAppOptions & {
    appToken: string
    sleep: (ms: number, signal: AbortSignal) => Promise<void>
  },
): SlackSocket {
  const { log } = options
  const { client } = new SocketModeReceiver({
    appToken: options.appToken,
    logger: silent,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(options) },
  })
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  let running: Promise<void> | undefined
  const receiver: Receiver = {
    init: (app) => {
      client.on('slack_event', (delivery: Delivery) => {
        if (stopping.signal.aborted) return
        const work = take(delivery).finally(() => underWay.delete(work))
        underWay.add(work)
      })

      async function take({ body, retry_num, ack }: Delivery): Promise<void> {
        const processed = await processDelivery(app, body, retry_num, log)
        if (!processed.done) return
        await ack(processed.response).catch((error: unknown) =>
          log({ level: 'warn', event: 'not acknowledged', platform: 'slack', reason: reasonOf(error) }),
        )
      }
    },
    start: async () => undefined,
    stop: async () => undefined,
  }
  createSlackApp(options, receiver)

  /** Connected until Slack asks for another connection, or it breaks: then anew, at once where it had lasted. */
  async function run(): Promise<void> {
    let wait = waitMs.first
    while (!stopping.signal.aborted) {
      const connection = { since: options.now(), end: (): void => {} }
      const ended = new Promise<void>((resolve) => {
        connection.end = resolve
        client.once('disconnected', resolve)
      })
      try {
        await client.start()
        if (stopping.signal.aborted) await client.disconnect()
        await ended
        if (options.now() - connection.since < lastingMs) throw new Error('the connection did not last')
        wait = waitMs.first
      } catch (error) {
        if (stopping.signal.aborted) return
        log({
          level: 'warn',
          event: 'socket waits',
          platform: 'slack',
          waitMs: wait,
          reason: reasonOf(error),
        })
        await options.sleep(wait, stopping.signal)
        wait = Math.min(waitMs.longest, wait * 2)
      } finally {
        client.off('disconnected', connection.end)
      }
    }
  }

  return {
    start: () => {
      running ??= run()
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(underWay)
      await client.disconnect()
      await running
    },
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 200) : 'the connection ended'
