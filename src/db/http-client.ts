import type { Client, InArgs, InStatement, InValue, ResultSet } from '@libsql/client'
import { boundedTrips } from './bounded-trips'
import { DatabaseUnavailable } from './client'
import { resultSet, rowOfValues } from './result-set'

type Value = { type: 'null' | 'integer' | 'float' | 'text'; value?: string | number }
type Result = {
  cols: { name: string | null }[]
  rows: Value[][]
  affected_row_count: number
  last_insert_rowid: string | null
}
type Failure = { message: string; code?: string }
type Answer = {
  results: (
    | {
        type: 'ok'
        response: { result: { step_results: (Result | null)[]; step_errors: (Failure | null)[] } }
      }
    | { type: 'error'; error: Failure }
  )[]
}

/**
 * A libSQL server behind the library's own interface, as far as it is used here: batches, each one request. Speaks
 * Hrana 3 over HTTP (github.com/tursodatabase/libsql, docs/HRANA_3_SPEC.md) in a tenth of the library's weight, and
 * without its question for the version, which is a trip more (docs/decisions/0020). `libsql:`, `https:` or `http:`.
 */
export function createHttpClient(url: string, authToken?: string, trip = boundedTrips()): Client {
  const address = new URL(url.replace(/^libsql:/, 'https:'))
  const token = authToken ?? address.searchParams.get('authToken')
  address.search = ''
  address.pathname = address.pathname.replace(/\/?$/, '/v3/pipeline')
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  let closed = false

  const ask = async (steps: readonly object[]): Promise<Answer> => {
    const body = JSON.stringify({ requests: [{ type: 'batch', batch: { steps } }, { type: 'close' }] })
    const response = await trip(new Request(address, { method: 'POST', headers, body }))
    if (!response.ok) throw new DatabaseUnavailable(`HTTP status ${response.status}`)
    return (await response.json().catch((cause: unknown) => {
      throw new DatabaseUnavailable('an answer that breaks off', { cause })
    })) as Answer
  }
  const run = async (steps: readonly object[]): Promise<(ResultSet | undefined)[]> => {
    const [answer] = (await ask(steps)).results
    if (answer?.type !== 'ok') throw failed(answer?.error)
    const { step_results, step_errors } = answer.response.result
    const failure = step_errors.find((it) => it !== null)
    if (failure) throw failed(failure)
    return step_results.map((it) => (it ? setOf(it) : undefined))
  }
  return {
    protocol: 'http',
    get closed() {
      return closed
    },
    execute: async (statement: InStatement | string, args?: InArgs) => {
      const [set] = await run([
        stepOf(typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement),
      ])
      return kept(set)
    },
    /** Whole or not at all: each step follows the one before it, and what does not end in the commit is taken back. */
    batch: async (statements, mode = 'deferred') => {
      const stated = statements.map((it) => (Array.isArray(it) ? { sql: it[0], args: it[1] ?? [] } : it))
      const steps = [`BEGIN ${modes[mode]}`, ...stated, 'COMMIT'].map((it, at) => ({
        ...stepOf(it),
        ...(at === 0 ? {} : { condition: { type: 'ok', step: at - 1 } }),
      }))
      const takeBack = { type: 'not', cond: { type: 'ok', step: steps.length - 1 } }
      const sets = await run([...steps, { ...stepOf('ROLLBACK'), condition: takeBack }])
      return sets.slice(1, -2).map(kept)
    },
    executeMultiple: () => Promise.reject(new Error('a batch is what runs here')),
    migrate: () => Promise.reject(new Error('migrations run through the library')),
    transaction: () => Promise.reject(new Error('a batch is the transaction: nothing here waits in one')),
    sync: async () => undefined,
    reconnect: async () => undefined,
    close: () => {
      closed = true
    },
  }
}

const modes = { write: 'IMMEDIATE', read: 'TRANSACTION READONLY', deferred: 'DEFERRED' }

/** An error as the library words it: the code before the message. */
const failed = (
  { message, code = 'UNKNOWN' }: Failure = { message: 'no result', code: 'HRANA_PROTO_ERROR' },
): Error => Object.assign(new Error(`${code}: ${message}`), { code })

/** A step that was not carried out though none failed: the transaction had ended by itself. */
function kept(set: ResultSet | undefined): ResultSet {
  if (!set) throw new DatabaseUnavailable('the transaction was taken back')
  return set
}

function stepOf(statement: InStatement): { stmt: object } {
  if (typeof statement === 'string') return { stmt: { sql: statement } }
  const { sql, args = [] } = statement
  if (Array.isArray(args)) return { stmt: { sql, args: args.map(encoded) } }
  return {
    stmt: { sql, named_args: Object.entries(args).map(([name, it]) => ({ name, value: encoded(it) })) },
  }
}

/** Numbers go as floats, as the library sends them: columns make integers of them. */
function encoded(value: InValue): object {
  if (value === null) return { type: 'null' }
  if (typeof value === 'boolean' || typeof value === 'bigint')
    return { type: 'integer', value: `${BigInt(value)}` }
  if (value instanceof Date || typeof value === 'number') return { type: 'float', value: Number(value) }
  // Half a sign is no text to a server, and may come in an update.
  return { type: 'text', value: String(value).replace(/\p{Surrogate}/gu, '\ufffd') }
}

function setOf({ cols, rows, affected_row_count, last_insert_rowid }: Result): ResultSet {
  const columns = cols.map((it) => it.name ?? '')
  const values = (row: Value[]) =>
    row.map(({ type, value = null }) => (type === 'integer' ? Number(value) : value))
  return resultSet(
    columns,
    rows.map((row) => rowOfValues(columns, values(row))),
    affected_row_count,
    last_insert_rowid === null ? undefined : BigInt(last_insert_rowid),
  )
}
