import { LogLevel, SocketModeReceiver } from '@slack/bolt'
import { createSlackApp, type SlackAppOptions } from './app'

/**
 * The same app over Socket Mode: no public address needed. Node only. Bolt's own receiver keeps the
 * connection; an event whose work fails is not acknowledged, so Slack sends it again.
 */
export function createSlackSocket(options: SlackAppOptions & { appToken: string }): {
  start: () => Promise<void>
  stop: () => Promise<void>
} {
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logLevel: LogLevel.ERROR,
  })
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
