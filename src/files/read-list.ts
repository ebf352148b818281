import { titlesOfChecklist } from '../domain/inspections/checklist-table'
import type { ListRead } from '../domain/units/import-report'
import { readUnitTable } from '../domain/units/read-unit-table'
import { readSpreadsheet } from './spreadsheet'

/** Reads a spreadsheet, and its table where it is a list of units. */
export async function readList(bytes: Uint8Array): Promise<ListRead> {
  const rows = await readSpreadsheet(bytes)
  if ('error' in rows) return rows
  if (titlesOfChecklist(rows)) return { checklist: rows }
  const units = readUnitTable(rows)
  return 'error' in units ? units : { units }
}
