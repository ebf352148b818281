import type { Change } from '../../domain/changes'
import { actions, canSee, may } from '../../domain/hazards/permissions'
import type { HazardSheet } from '../../domain/hazards/sheet'
import type { Organization } from '../../domain/organizations/organization'
import type { Person } from '../../domain/people/person'
import type { ReportableUnit } from '../../domain/units/queries'
import { type Conversation, fieldAsked, readConversation } from '../conversation'
import { commandOf } from '../forms/hazard-commands'
import { type FormAction, hazardForm, isPlain } from '../forms/hazard-forms'
import { duplicateForm, reportForm, settleFromDescription } from '../forms/report-form'
import { evidenceOf, filesOf, textOf } from '../forms/values'
import { questionView } from '../question'
import { type Input, takeTurn } from '../turn'
import type { Form } from '../view'
import {
  type Asked,
  type Asking,
  answered,
  asPerson,
  cardContext,
  type Handled,
  load,
  refused,
} from './context'
import { formHandlers } from './form-handlers'
import { carryOut } from './hazards'
import { askReport, finishReport } from './reports'

/** What any form may need; read together, so that a step costs one trip. */
export const formQueries = ({ database: { queries }, envelope: { account, place } }: Asking) => ({
  kept: queries.conversation(account, place.chat),
  sheet: queries.hazardInConversation(account, place.chat),
  units: queries.unitsInConversation(account, place.chat),
  organizations: queries.organizations(),
  leaders: queries.people({ role: 'leader' }),
})

export type FormAsked = Asked & {
  sheet: HazardSheet | undefined
  units: ReportableUnit[]
  organizations: Organization[]
  leaders: Person[]
}

const actionOf = (id: string): FormAction | undefined =>
  actions.find((action): action is FormAction => action === id && !isPlain(action))

/** The form of a conversation: as it was opened, or made anew from what is true now. */
function formOf(asking: Asking, asked: FormAsked, state: Conversation): Form | undefined {
  if (state.opened) return state.opened
  const context = cardContext(asking, asked, asked.organizations)
  if (state.form === 'report') return reportForm(context, state.values, asked.units)
  if (state.form === 'duplicate') {
    const like = asked.units.flatMap((unit) => unit.open).filter((it) => String(it.number) === state.target)
    return duplicateForm(context, like)
  }
  const action = actionOf(state.form)
  return action && asked.sheet
    ? hazardForm(action, asked.sheet, { ...context, leaders: asked.leaders })
    : undefined
}

/** Nothing is asked in this chat any more. */
export const endedHere = ({ envelope: { account, place } }: Asking): Change => ({
  kind: 'conversation.ended',
  account,
  chat: place.chat,
})

/** Goes on with a form by one answer; undefined where none is under way. */
export function goOn(
  asking: Asking,
  asked: FormAsked,
  person: Person,
  kept: unknown,
  input: Input,
): Handled | Promise<Handled> | undefined {
  const begun = readConversation(kept)
  if (!begun) return undefined
  // Words that were offered as a report become one by the first press.
  const state = begun.form === 'pending' ? { ...begun, form: 'report' } : begun
  const ended = endedHere(asking)
  const form = formOf(asking, asked, state)
  if (!form) return answered({ view: { body: [asked.t.form.cancelled] } }, [ended])
  const turn = takeTurn(form, state, input, asked.t, {
    now: asked.now,
    timezone: asking.timezone,
  })
  if (turn.kind === 'cancelled')
    return answered({ view: { body: [form.leave?.left ?? asked.t.form.cancelled] }, replace: true }, [ended])
  /** What is wrong is asked once more, by itself, one after the other; all else that was said stays. */
  const askedAgain = (handled: Handled): Handled | Promise<Handled> => {
    const { wrong } = handled
    return wrong && turn.kind === 'complete' && form.fields.some((it) => it.name === wrong.field)
      ? askNext(
          asking,
          asked,
          person,
          form,
          { ...turn.state, ask: [wrong.field], step: 0 },
          input,
          wrong.text,
        )
      : handled
  }
  const handled =
    turn.kind === 'complete'
      ? once(complete(asking, asked, person, turn.state), askedAgain)
      : askNext(asking, asked, person, form, turn.state, input, turn.problem)
  if (input.kind !== 'choose' || input.choose === 'open') return handled
  return once(handled, givingWay)
}

const once = <T>(handled: Handled | Promise<Handled>, then: (it: Handled) => T): T | Promise<Awaited<T>> =>
  handled instanceof Promise ? (handled.then(then) as Promise<Awaited<T>>) : then(handled)

/** The question whose button was pressed gives way to what came of it, so that none of its buttons stays. */
const givingWay = (handled: Handled): Handled => ({
  ...handled,
  answer: (numbers) => {
    const answer = handled.answer(numbers)
    const { view, toast } = answer
    if (view) return { ...answer, replace: true }
    return toast && !toast.alert ? { ...answer, view: { body: [toast.text] }, replace: true } : answer
  },
})

function askNext(
  asking: Asking,
  asked: FormAsked,
  person: Person,
  form: Form,
  state: Conversation,
  input: Input,
  problem?: string,
): Handled | Promise<Handled> {
  const settled = state.form === 'report' ? settle(state) : state
  if (!fieldAsked(form, settled)) return complete(asking, asked, person, settled)
  const open = input.kind === 'choose' && input.choose === 'open'
  if (open && asking.envelope.canOpenForm && settled.form === 'report') {
    return askReport(asking, asked, settled)
  }
  const { account, place } = asking.envelope
  const kept: Change = { kind: 'conversation.kept', account, chat: place.chat, state: settled, at: asked.now }
  return goesOnAlbum(settled, input)
    ? answered({}, [kept])
    : answered({ view: questionView(form, settled, asked.t, problem) }, [kept])
}

/** An album comes in several messages: the question is not asked again by each. */
function goesOnAlbum(state: Conversation, input: Input): boolean {
  if (input.kind !== 'said') return false
  const [file] = input.files
  const of = filesOf(state.values).filter((it) => it.album !== undefined && it.album === file?.album)
  return of.length > input.files.length
}

/** What the description has settled by itself is not asked any more. */
function settle(state: Conversation): Conversation {
  const values = settleFromDescription(state.values)
  if (values === state.values) return state
  const rest = state.ask.slice(state.step).filter((name) => name !== 'category')
  return { ...state, values, ask: [...state.ask.slice(0, state.step), ...rest] }
}

/** All is answered: does what the form is for. */
function complete(
  asking: Asking,
  asked: FormAsked,
  person: Person,
  state: Conversation,
): Handled | Promise<Handled> {
  const ended = endedHere(asking)
  const handler = formHandlers[state.form]
  if (handler) return handler(asking, { target: state.target, values: state.values, ended })
  switch (state.form) {
    case 'report':
      return finishReport(asking, asked, person, state)
    case 'duplicate':
      return answerDuplicate(asking, asked, person, state, ended)
    default:
      return actByForm(asking, asked, person, state, asked.units, [ended])
  }
}

function answerDuplicate(
  asking: Asking,
  asked: FormAsked,
  person: Person,
  state: Conversation,
  ended: Change,
): Handled {
  if (textOf(state.values, 'duplicate') === 'new') return finishReport(asking, asked, person, state)
  const { sheet } = asked
  if (!sheet) return refused(asking, { code: 'not-found', what: 'hazard' }, asked.t)
  const text = textOf(state.values, 'description') ?? state.text
  // Whoever reported it themselves, or has said so before, adds to it.
  const action = may('witness', sheet.hazard, person, asked.now) ? 'witness' : 'note'
  return carryOut(asking, asked, sheet, { action, text, files: [] }, person, filesOf(state.values), [ended])
}

/** A filled hazard form, from a conversation or a modal. A wrong answer is asked for again, nothing is lost. */
export function actByForm(
  asking: Asking,
  asked: FormAsked,
  person: Person,
  state: Conversation,
  units: readonly ReportableUnit[],
  more: readonly Change[],
): Handled {
  const action = actionOf(state.form)
  const { sheet } = asked
  if (!action || !sheet || !canSee(sheet.hazard, person)) {
    return refused(asking, { code: 'not-found', what: 'hazard' }, asked.t)
  }
  const files = filesOf(state.values)
  const command = commandOf(action, state.values, sheet, {
    now: asked.now,
    timezone: asking.timezone,
    organizations: asked.organizations,
    leaders: asked.leaders,
    unit: units.find((it) => String(it.number) === textOf(state.values, 'unit')),
    files: evidenceOf(files, person.id, asked.now, asking.newId).map((file) => file.id),
  })
  if (!command.ok) return refused(asking, command.refusal, asked.t)
  return carryOut(asking, asked, sheet, command.value, person, files, more)
}

/** A button of a question. */
export const pressForm = (asking: Asking, input: Choice): Promise<Handled> =>
  choose(asking, input, ({ t }) => refused(asking, { code: 'not-found', what: 'form' }, t))

/** Somebody cancels in words: what is being asked, if anything is. */
export const cancelForm = (asking: Asking): Promise<Handled> =>
  choose(asking, { kind: 'choose', choose: 'cancel' }, ({ t }) =>
    answered({ view: { body: [t.form.nothingAsked] } }),
  )

type Choice = Extract<Input, { kind: 'choose' }>

async function choose(
  asking: Asking,
  input: Choice,
  otherwise: (asked: FormAsked) => Handled,
): Promise<Handled> {
  const asked = await load(asking, formQueries(asking))
  return asPerson(
    asking,
    asked,
    (person) => goOn(asking, asked, person, asked.kept, input) ?? otherwise(asked),
  )
}
