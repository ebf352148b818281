import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStorage } from '../domain/evidence/ports'
import { checkFileId } from './file-id'

/** Keeps files in a folder, each under its id. A file is whole or not there: it is written aside and renamed. */
export function createFolderStorage(folder: string): FileStorage {
  const pathOf = (id: string): string => join(folder, checkFileId(id))
  return {
    put: async (id, bytes) => {
      await mkdir(folder, { recursive: true })
      await writeFile(`${pathOf(id)}.part`, bytes)
      await rename(`${pathOf(id)}.part`, pathOf(id))
    },
    get: async (id) => {
      try {
        return new Uint8Array(await readFile(pathOf(id)))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}
