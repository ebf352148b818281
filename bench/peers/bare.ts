import { serve } from '@hono/node-server'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { Bot, webhookCallback } from 'grammy'
import { Hono } from 'hono'

/** What any service of both platforms starts with: Hono, grammY and Bolt, and nothing behind them. */
const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
})
const receiver = new HTTPReceiver({
  signingSecret: process.env.SLACK_SIGNING_SECRET ?? '',
  logLevel: LogLevel.ERROR,
})
new App({ receiver, authorize: async () => ({ botToken: 'xoxb-bench' }), logLevel: LogLevel.ERROR })
const app = new Hono()
app.post('/telegram/webhook', webhookCallback(bot, 'hono'))
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`ready ${port}`))
