import type { Client, InStatement, ResultSet } from '@libsql/client'

/** A client that counts what is asked of it: trips, and the statements in them. */
export function counting(client: Client) {
  const count = { trips: 0, statements: 0 }
  const counted: Client = Object.assign(Object.create(client) as Client, {
    execute: (statement: InStatement): Promise<ResultSet> => {
      count.trips += 1
      count.statements += 1
      return client.execute(statement)
    },
    batch: (statements: InStatement[], mode?: 'write' | 'read'): Promise<ResultSet[]> => {
      count.trips += 1
      count.statements += statements.length
      return client.batch(statements, mode)
    },
  })
  /** What a piece of work cost. */
  const costOf = async (work: () => Promise<unknown>): Promise<typeof count> => {
    const before = { ...count }
    await work()
    return { trips: count.trips - before.trips, statements: count.statements - before.statements }
  }
  return { client: counted, costOf }
}
