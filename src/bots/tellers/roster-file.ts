import { linesOfShifts } from '../cards/roster-card'
import { rosterSheet } from '../cards/roster-sheet'
import { texts } from '../texts'
import { cardHere } from './card'
import { teller } from './teller'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A roster as a spreadsheet, as its shifts are when it is sent; under its card where one stands there. */
export const rosterFileTeller = teller('roster-file', {
  ask: (queries, rows) => {
    const ids = [...new Set(rows.map((row) => row.telling.rosterId))]
    return { rosters: queries.rostersById(ids), shifts: queries.shiftsOfRosters(ids) }
  },
  tell: async ({ rosterId }, posting, { rosters, shifts }) => {
    const { deps, row, channel, language, context } = posting
    const roster = rosters.find((it) => it.id === rosterId)
    if (!roster) return { row, outcome: { kind: 'rejected', reason: 'what it is about is not there' } }
    const lines = linesOfShifts(shifts.filter((it) => it.shift.rosterId === rosterId))
    const bytes = await deps.writeSheet(rosterSheet(roster, lines, row.place.private, context))
    const { table, roster: called } = texts[language].duty.duty
    const name = `${table} ${roster.days[0] ?? ''}.xlsx`
    const card = cardHere(posting)
    const outcome = await channel.sendFiles(
      row.place,
      [{ kind: 'document', name, mimeType, bytes: async () => bytes }],
      {
        caption: called(roster.title),
        language,
        ...(card?.ref.message ? { replyTo: card.ref.message } : {}),
      },
    )
    return { row, outcome }
  },
})
