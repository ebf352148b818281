import type { Row } from '@libsql/client'
import { getTableColumns, type InferSelectModel } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'

/** The database can't be asked now. Whoever sent the update is told to send it again. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

/** Of each table, its columns by the names of their fields. */
const columnsOf = new Map<SQLiteTable, [string, SQLiteColumn][]>()

/** A row of a table as the schema types it, with JSON and booleans decoded. */
export function rowOf<T extends SQLiteTable>(table: T, row: Row): InferSelectModel<T> {
  const columns = columnsOf.get(table) ?? Object.entries(getTableColumns(table))
  columnsOf.set(table, columns)
  const fields: Record<string, unknown> = {}
  for (const [name, column] of columns) {
    const value = row[column.name]
    fields[name] = value === null || value === undefined ? null : column.mapFromDriverValue(value)
  }
  return fields as InferSelectModel<T>
}

/** A value without its nulls, for types whose absent fields are absent. */
export function withoutNulls<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(value).filter(([, it]) => it !== null)) as {
    [K in keyof T]: Exclude<T[K], null>
  }
}

/**
 * A row of a query that names its columns as the fields of `T`; a null is an absent field. That the query gives
 * what `T` says is for its tests to show.
 */
export const rowAs = <T extends object>(columns: object): T => withoutNulls(columns) as T

const busy =
  /SQLITE_BUSY|SQLITE_LOCKED|SQLITE_FULL|SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_READONLY|fetch failed|terminated|HRANA|SERVER_ERROR/i

/** Whether an error of the client means that trying again later may succeed. */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof DatabaseUnavailable ||
  (error instanceof Error && busy.test(`${'code' in error ? String(error.code) : ''} ${error.message}`))

/** Which table's uniqueness a write ran into, as SQLite names it (`table.column`). */
export function violatedKey(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return /UNIQUE constraint failed: ([\w.]+)/.exec(error.message)?.[1]
}
