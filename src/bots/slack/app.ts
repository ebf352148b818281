import { App, LogLevel, type Receiver } from '@slack/bolt'
import type { Dispatch, Suggest } from '../channel'
import { type Answers, createAnswers } from './answers'
import { clientOptions, type SlackApiOptions } from './channel'
import { limits } from './limits'
import { optionOf, sourceOf } from './modal'
import { parseCommand, parseMessage, parsePress, parseShortcut, parseSubmission } from './parse'
import { BlockSuggestion } from './payloads'

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
 *
 * Bolt is told nothing of who the app's user is, which spares a call: messages of bots are left out by what
 * they carry.
 */
export function createSlackApp(options: SlackAppOptions, receiver: Receiver): App {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: options.token }),
    processBeforeResponse: true,
    clientOptions: clientOptions(options),
    logLevel: LogLevel.ERROR,
    ignoreSelf: false,
    convoStore: false,
  })
  app.error(async (error) => {
    throw 'original' in error && error.original instanceof Error ? error.original : error
  })
  const answers = createAnswers(options)
  listenToPeople(app, options, answers)
  listenToForms(app, options, answers)
  listenToEvents(app, options, answers)
  return app
}

function listenToPeople(app: App, { now }: SlackAppOptions, answers: Answers): void {
  app.command(/.*/, async ({ body, ack }) => {
    const envelope = parseCommand(body, now())
    const view = envelope && (await answers.toCommand(envelope, body.trigger_id))
    await (view ? ack({ response_type: 'ephemeral', ...view }) : ack())
  })
  app.action(/.*/, async ({ body, ack }) => {
    await ack()
    const parsed = parsePress(body, now())
    if (parsed) await answers.toPress(parsed.envelope, parsed.press)
  })
  app.shortcut(reportShortcut, async ({ body, ack }) => {
    await ack()
    const parsed = parseShortcut(body, now())
    if (parsed) await answers.toShortcut(parsed.envelope, parsed.trigger)
  })
}

function listenToForms(app: App, { now, suggest, log }: SlackAppOptions, answers: Answers): void {
  app.view({ callback_id: /.*/, type: 'view_submission' }, async ({ body, ack }) => {
    const parsed = parseSubmission(body, now())
    const response = parsed && (await answers.toSubmission(parsed.envelope, parsed.inputs))
    await (response ? ack(response) : ack())
  })
  app.options(/.*/, async ({ body, ack }) => {
    const read = BlockSuggestion.safeParse(body)
    const source = read.success ? sourceOf(read.data.action_id) : undefined
    if (!read.success || !source) return ack({ options: [] })
    const { user, value } = read.data
    try {
      const found = await suggest({ platform: 'slack', userId: user.id }, source, value)
      await ack({ options: found.slice(0, limits.optionsPerSelect).map(optionOf) })
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : ''
      log({ level: 'error', event: 'search failed', platform: 'slack', reason })
      await ack({ options: [] })
    }
  })
}

/**
 * Bolt acknowledges events before these run; the receiver holds the answer back until they have ended.
 * Joins, departures and renames of channels change nothing for us and are not subscribed to: a place that
 * is gone shows by the outcome of the next delivery, and so does a deactivated account.
 */
function listenToEvents(app: App, { dispatch, log }: SlackAppOptions, answers: Answers): void {
  for (const type of ['message', 'app_mention'] as const) {
    app.event(type, async ({ body }) => {
      const envelope = parseMessage(body)
      if (envelope) await answers.toMessage(envelope, await dispatch(envelope))
    })
  }
  for (const type of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(type, async () => log({ level: 'error', event: 'slack took the app out', type }))
  }
}
