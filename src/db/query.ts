import type { Client, InStatement, Row } from '@libsql/client'
import type { Query, Results } from '../domain/query'

/** How a question is asked and its rows are understood; what `Query` hides from everybody but `db`. */
export type Asked<T> = { statement: InStatement; map: (rows: Row[]) => T }

export const ask = <T>(statement: InStatement, map: (rows: Row[]) => T): Query<T> => {
  const asked: Asked<T> = { statement, map }
  return asked as Query<T>
}

/** Asks all questions in one batch: one round trip, one state of the database. */
export async function readAll<Q extends Record<string, Query<unknown>>>(
  client: Client,
  queries: Q,
): Promise<Results<Q>> {
  const entries = Object.entries(queries) as [string, Asked<unknown>][]
  if (entries.length === 0) return {} as Results<Q>
  const sets = await client.batch(
    entries.map(([, asked]) => asked.statement),
    'read',
  )
  return Object.fromEntries(
    entries.map(([name, asked], at) => [name, asked.map(sets[at]?.rows ?? [])]),
  ) as Results<Q>
}
