import type { ViewResponseAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { MessageRef, Outcome, Place } from '../../domain/delivery/outcome'
import type { Envelope } from '../intent'
import { createAnswering } from '../late-answer'
import { deliveryTexts } from '../texts/delivery'
import { formTexts } from '../texts/forms'
import type { Answer, View } from '../view'
import { createSlackChannel, createSlackClient } from './channel'
import { limits } from './limits'
import { noticeModal, renderForm } from './modal'
import type { SlackAppOptions } from './options'
import { outcomeOfError } from './outcome'
import { languageOf } from './parse'
import type { BlockActions } from './payloads'
import { type Rendered, renderView } from './render'
import { isTrusted } from './trusted'

/** How each kind of thing that Slack sends is answered at once. None throws but for what `dispatch` throws. */
export type Answers = {
  /** The message to be shown in the command's own answer, for the one who typed it. */
  toCommand: (envelope: Envelope, trigger: string) => Promise<Rendered | undefined>
  toPress: (envelope: Envelope, press: BlockActions) => Promise<void>
  toShortcut: (envelope: Envelope, trigger: string) => Promise<void>
  /** What becomes of the modal; undefined closes it. */
  toSubmission: (envelope: Envelope, inputs: readonly string[]) => Promise<ViewResponseAction | undefined>
  toMessage: (envelope: Envelope, answer: Answer) => Promise<void>
}

type Answering = ReturnType<typeof createAnswering>

export function createAnswers(options: SlackAppOptions): Answers {
  const channel = createSlackChannel(options)
  const client = createSlackClient(options)
  const answering = (envelope: Envelope, { heldMs }: Answer): Answering =>
    createAnswering({ channel, envelope, heldMs, later: options.later, log: options.log })
  /** Gives an answer as messages, and ends with its file. */
  const post = async (envelope: Envelope, answer: Answer): Promise<void> => {
    const it = answering(envelope, answer)
    const view = spoken(answer)
    if (view) await it.give({ place: placeOf(envelope), view })
    await handOut(it, envelope, answer)
  }
  const handOut = async (it: Answering, { place }: Envelope, { file }: Answer): Promise<void> => {
    if (file) await it.give({ place, file })
    await it.end()
  }
  return {
    toCommand: async (envelope, trigger) => {
      const answer = await openForm(options, client, envelope, trigger, await orDown(options, envelope))
      await handOut(answering(envelope, answer), envelope, answer)
      const view = spoken(answer)
      return view && renderView(view)
    },
    toPress: async (envelope, press) => {
      const answer = await openForm(
        options,
        client,
        envelope,
        press.trigger_id,
        await orDown(options, envelope),
      )
      const it = answering(envelope, answer)
      await answerPress(options, it, press, answer)
      await handOut(it, envelope, answer)
    },
    toShortcut: async (envelope, trigger) => {
      await post(
        envelope,
        await openForm(options, client, envelope, trigger, await orDown(options, envelope)),
      )
    },
    toSubmission: async (envelope, inputs) => {
      const answer = await orDown(options, envelope)
      const refusal = refusalOf(answer, inputs, envelope)
      if (refusal) return refusal
      await post(envelope, answer)
      return undefined
    },
    toMessage: post,
  }
}

/** The place itself, and where something was said in a thread, that thread. */
function placeOf({ intent, place }: Envelope): Place {
  const replyTo = intent.kind === 'message' ? intent.replyTo : undefined
  return replyTo ? { ...place, chat: replyTo.chat, thread: replyTo.message } : place
}

/** What is said where there are no toasts. */
const spoken = ({ view, toast }: Answer): View | undefined => view ?? (toast && { body: [toast.text] })

/** People who wait for an answer get one when nothing can be saved; Slack sends only events again. */
async function orDown(options: SlackAppOptions, envelope: Envelope): Promise<Answer> {
  try {
    return await options.dispatch(envelope)
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    options.log({ level: 'error', event: 'command failed', platform: 'slack', reason })
    return down(envelope)
  }
}

function down({ intent, languageHint }: Envelope): Answer {
  const text = deliveryTexts[languageHint].notice.down
  if (intent.kind === 'submit') return { errors: { '': text } }
  return intent.kind === 'press' ? { toast: { text, alert: true } } : { view: { body: [text] } }
}

/** A trigger lives three seconds and works once, so the form is opened within the request, or they are told to ask again. */
async function openForm(
  { log }: SlackAppOptions,
  client: WebClient,
  envelope: Envelope,
  trigger: string,
  answer: Answer,
): Promise<Answer> {
  const { form } = answer
  if (!form) return answer
  const close = formTexts[languageOf(form.title)].form.cancel
  try {
    await client.views.open({ trigger_id: trigger, view: renderForm(form, close) })
    return answer
  } catch (error) {
    log({ level: 'warn', event: 'form not opened', platform: 'slack', ...outcomeOfError(error, 'step') })
    return down(envelope)
  }
}

/**
 * A submission that is not taken: the texts stand under their fields, those of no field under the first, so
 * that what was typed stays there to be mended or copied. A form without fields gives way to the text.
 */
function refusalOf(
  { errors, toast }: Answer,
  inputs: readonly string[],
  { languageHint }: Envelope,
): ViewResponseAction | undefined {
  const wrong = Object.entries(errors ?? (toast?.alert ? { '': toast.text } : {}))
  if (wrong.length === 0) return undefined
  const [first] = inputs
  if (first === undefined) {
    const text = wrong.map(([, it]) => it).join('\n')
    const view = noticeModal('Anwei 安委', text, formTexts[languageHint].form.cancel)
    return { response_action: 'update', view }
  }
  const byField: Record<string, string> = {}
  for (const [name, text] of wrong) {
    const field = inputs.includes(name) ? name : first
    byField[field] = byField[field] === undefined ? text : `${byField[field]}\n${text}`
  }
  return { response_action: 'errors', errors: byField }
}

/**
 * By the press's own response address: it edits ephemeral messages too, and answers where the app is no
 * member, five times within half an hour. A new message in the person's own chat stays there; elsewhere,
 * and for what is only said in passing, it is for them alone: what has to wait comes in their own chat then.
 */
async function answerPress(
  options: SlackAppOptions,
  it: Answering,
  press: BlockActions,
  answer: Answer,
): Promise<void> {
  const { view, toast, replace = false } = answer
  const { response_url: address, channel, container, user } = press
  if (!address) return
  const own = channel?.id.startsWith('D') === true && container?.is_ephemeral !== true
  const place: Place = { platform: 'slack', chat: own ? channel.id : user.id, private: true }
  if (view) {
    const kind = own ? 'in_channel' : 'ephemeral'
    const replaced = { ...renderView(view), replace_original: replace, response_type: kind }
    const message = container?.message_ts
    const edits: MessageRef | undefined =
      own && replace && message ? { platform: 'slack', chat: channel.id, message } : undefined
    await it.give({ place, view, ...(edits ? { edits } : {}) }, () => respond(options, address, replaced))
  }
  // Beside a view only what people have to see: the view shows the rest.
  if (toast && (!view || toast.alert)) {
    const said = { body: [toast.text] }
    const aside = { ...renderView(said), replace_original: false, response_type: 'ephemeral' }
    await it.give({ place, view: said }, () => respond(options, address, aside))
  }
}

/** What can't be said by a response address (it has expired, or was used too often) can be said without it. */
async function respond(
  options: SlackAppOptions,
  address: string,
  body: { replace_original: boolean },
): Promise<Outcome> {
  if (!isTrusted(address, options.apiUrl))
    return { kind: 'rejected', reason: 'the response address is not Slack’s' }
  const call = options.fetch ?? fetch
  const kind = body.replace_original ? 'edit' : 'send'
  try {
    const response = await call(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.timeoutMs),
    })
    await response.body?.cancel()
    const { ok, status: statusCode, headers } = response
    if (ok) return { kind: 'accepted', ref: { platform: 'slack', chat: '', message: '' } }
    const retryAfter = statusCode === 429 ? Number(headers.get('retry-after') ?? 1) : undefined
    return outcomeOfError({ statusCode, ...(retryAfter === undefined ? {} : { retryAfter }) }, kind)
  } catch (error) {
    return outcomeOfError({ original: error }, kind)
  }
}
