import * as z from 'zod'

/**
 * What Slack refuses of Block Kit, as its documents have it (docs.slack.dev, Block Kit reference). Written
 * apart from our own renderer, so that it can judge it. Lengths in UTF-16 units.
 */
const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  })
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  })
const anyText = (max: number) => z.union([plainText(max), mrkdwn(max)])

const option = z.strictObject({
  text: anyText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
})
const actionId = z.string().min(1).max(255).optional()
const placeholder = plainText(150).optional()
const confirm = z
  .strictObject({
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional()
const epochSeconds = z.int().min(1_000_000_000).max(9_999_999_999)

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId,
  value: z.string().min(1).max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm,
})
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  action_id: actionId,
  placeholder,
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
  confirm,
})
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: actionId,
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
  confirm,
})
const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  action_id: actionId,
  placeholder,
  options: z.array(option).min(1).max(100),
  initial_options: z.array(option).min(1).max(100).optional(),
  max_selected_items: z.int().min(1).optional(),
  confirm,
})
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  placeholder,
  initial_date: z.iso.date().optional(),
  confirm,
})
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  action_id: actionId,
  placeholder,
  min_query_length: z.int().min(0).max(3000).optional(),
  initial_option: option.optional(),
})
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  initial_date_time: epochSeconds.optional(),
})
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  placeholder,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
})
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string()).optional(),
  max_files: z.int().min(1).max(10).optional(),
})

const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial()
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(3000), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url(),
    text: z.string().optional(),
    style: style.optional(),
  }),
  z.strictObject({ type: z.literal('emoji'), name: z.string() }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().regex(/^[CG][A-Z0-9]+$/) }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]+$/) }),
])
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: z.string().max(255).optional(),
  elements: z
    .array(
      z.strictObject({
        type: z.enum(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']),
        elements: z.array(richElement).min(1),
      }),
    )
    .min(1),
})

const blockId = z.string().min(1).max(255).optional()
const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) })
const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z.union([button, staticSelect, externalSelect]).optional(),
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, 'section needs text or fields')
const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z.array(anyText(2000)).min(1).max(10),
})
const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId })
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [button, staticSelect, externalSelect, datetimepicker]))
    .min(1)
    .max(25),
})
const image = z.strictObject({
  type: z.literal('image'),
  block_id: blockId,
  image_url: z.url().max(3000),
  alt_text: z.string().min(1).max(2000),
  title: plainText(2000).optional(),
})
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    plainTextInput,
    staticSelect,
    radioButtons,
    multiStaticSelect,
    externalSelect,
    datepicker,
    datetimepicker,
    fileInput,
  ]),
})

const messageBlock = z.discriminatedUnion('type', [
  header,
  section,
  context,
  divider,
  actions,
  image,
  richText,
])
const modalBlock = z.discriminatedUnion('type', [
  header,
  section,
  context,
  divider,
  actions,
  image,
  richText,
  input,
])
export type ModalBlock = z.infer<typeof modalBlock>

export const messageBlocks = z.array(messageBlock).max(50).superRefine(unique)

export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: z.string().max(255).optional(),
    private_metadata: z.string().max(3000).optional(),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    notify_on_close: z.boolean().optional(),
    clear_on_close: z.boolean().optional(),
    blocks: z.array(modalBlock).min(1).max(100).superRefine(unique),
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((it) => it.type !== 'input'),
    'input blocks need submit',
  )
export type Modal = z.infer<typeof modalView>

/** Ids of blocks are unique in a message or view, ids of actions within their block. */
function unique(
  blocks: readonly { type: string; block_id?: string | undefined }[],
  check: z.core.$RefinementCtx,
): void {
  const ids = blocks.flatMap((block) => block.block_id ?? [])
  if (new Set(ids).size < ids.length) check.addIssue({ code: 'custom', message: 'block_id is not unique' })
  for (const block of blocks) {
    const elements = 'elements' in block && Array.isArray(block.elements) ? block.elements : []
    const actionIds = elements.flatMap((it: { action_id?: string }) => it.action_id ?? [])
    if (new Set(actionIds).size < actionIds.length)
      check.addIssue({ code: 'custom', message: 'action_id is not unique' })
  }
}

/** Length of everything that is read in blocks; above about 13,200 Slack answers `msg_blocks_too_long`. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, it) => sum + textLength(it), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, it]) => sum + (key === 'text' && typeof it === 'string' ? it.length : textLength(it)),
    0,
  )
}

/** Mentions that would ring for everybody, in texts that Slack reads as mrkdwn. */
export const broadcasts = (text: string): string[] => text.match(/<!(?:channel|here|everyone)[^>]*>/g) ?? []
