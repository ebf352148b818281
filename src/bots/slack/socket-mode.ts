import { LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt'
import { createSlackApp, type SlackAppOptions } from './app'
import { clientOptions } from './channel'
import { processDelivery } from './process'

/** One thing over the socket: acknowledged with its answer, or left alone to be sent again. */
type Delivery = {
  body: Record<string, unknown>
  retry_num?: number
  ack: (response?: unknown) => Promise<void>
}

/**
 * The same app over Socket Mode: no public address needed. Node only. Bolt's receiver keeps the connection;
 * what comes over it is taken by us, since Bolt would acknowledge an event before its work is done.
 */
export function createSlackSocket(options: SlackAppOptions & { appToken: string }): {
  start: () => Promise<void>
  stop: () => Promise<void>
} {
  const socket = new SocketModeReceiver({
    appToken: options.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: clientOptions(options) },
  })
  const receiver: Receiver = {
    init: (app) => {
      socket.client.on('slack_event', async ({ body, retry_num, ack }: Delivery) => {
        const processed = await processDelivery(app, body, retry_num, options.log)
        if (!processed.done) return
        try {
          await ack(processed.response)
        } catch (error) {
          const reason = error instanceof Error ? error.message.slice(0, 200) : ''
          options.log({ level: 'warn', event: 'not acknowledged', platform: 'slack', reason })
        }
      })
    },
    start: () => socket.start(),
    stop: () => socket.stop(),
  }
  const app = createSlackApp(options, receiver)
  return {
    start: async () => {
      await app.start()
    },
    stop: async () => {
      await app.stop()
    },
  }
}
