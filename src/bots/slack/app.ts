import { App, LogLevel, type Receiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Dispatch, Suggest } from '../channel'
import type { Envelope } from '../intent'
import { texts } from '../texts'
import type { Answer, SearchSource } from '../view'
import { clientOptions, createSlackClient, type SlackApiOptions } from './channel'
import { limits, shorten } from './limits'
import { renderForm } from './modal'
import {
  type BlockActions,
  type MessageEvent,
  type MessageShortcut,
  parseCommand,
  parseMessage,
  parsePress,
  parseShortcut,
  parseSubmission,
  type SlashCommand,
  type ViewSubmission,
} from './parse'
import { renderView } from './render'

export type SlackAppOptions = SlackApiOptions & {
  dispatch: Dispatch
  suggest: Suggest
  now: () => number
  log: (event: Record<string, unknown>) => void
}

/** The callback id of the message shortcut that turns a message into a report. */
export const reportShortcut = 'report_hazard'

/**
 * Bolt with our listeners: each parses, dispatches and answers, as far as Slack allows in the answer to its
 * own request. Errors of dispatch come out of `processEvent`, for the receiver to have Slack try again.
 */
export function createSlackApp(options: SlackAppOptions, receiver: Receiver): App {
  const client = createSlackClient(options)
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: options.token }),
    processBeforeResponse: true,
    clientOptions: clientOptions(options),
    logLevel: LogLevel.ERROR,
    ignoreSelf: false,
  })
  app.error(async (error) => {
    throw 'original' in error && error.original instanceof Error ? error.original : error
  })
  const { dispatch, now } = options

  app.command(/.*/, async ({ body, ack }) => {
    const envelope = parseCommand(body as SlashCommand, now())
    const answer = await orDown(options, envelope)
    if (answer.form) await openForm(options, client, body.trigger_id, envelope, answer)
    const view = answer.view ?? (answer.toast ? { body: [answer.toast.text] } : undefined)
    if (!view) return ack()
    await ack({ response_type: 'ephemeral', ...renderView(view) })
  })

  app.action(/.*/, async ({ body, ack }) => {
    const press = body as unknown as BlockActions & { response_url?: string }
    const envelope = parsePress(press, now())
    if (!envelope) return ack()
    const answer = await orDown(options, envelope)
    if (answer.form) await openForm(options, client, press.trigger_id, envelope, answer)
    await ack()
    await answerPress(options, press, answer)
  })

  app.view(/.*/, async ({ body, ack }) => {
    const envelope = parseSubmission(body as unknown as ViewSubmission, now())
    const answer = await orDown(options, envelope)
    const errors = errorsOf(answer, Object.keys(body.view.state.values))
    if (errors) return ack({ response_action: 'errors', errors })
    await ack()
    if (answer.view)
      await quietly(options, () =>
        client.chat.postMessage({ channel: body.user.id, ...renderView(answer.view ?? {}) }),
      )
  })

  app.options(/.*/, async ({ body, ack }) => {
    const {
      action_id: id,
      value,
      user,
    } = body as unknown as { action_id: string; value: string; user: { id: string } }
    const source = id.replace('search_', '') as SearchSource
    const found = await options.suggest({ platform: 'slack', userId: user.id }, source, value)
    const text = (label: string) => ({ type: 'plain_text' as const, text: shorten(label, limits.optionText) })
    await ack({
      options: found
        .slice(0, limits.optionsPerSelect)
        .map((it) => ({ text: text(it.label), value: it.value.slice(0, 150) })),
    })
  })

  app.shortcut(reportShortcut, async ({ body, ack }) => {
    const shortcut = body as unknown as MessageShortcut
    const envelope = parseShortcut(shortcut, now())
    const answer = await orDown(options, envelope)
    if (answer.form) await openForm(options, client, shortcut.trigger_id, envelope, answer)
    await ack()
    await post(options, client, envelope, answer)
  })

  for (const type of ['message', 'app_mention'] as const) {
    app.event(type, async ({ event }) => {
      const envelope = parseMessage(event as unknown as MessageEvent)
      if (!envelope) return
      await post(options, client, envelope, await dispatch(envelope))
    })
  }
  return app
}

/** People who wait for an answer get one when nothing can be saved; Slack sends only events again. */
async function orDown(options: SlackAppOptions, envelope: Envelope): Promise<Answer> {
  try {
    return await options.dispatch(envelope)
  } catch (error) {
    options.log({
      level: 'error',
      event: 'command failed',
      platform: 'slack',
      reason: error instanceof Error ? error.message : '',
    })
    const text = texts[envelope.languageHint].notice.down
    if (envelope.intent.kind === 'submit') return { errors: { '': text } }
    return envelope.intent.kind === 'press' ? { toast: { text, alert: true } } : { view: { body: [text] } }
  }
}

/** A trigger lives three seconds and works once, so the form is opened within the request. */
async function openForm(
  options: SlackAppOptions,
  client: WebClient,
  trigger: string,
  envelope: Envelope,
  { form }: Answer,
): Promise<void> {
  if (!form) return
  const close = texts[envelope.languageHint].form.cancel
  await quietly(options, () => client.views.open({ trigger_id: trigger, view: renderForm(form, close) }))
}

/** Errors by field; what belongs to no field stands under the first. */
function errorsOf({ errors, toast }: Answer, fields: readonly string[]): Record<string, string> | undefined {
  const wrong = errors ?? (toast?.alert ? { '': toast.text } : undefined)
  if (!wrong) return undefined
  const [first = ''] = fields
  return Object.fromEntries(
    Object.entries(wrong).map(([name, text]) => [fields.includes(name) ? name : first, text]),
  )
}

/** By the press's own response address: it edits ephemeral messages too, five times within half an hour. */
async function answerPress(
  options: SlackAppOptions,
  press: BlockActions & { response_url?: string },
  answer: Answer,
): Promise<void> {
  const view = answer.view ?? (answer.toast ? { body: [answer.toast.text] } : undefined)
  if (!view || !press.response_url) return
  const url = press.response_url
  const lasting = answer.view !== undefined && press.channel?.id.startsWith('D')
  const body = JSON.stringify({
    ...renderView(view),
    replace_original: answer.replace === true,
    response_type: lasting ? 'in_channel' : 'ephemeral',
  })
  const call = options.fetch ?? fetch
  await quietly(options, () =>
    call(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
  )
}

async function post(
  options: SlackAppOptions,
  client: WebClient,
  envelope: Envelope,
  answer: Answer,
): Promise<void> {
  const view = answer.view ?? (answer.toast ? { body: [answer.toast.text] } : undefined)
  if (!view) return
  const { chat, thread } = envelope.place
  await quietly(options, () =>
    client.chat.postMessage({
      channel: chat,
      ...renderView(view),
      ...(thread === undefined ? {} : { thread_ts: thread }),
    }),
  )
}

/** An answer that can't be given does not undo what was saved. */
async function quietly(options: SlackAppOptions, call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    options.log({ level: 'warn', event: 'answer not sent', platform: 'slack', reason })
  }
}
