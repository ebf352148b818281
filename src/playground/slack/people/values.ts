import type { SlackViewValues } from '../../contract'
import type { Modal, ModalBlock } from '../block-kit'

export const isEmpty = (elements: SlackViewValues[string] | undefined): boolean =>
  Object.values(elements ?? {}).every((it) => {
    const value =
      it.value ??
      it.selected_option ??
      it.selected_options ??
      it.selected_date ??
      it.selected_date_time ??
      it.files
    return (
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    )
  })

/** Values of all input blocks, with the initial ones where nothing was touched. */
export function filled(view: Modal, given: SlackViewValues): SlackViewValues {
  const entries = view.blocks.flatMap((block) =>
    block.type === 'input' ? [[block.block_id ?? '', filledInput(block, given)] as const] : [],
  )
  return Object.fromEntries(entries)
}

function filledInput(
  block: Extract<ModalBlock, { type: 'input' }>,
  given: SlackViewValues,
): SlackViewValues[string] {
  const { element } = block
  const id = element.action_id ?? ''
  const touched = given[block.block_id ?? '']?.[id]
  if (touched) return { [id]: touched }
  switch (element.type) {
    case 'plain_text_input':
      return { [id]: { type: element.type, value: element.initial_value ?? null } }
    case 'datetimepicker':
      return { [id]: { type: element.type, selected_date_time: element.initial_date_time ?? null } }
    case 'datepicker':
      return { [id]: { type: element.type, selected_date: element.initial_date ?? null } }
    case 'multi_static_select':
      return { [id]: { type: element.type, selected_options: element.initial_options ?? [] } }
    case 'file_input':
      return { [id]: { type: element.type, files: [] } }
    default:
      return { [id]: { type: element.type, selected_option: element.initial_option ?? null } }
  }
}
