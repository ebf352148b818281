import type { Change } from '../domain/changes'
import { type ButtonAction, unpackAction } from './action'
import type { Dispatch } from './channel'
import { type CommandName, findCommand } from './commands'
import { type Asking, type Handled, type HandlerDeps, nothing, refusalText } from './handlers/context'
import { pressForm, submitForm } from './handlers/forms'
import { listHazards, openHazard, pressAction, showList, showOfHazard } from './handlers/hazards'
import { invite } from './handlers/invites'
import { takeMessage } from './handlers/messages'
import { help, resend, showDelivery, unknown } from './handlers/office'
import { findToRemove, join, leave, link, me, reach, remove, setLanguage } from './handlers/people'
import { pressUnit, showUnit } from './handlers/units'
import type { Envelope, Intent } from './intent'
import { texts } from './texts'
import type { Answer } from './view'

export type DispatchDeps = HandlerDeps & {
  /** Called after something was put into the outbox. */
  kick: () => void
  log: (event: Record<string, unknown>) => void
  /** The database is away: the platform is to send the update again. */
  isUnavailable: (error: unknown) => boolean
}

/**
 * Answers an envelope: finds its handler, saves what it decided, and only then answers. Throws where the
 * database is away, so that the platform sends the update again; a fault of our own is kept aside, since
 * the same update would fail again and hold up its chat.
 */
export function createDispatch(deps: DispatchDeps): Dispatch {
  return async (envelope) => {
    const asking: Asking = { ...deps, envelope }
    try {
      const handled = await handle(asking, envelope.intent)
      return await keep(deps, envelope, handled)
    } catch (error) {
      if (deps.isUnavailable(error)) throw error
      return await quarantine(deps, envelope, error)
    }
  }
}

async function keep(deps: DispatchDeps, envelope: Envelope, handled: Handled): Promise<Answer> {
  if (handled.changes.length === 0) return handled.answer({})
  const used: Change = { kind: 'account.used', account: envelope.account }
  const saved = await deps.database.save(envelope.key, deps.now(), [...handled.changes, used])
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

async function quarantine(deps: DispatchDeps, envelope: Envelope, error: unknown): Promise<Answer> {
  const { key, account, languageHint } = envelope
  const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  deps.log({
    level: 'error',
    event: 'update failed',
    key,
    problem,
    stack: error instanceof Error ? error.stack : '',
  })
  await deps.database.save(`${key}:failed`, deps.now(), [
    { kind: 'update.quarantined', key, platform: account.platform, envelope, problem, at: deps.now() },
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
      return Promise.resolve(nothing)
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

/** A command's word said without the slash works too: 待办, 帮助, or "tasks" alone. */
function message(asking: Asking, intent: Extract<Intent, { kind: 'message' }>): Promise<Handled> {
  const [word = '', ...rest] = intent.text.trim().split(/\s+/)
  const name = intent.files.length === 0 && intent.addressed ? findCommand(word) : undefined
  const alone = rest.length === 0 || /^[^\x20-\x7e]/.test(word)
  if (name === undefined || !alone || (name === 'hazard' && rest.length > 0))
    return takeMessage(asking, intent)
  return command(asking, { kind: 'command', word, args: rest.join(' '), files: [] })
}

function command(asking: Asking, intent: Extract<Intent, { kind: 'command' }>): Promise<Handled> {
  const name = findCommand(intent.word)
  if (name === undefined) return unknown(asking, intent.word)
  const { args } = intent
  if (name !== 'help' && /^(help|帮助|\?)$/i.test(args.trim())) return help(asking, name)
  return carryOut(asking, name, intent)
}

function carryOut(
  asking: Asking,
  name: CommandName,
  { args, files }: Extract<Intent, { kind: 'command' }>,
): Promise<Handled> {
  switch (name) {
    case 'hazard':
      return takeMessage(asking, { kind: 'message', text: `#隐患 ${args}`, files, addressed: true })
    case 'hazards':
      return listHazards(asking, args)
    case 'tasks':
      return showList(asking, { scope: 'tasks' }, false)
    case 'unit':
      return showUnit(asking, args)
    case 'invite':
      return invite(asking, args)
    case 'delivery':
      return showDelivery(asking)
    case 'language':
      return setLanguage(asking, args)
    case 'me':
      return me(asking)
    case 'help':
      return help(asking, args)
    case 'start':
    case 'join':
      return join(asking, args)
    case 'cancel':
      return pressForm(asking, { kind: 'choose', step: 0, choose: 'cancel' })
    case 'leave':
      return leave(asking, undefined)
    case 'remove':
      return findToRemove(asking, args)
  }
}

function press(asking: Asking, action: ButtonAction): Promise<Handled> {
  switch (action.on) {
    case 'hazard':
      return pressAction(asking, action)
    case 'hazard-show':
      return action.show === 'card' ? openHazard(asking, action.number) : showOfHazard(asking, action)
    case 'list':
      return showList(asking, action, true)
    case 'form':
      return pressForm(asking, { kind: 'choose', step: action.step, choose: action.choose })
    case 'unit':
      return pressUnit(asking, action.number, action.report)
    case 'language':
      return setLanguage(asking, action.language)
    case 'resend':
      return resend(asking, action.id)
    case 'leave':
      return leave(asking, action.sure)
    case 'link':
      return link(asking)
    case 'remove':
      return remove(asking, action.personId)
  }
}
