import { readSubject } from '../../domain/delivery/outbox'
import type { Outcome } from '../../domain/delivery/outcome'
import type { HazardSheet } from '../../domain/hazards/sheet'
import { hazardCode } from '../cards/codes'
import type { OutgoingFile } from '../channel'
import { cardHere } from './card'
import { type Posting, teller } from './teller'

const hazardOf = (subject: string | undefined): string => {
  const of = subject === undefined ? undefined : readSubject(subject)
  return of?.kind === 'hazard' ? of.id : ''
}

/** Evidence of a hazard, shown as an answer to its card. */
export const filesTeller = teller('files', {
  ask: (queries, rows) => ({
    sheets: queries.hazardsById([...new Set(rows.map((row) => hazardOf(row.subject)))]),
  }),
  tell: async (telling, posting, { sheets }) => {
    const sheet = sheets.find((it) => it.hazard.id === hazardOf(posting.row.subject))
    return { row: posting.row, outcome: await tellFiles(posting, sheet, telling.files) }
  },
})

async function tellFiles(
  posting: Posting,
  sheet: HazardSheet | undefined,
  ids: readonly string[],
): Promise<Outcome> {
  const { deps, row, channel, language } = posting
  const files = sheet?.files.filter((file) => ids.includes(file.id)) ?? []
  const waiting = files.some(
    (file) => !file.stored && file.problem === undefined && file.platform !== row.place.platform,
  )
  // Its bytes are still on their way from the other platform.
  if (waiting) return { kind: 'retry', afterMs: 2_000, scope: 'chat', reason: 'files are being copied' }
  const outgoing = files
    .filter((file) => file.stored || file.platform === row.place.platform)
    .map(
      (file): OutgoingFile => ({
        kind: file.kind,
        name: file.name ?? `${file.id}.${file.kind === 'photo' ? 'jpg' : 'bin'}`,
        mimeType: file.mimeType ?? 'application/octet-stream',
        ...(file.platform === row.place.platform ? { knownAs: file.platformFileId } : {}),
        bytes: async () => (await deps.readFile(file.id)) ?? new Uint8Array(),
      }),
    )
  if (!sheet || outgoing.length === 0) return { kind: 'lost', reason: 'no files to show' }
  const card = cardHere(posting)
  return channel.sendFiles(row.place, outgoing, {
    caption: hazardCode(sheet.hazard.number),
    language,
    ...(card?.ref.message ? { replyTo: card.ref.message } : {}),
  })
}
