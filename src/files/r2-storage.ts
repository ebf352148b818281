import type { FileStorage } from '../domain/evidence/ports'

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
    await bucket.put(id, bytes, { httpMetadata: { contentType: mimeType } })
  },
  get: async (id) => {
    const found = await bucket.get(id)
    return found ? new Uint8Array(await found.arrayBuffer()) : undefined
  },
})
