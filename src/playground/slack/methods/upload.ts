import * as z from 'zod'
import { typeOf } from '../files'
import { method, refuse } from '../method'
import { nextId, put } from '../world'

export const uploadUrl = method(
  z.strictObject({
    filename: z.string().min(1),
    length: z.coerce.number().int().positive(),
    alt_txt: z.string().optional(),
    snippet_type: z.string().optional(),
  }),
  (world, { filename }, baseUrl) => {
    const id = nextId(world, 'F')
    world.files.set(id, {
      id,
      name: filename,
      mimetype: typeOf(filename),
      bytes: new Uint8Array(),
      complete: false,
    })
    return { ok: true, file_id: id, upload_url: `${baseUrl}/upload/${id}` }
  },
)

export const completeUpload = method(
  z.strictObject({
    files: z.preprocess(
      (it) => (typeof it === 'string' ? JSON.parse(it) : it),
      z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
    ),
    channel_id: z.string().optional(),
    channels: z.string().optional(),
    initial_comment: z.string().optional(),
    thread_ts: z.string().optional(),
  }),
  (world, params) => {
    const unknown = params.files.some(({ id }) => (world.files.get(id)?.bytes.length ?? 0) === 0)
    if (unknown) return refuse('file_not_found')
    const channel = params.channel_id === undefined ? undefined : world.channels.get(params.channel_id)
    if (params.channel_id !== undefined && !channel) return refuse('channel_not_found')
    for (const { id } of params.files) Object.assign(world.files.get(id) ?? {}, { complete: true })
    if (channel) {
      put(world, channel, {
        user: world.botUserId,
        text: params.initial_comment ?? '',
        files: params.files.map((file) => file.id),
        ...(params.thread_ts ? { threadTs: params.thread_ts } : {}),
      })
    }
    return { ok: true, files: params.files }
  },
)
