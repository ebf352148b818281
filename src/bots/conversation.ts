import * as z from 'zod/mini'
import { fnv1a } from '../domain/text/fnv1a'
import type { FormValues } from './intent'
import type { Field, Form, Option } from './view'

const File = z.lazy(() =>
  z.object({
    platform: z.enum(['telegram', 'slack']),
    fileId: z.string(),
    kind: z.enum(['photo', 'video', 'document']),
    name: z.optional(z.string()),
    mimeType: z.optional(z.string()),
    size: z.optional(z.number()),
    album: z.optional(z.string()),
  }),
)
const Position = z.lazy(() => z.object({ latitude: z.number(), longitude: z.number() }))

/**
 * A form being filled in step by step. Kept in the database after every answer, so that it goes on after
 * days and after a restart.
 */
export const Conversation = z.lazy(() =>
  z.object({
    form: z.string(),
    /** What the form was opened for, e.g. a hazard's number and, for one field of it, the field. */
    target: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(File), Position])),
    /** How chosen values read, by field. */
    labels: z.record(z.string(), z.string()),
    /** Names of the fields to be asked, in order. */
    ask: z.array(z.string()),
    /** Which of them is being asked. */
    step: z.int().check(z.minimum(0)),
    /** What the last search found, offered as buttons. */
    found: z.array(z.object({ value: z.string(), label: z.string() })),
    /** Which page of a long question's options is shown, from 0. */
    page: z.optional(z.int().check(z.minimum(0))),
    /** Where a form's first words came from: kept with the report as its original text. */
    text: z.string(),
    /** The form as it was opened, where it is not made anew for each question. */
    opened: z.optional(z.unknown()),
  }),
)
export type Conversation = Omit<z.infer<typeof Conversation>, 'values' | 'opened'> & {
  values: FormValues
  opened?: Form
}

/** A kept conversation; undefined where there is none, or it was written by software too old to read. */
export function readConversation(kept: unknown): Conversation | undefined {
  const read = Conversation.safeParse(kept)
  return read.success ? (read.data as Conversation) : undefined
}

export function startConversation(
  form: Form,
  values: FormValues,
  ask?: readonly string[],
  text = '',
): Conversation {
  const asked = ask ?? form.fields.map((field) => field.name)
  const ticked = form.fields.flatMap((field): [string, string][] =>
    field.kind === 'choices' && field.initial && asked.includes(field.name)
      ? [[field.name, field.initial.join(',')]]
      : [],
  )
  return {
    form: form.id,
    target: form.target,
    values: { ...Object.fromEntries(ticked), ...values },
    labels: {},
    ask: [...asked],
    step: 0,
    found: [],
    text,
  }
}

/** What a button of a question says: an option by its place, or where to go from here. */
export type FormChoice = number | 'skip' | 'back' | 'cancel' | 'done' | 'open' | 'more'

/**
 * What a question's buttons are known by: an option is chosen by its place, so under a question of another form, of an
 * earlier report, or with other things found it would say something else.
 */
export function markOf({ form, target, text, ask, step, found, values }: Conversation): string {
  const field = ask[step] ?? ''
  const others = Object.entries(values)
    .filter(([name]) => name !== field)
    .map(([name, value]) => (typeof value === 'string' ? `${name}=${value}` : name))
  const asked = [form, target, text, field, found.map((it) => it.value), others.sort()]
  return fnv1a(JSON.stringify(asked)).toString(36)
}

export const fieldAsked = (form: Form, state: Conversation): Field | undefined =>
  form.fields.find((field) => field.name === state.ask[state.step])

/** The options that stand under the present question as buttons. */
export function optionsOf(field: Field, state: Conversation): Option[] {
  if (field.kind === 'choice') return field.options
  if (field.kind === 'choices') return field.options
  if (field.kind === 'deadline' || field.kind === 'day') return field.quick
  if (field.kind === 'search') return state.found.length > 0 ? state.found : field.options
  return []
}

/** So many of several choices stand under a question at once. */
export const choicesPerPage = 8
export const pagesOf = (field: Field): number =>
  field.kind === 'choices' ? Math.ceil(field.options.length / choicesPerPage) || 1 : 1
export const pageOf = (field: Field, { page = 0 }: Conversation): number => Math.min(page, pagesOf(field) - 1)
