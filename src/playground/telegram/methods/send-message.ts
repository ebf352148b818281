import * as z from 'zod'
import { formatText } from '../entities/format'
import { linkFault } from '../entities/links'
import { method } from '../method'
import { entities, formatting, json, replying, text } from '../params'
import { refusal } from '../refusal'
import { sendAsBot } from '../send'

export const linkPreview = json(
  z.strictObject({
    is_disabled: z.boolean().optional(),
    url: z
      .string()
      .refine((url) => linkFault(url) === undefined, { error: 'WEBPAGE_URL_INVALID' })
      .optional(),
    prefer_small_media: z.boolean().optional(),
    prefer_large_media: z.boolean().optional(),
    show_above_text: z.boolean().optional(),
  }),
).optional()

export const textContent = {
  text: text.default(''),
  entities: entities.optional(),
  link_preview_options: linkPreview,
  ...formatting,
}

/** Text and entities as a message has them: no empty list of entities. */
export const toTextFields = (params: {
  text: string
  parse_mode?: string | undefined
  entities?: z.output<typeof entities> | undefined
}) => {
  const formatted = formatText({ text: params.text, parseMode: params.parse_mode, entities: params.entities })
  if (params.text.includes('\u0000')) throw refusal(400, 'strings must be encoded in UTF-8')
  return formatted.entities.length === 0 ? { text: formatted.text } : formatted
}

export const sendMessage = method({ ...replying, ...textContent }, ({ world }, params) =>
  sendAsBot(world, params, toTextFields(params)),
)
