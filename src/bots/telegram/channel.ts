import { Api, InputFile, InputMediaBuilder } from 'grammy'
import type { Message } from 'grammy/types'
import { isAnswered, type MessageRef, type Outcome, type Place } from '../../domain/delivery/outcome'
import { fileBytesMax } from '../../domain/evidence/evidence'
import type { Channel, Download, OutgoingFile } from '../channel'
import { outcomeOfError } from './outcome'
import { renderCaption, renderView } from './render'

/** How long a call may take, seconds: one whose answer never comes holds up nobody for longer. */
const callSecondsMax = 20

export type TelegramApiOptions = {
  token: string
  /** Without a slash at its end. */
  apiRoot: string
  fetch?: typeof fetch
  timeoutSeconds?: number
}

/** What grammY's clients have in common. `fetch` is called unbound, as Workers demand, and follows nobody elsewhere. */
export const clientOptions = ({
  apiRoot,
  fetch: given,
  timeoutSeconds = callSecondsMax,
}: TelegramApiOptions) => ({
  apiRoot,
  timeoutSeconds,
  fetch: (input: string | URL | Request, init?: RequestInit) =>
    (given ?? fetch)(input, { ...init, redirect: 'manual' }),
})

/** grammY's client for the Bot API. */
export const createTelegramApi = (options: TelegramApiOptions): Api =>
  new Api(options.token, { ...clientOptions(options), sensitiveLogs: false })

export function createTelegramChannel(options: TelegramApiOptions): Channel {
  const api = createTelegramApi(options)
  return {
    send: (place, view, { replyTo }) => {
      const { text, other } = textOf(view)
      return sending(place, () => api.sendMessage(place.chat, text, { ...other, ...whereOf(place, replyTo) }))
    },
    edit: async (ref, view) => {
      try {
        const { text, other } = textOf(view)
        await api.editMessageText(ref.chat, Number(ref.message), text, other)
        return { kind: 'accepted', ref }
      } catch (error) {
        return outcomeOfError(error, ref)
      }
    },
    sendFiles: async (place, files, { caption, replyTo }) =>
      sendGroup(api, place, files, renderCaption(caption), replyTo),
    download: (fileId) => download(api, options, fileId),
    ping: () =>
      api.getMe().then(
        () => true,
        (error) => isAnswered(outcomeOfError(error)),
      ),
  }
}

function textOf(view: Parameters<typeof renderView>[0]) {
  const { text, ...other } = renderView(view)
  return { text, other }
}

const whereOf = ({ thread }: Place, replyTo?: string) => ({
  ...(thread === undefined ? {} : { message_thread_id: Number(thread) }),
  ...(replyTo === undefined
    ? {}
    : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
})

async function sending(place: Place, call: () => Promise<Message | Message[]>): Promise<Outcome> {
  try {
    const sent = await call()
    const first = Array.isArray(sent) ? sent[0] : sent
    const ref: MessageRef = {
      platform: 'telegram',
      chat: place.chat,
      message: String(first?.message_id ?? 0),
    }
    return { kind: 'accepted', ref }
  } catch (error) {
    return outcomeOfError(error)
  }
}

async function sendGroup(
  api: Api,
  place: Place,
  files: OutgoingFile[],
  caption: string,
  replyTo?: string,
): Promise<Outcome> {
  const known = await sendGroupAs(api, place, files, caption, replyTo, false)
  // An id of a file is good for this bot only, and not for ever; the bytes are ours.
  const refused =
    known.kind === 'rejected' && /file/i.test(known.reason) && files.some((file) => file.knownAs)
  return refused ? sendGroupAs(api, place, files, caption, replyTo, true) : known
}

async function sendGroupAs(
  api: Api,
  place: Place,
  files: OutgoingFile[],
  caption: string,
  replyTo: string | undefined,
  asBytes: boolean,
): Promise<Outcome> {
  const sources = await Promise.all(
    files.map(async (file) =>
      !asBytes && file.knownAs ? file.knownAs : new InputFile(await file.bytes(), file.name),
    ),
  )
  const other = { ...whereOf(place, replyTo), caption }
  const [file, source] = [files[0], sources[0]]
  return sending(place, async () => {
    if (files.length > 1) {
      const captioned = (at: number) => (at === 0 ? { caption } : {})
      const media =
        file?.kind === 'document'
          ? sources.map((it, at) => InputMediaBuilder.document(it, captioned(at)))
          : sources.map((it, at) =>
              files[at]?.kind === 'video'
                ? InputMediaBuilder.video(it, captioned(at))
                : InputMediaBuilder.photo(it, captioned(at)),
            )
      return api.sendMediaGroup(place.chat, media, whereOf(place, replyTo))
    }
    if (file?.kind === 'photo') return api.sendPhoto(place.chat, source ?? '', other)
    if (file?.kind === 'video') return api.sendVideo(place.chat, source ?? '', other)
    return api.sendDocument(place.chat, source ?? '', other)
  })
}

/** The file's address holds the token: it is used here and never handed out. */
async function download(api: Api, options: TelegramApiOptions, fileId: string): Promise<Download> {
  try {
    const { file_path: path, file_size: size } = await api.getFile(fileId)
    if (size !== undefined && size > fileBytesMax) return { kind: 'too-large' }
    if (path === undefined) return { kind: 'retry', reason: 'no path yet' }
    const get = options.fetch ?? fetch
    const signal = AbortSignal.timeout((options.timeoutSeconds ?? callSecondsMax) * 1000)
    const response = await get(fileUrl(options, path), { redirect: 'manual', signal })
    if (!response.ok) return { kind: 'retry', reason: `file server: ${response.status}` }
    const bytes = new Uint8Array(await response.arrayBuffer())
    return bytes.length > fileBytesMax ? { kind: 'too-large' } : { kind: 'bytes', bytes }
  } catch (error) {
    const outcome = outcomeOfError(error)
    if (outcome.kind === 'rejected') {
      return outcome.reason.includes('too big')
        ? { kind: 'too-large' }
        : { kind: 'gone', reason: outcome.reason }
    }
    return { kind: 'retry', reason: 'reason' in outcome ? outcome.reason : 'the file could not be fetched' }
  }
}

/** A file's address under the API's root; what the path says can't lead out of it. */
const fileUrl = ({ apiRoot, token }: TelegramApiOptions, path: string): string =>
  `${apiRoot}/file/bot${token}/${path
    .split('/')
    .filter((it) => !/^\.*$/.test(it))
    .map(encodeURIComponent)
    .join('/')}`
