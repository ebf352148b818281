import type { ResultSet, Row } from '@libsql/client'

/** Values by the names of their columns; of two of one name, the first. */
export function rowOfValues(columns: readonly string[], values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {}
  for (let at = 0; at < columns.length; at += 1) {
    const name = columns[at] ?? ''
    if (!(name in row)) row[name] = values[at]
  }
  return row as Row
}

/** What the library's client gives, as far as anything here asks. */
export const resultSet = (
  columns: string[],
  rows: Row[],
  rowsAffected: number,
  lastInsertRowid?: bigint,
): ResultSet => ({
  columns,
  columnTypes: columns.map(() => ''),
  rows,
  rowsAffected,
  lastInsertRowid,
  toJSON: () => ({ columns, rows, rowsAffected }),
})
