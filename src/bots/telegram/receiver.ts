import { Bot, type Context, InputFile, webhookCallback } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Dispatch } from '../channel'
import type { Envelope } from '../intent'
import type { Answer } from '../view'
import type { TelegramApiOptions } from './channel'
import { parseUpdate } from './parse'
import { renderView, shorten } from './render'

/** Largest update that is read, in bytes; Telegram's own are far smaller. */
export const updateBytesMax = 1024 * 1024
/** Longest text of an answer to a press (Bot API, answerCallbackQuery). */
const toastLengthMax = 200

type Log = (event: Record<string, unknown>) => void

export type TelegramBotOptions = TelegramApiOptions & {
  /** The bot itself, so that nothing has to be asked before an update is verified. */
  me: UserFromGetMe
  dispatch: Dispatch
  log: Log
}

/** grammY's bot with our one handler: parse, dispatch, answer. */
export function createTelegramBot(options: TelegramBotOptions): Bot {
  const { token, me, dispatch, log } = options
  const bot = new Bot(token, {
    botInfo: me,
    client: {
      apiRoot: options.apiRoot,
      fetch: (input: string | URL | Request, init?: RequestInit) => (options.fetch ?? fetch)(input, init),
      canUseWebhookReply: (method) => method === 'answerCallbackQuery',
    },
  })
  bot.use(async (ctx) => {
    const envelope = understand(ctx.update, me, log)
    if (!envelope) {
      if (ctx.callbackQuery) await quietly(log, () => ctx.answerCallbackQuery())
      return
    }
    const answer = await dispatch(envelope)
    await reply(ctx, answer, log)
  })
  return bot
}

/** What can't be read now can't be read later either: it is left, since it would come again and hold up its chat. */
function understand(update: Update, me: UserFromGetMe, log: Log): Envelope | undefined {
  try {
    return parseUpdate(update, me)
  } catch {
    log({ level: 'error', event: 'update not understood', platform: 'telegram', update: update.update_id })
    return undefined
  }
}

/** Gives the answer. A call that fails does not make the update come again: what was decided is kept. */
async function reply(ctx: Context, answer: Answer, log: Log): Promise<void> {
  const { toast, view, file } = answer
  if (view) await quietly(log, () => show(ctx, answer))
  if (file) {
    await quietly(log, () => ctx.replyWithDocument(new InputFile(file.bytes, file.name), topicOf(ctx)))
  }
  if (ctx.callbackQuery) {
    const text = toast && { text: shorten(toast.text, toastLengthMax), show_alert: toast.alert }
    await quietly(log, () => ctx.answerCallbackQuery(text))
  } else if (toast) {
    await quietly(log, () => ctx.reply(toast.text, topicOf(ctx)))
  }
}

async function show(ctx: Context, { view, replace }: Answer): Promise<void> {
  if (!view) return
  const { text, ...other } = renderView(view)
  if (replace && ctx.callbackQuery?.message) {
    await ctx.editMessageText(text, other)
    return
  }
  const id = ctx.chat?.type === 'private' ? undefined : ctx.msg?.message_id
  const inGroup =
    id === undefined || ctx.callbackQuery
      ? {}
      : { reply_parameters: { message_id: id, allow_sending_without_reply: true } }
  await ctx.reply(text, { ...other, ...topicOf(ctx), ...inGroup })
}

const topicOf = (ctx: Context) =>
  ctx.msg?.is_topic_message && ctx.msg.message_thread_id !== undefined
    ? { message_thread_id: ctx.msg.message_thread_id }
    : {}

async function quietly(log: Log, call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    log({
      level: 'warn',
      event: 'answer not sent',
      platform: 'telegram',
      reason: error instanceof Error ? error.message.slice(0, 200) : '',
    })
  }
}

export type TelegramReceiver = (request: Request) => Promise<Response>

/**
 * Takes the webhook's requests. The secret is checked before anything else is done; an update that can't be
 * carried out now is answered 503, so that Telegram sends it again; one that can never be is acknowledged
 * and logged, since it would hold up its chat.
 */
export function createTelegramReceiver(
  options: TelegramApiOptions & {
    me: () => Promise<UserFromGetMe>
    secret: string
    dispatch: Dispatch
    log: Log
  },
): TelegramReceiver {
  const { secret, log } = options
  let handle: ((request: Request) => Promise<Response>) | undefined
  return async (request) => {
    if (!(await sameText(request.headers.get('X-Telegram-Bot-Api-Secret-Token') ?? '', secret))) {
      return new Response('not for you', { status: 401 })
    }
    const body = await readBody(request)
    const update = body === undefined ? undefined : parseJson(body)
    if (!isUpdate(update)) {
      log({ level: 'warn', event: 'update not understood', platform: 'telegram' })
      return new Response('taken note of', { status: 200 })
    }
    try {
      handle ??= webhookCallback(createTelegramBot({ ...options, me: await options.me() }), 'std/http', {
        onTimeout: 'throw',
        timeoutMilliseconds: 25_000,
      })
      return await handle(
        new Request(request.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(update),
        }),
      )
    } catch (error) {
      log({
        level: 'error',
        event: 'update to come again',
        platform: 'telegram',
        reason: error instanceof Error ? error.message.slice(0, 200) : '',
      })
      return new Response('come again', { status: 503, headers: { 'Retry-After': '2' } })
    }
  }
}

/** The body as text, undefined where it is larger than any update. */
async function readBody(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > updateBytesMax || !request.body) return undefined
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > updateBytesMax) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
  return new TextDecoder().decode(await new Blob(chunks as BlobPart[]).arrayBuffer())
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' && value !== null && 'update_id' in value && Number.isSafeInteger(value.update_id)

/** Compares in a time that tells nothing of where they differ: digests are compared, not the texts. */
async function sameText(given: string, expected: string): Promise<boolean> {
  const digest = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const [a, b] = [await digest(given), await digest(expected)]
  return a.reduce((difference, byte, at) => difference | (byte ^ (b[at] ?? 0)), 0) === 0
}
