/**
 * What a worker needs of drizzle: of a table its columns, of a column its name and how its values are read. It stands in
 * the bundle for drizzle itself (`[alias]` in wrangler.toml), whose builders are 6 KiB of it and make nothing there. A
 * test holds it to the real one.
 */
class Column {
  constructor(
    readonly name: string,
    readonly mapFromDriverValue: (value: unknown) => unknown,
  ) {}
  // Of types and of migrations alone.
  notNull = (): this => this
  primaryKey = (): this => this
  unique = (): this => this
  default = (): this => this
  references = (): this => this
  $type = (): this => this
}

type Mode = { mode?: 'json' | 'boolean' }

const column = (name: string, { mode }: Mode = {}): Column => {
  if (mode === 'json') return new Column(name, (value) => JSON.parse(String(value)))
  return new Column(name, mode === 'boolean' ? (value) => Number(value) === 1 : (value) => value)
}

export const text = column
export const integer = column
export const real = column

export const sqliteTable = (_name: string, columns: Record<string, Column>): Record<string, Column> => columns
export const getTableColumns = (table: Record<string, Column>): Record<string, Column> => table

const nothing = (): void => {}
export const index = nothing
export const uniqueIndex = nothing
export const primaryKey = nothing
export const check = nothing
export const sql = nothing
