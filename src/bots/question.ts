import { packAction } from './action'
import { shortText } from './cards/short-text'
import {
  type Conversation,
  choicesPerPage,
  type FormChoice,
  fieldAsked,
  markOf,
  optionsOf,
  pageOf,
  pagesOf,
} from './conversation'
import { choicesOf, filesOf } from './forms/values'
import type { Texts } from './texts'
import type { Button, Field, Form, View } from './view'
import { inRows } from './view'

/** The present question as it is shown: what was answered so far, the question, its buttons. */
export function questionView(form: Form, state: Conversation, t: Texts, problem?: string): View {
  const field = fieldAsked(form, state)
  if (!field) return { title: form.title }
  const answered = state.ask.slice(0, state.step).flatMap((name) => {
    const label = state.labels[name]
    const asked = form.fields.find((it) => it.name === name)
    return label && asked ? [{ label: asked.label, value: label }] : []
  })
  const several = state.ask.length > 1
  // What somebody said is there, although something is still asked.
  const quote = form.intro ?? shortText(state.text.trim(), 200)
  return {
    title: form.title,
    ...(quote ? { quote } : {}),
    fields: answered,
    body: [...(problem ? [`⚠️ ${problem}`] : []), promptOf(field, state, t)],
    ...(several ? { footer: t.form.step(state.step + 1, state.ask.length) } : {}),
    buttons: buttonsOf(form, field, state, t),
  }
}

function promptOf(field: Field, state: Conversation, t: Texts): string {
  const files = filesOf(state.values)
  const hint: Record<Field['kind'], string> = {
    text: textHint(field, t),
    choice: '',
    choices: [t.form.chooseSeveral, field.hint].filter(Boolean).join('\n'),
    day: isOpen(field) ? t.form.typeDay : t.form.typeOrChoose,
    search: field.hint ?? t.form.searchHint,
    deadline: [isOpen(field) ? t.form.typeTime : t.form.typeOrChoose, field.hint].filter(Boolean).join('\n'),
    moment: [t.form.typeTime, field.hint].filter(Boolean).join('\n'),
    // An album comes in several messages and is answered once: by then nobody knows how many there will be.
    files: files.at(-1)?.album ? t.form.albumReceived : t.form.sendFiles(files.length),
    position: t.form.sharePosition,
  }
  const label = field.optional ? t.noted(field.label, t.form.optional) : field.label
  return `${label}\n${hint[field.kind]}`.trim()
}

/** Whether there is nothing to choose from. */
const isOpen = (field: Field): boolean =>
  (field.kind === 'deadline' || field.kind === 'day') && field.quick.length === 0

const textHint = (field: Field, t: Texts): string =>
  [field.hint, skipHint(field, t)].filter(Boolean).join('\n')

/** What a text is where its question is skipped. */
function skipHint(field: Field, t: Texts): string | undefined {
  if (field.kind !== 'text' || !field.initial || !field.optional) return undefined
  const initial = shortText(field.initial, 200)
  return field.clears ? t.form.stays(initial) : t.form.unlessSaid(initial)
}

/** What is ticked: of several what was chosen so far, of one what it is where its question is skipped. */
function ticked(field: Field, state: Conversation): readonly string[] {
  if (field.kind === 'choices') return choicesOf(state.values, field.name)
  return field.kind === 'choice' && field.optional && field.initial ? [field.initial] : []
}

function buttonsOf(form: Form, field: Field, state: Conversation, t: Texts): Button[][] {
  const { step } = state
  const mark = markOf(state)
  const button = (label: string, choose: FormChoice): Button => ({
    label,
    data: packAction({ on: 'form', step, choose, mark }),
  })
  const chosen = ticked(field, state)
  const all = optionsOf(field, state).map((option, at) =>
    button(chosen.includes(option.value) ? `✓ ${option.label}` : option.label, at),
  )
  const [page, pages] = [pageOf(field, state), pagesOf(field)]
  const options = pages > 1 ? all.slice(page * choicesPerPage, (page + 1) * choicesPerPage) : all
  const turn = pages > 1 ? [[button(t.noted(t.form.more, `${page + 1}/${pages}`), 'more')]] : []
  const long = options.some((it) => it.label.length > 18)
  // Of these one may give more and more: it is for them to say when it is all.
  const gathers = field.kind === 'files' || field.kind === 'choices'
  const gathered = gathers && state.values[field.name] !== undefined
  const controls = [
    ...(step > 0 ? [button(t.form.back, 'back')] : []),
    ...(field.optional && !gathered ? [button(t.form.skip, 'skip')] : []),
    ...(gathered ? [button(t.form.finish, 'done')] : []),
    button(form.leave?.button ?? t.form.cancel, 'cancel'),
  ]
  return [...inRows(options, long ? 1 : 2), ...turn, controls]
}
