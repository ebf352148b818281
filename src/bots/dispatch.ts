import type { Change } from '../domain/changes'
import { type ButtonAction, unpackAction } from './action'
import type { Dispatch } from './channel'
import { type CommandName, commands, findCommand } from './commands'
import { createMessageCounter } from './flooding'
import { bindByCode } from './handlers/bind-codes'
import { broadcast, pressBroadcast } from './handlers/broadcasts'
import { pressCalendar, showCalendar } from './handlers/calendar'
import { calendarFeed } from './handlers/calendar-feed'
import { campaigns, pressCampaign, showCoverage } from './handlers/campaigns'
import { bind, pressUnbind, unbind } from './handlers/chats'
import { pressCheck } from './handlers/checklists'
import { type Asking, type Handled, type HandlerDeps, nothing } from './handlers/context'
import { dashboardLink } from './handlers/dashboard'
import { digest, pressDigest } from './handlers/digest'
import { duty, pressDuty } from './handlers/duty'
import { cancelForm, pressForm } from './handlers/forms'
import { listHazards, openHazard, pressAction, showList, showOfHazard } from './handlers/hazards'
import { inspect, pressTask } from './handlers/inspections'
import { invite } from './handlers/invites'
import { join } from './handlers/join'
import { findToRemove, leave, reach, remove } from './handlers/membership'
import { takeMessage } from './handlers/messages'
import { help, resend, showDelivery, unknown } from './handlers/office'
import { joint, pressOperation } from './handlers/operations'
import { askPhone, phone } from './handlers/phone'
import { askLadder, markSeen, showLadder } from './handlers/reminders'
import { pressReport, report } from './handlers/report'
import { askReturn, showReturn } from './handlers/returns'
import { link, me, setLanguage, setQuiet } from './handlers/settings'
import { chooseChecklist, exportChecklist, showChecklists } from './handlers/sheets'
import { pressShift, shifts } from './handlers/shifts'
import { letIn, putOut } from './handlers/standing'
import { submitForm } from './handlers/submit-form'
import { askNear, showToDo } from './handlers/to-do'
import { pressUnit, showUnit } from './handlers/units'
import { showWaiting } from './handlers/waiting'
import type { Envelope, Intent } from './intent'
import { createKeptKeys, type KeptKeys } from './kept-keys'
import { countingTrips, type Measured } from './meter'
import { refusalText } from './refusal-text'
import { texts } from './texts'
import type { Answer } from './view'
import { withoutCode } from './without-code'

export type DispatchDeps = HandlerDeps & {
  /** Called after something was put into the outbox. */
  kick: () => void
  log: (event: Record<string, unknown>) => void
  /** Told of each update how long it took and what it asked of the database. */
  measured?: (measured: Measured) => void
  /** Messages are not counted: for what measures how many can be taken. */
  unlimited?: boolean
  /** The keys of what this process has carried out; the platforms' receivers may look into them too. */
  kept?: KeptKeys
  /** The database is away: the platform is to send the update again. */
  isUnavailable: (error: unknown) => boolean
}

/**
 * Answers an envelope: finds its handler, saves what it decided, and only then answers. Throws where the
 * database is away, so that the platform sends the update again; a fault of our own too, which may pass, but
 * only so often: then the update is kept aside, since it would fail again and hold up its chat.
 */
export function createDispatch(deps: DispatchDeps): Dispatch {
  const count = deps.unlimited ? () => [] : createMessageCounter()
  const { kept = createKeptKeys() } = deps
  return async (envelope) => {
    // The platforms repeat at once what they think was lost: what this process kept itself is not asked for again.
    if (kept.has(envelope.key)) return {}
    const { database, trips } = countingTrips(deps.database)
    const asking: Asking = { ...deps, database, envelope }
    const startedAt = performance.now()
    try {
      const handled = await handle(asking, envelope.intent)
      const changes = [...handled.changes, ...count(envelope, deps.now())]
      const answer = await keep({ ...deps, database }, envelope, { ...handled, changes })
      if (changes.length > 0 || handled.repeat) kept.add(envelope.key)
      return answer
    } catch (error) {
      if (deps.isUnavailable(error)) throw error
      return await quarantine(deps, envelope, error)
    } finally {
      const { platform } = envelope.account
      const ms = performance.now() - startedAt
      deps.measured?.({ platform, command: nameOf(envelope.intent), ms, trips: trips() })
    }
  }
}

/** What an intent is counted as: the command that was said, or the way it was said. */
const nameOf = (intent: Intent): string =>
  intent.kind === 'command' ? (findCommand(intent.word) ?? 'unknown') : intent.kind

async function keep(deps: DispatchDeps, envelope: Envelope, handled: Handled): Promise<Answer> {
  if (handled.changes.length === 0) return handled.answer({})
  const changes = [...handled.changes, ...overtaken(envelope.intent)]
  const saved = await deps.database.save(envelope.key, deps.now(), changes)
  switch (saved.kind) {
    case 'saved':
      deps.kick()
      return handled.answer(saved.numbers)
    case 'repeat':
      return {}
    case 'conflict': {
      const text = refusalText({ code: 'conflict' }, texts[envelope.languageHint])
      return envelope.intent.kind === 'press' ? { toast: { text, alert: true } } : { view: { body: [text] } }
    }
  }
}

/** Where an earlier press on the message could not be answered at once, its answer is not to follow that of this one. */
const overtaken = (intent: Intent): Change[] =>
  intent.kind === 'press' && intent.message ? [{ kind: 'answer.overtaken', message: intent.message }] : []

/** Tries are counted in the database, by whoever makes them: the first of these keys that is free is this one's. */
async function quarantine(deps: DispatchDeps, envelope: Envelope, error: unknown): Promise<Answer> {
  const { key, account, languageHint, triesMax = 1 } = envelope
  const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  deps.log({
    level: 'error',
    event: 'update failed',
    key,
    problem,
    stack: error instanceof Error ? error.stack : '',
  })
  for (let tries = 1; tries < triesMax; tries += 1) {
    const counted = await deps.database.save(`${key}:failed:${tries}`, deps.now(), [])
    if (counted.kind === 'saved') throw error
  }
  await deps.database.save(`${key}:failed`, deps.now(), [
    {
      kind: 'update.quarantined',
      key,
      platform: account.platform,
      envelope: withoutCode(envelope),
      problem,
      at: deps.now(),
    },
  ])
  const text = texts[languageHint].notice.updateFailed
  return envelope.intent.kind === 'press' ? { toast: { text, alert: true } } : { view: { body: [text] } }
}

function handle(asking: Asking, intent: Intent): Promise<Handled> {
  switch (intent.kind) {
    case 'command':
      return command(asking, intent)
    case 'message':
      return message(asking, intent)
    case 'press': {
      const action = unpackAction(intent.data)
      return action ? press(asking, action) : Promise.resolve(nothing)
    }
    case 'submit':
      return submitForm(asking, intent.form, intent.target, intent.values)
    case 'shortcut':
      return takeMessage(asking, {
        kind: 'message',
        text: `#隐患 ${intent.text}`,
        files: intent.files,
        addressed: true,
      })
    case 'reach':
      return reach(asking, intent.reachable)
    case 'membership':
      return intent.member ? letIn(asking) : putOut(asking, intent.why)
    case 'bind-code':
      return bindByCode(asking, intent.code)
    case 'migrated': {
      const { platform } = asking.envelope.account
      const from = asking.envelope.place.chat
      return Promise.resolve({
        changes: [{ kind: 'chat.moved', platform, from, to: intent.to }],
        answer: () => ({}),
      })
    }
  }
}

type Command = Extract<Intent, { kind: 'command' }>

/** A command's word said without the slash works too: 待办, 帮助, "tasks" alone, "hazards overdue", "digest 07:30". */
function message(asking: Asking, intent: Extract<Intent, { kind: 'message' }>): Promise<Handled> {
  const [word = '', ...rest] = intent.text.trim().split(/\s+/)
  const name = intent.files.length === 0 && intent.addressed ? findCommand(word) : undefined
  const listed = name === 'hazards' && rest.length === 1
  const plain = asking.envelope.place.private && name && commands[name].plainly?.test(rest.join(' '))
  // A Slack channel has no commands of its own: what it is bound to is said in a mention.
  const bound = name === 'bind' && !asking.envelope.place.private
  const alone = rest.length === 0 || listed || plain || bound || /^[^\x20-\x7e]/.test(word)
  if (name === undefined || !alone || (name === 'hazard' && rest.length > 0))
    return takeMessage(asking, intent)
  return command(asking, { kind: 'command', word, args: rest.join(' '), files: [] })
}

function command(asking: Asking, intent: Command): Promise<Handled> {
  const name = findCommand(intent.word)
  if (name === undefined) return unknown(asking, intent.word)
  const { args } = intent
  if (name !== 'help' && /^(help|帮助|\?)$/i.test(args.trim())) return help(asking, name)
  return commandHandlers[name](asking, args, intent)
}

type CommandHandler = (asking: Asking, args: string, intent: Command) => Promise<Handled>

/** What each command does. A command without its handler does not compile. */
export const commandHandlers: Record<CommandName, CommandHandler> = {
  hazard: (asking, args, { files }) =>
    takeMessage(asking, { kind: 'message', text: `#隐患 ${args}`, files, addressed: true }),
  hazards: listHazards,
  tasks: (asking) => showWaiting(asking),
  inspect,
  checklist: showChecklists,
  unit: showUnit,
  joint,
  duty,
  shifts,
  broadcast,
  bind,
  unbind,
  digest,
  report,
  return: showReturn,
  ladder: showLadder,
  calendar: showCalendar,
  campaign: campaigns,
  coverage: showCoverage,
  invite,
  delivery: showDelivery,
  language: setLanguage,
  quiet: setQuiet,
  phone,
  me,
  help,
  start: join,
  join,
  cancel: cancelForm,
  leave: (asking) => leave(asking, undefined),
  remove: findToRemove,
}

type PressHandlers = {
  [K in ButtonAction['on']]: (asking: Asking, action: Extract<ButtonAction, { on: K }>) => Promise<Handled>
}

/** What each kind of button does. A kind without its handler does not compile. */
export const pressHandlers: PressHandlers = {
  hazard: pressAction,
  'hazard-show': (asking, action) =>
    action.show === 'card' ? openHazard(asking, action.number) : showOfHazard(asking, action),
  list: (asking, action) => showList(asking, action, true),
  form: (asking, { step, choose, mark }) => pressForm(asking, { kind: 'choose', step, choose, mark }),
  unit: (asking, action) => pressUnit(asking, action.number, action.report),
  campaign: pressCampaign,
  year: pressCalendar,
  language: (asking, action) => setLanguage(asking, action.language),
  resend: (asking, action) => resend(asking, action.id),
  leave: (asking, action) => leave(asking, action.sure),
  phone: (asking, { personId }) => askPhone(asking, personId),
  link,
  dashboard: dashboardLink,
  joint: pressOperation,
  shift: pressShift,
  duty: pressDuty,
  calendar: (asking, { make }) => calendarFeed(asking, make),
  remove: (asking, action) => remove(asking, action.personId),
  broadcast: pressBroadcast,
  unbind: pressUnbind,
  seen: (asking, { upTo }) => markSeen(asking, upTo),
  ladder: (asking, { kind }) => askLadder(asking, kind),
  digest: (asking, { set }) => pressDigest(asking, set),
  report: pressReport,
  return: (asking, { week }) => askReturn(asking, week),
  waiting: (asking, { skip }) => showWaiting(asking, skip, true),
  task: pressTask,
  check: pressCheck,
  'to-do': (asking, { skip, words = '' }) => showToDo(asking, { skip, words }, true),
  near: askNear,
  checklist: (asking, { kind, row }) =>
    row === undefined ? exportChecklist(asking, kind) : chooseChecklist(asking, kind, row),
}

function press(asking: Asking, action: ButtonAction): Promise<Handled> {
  const handler = pressHandlers[action.on] as (asking: Asking, action: ButtonAction) => Promise<Handled>
  return handler(asking, action)
}
