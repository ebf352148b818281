import type { Lane, Telling } from './outbox'
import { lanes } from './outbox'

/** Editing what stands there is the same however often it is done. */
const edits: readonly Telling['kind'][] = ['refresh', 'retire']

/**
 * What becomes of a message of which nobody knows whether it arrived: an answer lost after the request was
 * written, or a process that died over it. An edit is simply made again. What people have to act on is sent
 * once more, marked as a possible repeat: better twice than never. A digest or a broadcast is not: it shows as
 * unconfirmed. `times` is how often this message was ambiguous, this one included.
 */
export function afterAmbiguous(
  row: { telling: Telling; lane: Lane },
  times: number,
): 'again' | 'unconfirmed' {
  if (edits.includes(row.telling.kind)) return 'again'
  const mattersMore = row.lane < lanes.digest
  return mattersMore && times <= 1 ? 'again' : 'unconfirmed'
}
