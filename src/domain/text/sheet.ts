/** A table to be passed on and printed. Cells are texts; the lines of one stand below each other. */
export type Sheet = {
  /** What its tab is called. */
  name: string
  /** A headline over the table. */
  title: string
  /** `width` is in characters of a digit's width. */
  columns: { head: string; width: number }[]
  rows: string[][]
}

/** Makes a file of it. */
export type WriteSheet = (sheet: Sheet) => Promise<Uint8Array>
