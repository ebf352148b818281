import type { Update, WebhookInfo } from 'grammy/types'
import * as z from 'zod'
import { method } from '../method'
import { flag, integer, json, text } from '../params'
import { refusal } from '../refusal'
import type { Webhook, World } from '../world'

const allowed_updates = json(z.array(z.string())).optional()

/** Drops the updates before `offset`; a negative one keeps that many from the end (Bot API, `getUpdates`). */
const confirm = (world: World, offset: number): void => {
  if (offset < 0) world.pending = world.pending.slice(offset)
  else world.pending = world.pending.filter((update) => update.update_id >= offset)
}

/** Gives what is queued at once, whatever the `timeout`: nothing here waits. */
export const getUpdates = method(
  {
    offset: integer.default(0),
    limit: integer.default(100),
    timeout: integer.optional(),
    allowed_updates,
  },
  ({ world }, params): Update[] => {
    if (world.webhook !== undefined) {
      const reason = "can't use getUpdates method while webhook is active"
      throw refusal(409, `${reason}; use deleteWebhook to delete the webhook first`)
    }
    confirm(world, params.offset)
    return world.pending.slice(0, Math.min(Math.max(params.limit, 1), 100))
  },
)

export const deleteWebhook = method({ drop_pending_updates: flag.default(false) }, ({ world }, params) => {
  delete world.webhook
  if (params.drop_pending_updates) world.pending = []
  return true
})

export const setWebhook = method(
  {
    url: text,
    secret_token: text.default(''),
    max_connections: integer.optional(),
    allowed_updates,
    drop_pending_updates: flag.default(false),
  },
  ({ world }, params) => {
    const { url, secret_token: secret, allowed_updates: allowed } = params
    if (url !== '' && !/^https:\/\/[^/\s]+/.test(url)) throw refusal(400, 'invalid webhook URL specified')
    if (secret.length > 256) throw refusal(400, 'secret token is too long')
    if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw refusal(400, 'secret token contains unallowed characters')
    if (params.drop_pending_updates) world.pending = []
    delete world.webhook
    if (url === '') return true
    const webhook: Webhook = { url }
    if (secret !== '') webhook.secret = secret
    if (allowed !== undefined && allowed.length > 0) webhook.allowed = allowed
    world.webhook = webhook
    return true
  },
)

export const getWebhookInfo = method(
  {},
  ({ world }): WebhookInfo => ({
    url: world.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.pending.length,
  }),
)
