import type { Client, InStatement, ResultSet } from '@libsql/client'

const set = (sql: string): string =>
  sql.replaceAll("unixepoch('subsec')", '(SELECT at / 1000.0 FROM temp.clock)')
const told = (statement: InStatement): InStatement =>
  typeof statement === 'string' ? set(statement) : { ...statement, sql: set(statement.sql) }

/** A database in a file whose own clock is the test's: what its statements call its time is `now`, UTC ms. */
export function withClock(client: Client, now: () => number): Client {
  let at: number | undefined
  async function tell(): Promise<void> {
    if (at === now()) return
    const first = at === undefined
    at = now()
    if (first)
      await client.execute(
        'CREATE TEMP TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY, at INTEGER NOT NULL)',
      )
    await client.execute({ sql: 'REPLACE INTO temp.clock VALUES (1, ?)', args: [at] })
  }
  return Object.assign(Object.create(client) as Client, {
    execute: async (statement: InStatement): Promise<ResultSet> => {
      await tell()
      return client.execute(told(statement))
    },
    batch: async (statements: InStatement[], mode?: 'write' | 'read'): Promise<ResultSet[]> => {
      await tell()
      return client.batch(statements.map(told), mode)
    },
    executeMultiple: client.executeMultiple.bind(client),
    transaction: client.transaction.bind(client),
    close: client.close.bind(client),
  })
}
