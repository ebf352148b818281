import type { FileStorage } from '../domain/evidence/ports'
import { checkFileId } from './file-id'

/** The part of Cloudflare's R2 binding that is used. */
export type Bucket = {
  put: (
    key: string,
    value: Uint8Array,
    options: { httpMetadata: { contentType: string } },
  ) => Promise<unknown>
  get: (key: string) => Promise<{ arrayBuffer: () => Promise<ArrayBuffer> } | null>
}

/** Keeps files in an R2 bucket, each under its id. */
export const createR2Storage = (bucket: Bucket): FileStorage => ({
  put: async (id, bytes, mimeType) => {
    await bucket.put(checkFileId(id), bytes, { httpMetadata: { contentType: mimeType } })
  },
  get: async (id) => {
    const found = await bucket.get(checkFileId(id))
    return found ? new Uint8Array(await found.arrayBuffer()) : undefined
  },
})
