import type { Telling } from '../../domain/delivery/outbox'
import type { Outcome } from '../../domain/delivery/outcome'
import type { ChecklistImport } from '../../domain/inspections/checklist-table'
import type { Language } from '../../domain/people/person'
import { texts } from '../texts'
import type { View } from '../view'
import { type Posting, teller } from './teller'

/** A checklist a coordinator sent back: fetched, taken, and answered with what became of each row. */
export const checklistTeller = teller('checklist', {
  ask: () => ({}),
  tell: async (telling, posting) => ({ row: posting.row, outcome: await tellChecklist(telling, posting) }),
})

async function tellChecklist(
  telling: Extract<Telling, { kind: 'checklist' }>,
  { deps, row, reader, channel, language }: Posting,
): Promise<Outcome> {
  const fetched = await channel.download(telling.fileId)
  if (fetched.kind === 'retry') return { kind: 'retry', scope: 'chat', reason: fetched.reason }
  if (fetched.kind === 'gone') return { kind: 'rejected', reason: fetched.reason }
  const asks = {
    fileName: telling.name,
    kind: telling.list,
    by: reader?.id ?? '',
    key: `checklist:${row.id}`,
  }
  const taken =
    fetched.kind === 'too-large'
      ? { error: 'too-large' as const }
      : await deps.importChecklist(fetched.bytes, asks)
  return channel.send(row.place, importedView(taken, telling.name, language), { language })
}

function importedView(taken: ChecklistImport, name: string, language: Language): View {
  const t = texts[language]
  const { lists, list: names } = t.inspection
  if ('error' in taken) {
    const { error } = taken
    const own = error === 'not-a-spreadsheet' || error === 'too-large'
    return { title: name, body: [own ? t.importError[error] : lists.error[error]] }
  }
  const { list, problems } = taken
  const said = {
    all: lists.took(names[list.kind], list.version, list.items.length),
    same: lists.same,
    none: lists.none,
  }[taken.taken]
  const rows = problems.map(({ row, code, value }) =>
    t.unit.problem(row, value ? t.labelled(lists.problem[code], value) : lists.problem[code]),
  )
  return { title: name, body: [said, ...(rows.length > 0 ? [[t.unit.problems, ...rows].join('\n')] : [])] }
}
