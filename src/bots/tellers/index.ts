import type { Telling } from '../../domain/delivery/outbox'
import { answerTeller } from './answer'
import { cardTeller, refreshTeller, retireTeller } from './card'
import { chartTeller } from './chart'
import { digestTeller, groupDigestTeller } from './digest'
import { filesTeller } from './files'
import { checklistTeller, importTeller } from './import'
import { noticeTeller } from './notice'
import { reminderTeller } from './reminder'
import { rosterFileTeller } from './roster-file'
import { dutyWordTeller, shiftsTeller } from './shifts'
import type { AnyTeller } from './teller'

/** How each kind of telling is said. A kind without its teller does not compile. */
export const tellers: Record<Telling['kind'], AnyTeller> = {
  card: cardTeller,
  refresh: refreshTeller,
  retire: retireTeller,
  files: filesTeller,
  import: importTeller,
  shifts: shiftsTeller,
  'roster-file': rosterFileTeller,
  'duty-word': dutyWordTeller,
  checklist: checklistTeller,
  notice: noticeTeller,
  reminder: reminderTeller,
  digest: digestTeller,
  'group-digest': groupDigestTeller,
  chart: chartTeller,
  answer: answerTeller,
}
