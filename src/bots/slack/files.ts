import type { WebClient } from '@slack/web-api'
import type { Outcome, Place } from '../../domain/delivery/outcome'
import type { Channel, Download, OutgoingFile } from '../channel'
import { limits } from './limits'
import type { SlackApiOptions } from './options'
import { outcomeOfError } from './outcome'
import { escapeMrkdwn } from './render'
import { isTrusted } from './trusted'

type SlackFiles = Pick<Channel, 'sendFiles' | 'download'>
type Uploaded = { id: string; title: string }

/** Files in and out. */
export function createSlackFiles(client: WebClient, options: SlackApiOptions): SlackFiles {
  const call = (url: string, init: RequestInit): Promise<Response> =>
    (options.fetch ?? fetch)(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.timeoutMs),
    })
  const download = (fileId: string) => downloadFile(client, options, call, fileId)
  return {
    download,
    sendFiles: async (place, files, { caption, replyTo }) => {
      const prepared = await prepare(client, options, call, download, place, files)
      if ('kind' in prepared) return prepared
      return show(client, prepared, caption, replyTo ?? place.thread)
    },
  }
}

type Call = (url: string, init: RequestInit) => Promise<Response>
type Prepared = { channel: string; uploaded: [Uploaded, ...Uploaded[]] }

/** Uploads each file; nothing is to be seen of them yet, so all of it may be done again. */
async function prepare(
  client: WebClient,
  options: SlackApiOptions,
  call: Call,
  download: (fileId: string) => Promise<Download>,
  place: Place,
  files: readonly OutgoingFile[],
): Promise<Prepared | Outcome> {
  try {
    const channel = await conversationOf(client, place.chat)
    const uploaded: Uploaded[] = []
    for (const file of files) {
      const bytes = await bytesOf(file, download)
      if (bytes.length > 0) uploaded.push(await upload(client, options, call, file.name, bytes))
    }
    const [first, ...rest] = uploaded
    return first ? { channel, uploaded: [first, ...rest] } : { kind: 'rejected', reason: 'no files' }
  } catch (error) {
    return outcomeOfError(error, 'step')
  }
}

/** Shows what was uploaded as one message. The file's id stands for that message, which has no time yet. */
async function show(
  client: WebClient,
  { channel, uploaded }: Prepared,
  caption: string,
  thread: string | undefined,
): Promise<Outcome> {
  try {
    await client.files.completeUploadExternal({
      files: uploaded,
      channel_id: channel,
      ...(caption ? { initial_comment: escapeMrkdwn(caption) } : {}),
      ...(thread === undefined ? {} : { thread_ts: thread }),
    })
    return { kind: 'accepted', ref: { platform: 'slack', chat: channel, message: uploaded[0].id } }
  } catch (error) {
    return outcomeOfError(error, 'send')
  }
}

/** Files go to a conversation; a person's own is opened first. */
async function conversationOf(client: WebClient, chat: string): Promise<string> {
  if (!/^[UW]/.test(chat)) return chat
  const opened = await client.conversations.open({ users: chat })
  return opened.channel?.id ?? chat
}

/** From our storage; what is not there yet, but came from Slack, from Slack. */
async function bytesOf(
  { bytes, knownAs }: OutgoingFile,
  download: (fileId: string) => Promise<Download>,
): Promise<Uint8Array> {
  const kept = await bytes()
  if (kept.length > 0 || knownAs === undefined) return kept
  const fetched = await download(knownAs)
  if (fetched.kind === 'retry') throw new Error(fetched.reason)
  return fetched.kind === 'bytes' ? fetched.bytes : kept
}

async function upload(
  client: WebClient,
  { apiUrl }: SlackApiOptions,
  call: Call,
  name: string,
  bytes: Uint8Array,
): Promise<Uploaded> {
  const granted = await client.files.getUploadURLExternal({ filename: name, length: bytes.length })
  const { upload_url: url, file_id: id } = granted
  if (!url || !id || !isTrusted(url, apiUrl)) throw new Error('no upload address of Slack’s was given')
  const response = await call(url, { method: 'POST', body: new Blob([new Uint8Array(bytes)]) })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`upload: ${response.status}`)
  return { id, title: name }
}

/** Fetches a file with our token. A login page in its place means that we may not see it. */
async function downloadFile(
  client: WebClient,
  { token, apiUrl }: SlackApiOptions,
  call: Call,
  fileId: string,
): Promise<Download> {
  try {
    const { file } = await client.files.info({ file: fileId })
    const url = file?.url_private_download ?? file?.url_private
    if (!url || !isTrusted(url, apiUrl)) return { kind: 'gone', reason: 'the file is not kept by Slack' }
    if ((file?.size ?? 0) > limits.fileBytes) return { kind: 'too-large' }
    const response = await call(url, { headers: { authorization: `Bearer ${token}` } })
    if (response.status === 429 || response.status >= 500) {
      return { kind: 'retry', reason: `file server: ${response.status}` }
    }
    const page = response.headers.get('content-type')?.startsWith('text/html') === true
    if (!response.ok || (page && file?.mimetype !== 'text/html')) {
      await response.body?.cancel()
      return { kind: 'gone', reason: `file server: ${page ? 'a login page' : response.status}` }
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    return bytes.length > limits.fileBytes ? { kind: 'too-large' } : { kind: 'bytes', bytes }
  } catch (error) {
    const outcome = outcomeOfError(error, 'step')
    const reason = 'reason' in outcome ? outcome.reason : ''
    const again = outcome.kind === 'retry' || outcome.kind === 'credentials' || outcome.kind === 'away'
    return again ? { kind: 'retry', reason } : { kind: 'gone', reason }
  }
}
