import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api'
import type { MessageRef, Outcome, Place } from '../../domain/delivery/outcome'
import type { Channel, Download, OutgoingFile } from '../channel'
import { limits } from './limits'
import { outcomeOfError } from './outcome'
import { renderView } from './render'

export type SlackApiOptions = {
  token: string
  /** With a slash at its end. */
  apiUrl: string
  fetch?: typeof fetch
  timeoutMs?: number
}

/**
 * How Slack's client is to behave everywhere: no retries and no waiting of its own (the outbox does both),
 * and calls that Workers accept: unbound, and without following redirects.
 */
export const clientOptions = ({
  apiUrl,
  fetch: given,
  timeoutMs = 20_000,
}: Omit<SlackApiOptions, 'token'>): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: timeoutMs,
  logLevel: LogLevel.ERROR,
  logger: silent,
  fetch: (url: string | URL | Request, init?: RequestInit) =>
    (given ?? fetch)(url, { ...init, redirect: 'manual' }),
})

const nothing = (): void => {}
/** The client's own log would hold addresses and texts. */
const silent = {
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
    send: async (place, view) => {
      try {
        const { text, blocks } = renderView(view)
        const thread = place.thread === undefined ? {} : { thread_ts: place.thread }
        const sent = await client.chat.postMessage({
          channel: place.chat,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          ...thread,
        })
        return { kind: 'accepted', ref: refOf(sent.channel ?? place.chat, sent.ts) }
      } catch (error) {
        return outcomeOfError(error)
      }
    },
    edit: async (ref, view) => {
      try {
        await client.chat.update({ channel: ref.chat, ts: ref.message, ...renderView(view) })
        return { kind: 'accepted', ref }
      } catch (error) {
        return outcomeOfError(error, ref)
      }
    },
    sendFiles: (place, files, { caption, replyTo }) =>
      sendFiles(client, options, place, files, caption, replyTo),
    download: (fileId) => download(client, options, fileId),
  }
}

const refOf = (chat: string, ts: string | undefined): MessageRef => ({
  platform: 'slack',
  chat,
  message: ts ?? '',
})

/** Uploads each file, then shows them together, in the card's thread where there is one. */
async function sendFiles(
  client: WebClient,
  options: SlackApiOptions,
  place: Place,
  files: readonly OutgoingFile[],
  caption: string,
  replyTo: string | undefined,
): Promise<Outcome> {
  try {
    const channel = await conversationOf(client, place.chat)
    const uploaded: { id: string; title: string }[] = []
    for (const file of files) uploaded.push(await upload(client, options, file))
    const [first, ...rest] = uploaded
    if (!first) return { kind: 'rejected', reason: 'no files' }
    const thread = replyTo ?? place.thread
    await client.files.completeUploadExternal({
      files: [first, ...rest],
      channel_id: channel,
      initial_comment: caption,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    })
    return { kind: 'accepted', ref: refOf(channel, first.id) }
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** Files go to a conversation; a person's own is opened first. */
async function conversationOf(client: WebClient, chat: string): Promise<string> {
  if (!/^[UW]/.test(chat)) return chat
  const opened = await client.conversations.open({ users: chat })
  return opened.channel?.id ?? chat
}

async function upload(
  client: WebClient,
  options: SlackApiOptions,
  file: OutgoingFile,
): Promise<{ id: string; title: string }> {
  const bytes = await file.bytes()
  const granted = await client.files.getUploadURLExternal({ filename: file.name, length: bytes.length })
  const { upload_url: url, file_id: id } = granted
  if (!url || !id) throw new Error('no upload address was given')
  const put = options.fetch ?? fetch
  const response = await put(url, { method: 'POST', body: bytes as BodyInit })
  if (!response.ok) throw new Error(`upload: ${response.status}`)
  return { id, title: file.name }
}

/** Fetches a file with our token. A login page in its place means that we may not see it. */
async function download(client: WebClient, options: SlackApiOptions, fileId: string): Promise<Download> {
  try {
    const { file } = await client.files.info({ file: fileId })
    const url = file?.url_private_download ?? file?.url_private
    if (!url) return { kind: 'gone', reason: 'no address' }
    if ((file?.size ?? 0) > limits.fileBytes) return { kind: 'too-large' }
    const get = options.fetch ?? fetch
    const response = await get(url, {
      headers: { authorization: `Bearer ${options.token}` },
      redirect: 'manual',
    })
    const login =
      response.headers.get('content-type')?.startsWith('text/html') && file?.mimetype !== 'text/html'
    if (!response.ok || login) return { kind: 'gone', reason: `file server: ${response.status}` }
    return { kind: 'bytes', bytes: new Uint8Array(await response.arrayBuffer()) }
  } catch (error) {
    const outcome = outcomeOfError(error)
    const reason = 'reason' in outcome ? outcome.reason : 'the file could not be fetched'
    return outcome.kind === 'rejected' ? { kind: 'gone', reason } : { kind: 'retry', reason }
  }
}
