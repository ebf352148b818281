import { type ImportChecklist, readChecklistTable } from '../domain/inspections/checklist-table'
import type { Database } from '../domain/ports'

/** Reads a spreadsheet and keeps its rows as the next version of a list, unless it says what the newest says. */
export function createImportChecklist(deps: {
  readSpreadsheet: (
    bytes: Uint8Array,
    fileName: string,
  ) => Promise<string[][] | { error: 'not-a-spreadsheet' | 'too-large' }>
  database: Database
  now: () => number
}): ImportChecklist {
  const { database, now } = deps
  return async (bytes, { fileName, kind, by, key }) => {
    const rows = await deps.readSpreadsheet(bytes, fileName)
    if ('error' in rows) return rows
    const reading = readChecklistTable(rows)
    if ('error' in reading) return reading
    const { items, problems } = reading
    const { newest } = await database.read({ newest: database.queries.checklist(kind) })
    if (items.length === 0) return { list: newest, problems, taken: 'none' }
    if (JSON.stringify(items) === JSON.stringify(newest.items))
      return { list: newest, problems, taken: 'same' }
    const list = { kind, version: newest.version + 1, items }
    const saved = await database.save(key, now(), [{ kind: 'checklist.edited', list, by, at: now() }])
    // Somebody else's edit came first: delivery tries again, on top of it.
    if (saved.kind === 'conflict') throw new Error('the list was edited at the same time')
    return { list, problems, taken: 'all' }
  }
}
