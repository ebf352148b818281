import type { ViewResponseAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Envelope } from '../intent'
import { texts } from '../texts'
import type { Answer, View } from '../view'
import type { SlackAppOptions } from './app'
import { createSlackChannel, createSlackClient } from './channel'
import { limits } from './limits'
import { noticeModal, renderForm } from './modal'
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

type Answering = { options: SlackAppOptions; client: WebClient }

export function createAnswers(options: SlackAppOptions): Answers {
  const it: Answering = { options, client: createSlackClient(options) }
  const channel = createSlackChannel(options)
  const handOut = async ({ place, languageHint }: Envelope, { file }: Answer): Promise<void> => {
    if (!file) return
    const { name, mimeType, bytes } = file
    const outgoing = { kind: 'document' as const, name, mimeType, bytes: async () => bytes }
    const outcome = await channel.sendFiles(place, [outgoing], { caption: '', language: languageHint })
    if (outcome.kind !== 'accepted') options.log({ level: 'warn', event: 'file not sent', ...outcome })
  }
  return {
    toCommand: async (envelope, trigger) => {
      const answer = await openForm(it, envelope, trigger, await orDown(options, envelope))
      await handOut(envelope, answer)
      const view = spoken(answer)
      return view && renderView(view)
    },
    toPress: async (envelope, press) => {
      const answer = await openForm(it, envelope, press.trigger_id, await orDown(options, envelope))
      await answerPress(options, press, answer)
      await handOut(envelope, answer)
    },
    toShortcut: async (envelope, trigger) => {
      const answer = await openForm(it, envelope, trigger, await orDown(options, envelope))
      await post(it, envelope, answer)
      await handOut(envelope, answer)
    },
    toSubmission: async (envelope, inputs) => {
      const answer = await orDown(options, envelope)
      const refusal = refusalOf(answer, inputs, envelope)
      if (refusal) return refusal
      await post(it, envelope, answer)
      await handOut(envelope, answer)
      return undefined
    },
    toMessage: async (envelope, answer) => {
      await post(it, envelope, answer)
      await handOut(envelope, answer)
    },
  }
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
  const text = texts[languageHint].notice.down
  if (intent.kind === 'submit') return { errors: { '': text } }
  return intent.kind === 'press' ? { toast: { text, alert: true } } : { view: { body: [text] } }
}

/** A trigger lives three seconds and works once, so the form is opened within the request. */
async function openForm(
  { options, client }: Answering,
  envelope: Envelope,
  trigger: string,
  answer: Answer,
): Promise<Answer> {
  const { form } = answer
  if (!form) return answer
  const close = texts[languageOf(form.title)].form.cancel
  const opened = await quietly(options, () =>
    client.views.open({ trigger_id: trigger, view: renderForm(form, close) }),
  )
  return opened ? answer : down(envelope)
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
    const view = noticeModal('Anwei 安委', text, texts[languageHint].form.cancel)
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
 * and for what is only said in passing, it is for them alone.
 */
async function answerPress(options: SlackAppOptions, press: BlockActions, answer: Answer): Promise<void> {
  const { view, toast } = answer
  const address = press.response_url
  if (!address) return
  const own = press.channel?.id.startsWith('D') === true && press.container?.is_ephemeral !== true
  if (view) {
    const kind = own ? 'in_channel' : 'ephemeral'
    const replaced = { ...renderView(view), replace_original: answer.replace === true, response_type: kind }
    await quietly(options, () => respond(options, address, replaced))
  }
  // Beside a view only what people have to see: the view shows the rest.
  if (toast && (!view || toast.alert)) {
    const aside = {
      ...renderView({ body: [toast.text] }),
      replace_original: false,
      response_type: 'ephemeral',
    }
    await quietly(options, () => respond(options, address, aside))
  }
}

async function respond(options: SlackAppOptions, address: string, body: object): Promise<void> {
  if (!isTrusted(address, options.apiUrl)) throw new Error('the response address is not Slack’s')
  const call = options.fetch ?? fetch
  const response = await call(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(options.timeoutMs ?? limits.timeoutMs),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`response address: ${response.status}`)
}

/** Into the place itself, and where something was said in a thread, into that thread. */
async function post({ options, client }: Answering, envelope: Envelope, answer: Answer): Promise<void> {
  const view = spoken(answer)
  if (!view) return
  const { intent, place } = envelope
  const replyTo = intent.kind === 'message' ? intent.replyTo : undefined
  const thread = replyTo?.message ?? place.thread
  await quietly(options, () =>
    client.chat.postMessage({
      channel: replyTo?.chat ?? place.chat,
      ...renderView(view),
      unfurl_links: false,
      unfurl_media: false,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    }),
  )
}

/** An answer that can't be given does not undo what was saved. Whether it could. */
async function quietly(options: SlackAppOptions, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call()
    return true
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    options.log({ level: 'warn', event: 'answer not sent', platform: 'slack', reason })
    return false
  }
}
