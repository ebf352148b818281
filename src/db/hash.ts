import { createHash } from 'node:crypto'

/** SHA-256 of a text or of bytes, in lower-case hex. Made at once: a trip to another thread takes ten times as long. */
export async function sha256(data: string | Uint8Array): Promise<string> {
  return createHash('sha256').update(data).digest('hex')
}
