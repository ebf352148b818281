import type { KeepChecklist } from '../domain/inspections/checklist'
import type { Database } from '../domain/ports'

/** Keeps items as the next version of their list, unless they are what the newest has. */
export function createKeepChecklist({
  database,
  now,
}: {
  database: Database
  now: () => number
}): KeepChecklist {
  return async (kind, items, { by, key }) => {
    const { newest } = await database.read({ newest: database.queries.checklist(kind) })
    if (JSON.stringify(items) === JSON.stringify(newest.items)) return { list: newest, changed: false }
    const list = { kind, version: newest.version + 1, items }
    const saved = await database.save(key, now(), [{ kind: 'checklist.edited', list, by, at: now() }])
    // Somebody else's edit came first: delivery tries again, on top of it.
    if (saved.kind === 'conflict') throw new Error('the list was edited at the same time')
    return { list, changed: true }
  }
}
