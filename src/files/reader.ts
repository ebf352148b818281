import type { WriteSheet } from '../domain/text/sheet'
import type { ReadList } from '../domain/units/import-report'
import type { PhotoFacts } from './exif'

/** What can be read of files that people send, and the one kind that is made for them. Reading never throws. */
export type FileReader = {
  readList: ReadList
  /** Where and when a photo was taken; a time without an offset is local to the committee's zone. */
  readExif: (bytes: Uint8Array) => Promise<PhotoFacts>
  /** As XLSX. */
  writeSheet: WriteSheet
}

/** Reads and writes files in this process, with libraries that are loaded for the first. `zone` is an IANA name. */
export const createFileReader = (zone: string): FileReader => ({
  readList: async (bytes) => (await import('./read-list')).readList(bytes),
  readExif: async (bytes) => (await import('./exif')).readExif(bytes, zone),
  writeSheet: async (sheet) => (await import('./write-sheet')).writeSheet(sheet),
})
