import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import * as z from 'zod'
import { readMarkup } from './keyboard'

/** Forms bring every parameter as text, JSON bodies as it is; the Bot API takes both. */
const fromText = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

export const integer = z.preprocess(fromText, z.number().int())
export const float = z.preprocess(fromText, z.number())
export const flag = z.preprocess(fromText, z.boolean())
export const text = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string())

export const chatId = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value),
  z.union([z.number().int(), z.string().min(1, { error: 'chat_id is empty' })], {
    error: 'chat_id is empty',
  }),
)

/** An object or array, given as such or as JSON in a form. */
export const json = <T extends z.ZodType>(schema: T) => z.preprocess(fromText, schema)

const entity = z.looseObject({ type: z.string(), offset: z.number().int(), length: z.number().int() })
const plainEntities = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'code',
] as const

/** Entities given beside a text, of the kinds that stand alone or carry an address. */
export const entities = json(
  z.array(
    z.union(
      [
        entity.extend({ type: z.enum([...plainEntities, 'expandable_blockquote', 'pre']) }),
        entity.extend({ type: z.literal('text_link'), url: z.string() }),
        entity.extend({
          type: z.enum(['mention', 'hashtag', 'bot_command', 'url', 'email', 'phone_number']),
        }),
      ],
      { error: "can't parse MessageEntity: Unsupported type specified" },
    ),
  ),
) satisfies z.ZodType<MessageEntity[]>

/** Checked by hand, because its refusals have words of their own; they pass through zod as they are. */
const markup = (inlineOnly: boolean) =>
  json(
    z.unknown().transform((value): InlineKeyboardMarkup | undefined => readMarkup(value, inlineOnly)),
  ).optional()

export const anyMarkup = markup(false)
export const inlineMarkup = markup(true)

/** What every send takes beside its content. */
export const sending = {
  chat_id: chatId,
  message_thread_id: integer.optional(),
  disable_notification: flag.optional(),
  protect_content: flag.optional(),
  reply_parameters: json(
    z.strictObject({
      message_id: z.number({ error: 'Can\'t find field "message_id"' }).int(),
      chat_id: chatId.optional(),
      allow_sending_without_reply: z.boolean().optional(),
    }),
  ).optional(),
}

export const replying = { ...sending, reply_markup: anyMarkup }

export const formatting = { parse_mode: text.optional() }
export const captioned = { caption: text.optional(), caption_entities: entities.optional(), ...formatting }
