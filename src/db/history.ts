import { sha256 } from './hash'

export type HistoryRow = {
  hazardId: string
  sequence: number
  /** The event's JSON, letter for letter as it is stored. */
  event: string
  by: string
  at: number
  previousHash: string
}

/**
 * The hash that seals a history row and, through `previousHash`, all rows before it. Fields are joined by
 * a line feed, which none but the JSON could contain, and JSON escapes it.
 */
export const sealOf = (row: HistoryRow): Promise<string> =>
  sha256([row.previousHash, row.hazardId, row.sequence, row.at, row.by, row.event].join('\n'))
