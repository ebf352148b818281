import type { ModalView, PlainTextOption } from '@slack/web-api'
import type { Searched } from '../channel'
import type { FormValue, FormValues, IncomingFile } from '../intent'
import type { Field, Form, Option, SearchSource } from '../view'
import { cut, limits, shorten } from './limits'
import type { SlackFile, StateValue } from './payloads'

type InputBlock = Extract<ModalView['blocks'][number], { type: 'input' }>
type Element = InputBlock['element']

/** The one element of each input block. */
export const inputActionId = 'value'
/** Search inputs carry what they search, for the options that are asked while somebody types. */
export const searchActionId = ({ source, free }: Searched): string =>
  free ? `search_${source}` : `search_known_${source}`
const sources: readonly SearchSource[] = ['units', 'hazards', 'people', 'organizations']
export const searchedBy = (actionId: string): Searched | undefined =>
  sources
    .flatMap((source): Searched[] => [true, false].map((free) => ({ source, free })))
    .find((it) => searchActionId(it) === actionId)

const plain = (text: string, max: number) => ({
  type: 'plain_text' as const,
  text: shorten(text.trim() === '' ? '·' : text, max),
  emoji: false,
})
/** An option of a menu; also what a search field's words are answered with. */
export const optionOf = ({ value, label }: Option): PlainTextOption => ({
  text: plain(label, limits.optionText),
  value: cut(value, limits.optionValue),
})

/** A modal that only says something, in place of one that can't be sent any more. */
export const noticeModal = (title: string, text: string, close: string): ModalView => ({
  type: 'modal',
  title: plain(title, limits.modalTitle),
  close: plain(close, limits.modalButton),
  blocks: [{ type: 'section', text: plain(text, limits.sectionText) }],
})

/** A form as a modal; `private_metadata` brings back what it was opened for. Without texts of its own. */
export function renderForm(form: Form, close: string): ModalView {
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: cut(form.target, limits.privateMetadata),
    title: plain(form.title, limits.modalTitle),
    submit: plain(form.submit, limits.modalButton),
    close: plain(form.leave?.button ?? close, limits.modalButton),
    blocks: [
      ...(form.intro ? [{ type: 'section' as const, text: plain(form.intro, limits.sectionText) }] : []),
      ...form.fields.flatMap(inputOf),
    ],
  }
}

function inputOf(field: Field): InputBlock[] {
  const element = elementOf(field)
  if (!element) return []
  return [
    {
      type: 'input',
      block_id: field.name,
      label: plain(field.label, limits.inputLabel),
      optional: field.optional,
      element,
      ...(field.hint ? { hint: plain(field.hint, limits.inputLabel) } : {}),
    },
  ]
}

function elementOf(field: Field): Element | undefined {
  const action_id = inputActionId
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.multiline,
        max_length: Math.min(field.max, limits.inputText),
        ...(field.initial
          ? { initial_value: cut(field.initial, Math.min(field.max, limits.inputText)) }
          : {}),
      }
    case 'choice': {
      const options = field.options.slice(0, limits.optionsPerSelect).map(optionOf)
      if (options.length === 0) return undefined
      const initial = options.find((option) => option.value === field.initial)
      const type = field.open && options.length <= limits.radioButtons ? 'radio_buttons' : 'static_select'
      return { type, action_id, options, ...(initial ? { initial_option: initial } : {}) }
    }
    case 'choices': {
      const options = field.options.slice(0, limits.optionsPerSelect).map(optionOf)
      if (options.length === 0) return undefined
      const initial = options.filter((option) => field.initial?.includes(option.value ?? ''))
      return {
        type: 'multi_static_select',
        action_id,
        options,
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      }
    }
    case 'day':
      return { type: 'datepicker', action_id, ...(field.initial ? { initial_date: field.initial } : {}) }
    case 'search': {
      const { initial, options, source } = field
      // What it most likely is stands to choose from; nothing is chosen for them.
      if (!initial && source === 'units' && options.length > 0) {
        return {
          type: 'static_select',
          action_id,
          options: options.slice(0, limits.optionsPerSelect).map(optionOf),
        }
      }
      return {
        type: 'external_select',
        action_id: searchActionId(field),
        min_query_length: field.source === 'units' ? 1 : 0,
        ...(initial ? { initial_option: optionOf(initial) } : {}),
      }
    }
    case 'moment':
      return { type: 'datetimepicker', action_id }
    case 'deadline':
      return {
        type: 'datetimepicker',
        action_id,
        ...(field.initial === undefined ? {} : { initial_date_time: Math.floor(field.initial / 1000) }),
      }
    case 'files':
      return { type: 'file_input', action_id, max_files: Math.min(field.max, limits.filesPerInput) }
    case 'position':
      return undefined
  }
}

/** What was filled in, by field; what was left empty is absent, but for text and several choices: those may have been emptied. */
export function valuesOf(state: Record<string, Record<string, StateValue>>): FormValues {
  const entries = Object.entries(state).flatMap(([name, elements]): [string, FormValue][] => {
    const value = Object.values(elements).map(filledIn)[0]
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(entries)
}

function filledIn(element: StateValue): FormValue | undefined {
  if (element.files) return element.files.length > 0 ? element.files.map(fileOf) : undefined
  // Slack's times are seconds, ours ms.
  if (typeof element.selected_date_time === 'number') return String(element.selected_date_time * 1000)
  if (element.selected_options) {
    return element.selected_options.map((it) => it.value).join(',')
  }
  if (element.selected_date) return element.selected_date
  return element.selected_option?.value ?? (element.value === null ? '' : element.value)
}

export function fileOf(file: SlackFile): IncomingFile {
  const type = file.mimetype ?? ''
  const kind = type.startsWith('image/') ? 'photo' : type.startsWith('video/') ? 'video' : 'document'
  return {
    platform: 'slack',
    fileId: file.id,
    kind,
    ...(file.name ? { name: file.name } : {}),
    ...(type ? { mimeType: type } : {}),
    ...(typeof file.size === 'number' ? { size: file.size } : {}),
  }
}
