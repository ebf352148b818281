import { setImmediate } from 'node:timers'
import type { InStatement, ResultSet } from '@libsql/client'

/** How long a group may hold up the event loop before what is left of it waits for the next turn, ms. */
const groupMsMax = 8
/** How long a group waits for a lock that another process holds, and how long between two tries, ms. */
const lockWaitMsMax = 2_000
const lockPauseMs = 10

type Database = {
  run: (statement: InStatement) => ResultSet
  /** Runs what is not kept prepared. */
  exec: (sql: string) => void
  inTransaction: () => boolean
}
type Batch = {
  statements: readonly InStatement[]
  resolve: (sets: ResultSet[]) => void
  reject: (error: unknown) => void
}

/**
 * Has the batches of one turn of the event loop share a transaction (docs/decisions/0011): its beginning, its
 * commit and the pages they all write are paid for once. None is answered before the commit. Where one fails, or
 * the commit does, nothing of the group was kept, and each is carried out again by itself: so a batch is whole or
 * not at all, and no other suffers from it.
 */
export function createGroupCommit(
  database: Database,
  mode: 'IMMEDIATE' | 'DEFERRED',
  /** Ms of a clock that is never set. */
  elapsed: () => number,
): (statements: readonly InStatement[]) => Promise<ResultSet[]> {
  let waiting: Batch[] = []

  const wait = (batches: readonly Batch[]): void => {
    if (waiting.length === 0) setImmediate(takeTurn)
    waiting.push(...batches)
  }
  const takeTurn = (): void => {
    const group = waiting
    waiting = []
    void carryOut(group)
  }
  const carryOut = async (group: readonly Batch[]): Promise<void> => {
    try {
      const kept = await whenFree(() => keep(group))
      for (const [at, sets] of kept.entries()) group[at]?.resolve(sets)
      if (kept.length < group.length) wait(group.slice(kept.length))
    } catch (error) {
      if (group.length > 1 && !isLocked(error)) for (const batch of group) void carryOut([batch])
      else for (const batch of group) batch.reject(error)
    }
  }
  /**
   * What the batches gave, as many of the first ones as there was time for. A transaction is begun by what is not kept:
   * a prepared statement that met a lock stays under way, and until it is run again nothing can be committed.
   */
  const keep = (group: readonly Batch[]): ResultSet[][] => {
    const until = elapsed() + groupMsMax
    database.exec(`BEGIN ${mode}`)
    try {
      const kept: ResultSet[][] = []
      for (const { statements } of group) {
        kept.push(statements.map(database.run))
        if (elapsed() > until) break
      }
      database.exec('COMMIT')
      return kept
    } catch (error) {
      if (database.inTransaction()) database.exec('ROLLBACK')
      throw error
    }
  }
  return (statements) =>
    new Promise((resolve, reject) => {
      wait([{ statements, resolve, reject }])
    })
}

/** Tries again while another process holds the lock: nothing was done yet, since work is whole or not at all. */
export async function whenFree<T>(work: () => T): Promise<T> {
  for (let waited = 0; ; waited += lockPauseMs) {
    try {
      return work()
    } catch (error) {
      if (waited >= lockWaitMsMax || !isLocked(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, lockPauseMs))
    }
  }
}

const isLocked = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
