import {
  type AckFn,
  App,
  LogLevel,
  type Receiver,
  type SlackActionMiddlewareArgs,
  type SlackCommandMiddlewareArgs,
  type SlackEventMiddlewareArgs,
  type SlackOptionsMiddlewareArgs,
  type SlackShortcutMiddlewareArgs,
  type SlackViewMiddlewareArgs,
  type ViewResponseAction,
} from '@slack/bolt'
import { type Answers, createAnswers } from './answers'
import { clientOptions } from './channel'
import { limits } from './limits'
import { optionOf, searchedBy } from './modal'
import type { SlackAppOptions } from './options'
import {
  parseCommand,
  parseMessage,
  parsePress,
  parseShortcut,
  parseStanding,
  parseSubmission,
} from './parse'
import { BlockSuggestion } from './payloads'

/** The callback id of the message shortcut that turns a message into a report. */
export const reportShortcut = 'report_hazard'

/**
 * Bolt with one middleware of ours, which parses, dispatches and answers, as far as Slack allows in the answer to
 * its own request. Errors of dispatch come out of `processEvent`, for the receiver to have Slack try again. Bolt
 * has all its listeners look at everything that comes; one that looks once costs a sixth (docs/decisions/0011).
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
  app.use(async (given) => {
    given.context.understood?.()
    if ('command' in given) return takeCommand(given, options, answers)
    if ('action' in given) return takePress(given, options, answers)
    if ('options' in given) return takeSearch(given as Suggestion, options)
    if ('shortcut' in given) return takeShortcut(given, options, answers)
    if ('view' in given) return takeForm(given, options, answers)
    if ('event' in given) return takeEvent(given, options, answers)
  })
  return app
}

type Options = SlackAppOptions
/** The only kind of search whose fields we make. */
type Suggestion = SlackOptionsMiddlewareArgs<'block_suggestion'>

async function takeCommand({ body, ack }: SlackCommandMiddlewareArgs, { now }: Options, answers: Answers) {
  const envelope = parseCommand(body, now())
  const view = envelope && (await answers.toCommand(envelope, body.trigger_id))
  await (view ? ack({ response_type: 'ephemeral', ...view }) : ack())
}

async function takePress({ body, ack }: SlackActionMiddlewareArgs, { now }: Options, answers: Answers) {
  await ack()
  const parsed = parsePress(body, now())
  if (parsed) await answers.toPress(parsed.envelope, parsed.press)
}

async function takeShortcut({ body, ack }: SlackShortcutMiddlewareArgs, { now }: Options, answers: Answers) {
  await ack()
  const parsed = body.callback_id === reportShortcut ? parseShortcut(body, now()) : undefined
  if (parsed) await answers.toShortcut(parsed.envelope, parsed.trigger)
}

async function takeForm({ body, ack }: SlackViewMiddlewareArgs, { now }: Options, answers: Answers) {
  const parsed = parseSubmission(body, now())
  const response = parsed && (await answers.toSubmission(parsed.envelope, parsed.inputs))
  await (response ? (ack as AckFn<ViewResponseAction>)(response) : ack())
}

async function takeSearch({ body, ack }: Suggestion, { suggest, log }: Options) {
  const read = BlockSuggestion.safeParse(body)
  const searched = read.success ? searchedBy(read.data.action_id) : undefined
  if (!read.success || !searched) return ack({ options: [] })
  const { user, value } = read.data
  try {
    const found = await suggest({ platform: 'slack', userId: user.id }, searched, value)
    await ack({ options: found.slice(0, limits.optionsPerSelect).map(optionOf) })
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    log({ level: 'error', event: 'search failed', platform: 'slack', reason })
    await ack({ options: [] })
  }
}

/**
 * Bolt acknowledges events before this runs; the receiver holds the answer back until it has ended.
 * Where we stand in channels is told by events of their own; a place that is lost without one shows by the
 * outcome of the next delivery, and so does a deactivated account.
 */
async function takeEvent(
  { body, event: { type } }: SlackEventMiddlewareArgs,
  { dispatch, log, now }: Options,
  answers: Answers,
) {
  if (type === 'app_uninstalled' || type === 'tokens_revoked')
    return log({ level: 'error', event: 'slack took the app out', type })
  const envelope = parseMessage(body) ?? parseStanding(body, now())
  if (envelope) await answers.toMessage(envelope, await dispatch(envelope))
}
