import type { Telling } from '../../domain/delivery/outbox'
import type { Outcome } from '../../domain/delivery/outcome'
import type { ChecklistKind } from '../../domain/inspections/checklist'
import { readChecklistTable, titlesOfChecklist } from '../../domain/inspections/checklist-table'
import { listNamed } from '../../domain/inspections/checklist-words'
import type { ListRead } from '../../domain/units/import-report'
import { checklistTakenCard, checklistWrongCard, whichChecklistCard } from '../cards/checklist-import-card'
import { importCard } from '../cards/import-card'
import { texts } from '../texts'
import { checklistWords } from '../texts/checklist-words'
import type { View } from '../view'
import { type Posting, teller } from './teller'

/**
 * A spreadsheet a coordinator sent: fetched, taken as the list of units or the checklist it is, and answered with
 * what became of it. Taking it twice changes nothing more.
 */
export const importTeller = teller('import', {
  ask: () => ({}),
  tell: async (telling, posting) => ({ row: posting.row, outcome: await tellImport(telling, posting) }),
})

/** The same, once it was said which checklist it is. */
export const checklistTeller = teller('checklist', {
  ask: () => ({}),
  tell: async (telling, posting) => ({
    row: posting.row,
    outcome: await tellImport(telling, posting, telling.list),
  }),
})

async function tellImport(
  { fileId, name }: Extract<Telling, { kind: 'import' | 'checklist' }>,
  posting: Posting,
  list?: ChecklistKind,
): Promise<Outcome> {
  const { deps, row, channel, language } = posting
  const fetched = await channel.download(fileId)
  if (fetched.kind === 'retry') return { kind: 'retry', scope: 'chat', reason: fetched.reason }
  if (fetched.kind === 'gone') return { kind: 'rejected', reason: fetched.reason }
  const read =
    fetched.kind === 'too-large' ? { error: 'too-large' as const } : await deps.readList(fetched.bytes)
  return channel.send(row.place, await taken(read, name, posting, list), { language })
}

async function taken(
  read: ListRead,
  name: string,
  { deps, row, language }: Posting,
  said?: ChecklistKind,
): Promise<View> {
  if (!('checklist' in read))
    return importCard('units' in read ? await deps.importUnits(read.units) : read, name, language)
  const rows = read.checklist
  const kind = said ?? listNamed([name, ...(titlesOfChecklist(rows) ?? [])], checklistWords)
  if (!kind) return whichChecklistCard(row.id, name, language)
  const reading = readChecklistTable(rows, checklistWords)
  if ('error' in reading)
    return { title: name, body: [texts[language].inspection.lists.error[reading.error]] }
  if ('problems' in reading) return checklistWrongCard(kind, reading.problems, name, language)
  const asks = { by: row.personId ?? '', key: `checklist:${row.id}` }
  return checklistTakenCard(await deps.keepChecklist(kind, reading.items, asks), name, language)
}
