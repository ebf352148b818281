import { type PhotoFacts, readExif } from './exif'
import { readSpreadsheet, type SpreadsheetProblem } from './spreadsheet'

/** What can be read of files that people send. Neither throws for what is in them. */
export type FileReader = {
  /** The rows of a list, as texts. */
  readSpreadsheet: (bytes: Uint8Array) => Promise<string[][] | SpreadsheetProblem>
  /** Where and when a photo was taken; a time without an offset is local to the committee's zone. */
  readExif: (bytes: Uint8Array) => Promise<PhotoFacts>
}

/** Reads files in this process. `zone` is an IANA name. */
export const createFileReader = (zone: string): FileReader => ({
  readSpreadsheet,
  readExif: (bytes) => readExif(bytes, zone),
})
