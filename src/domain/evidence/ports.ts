import type { Platform } from '../people/person'
import type { EvidenceKind, StoredFile } from './evidence'

/** Where the bytes of evidence are kept for good: a folder on Node, R2 on Workers. Keys are evidence ids. */
export type FileStorage = {
  put: (id: string, bytes: Uint8Array, mimeType: string) => Promise<void>
  get: (id: string) => Promise<Uint8Array | undefined>
}

/** A file whose bytes are still only with the platform. */
export type FileToCopy = {
  id: string
  platform: Platform
  platformFileId: string
  kind: EvidenceKind
  name?: string
  mimeType?: string
  by: string
  hazardId?: string
  attempts: number
}

export type CopyOutcome =
  | { kind: 'stored'; file: StoredFile }
  | { kind: 'too-large' }
  | { kind: 'gone'; reason: string }
  | { kind: 'retry'; reason: string }

/** The evidence whose bytes are to be copied, as the copying job sees it. */
export type CopyQueue = {
  /** Takes files that are due; they come back after the lease unless an outcome is recorded. */
  claim: (now: number, limit: number) => Promise<FileToCopy[]>
  record: (
    now: number,
    outcomes: readonly { file: FileToCopy; outcome: CopyOutcome }[],
    random: () => number,
  ) => Promise<void>
}
