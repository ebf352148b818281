import type { WriteSheet } from '../domain/text/sheet'
import { type PhotoFacts, readExif } from './exif'
import { readSpreadsheet, type SpreadsheetProblem } from './spreadsheet'
import { writeSheet } from './write-sheet'

/** What can be read of files that people send, and the one kind that is made for them. Reading never throws. */
export type FileReader = {
  /** The rows of a list, as texts. */
  readSpreadsheet: (bytes: Uint8Array) => Promise<string[][] | SpreadsheetProblem>
  /** Where and when a photo was taken; a time without an offset is local to the committee's zone. */
  readExif: (bytes: Uint8Array) => Promise<PhotoFacts>
  /** As XLSX. */
  writeSheet: WriteSheet
}

/** Reads and writes files in this process. `zone` is an IANA name. */
export const createFileReader = (zone: string): FileReader => ({
  readSpreadsheet,
  readExif: (bytes) => readExif(bytes, zone),
  writeSheet,
})
