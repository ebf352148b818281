import type { Client, InStatement } from '@libsql/client'

/** A database whose own clock is the test's: what its statements call its time is `now`, UTC ms. */
export function withClock(client: Client, now: () => number): Client {
  const set = (sql: string): string => sql.replaceAll("unixepoch('subsec')", String(now() / 1_000))
  const told = (statement: InStatement): InStatement =>
    typeof statement === 'string' ? set(statement) : { ...statement, sql: set(statement.sql) }
  return Object.assign(Object.create(client) as Client, {
    execute: (statement: InStatement) => client.execute(told(statement)),
    batch: (statements: InStatement[], mode?: 'write' | 'read') => client.batch(statements.map(told), mode),
    executeMultiple: client.executeMultiple.bind(client),
    transaction: client.transaction.bind(client),
    close: client.close.bind(client),
  })
}
