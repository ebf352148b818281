import type { StoredFile } from '../domain/evidence/evidence'
import type { CopyOutcome, CopyQueue, FileStorage, FileToCopy } from '../domain/evidence/ports'
import type { Platform } from '../domain/people/person'

const batch = 5

type Fetched =
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'too-large' }
  | { kind: 'gone'; reason: string }
  | { kind: 'retry'; reason: string }

export type CopyFilesDeps = {
  queue: CopyQueue
  storage: FileStorage
  fetchFile: (platform: Platform, platformFileId: string) => Promise<Fetched>
  hash: (bytes: Uint8Array) => Promise<string>
  /** Position and time a photo carries, where it was sent as a file. Never throws. */
  readExif: (bytes: Uint8Array) => Promise<Pick<StoredFile, 'position' | 'takenAt'>>
  now: () => number
  random: () => number
}

/** Copies evidence from the platforms to our own storage, after the report is safe. Returns how many were due. */
export function createCopyFiles(deps: CopyFilesDeps): () => Promise<number> {
  const { queue, now, random } = deps
  return async () => {
    let copied = 0
    for (;;) {
      const files = await queue.claim(now(), batch)
      if (files.length === 0) return copied
      const outcomes = await Promise.all(
        files.map(async (file) => ({ file, outcome: await copy(deps, file) })),
      )
      await queue.record(now(), outcomes, random)
      copied += files.length
    }
  }
}

/**
 * The same, waited for no longer than what goes at once can wait: undefined while some are still under way, which go
 * on. Never throws.
 */
export function createCopyAwhile(deps: {
  copyFiles: () => Promise<number>
  patienceMs: number
  sleep: (ms: number) => Promise<void>
  log: (event: Record<string, unknown>) => void
}): () => Promise<number | undefined> {
  const { copyFiles, patienceMs, sleep, log } = deps
  let copying: Promise<number> | undefined
  return () => {
    copying ??= copyFiles()
      .catch((error: unknown) => {
        log({ level: 'error', event: 'files not copied', reason: String(error) })
        return 0
      })
      .finally(() => {
        copying = undefined
      })
    return Promise.race([copying, sleep(patienceMs).then(() => undefined)])
  }
}

async function copy(deps: CopyFilesDeps, file: FileToCopy): Promise<CopyOutcome> {
  const fetched = await deps.fetchFile(file.platform, file.platformFileId)
  if (fetched.kind !== 'bytes') return fetched
  const { bytes } = fetched
  const mimeType = file.mimeType ?? (file.kind === 'photo' ? 'image/jpeg' : 'application/octet-stream')
  try {
    await deps.storage.put(file.id, bytes, mimeType)
  } catch (error) {
    return { kind: 'retry', reason: error instanceof Error ? error.message : String(error) }
  }
  const sha256 = await deps.hash(bytes)
  return { kind: 'stored', file: { sha256, size: bytes.length, mimeType, ...(await deps.readExif(bytes)) } }
}
