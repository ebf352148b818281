import { readSubject, type SubjectKind } from '../../domain/delivery/outbox'
import type { Delivered } from '../../domain/delivery/ports'
import type { SheetFile } from '../../domain/hazards/sheet'
import { broadcastCode, hazardCode, taskCode } from '../cards/codes'
import type { OutgoingFile } from '../channel'
import { shownTogether } from '../shown-together'
import { cardHere } from './card'
import { type Posting, teller } from './teller'

/** What evidence is shown of: its code and all its files. */
type Shown = { code: string; files: readonly SheetFile[] }

const idOf = (row: { subject?: string }, kind: SubjectKind): string => {
  const of = row.subject === undefined ? undefined : readSubject(row.subject)
  return of?.kind === kind ? of.id : ''
}

/** Evidence of a hazard or an inspection, or what goes with a broadcast, shown as an answer to its card. */
export const filesTeller = teller('files', {
  ask: (queries, rows) => ({
    sheets: queries.hazardsById([...new Set(rows.map((row) => idOf(row, 'hazard')))]),
    inspections: queries.inspectionsById([...new Set(rows.map((row) => idOf(row, 'task')))]),
    broadcasts: queries.receivedBroadcasts([...new Set(rows.map((row) => idOf(row, 'broadcast')))], []),
    files: queries.filesOfBroadcasts([...new Set(rows.map((row) => idOf(row, 'broadcast')))]),
  }),
  tell: async (telling, posting, { sheets, inspections, broadcasts, files }) => {
    const { row } = posting
    const sheet = sheets.find((it) => it.hazard.id === idOf(row, 'hazard'))
    const inspection = inspections.find((it) => it.task.id === idOf(row, 'task'))
    const broadcast = broadcasts.find((it) => it.broadcast.id === idOf(row, 'broadcast'))?.broadcast
    const shown =
      (sheet && { code: hazardCode(sheet.hazard.number), files: sheet.files }) ??
      (inspection && { code: taskCode(inspection.task.number), files: inspection.files }) ??
      (broadcast && { code: broadcastCode(broadcast.number), files })
    return tellFiles(posting, shown, telling.files)
  },
})

/** As many as one message shows; what is left is told of by a row of its own, so that each call has one. */
async function tellFiles(
  posting: Posting,
  shown: Shown | undefined,
  ids: readonly string[],
): Promise<Delivered> {
  const { deps, row, channel, language } = posting
  const files = shown?.files.filter((file) => ids.includes(file.id)) ?? []
  const waiting = files.some(
    (file) => !file.stored && file.problem === undefined && file.platform !== row.place.platform,
  )
  // Its bytes are still on their way from the other platform.
  if (waiting)
    return {
      row,
      outcome: { kind: 'retry', afterMs: 2_000, scope: 'chat', reason: 'files are being copied' },
    }
  const toShow = files.filter((file) => file.stored || file.platform === row.place.platform)
  if (!shown || toShow.length === 0) return { row, outcome: { kind: 'lost', reason: 'no files to show' } }
  const together = shownTogether(row.place.platform, toShow)
  const left = toShow.filter((file) => !together.includes(file)).map((file) => file.id)
  const outgoing = together.map(
    (file): OutgoingFile => ({
      kind: file.kind,
      name: file.name ?? `${file.id}.${file.kind === 'photo' ? 'jpg' : 'bin'}`,
      mimeType: file.mimeType ?? 'application/octet-stream',
      ...(file.platform === row.place.platform ? { knownAs: file.platformFileId } : {}),
      bytes: async () => (await deps.readFile(file.id)) ?? new Uint8Array(),
    }),
  )
  const card = cardHere(posting)
  const outcome = await channel.sendFiles(row.place, outgoing, {
    caption: shown.code,
    language,
    ...(card?.ref.message ? { replyTo: card.ref.message } : {}),
  })
  return { row, outcome, ...(left.length > 0 ? { left } : {}) }
}
