import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api'
import * as z from 'zod/mini'
import { isAnswered, type MessageRef, type Place } from '../../domain/delivery/outcome'
import type { Channel } from '../channel'
import { createSlackFiles } from './files'
import { limits } from './limits'
import type { SlackApiOptions } from './options'
import { outcomeOfError } from './outcome'
import { renderView } from './render'

/**
 * How Slack's client is to behave everywhere: no retries and no waiting of its own (the outbox does both),
 * and calls that Workers accept: unbound, and without following redirects.
 */
export const clientOptions = ({
  apiUrl,
  fetch: given,
}: Omit<SlackApiOptions, 'token'>): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: limits.timeoutMs,
  logLevel: LogLevel.ERROR,
  logger: silent,
  fetch: (url: string | URL | Request, init?: RequestInit) =>
    (given ?? fetch)(url, { ...init, redirect: 'manual' }),
})

const nothing = (): void => {}
/** The client's own log would hold addresses and texts. */
export const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
}

export function createSlackClient(options: SlackApiOptions): WebClient {
  return new WebClient(options.token, clientOptions(options))
}

export function createSlackChannel(options: SlackApiOptions): Channel {
  const client = createSlackClient(options)
  return {
    send: async (place, view, { replyTo }) => {
      try {
        const thread = replyTo ?? place.thread
        const sent = await client.chat.postMessage({
          channel: place.chat,
          ...renderView(view),
          unfurl_links: false,
          unfurl_media: false,
          ...(thread === undefined ? {} : { thread_ts: thread }),
        })
        return { kind: 'accepted', ref: refOf(place, sent) }
      } catch (error) {
        return outcomeOfError(error, 'send')
      }
    },
    edit: async (ref, view) => {
      try {
        await client.chat.update({ channel: ref.chat, ts: ref.message, ...renderView(view) })
        return { kind: 'accepted', ref }
      } catch (error) {
        return outcomeOfError(error, 'edit')
      }
    },
    ...createSlackFiles(client, options),
    ping: () =>
      client.api.test().then(
        () => true,
        (error) => isAnswered(outcomeOfError(error, 'step')),
      ),
  }
}

/** Where a message stands; what is no text of an answer is taken for missing. */
const Sent = z.lazy(() =>
  z.object({
    channel: z.catch(z.optional(z.string()), undefined),
    ts: z.catch(z.optional(z.string()), undefined),
  }),
)
function refOf(place: Place, sent: unknown): MessageRef {
  const { channel, ts } = Sent.parse(sent)
  return { platform: 'slack', chat: channel ?? place.chat, message: ts ?? '' }
}
