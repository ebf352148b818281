import * as z from 'zod'
import type { SlackBlock } from '../contract'
import { messageBlocks, modalView, textLength } from './block-kit'
import { type Channel, dmOf, type Message, nextId, put, type World } from './world'

export type Answer =
  | { ok: true; [key: string]: unknown }
  | { ok: false; error: string; [key: string]: unknown }
export type Method = {
  params: z.ZodType<Record<string, unknown>>
  run: (world: World, params: never, baseUrl: string) => Answer
}

const refuse = (error: string, messages: readonly string[] = []): Answer => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
})

/** Bodies come as forms or JSON: what is structured may be a text of JSON. */
const json = z.preprocess((value) => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}, z.unknown())
const flag = z.union([z.boolean(), z.enum(['true', 'false'])]).optional()

function method<P extends z.ZodType<Record<string, unknown>>>(
  params: P,
  run: (world: World, params: z.infer<P>, baseUrl: string) => Answer,
): Method {
  return { params, run: run as Method['run'] }
}

/** Limits of a message's text (docs.slack.dev, chat.postMessage). */
const textMax = 40_000
const blocksTextMax = 13_200

function content(params: {
  text?: string | undefined
  blocks?: unknown
}): { text: string; blocks?: SlackBlock[] } | Answer {
  const text = params.text ?? ''
  if (text.length > textMax) return refuse('msg_too_long')
  if (params.blocks === undefined) return text === '' ? refuse('no_text') : { text }
  const blocks = messageBlocks.safeParse(params.blocks)
  if (!blocks.success) {
    return refuse(
      'invalid_blocks',
      blocks.error.issues.map((it) => `[ERROR] ${it.message} [json-pointer:/blocks/${it.path.join('/')}]`),
    )
  }
  if (textLength(blocks.data) > blocksTextMax) return refuse('msg_blocks_too_long')
  if (text === '' && blocks.data.length === 0) return refuse('no_text')
  return { text, blocks: blocks.data as SlackBlock[] }
}

function channelFor(world: World, id: string): Channel | Answer {
  if (/^[UW]/.test(id)) {
    const user = world.users.get(id)
    if (!user) return refuse('channel_not_found')
    return user.deactivated ? refuse('user_disabled') : dmOf(world, id)
  }
  const channel = world.channels.get(id)
  if (!channel) return refuse('channel_not_found')
  if (channel.archived) return refuse('is_archived')
  return channel.members.has(world.botUserId) ? channel : refuse('not_in_channel')
}

const isAnswer = (value: object): value is Answer => 'ok' in value

const shown = (message: Message) => ({
  type: 'message',
  user: message.user,
  ts: message.ts,
  text: message.text,
  ...(message.blocks ? { blocks: message.blocks } : {}),
  ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
})

const postMessage = method(
  z.strictObject({
    channel: z.string().min(1),
    text: z.string().optional(),
    blocks: json.optional(),
    thread_ts: z.string().optional(),
    unfurl_links: flag,
    unfurl_media: flag,
  }),
  (world, params) => {
    const channel = channelFor(world, params.channel)
    if (isAnswer(channel)) return channel
    const what = content(params)
    if (isAnswer(what)) return what
    if (params.thread_ts && !channel.messages.some((it) => it.ts === params.thread_ts))
      return refuse('thread_not_found')
    const message = put(world, channel, {
      user: world.botUserId,
      ...what,
      ...(params.thread_ts ? { threadTs: params.thread_ts } : {}),
    })
    return { ok: true, channel: channel.id, ts: message.ts, message: shown(message) }
  },
)

const update = method(
  z.strictObject({
    channel: z.string().min(1),
    ts: z.string().min(1),
    text: z.string().optional(),
    blocks: json.optional(),
  }),
  (world, params) => {
    // A person's id is no conversation's: unlike chat.postMessage, chat.update refuses it.
    const channel = world.channels.get(params.channel)
    if (!channel) return refuse('channel_not_found')
    const message = channel.messages.find((it) => it.ts === params.ts)
    if (!message) return refuse('message_not_found')
    if (message.user !== world.botUserId || message.onlyFor) return refuse('cant_update_message')
    const what = content(params)
    if (isAnswer(what)) return what
    Object.assign(message, what, { edited: true })
    world.changed()
    return { ok: true, channel: channel.id, ts: message.ts, text: message.text }
  },
)

const postEphemeral = method(
  z.strictObject({
    channel: z.string().min(1),
    user: z.string().min(1),
    text: z.string().optional(),
    blocks: json.optional(),
    thread_ts: z.string().optional(),
  }),
  (world, params) => {
    const channel = channelFor(world, params.channel)
    if (isAnswer(channel)) return channel
    if (!channel.members.has(params.user)) return refuse('user_not_in_channel')
    const what = content(params)
    if (isAnswer(what)) return what
    const message = put(world, channel, { user: world.botUserId, ...what, onlyFor: params.user })
    return { ok: true, message_ts: message.ts }
  },
)

const openConversation = method(
  z.strictObject({ users: z.string().min(1), return_im: flag }),
  (world, { users }) => {
    const user = world.users.get(users)
    if (!user) return refuse('user_not_found')
    return user.deactivated ? refuse('user_disabled') : { ok: true, channel: { id: dmOf(world, users).id } }
  },
)

const openView = method(z.strictObject({ trigger_id: z.string(), view: json }), (world, params) => {
  const trigger = world.triggers.get(params.trigger_id)
  if (!trigger) return refuse('invalid_trigger_id')
  if (trigger.used) return refuse('exchanged_trigger_id')
  if (trigger.until < world.now()) return refuse('expired_trigger_id')
  if (JSON.stringify(params.view).length > 250_000) return refuse('view_too_large')
  const view = modalView.safeParse(params.view)
  if (!view.success) {
    return refuse(
      'invalid_arguments',
      view.error.issues.map((it) => `[ERROR] ${it.message} [json-pointer:/view/${it.path.join('/')}]`),
    )
  }
  trigger.used = true
  const id = nextId(world, 'V')
  world.views.set(trigger.user, { id, hash: `${world.now()}.hash`, user: trigger.user, view: view.data })
  world.changed()
  return { ok: true, view: { id, ...view.data } }
})

const uploadUrl = method(
  z.strictObject({
    filename: z.string().min(1),
    length: z.coerce.number().int().positive(),
    alt_txt: z.string().optional(),
    snippet_type: z.string().optional(),
  }),
  (world, { filename }, baseUrl) => {
    const id = nextId(world, 'F')
    world.files.set(id, {
      id,
      name: filename,
      mimetype: typeOf(filename),
      bytes: new Uint8Array(),
      complete: false,
    })
    return { ok: true, file_id: id, upload_url: `${baseUrl}/upload/${id}` }
  },
)

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  csv: 'text/csv',
  pdf: 'application/pdf',
}
export const typeOf = (name: string): string =>
  types[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream'

const completeUpload = method(
  z.strictObject({
    files: z.preprocess(
      (it) => (typeof it === 'string' ? JSON.parse(it) : it),
      z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
    ),
    channel_id: z.string().optional(),
    channels: z.string().optional(),
    initial_comment: z.string().optional(),
    thread_ts: z.string().optional(),
  }),
  (world, params) => {
    const unknown = params.files.some(({ id }) => (world.files.get(id)?.bytes.length ?? 0) === 0)
    if (unknown) return refuse('file_not_found')
    const channel = params.channel_id === undefined ? undefined : world.channels.get(params.channel_id)
    if (params.channel_id !== undefined && !channel) return refuse('channel_not_found')
    for (const { id } of params.files) Object.assign(world.files.get(id) ?? {}, { complete: true })
    if (channel) {
      put(world, channel, {
        user: world.botUserId,
        text: params.initial_comment ?? '',
        files: params.files.map((file) => file.id),
        ...(params.thread_ts ? { threadTs: params.thread_ts } : {}),
      })
    }
    return { ok: true, files: params.files }
  },
)

const fileInfo = method(z.strictObject({ file: z.string() }), (world, { file: id }, baseUrl) => {
  const file = world.files.get(id)
  if (!file) return refuse('file_not_found')
  return { ok: true, file: describeFile(file, baseUrl) }
})

export const describeFile = (
  file: { id: string; name: string; mimetype: string; bytes: Uint8Array },
  baseUrl: string,
) => ({
  id: file.id,
  name: file.name,
  mimetype: file.mimetype,
  size: file.bytes.length,
  url_private: `${baseUrl}/files/${file.id}`,
  url_private_download: `${baseUrl}/files/${file.id}`,
})

/** Every method the app may call. What is not here is `unknown_method`. */
export const methods: Record<string, Method> = {
  'api.test': method(z.looseObject({}), () => ({ ok: true })),
  'auth.test': method(z.strictObject({}), (world) => ({
    ok: true,
    user_id: world.botUserId,
    bot_id: 'B0ANWEI',
    team_id: world.teamId,
  })),
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
  'conversations.open': openConversation,
  'views.open': openView,
  'files.getUploadURLExternal': uploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': fileInfo,
}
