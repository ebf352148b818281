import { createHmac, timingSafeEqual } from 'node:crypto'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** Bare Hono that checks Slack's signature and says no, or yes. */
const app = new Hono()
app.post('/slack/events', async (c) => {
  const body = await c.req.text()
  const timestamp = c.req.header('x-slack-request-timestamp') ?? ''
  const hmac = createHmac('sha256', process.env.SLACK_SIGNING_SECRET ?? '').update(`v0:${timestamp}:${body}`)
  const expected = Buffer.from(`v0=${hmac.digest('hex')}`)
  const given = Buffer.from(c.req.header('x-slack-signature') ?? '')
  const right = given.length === expected.length && timingSafeEqual(given, expected)
  return right ? c.text('') : c.text('no', 401)
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`ready ${port}`))
