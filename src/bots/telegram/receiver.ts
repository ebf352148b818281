import { createHash, timingSafeEqual } from 'node:crypto'
import { Bot, type Context, webhookCallback } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { MessageRef, Outcome } from '../../domain/delivery/outcome'
import type { Channel, Dispatch } from '../channel'
import type { Envelope } from '../intent'
import { type AnswerLater, createAnswering } from '../late-answer'
import { readBody } from '../request-body'
import type { Answer } from '../view'
import { clientOptions, createTelegramChannel, type TelegramApiOptions } from './channel'
import { outcomeOfError } from './outcome'
import { keyOf, parseUpdate } from './parse'
import { shorten } from './render'

/** Largest update that is read, in bytes; Telegram's own are far smaller. */
export const updateBytesMax = 1024 * 1024
/** Longest text of an answer to a press (Bot API, answerCallbackQuery). */
const toastLengthMax = 200

type Log = (event: Record<string, unknown>) => void

export type TelegramBotOptions = TelegramApiOptions & {
  /** The bot itself, so that nothing has to be asked before an update is verified. */
  me: UserFromGetMe
  dispatch: Dispatch
  later: AnswerLater
  log: Log
}
type Answering = { channel: Channel; later: AnswerLater; log: Log }

/** grammY's bot with our one handler: parse, dispatch, answer. */
export function createTelegramBot(options: TelegramBotOptions): Bot {
  const { token, me, dispatch, later, log } = options
  const answering = { channel: createTelegramChannel(options), later, log }
  const bot = new Bot(token, {
    botInfo: me,
    client: {
      ...clientOptions(options),
      canUseWebhookReply: (method) => method === 'answerCallbackQuery',
    },
  })
  bot.use(async (ctx) => {
    const envelope = understand(ctx.update, me, log)
    if (!envelope) {
      if (ctx.callbackQuery) await outcomeOf(() => ctx.answerCallbackQuery())
      return
    }
    const answer = await dispatch(envelope)
    await reply(ctx, envelope, answer, answering)
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

/** Gives the answer; what can't be given now goes by the outbox. */
async function reply(ctx: Context, envelope: Envelope, answer: Answer, answering: Answering): Promise<void> {
  const { toast, view, file, heldMs } = answer
  const { place } = envelope
  const { give, end } = createAnswering({ ...answering, envelope, heldMs })
  if (view) await give({ place, view, ...targetOf(ctx, answer) })
  if (file) await give({ place, file })
  if (toast && !ctx.callbackQuery) await give({ place, view: { body: [toast.text] } })
  if (ctx.callbackQuery) {
    const text = toast && { text: shorten(toast.text, toastLengthMax), show_alert: toast.alert }
    const said = await outcomeOf(() => ctx.answerCallbackQuery(text))
    // Beside a view only what people have to see: the view shows the rest.
    if (toast && said.kind !== 'accepted' && (!view || toast.alert))
      await give({ place, view: { body: [toast.text] } }, async () => said)
  }
  await end()
}

/** What an answer takes the place of, or answers to: in a group the message that asked. */
function targetOf(ctx: Context, { replace }: Answer): { edits?: MessageRef; replyTo?: string } {
  const pressed = ctx.callbackQuery?.message
  if (replace && pressed) {
    const { chat, message_id: id } = pressed
    return { edits: { platform: 'telegram', chat: String(chat.id), message: String(id) } }
  }
  const id = ctx.chat?.type === 'private' || ctx.callbackQuery ? undefined : ctx.msg?.message_id
  return id === undefined ? {} : { replyTo: String(id) }
}

async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    await call()
    return { kind: 'accepted', ref: { platform: 'telegram', chat: '', message: '' } }
  } catch (error) {
    return outcomeOfError(error)
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
    later: AnswerLater
    log: Log
    isKept?: (key: string) => boolean
  },
): TelegramReceiver {
  const { log, isKept = () => false } = options
  const secret = digestOf(options.secret)
  let handle: ((update: Update) => Promise<Response>) | undefined
  return async (request) => {
    // Digests are compared, in a time that tells nothing of where the texts differ.
    const given = digestOf(request.headers.get('X-Telegram-Bot-Api-Secret-Token') ?? '')
    if (!timingSafeEqual(given, secret)) {
      return new Response('not for you', { status: 401 })
    }
    const body = await readBody(request, updateBytesMax)
    const update = body === undefined ? undefined : parseJson(body)
    if (!isUpdate(update)) {
      log({ level: 'warn', event: 'update not understood', platform: 'telegram' })
      return new Response('taken note of', { status: 200 })
    }
    // What is kept is not done again; a press is answered all the same, or its button would go on waiting.
    if (!update.callback_query && isKept(keyOf(update))) return new Response('')
    try {
      handle ??= webhookCallback(createTelegramBot({ ...options, me: await options.me() }), handedOver, {
        onTimeout: 'throw',
        timeoutMilliseconds: 25_000,
      })
      return await handle(update)
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

/** How grammY is given an update that is read already, and what it answers. */
function handedOver(update: Update) {
  let answer = (_response: Response): void => {}
  const handlerReturn = new Promise<Response>((resolve) => {
    answer = resolve
  })
  return {
    update,
    respond: (json: string) =>
      answer(new Response(json, { headers: { 'content-type': 'application/json' } })),
    end: () => answer(new Response('')),
    unauthorized: () => answer(new Response('not for you', { status: 401 })),
    handlerReturn,
  }
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest()

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' && value !== null && 'update_id' in value && Number.isSafeInteger(value.update_id)
