import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

/** A table's row as one JSON object by its columns' names, as `rowOf` takes it. `alias` is the table in the query. */
export const objectOf = (table: SQLiteTable, alias: string): string =>
  `json_object(${Object.values(getTableColumns(table))
    .map(({ name }) => `'${name}', ${alias}."${name}"`)
    .join(', ')})`
