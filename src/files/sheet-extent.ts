/**
 * What a table may be in all: its cells, and for each row as much as eight of them. The largest list that is taken
 * (50,000 rows) has room for a hundred columns.
 */
const roomMax = 6_000_000
const rowsWorth = 8

const fits = (rows: number, columns: number): boolean => rows * (columns + rowsWorth) <= roomMax

/** Longest tag, or text between two, in characters: a cell holds 32,767, each of which may be written in six. */
const partMax = 256 * 1024

/** What ends what begins so, and is no tag. */
const ends = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }

/** Where the tag that opens at `open` ends: at the first `>` outside quotes; -1 where it has no end nearby. */
function endOfTag(xml: string, open: number): number {
  for (const [begin, end] of Object.entries(ends)) {
    if (xml.startsWith(begin, open)) return xml.indexOf(end, open)
  }
  for (let at = open + 1; at < open + partMax; at += 1) {
    const sign = xml[at]
    if (sign === '>') return at
    if (sign === '"' || sign === "'") at = xml.indexOf(sign, at + 1)
    if (sign === undefined || at < open) return -1
  }
  return -1
}

/**
 * Whether it is made of tags and texts of ordinary length. The library reads in pieces, and goes over what has no end
 * again from its beginning for each piece: of a tag that is left open, for minutes.
 */
export function isInParts(xml: string): boolean {
  for (let at = 0; ; ) {
    const open = xml.indexOf('<', at)
    if ((open < 0 ? xml.length : open) - at > partMax) return false
    if (open < 0) return true
    const end = endOfTag(xml, open)
    if (end < 0 || end - open > partMax) return false
    at = end + 1
  }
}

/** Rows and cells with nothing in them, as programs write them far beyond the table for the sake of a format. */
const blank = /<(?:row|c) [^<>"]*(?:"[^<"]*"[^<>"]*)*\/>/g
/** Where a row or a cell says it stands, wherever that is written: what it says is looked at, not what it is part of. */
const place = /\br=(?=(["'])([^"']*)\1)/g

/** The row and column of `A1` or `1`, read as leniently as the library does; nothing where it could not either. */
function placeOf(said: string): { row: number; column: number } {
  const digits = said.search(/\d/)
  const letters = Number.isNaN(Number(said)) ? said.slice(0, Math.max(0, digits)) : ''
  const row = Number(said.slice(letters.length))
  if (Number.isNaN(row)) return { row: 0, column: 0 }
  return { row, column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) }
}

/**
 * A worksheet's XML without the blank rows and cells, which count for nothing; undefined where what is left would
 * not fit. A few bytes may say that they stand in row 1,000,000 and column 16,384, and the library makes an array of all
 * that is before them.
 */
export function worksheetWithin(xml: string): string | undefined {
  const filled = xml.replace(blank, '')
  let rows = 0
  let columns = 0
  for (const [, , said = ''] of filled.matchAll(place)) {
    // Written as character references, it would be read as something else.
    if (said.includes('&')) return undefined
    const { row, column } = placeOf(said)
    if (row > rows) rows = row
    if (column > columns) columns = column
    if (!fits(rows, columns)) return undefined
  }
  return filled
}

/** What ends a line, and what ends a cell or begins a quoted one. */
const worth = new Map([...'\n\r,;\t"'].map((sign, at) => [sign.charCodeAt(0), at < 2 ? rowsWorth : 1]))

/** Whether a text file has so few lines and cells that it fits: counted in its bytes, before any is made. */
export function isTextWithin(bytes: Uint8Array): boolean {
  let room = roomMax
  for (const byte of bytes) room -= worth.get(byte) ?? 0
  return room >= 0
}
