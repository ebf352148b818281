import type { UserFromGetMe } from 'grammy/types'
import { createActs } from './acts'
import { createDelivery, type Deliver } from './delivery'
import type { FileInput } from './files'
import type { Script } from './outcome'
import { createPacing, type Limits } from './pacing'
import { paneOf } from './pane'
import { createPeople } from './people'
import { type Server, serve } from './server'
import { createWorld, type RoomMessage } from './world'

export type TelegramStandInOptions = {
  /** `<id>:<secret>`, as BotFather gives it. */
  botToken: string
  /** Sent in `X-Telegram-Bot-Api-Secret-Token` with every update, until `setWebhook` says otherwise. */
  webhookSecret?: string
  /** Takes the webhook's requests. Without it, or after `deleteWebhook`, updates wait for `getUpdates`. */
  deliver?: Deliver
  /** UTC epoch ms. */
  now: () => number
  bot?: { firstName: string; username: string }
  /** Sends beyond these get 429; without them nothing does. */
  limits?: Limits
}

const createBot = (botToken: string, firstName: string, username: string): UserFromGetMe => ({
  id: Number(botToken.split(':')[0]),
  is_bot: true,
  first_name: firstName,
  username,
  can_join_groups: true,
  can_read_all_group_messages: true,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
})

/**
 * A request out of what `fetch` is called with. Signals are passed on by hand, since grammY's are not the
 * platform's own; bodies may be streams.
 */
const toRequest = (input: Request | string | URL, init: RequestInit | undefined): Request => {
  if (input instanceof Request && init === undefined) return input
  const { signal, ...rest } = init ?? {}
  const controller = new AbortController()
  signal?.addEventListener('abort', () => controller.abort())
  if (signal?.aborted) controller.abort()
  const duplex = rest.body === undefined || rest.body === null ? {} : { duplex: 'half' }
  return new Request(input, { ...rest, ...duplex, signal: controller.signal })
}

/**
 * A Telegram of one bot and some people, within the process: the Bot API as a `fetch`, held to the real
 * server's rules and wordings, and the people's acts, which reach the bot as signed updates.
 */
export const createTelegramStandIn = (options: TelegramStandInOptions) => {
  const { botToken, webhookSecret, deliver, now, limits } = options
  const { firstName = 'Anwei', username = 'anwei_bot' } = options.bot ?? {}
  const world = createWorld(createBot(botToken, firstName, username), now)
  if (deliver !== undefined) {
    const url = 'https://anwei.example.org/telegram/webhook'
    world.webhook = { url, ...(webhookSecret === undefined ? {} : { secret: webhookSecret }) }
  }
  const listeners = new Set<() => void>()
  const server: Server = {
    world,
    token: botToken,
    calls: [],
    script: undefined,
    pace: limits === undefined ? undefined : createPacing(limits, now),
    changed: () => {
      for (const listener of listeners) listener()
    },
  }
  const delivery = createDelivery(server, deliver)
  return {
    /** The Bot API; takes what the platform's own `fetch` takes. */
    fetch: (input: Request | string | URL, init?: RequestInit): Promise<Response> =>
      serve(server, toRequest(input, init)),
    bot: world.bot,
    /** Every call so far, oldest first, with its parameters in their types. */
    calls: server.calls,
    /** Decides what becomes of the calls from now on; `undefined` from it, or as it, leaves them be. */
    script: (script: Script | undefined): void => {
      server.script = script
    },
    /** Calls the listener after every call and every act; gives a function that ends that. */
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...createPeople(server, delivery),
    ...createActs(world, delivery),
    /** Posts an update as it is: once more, or one made by hand. */
    post: delivery.post,
    redeliver: delivery.redeliver,
    /** How many updates nobody has taken. */
    pendingCount: (): number => world.pending.length,
    pane: (userId: number, most?: number) => paneOf(world, userId, most),
    messages: (chatId: number): readonly RoomMessage[] => world.rooms.get(chatId)?.messages ?? [],
    /** A file that anybody sent, by its `file_id`. */
    fileBytes: (fileId: string): FileInput | undefined => world.files.get(fileId),
  }
}

export type TelegramStandIn = ReturnType<typeof createTelegramStandIn>
