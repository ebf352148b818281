import type { Client, InArgs, InStatement, ResultSet } from '@libsql/client'
import Libsql from 'libsql'
import { DatabaseUnavailable } from './client'
import { createGroupCommit, whenFree } from './group-commit'
import { resultSet, rowOfValues } from './result-set'

/** Statements that are kept prepared; ours are some hundreds, those of lists of any length take one list each. */
const keptMax = 500

type Kept = { statement: Libsql.Statement<unknown[]>; columns: string[]; reads: boolean }

/**
 * An embedded libSQL file behind the client's own interface, over one connection: a batch runs without a pause, so
 * nothing of this process comes between its statements. It differs from the library's file client in what was
 * measured (docs/decisions/0011): statements stay prepared, and a lock of another process is waited for without
 * holding up the event loop. `synchronous=NORMAL`, foreign keys on, and the log of what was written is taken into the
 * file every 8 MB: twice as much as by default, as pages that are written again and again are then copied once.
 */
export function createFileClient(url: string): Client {
  const database = new Libsql(url.slice('file:'.length))
  // Another process may just be the last to close the file. Nothing is served yet that could not wait.
  database.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 2000;',
  )
  database.exec('PRAGMA busy_timeout = 0')
  let closed = false
  // Whoever is late gets an error: the driver ends the whole process when a closed file is asked.
  const opened = (): Libsql.Database => {
    if (closed) throw new DatabaseUnavailable('the database is closed')
    return database
  }
  const run = createRunner(opened)

  const own = {
    run,
    exec: (sql: string) => {
      opened().exec(sql)
    },
    inTransaction: () => !closed && database.inTransaction,
  }
  const elapsed = () => performance.now()
  const write = createGroupCommit(own, 'IMMEDIATE', elapsed)
  const read = createGroupCommit(own, 'DEFERRED', elapsed)
  const client: Client = {
    protocol: 'file',
    get closed() {
      return closed
    },
    execute: async (statement: InStatement | string, args?: InArgs) => {
      const given = typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement
      if (!changes.test(given.sql)) return whenFree(() => run(given))
      const [set = resultSet([], [], 0)] = await write([given])
      return set
    },
    batch: (statements, mode = 'deferred') =>
      (mode === 'write' ? write : read)(
        statements.map((it) => (Array.isArray(it) ? { sql: it[0], args: it[1] ?? [] } : it)),
      ),
    executeMultiple: (sql) => whenFree(() => own.exec(sql)),
    migrate: () => Promise.reject(new Error('migrations run before the file is opened')),
    transaction: () => Promise.reject(new Error('a batch is the transaction: nothing here waits in one')),
    sync: async () => undefined,
    reconnect: async () => undefined,
    close: () => {
      if (closed) return
      closed = true
      database.close()
    },
  }
  return client
}

/** What changes something is begun as a batch is, so as to meet a lock before it is run (see `createGroupCommit`). */
const changes = /^\s*(?:WITH\b[\s\S]*)?\b(?:INSERT|UPDATE|DELETE)\b/i

/** Runs one statement, prepared the first time it is met; the oldest is forgotten where there are too many. */
function createRunner(opened: () => Libsql.Database): (statement: InStatement) => ResultSet {
  const kept = new Map<string, Kept>()
  const prepare = (sql: string): Kept => {
    const database = opened()
    const known = kept.get(sql)
    if (known) return known
    const statement = database.prepare<unknown[]>(sql)
    const reads = statement.reader
    if (reads) statement.raw(true)
    const made = { statement, reads, columns: reads ? statement.columns().map((it) => it.name) : [] }
    kept.set(sql, made)
    const [oldest] = kept.keys()
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest)
    return made
  }
  return (given) => {
    const { sql, args } = typeof given === 'string' ? { sql: given, args: [] } : given
    const it = prepare(sql)
    if (!it.reads) {
      const { changes, lastInsertRowid } = it.statement.run(bound(args))
      return resultSet([], [], changes, BigInt(lastInsertRowid))
    }
    const rows = it.statement.all(bound(args)) as unknown[][]
    // Another process may have migrated since: the statement was prepared anew by itself.
    if (rows[0] && rows[0].length !== it.columns.length)
      it.columns = it.statement.columns().map((one) => one.name)
    return resultSet(
      it.columns,
      rows.map((values) => rowOfValues(it.columns, values)),
      0,
    )
  }
}

/** Arguments as the driver takes them: names without their sign, booleans as numbers. */
function bound(args: InArgs | undefined): unknown {
  if (args === undefined) return []
  if (Array.isArray(args)) return args.map(boundValue)
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name.replace(/^[:@$]/, ''), boundValue(value)]),
  )
}

function boundValue(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  return value
}
