import type { Platform } from '../people/person'

/** Largest file we can fetch from the platforms, in bytes (Telegram Bot API, `getFile`). */
export const fileBytesMax = 20 * 1024 * 1024

export type EvidenceKind = 'photo' | 'video' | 'document'

/** A file somebody sent as evidence. Its row is written with the report, its bytes follow. */
export type Evidence = {
  id: string
  kind: EvidenceKind
  platform: Platform
  /** The platform's own id, good for fetching and for showing it again there. */
  platformFileId: string
  name?: string
  mimeType?: string
  /** Bytes, as the platform said; after copying, as counted. */
  size?: number
  /** Groups the messages of one album (Telegram `media_group_id`). */
  album?: string
  by: string
  at: number
}

/** What became of the bytes. `sha256` in lower-case hex. */
export type StoredFile = {
  sha256: string
  size: number
  mimeType: string
  /** Read from the photo's EXIF, where it has them. */
  position?: { latitude: number; longitude: number }
  takenAt?: number
}
