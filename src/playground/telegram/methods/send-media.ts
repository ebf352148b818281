import * as z from 'zod'
import { formatCaption } from '../entities/format'
import {
  checkUpload,
  type FileKind,
  type StoredFile,
  storeFile,
  toDocument,
  toPhotoSizes,
  toVideo,
} from '../files'
import { type Call, method } from '../method'
import { captioned, type entities, flag, integer, replying, text } from '../params'
import { refusal } from '../refusal'
import { sendAsBot } from '../send'
import type { Content, World } from '../world'

type CaptionParams = {
  caption?: string | undefined
  parse_mode?: string | undefined
  caption_entities?: z.output<typeof entities> | undefined
}

/** Caption and entities as a message has them: neither where there is no caption. */
export const toCaptionFields = (params: CaptionParams): Content => {
  const { caption = '', parse_mode, caption_entities } = params
  const formatted = formatCaption({ text: caption, parseMode: parse_mode, entities: caption_entities })
  if (formatted.text === '') return {}
  if (formatted.entities.length === 0) return { caption: formatted.text }
  return { caption: formatted.text, caption_entities: formatted.entities }
}

const typeNames: Record<FileKind, string> = { photo: 'Photo', video: 'Video', document: 'Document' }

const toFields = (world: World, kind: FileKind, file: StoredFile): Content => {
  if (kind === 'video') return { video: toVideo(file) }
  return kind === 'document' ? { document: toDocument(file) } : { photo: toPhotoSizes(world, file) }
}

/**
 * A file as `attach://NAME`, as a part of that name, or as the `file_id` of one that the server has.
 * Addresses are refused: nothing here fetches the web.
 */
const toFile = (call: Call, kind: FileKind, given: string, partName: string): Content => {
  const name = given.startsWith('attach://') ? given.slice('attach://'.length) : partName
  const upload = call.uploads.get(name)
  if (upload !== undefined) {
    checkUpload(kind, upload)
    return kind === 'photo'
      ? { photo: toPhotoSizes(call.world, upload) }
      : toFields(call.world, kind, storeFile(call.world, kind, upload))
  }
  if (/^https?:/.test(given)) throw refusal(400, 'failed to get HTTP URL content')
  if (given === '') throw refusal(400, `there is no ${kind} in the request`)
  const known = call.world.files.get(given)
  if (known === undefined) throw refusal(400, 'wrong file identifier/HTTP URL specified')
  if (known.kind !== kind) {
    throw refusal(400, `can't use file of type ${typeNames[known.kind]} as ${typeNames[kind]}`)
  }
  return toFields(call.world, kind, known)
}

const videoFields = {
  duration: integer.optional(),
  width: integer.optional(),
  height: integer.optional(),
  supports_streaming: flag.optional(),
}
const spoiler = { has_spoiler: flag.optional(), show_caption_above_media: flag.optional() }
const detection = { disable_content_type_detection: flag.optional() }

export const sendPhoto = method(
  { ...replying, ...captioned, ...spoiler, photo: text.default('') },
  (call, params) => {
    const caption = toCaptionFields(params)
    const media = toFile(call, 'photo', params.photo, 'photo')
    return sendAsBot(call.world, params, { ...media, ...caption })
  },
)

export const sendVideo = method(
  { ...replying, ...captioned, ...spoiler, ...videoFields, video: text.default('') },
  (call, params) => {
    const caption = toCaptionFields(params)
    const media = toFile(call, 'video', params.video, 'video')
    return sendAsBot(call.world, params, { ...media, ...caption })
  },
)

export const sendDocument = method(
  { ...replying, ...captioned, ...detection, document: text.default('') },
  (call, params) => {
    const caption = toCaptionFields(params)
    const media = toFile(call, 'document', params.document, 'document')
    return sendAsBot(call.world, params, { ...media, ...caption })
  },
)

/** One `InputMedia` of the three kinds that are served. */
export const inputMedia = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('photo'), media: z.string(), ...captioned, ...spoiler }),
  z.strictObject({ type: z.literal('video'), media: z.string(), ...captioned, ...spoiler, ...videoFields }),
  z.strictObject({ type: z.literal('document'), media: z.string(), ...captioned, ...detection }),
])

/** What an `InputMedia` puts into a message. */
export const toMedia = (call: Call, media: z.output<typeof inputMedia>): Content => ({
  ...toFile(call, media.type, media.media, ''),
  ...toCaptionFields(media),
})
