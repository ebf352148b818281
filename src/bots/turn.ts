import { readPosition } from '../domain/text/read-position'
import {
  type Conversation,
  type FormChoice,
  fieldAsked,
  markOf,
  optionsOf,
  pageOf,
  pagesOf,
} from './conversation'
import { choicesOf, dayOf, deadlineOf, filesOf, isEmptying, momentOf, wholeNumber } from './forms/values'
import type { FormValue, FormValues, IncomingFile, SharedPosition } from './intent'
import { refusalText } from './refusal-text'
import type { Texts } from './texts'
import type { ChoicesField, Field, Form, Option } from './view'

export type Input =
  /** Of the question at that step and of that mark ({@link markOf}); without them of whatever is being asked. */
  | { kind: 'choose'; step?: number; mark?: string | undefined; choose: FormChoice }
  /** `found` is what a search for the text gave. */
  | { kind: 'said'; text: string; files: IncomingFile[]; position?: SharedPosition; found: Option[] }

type Said = Extract<Input, { kind: 'said' }>

export type Turn =
  /** A question to be asked; `problem` says what was wrong with the answer to it. */
  | { kind: 'ask'; state: Conversation; problem?: string }
  | { kind: 'complete'; state: Conversation }
  | { kind: 'cancelled' }

/** The committee's now and zone, by which words for a day are read. */
type When = { now: number; timezone: string }

/** The conversation after an answer. Pure; whatever is typed or pressed, nothing given before is lost. */
export function takeTurn(form: Form, state: Conversation, input: Input, t: Texts, when: When): Turn {
  const field = fieldAsked(form, state)
  if (!field) return { kind: 'complete', state }
  if (input.kind === 'said') {
    const choose = buttonSaid(field, input, t)
    if (!choose) return takeSaid(form, field, state, input, t, when)
    return takeTurn(form, state, { kind: 'choose', choose }, t, when)
  }
  if (input.choose === 'open') return { kind: 'ask', state }
  // What was answered by words or a photo keeps its buttons: by them nothing of what came after is lost.
  const own = markOf(state)
  const { step = state.step, mark = own } = input
  if (step !== state.step || mark !== own) return { kind: 'ask', state, problem: t.form.questionOver }
  if (input.choose === 'cancel') return { kind: 'cancelled' }
  if (input.choose === 'back')
    return { kind: 'ask', state: { ...state, step: Math.max(0, state.step - 1), found: [], page: 0 } }
  if (input.choose === 'skip') {
    if (!field.optional) return { kind: 'ask', state }
    // Files came since the button was shown: they stay.
    return next(field.kind === 'files' ? state : without(state, field.name))
  }
  if (input.choose === 'done') {
    const given =
      field.kind === 'choices'
        ? choicesOf(state.values, field.name).length > 0
        : state.values[field.name] !== undefined
    const ready = field.optional || given
    const missing = field.kind === 'choices' ? t.form.nothingChosen : t.form.notAFile
    return ready ? next(state) : { kind: 'ask', state, problem: missing }
  }
  if (input.choose === 'more')
    return { kind: 'ask', state: { ...state, page: (pageOf(field, state) + 1) % pagesOf(field) } }
  const option = optionsOf(field, state)[input.choose]
  if (!option)
    return {
      kind: 'ask',
      state,
      problem: refusalText({ code: 'choice-unknown', field: field.name }, t),
    }
  if (field.kind === 'choices') return { kind: 'ask', state: toggled(field, state, option, t) }
  return next(withValue(state, field.name, option.value, option.label))
}

/** What a question's button says is that button, where it asks for no words of their own. */
function buttonSaid(field: Field, { text, files }: Said, t: Texts): 'skip' | 'done' | undefined {
  if (files.length > 0) return undefined
  const said = text.trim().toLowerCase()
  const gathers = field.kind === 'files' || field.kind === 'choices'
  if (gathers && said === t.form.finish.toLowerCase()) return 'done'
  const chooses = gathers || field.kind === 'choice' || field.kind === 'position'
  return chooses && field.optional && said === t.form.skip.toLowerCase() ? 'skip' : undefined
}

/** One more of several, or one less. What had some and has none any more was emptied, and is not as it was. */
function toggled(field: ChoicesField, state: Conversation, option: Option, t: Texts): Conversation {
  const before = choicesOf(state.values, field.name)
  const after = before.includes(option.value)
    ? before.filter((it) => it !== option.value)
    : [...before, option.value]
  if (after.length === 0)
    return field.initial ? withValue(state, field.name, '', '–') : without(state, field.name)
  const labels = field.options.filter((it) => after.includes(it.value)).map((it) => it.label)
  return withValue(state, field.name, after.join(','), t.listed(labels))
}

/**
 * Files are taken whatever was asked, where the form has a place for them; words, where files are asked for, as the
 * question for words that comes next.
 */
function takeSaid(form: Form, field: Field, state: Conversation, said: Said, t: Texts, when: When): Turn {
  const text = said.text.trim()
  const kept = takesFiles(form) && said.files.length > 0 ? withFiles(state, said.files) : state
  if (field.kind === 'files' && text !== '' && !said.position) {
    const ahead = answerAhead(form, field, kept, text)
    if (ahead) return ahead
  }
  if (said.files.length === 0) return takeWords(field, state, said, t, when)
  if (field.kind === 'files') return { kind: 'ask', state: kept }
  const answered = field.kind === 'text' && text !== ''
  const turn: Turn = answered
    ? next(withValue(kept, field.name, text, text))
    : { kind: 'ask', state: kept, problem: t.form.fileKept }
  return turn.kind === 'ask' && !takesFiles(form) ? { ...turn, problem: t.form.fileNotAsked } : turn
}

/** Whether a report is one that is there already is a question of the report, photos and all. */
const takesFiles = (form: Form): boolean =>
  form.id === 'duplicate' || form.fields.some((it) => it.kind === 'files')

/** The files stay asked for. */
function answerAhead(form: Form, field: Field, state: Conversation, text: string): Turn | undefined {
  const { step, ask } = state
  const ahead = form.fields.find((it) => it.name === ask[step + 1])
  if (ahead?.kind !== 'text' || text.length > ahead.max) return undefined
  const reordered = [...ask.slice(0, step), ahead.name, field.name, ...ask.slice(step + 2)]
  return next(withValue({ ...state, ask: reordered }, ahead.name, text, text))
}

function takeWords(field: Field, state: Conversation, input: Said, t: Texts, when: When): Turn {
  const text = input.text.trim()
  if (input.position) return takePosition(field, state, input.position)
  if (text === '') return { kind: 'ask', state, problem: t.form.notAText }
  switch (field.kind) {
    case 'text':
      if (text.length > field.max) {
        const problem = refusalText({ code: 'text-too-long', field: field.label, max: field.max }, t)
        return { kind: 'ask', state, problem }
      }
      if (field.whole && !isWithin(wholeNumber(text), field.whole) && !(field.clears && isEmptying(text))) {
        const refusal = { code: 'number-not-understood', field: field.label, within: field.whole } as const
        return { kind: 'ask', state, problem: refusalText(refusal, t) }
      }
      return next(withValue(state, field.name, text, text))
    case 'day': {
      const day = dayOf({ [field.name]: text }, field.name, when)
      if (day.ok && day.value) return next(withValue(state, field.name, day.value, day.value))
      const problem = refusalText({ code: 'day-not-understood', field: field.label }, t)
      return { kind: 'ask', state, problem }
    }
    case 'deadline': {
      const at = deadlineOf({ [field.name]: text }, field.name, when)
      return at.ok
        ? next(withValue(state, field.name, text, text))
        : { kind: 'ask', state, problem: refusalText(at.refusal, t) }
    }
    case 'moment': {
      const at = momentOf({ [field.name]: text }, field.name, when)
      // Kept as what it is: “tomorrow” would be another day after midnight.
      return at.ok
        ? next(withValue(state, field.name, String(at.value), text))
        : { kind: 'ask', state, problem: refusalText(at.refusal, t) }
    }
    case 'choices':
    case 'choice': {
      const option = field.options.find((it) => it.label.toLowerCase() === text.toLowerCase())
      const problem = refusalText({ code: 'choice-unknown', field: field.label }, t)
      if (!option) return { kind: 'ask', state, problem }
      if (field.kind === 'choices') return { kind: 'ask', state: toggled(field, state, option, t) }
      return next(withValue(state, field.name, option.value, option.label))
    }
    case 'search': {
      const words = field.free ? [{ value: `=${text}`, label: t.form.useWords(text) }] : []
      const found = [...input.found.slice(0, 6), ...words]
      return {
        kind: 'ask',
        state: { ...state, found },
        ...(found.length > 0 ? {} : { problem: t.form.nothingFound }),
      }
    }
    case 'files':
      return { kind: 'ask', state, problem: t.form.notAFile }
    case 'position': {
      const typed = readPosition(text)
      return typed
        ? takePosition(field, state, typed.position)
        : { kind: 'ask', state, problem: t.form.sharePosition }
    }
  }
}

const isWithin = (number: number | undefined, [least, most]: readonly [number, number?]): boolean =>
  number !== undefined && number >= least && number <= (most ?? number)

const withFiles = (state: Conversation, files: IncomingFile[]): Conversation => ({
  ...state,
  values: { ...state.values, files: [...filesOf(state.values), ...files] },
})

function takePosition(field: Field, state: Conversation, position: SharedPosition): Turn {
  const values: FormValues = { ...state.values, position }
  return field.kind === 'position' ? next({ ...state, values }) : { kind: 'ask', state: { ...state, values } }
}

function next(state: Conversation): Turn {
  const moved = { ...state, step: state.step + 1, found: [], page: 0 }
  return moved.step >= moved.ask.length ? { kind: 'complete', state: moved } : { kind: 'ask', state: moved }
}

const withValue = (state: Conversation, name: string, value: FormValue, label: string): Conversation => ({
  ...state,
  values: { ...state.values, [name]: value },
  labels: { ...state.labels, [name]: label },
})

function without(state: Conversation, name: string): Conversation {
  const { [name]: _value, ...values } = state.values
  const { [name]: _label, ...labels } = state.labels
  return { ...state, values, labels }
}
