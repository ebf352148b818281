import { expect, test } from 'vitest'
import { createGroupCommit } from '../../src/db/group-commit'
import { resultSet } from '../../src/db/result-set'
import { openTestDatabase } from '../support/database'

const keep = (key: string) => ({ sql: 'INSERT INTO requests (key, at) VALUES (?, 1)', args: [key] })

test('one that fails in a group leaves nothing of itself, and the others whole', async () => {
  const client = await openTestDatabase()
  const batches = [['a1', 'a2'], ['b1', 'a1', 'b2'], ['c1'], ['d1', 'nothing'], ['d1', 'd2'], ['e1', 'e2']]
  const settled = await Promise.allSettled(batches.map((keys) => client.batch(keys.map(keep), 'write')))
  expect(settled.map((it) => it.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  const { rows } = await client.execute('SELECT key FROM requests ORDER BY key')
  expect(rows.map((row) => row.key)).toEqual(['a1', 'a2', 'c1', 'd1', 'e1', 'e2', 'nothing'])
})

test('each is given what its own statements gave', async () => {
  const client = await openTestDatabase()
  const sets = await Promise.all(
    ['x', 'y', 'z'].map((it) => client.batch([keep(it), { sql: 'SELECT ? AS said', args: [it] }], 'write')),
  )
  expect(sets.map(([kept, said]) => [kept?.rowsAffected, said?.rows[0]?.said])).toEqual([
    [1, 'x'],
    [1, 'y'],
    [1, 'z'],
  ])
})

/** A database that notes what it is told, and does what `run` says; a full one gives up the transaction itself. */
function noting(run: (sql: string) => void, msEach = 0) {
  const noted: string[] = []
  let open = false
  let elapsed = 0
  const database = {
    inTransaction: () => open,
    run: (statement: unknown) => {
      database.exec(String(statement))
      return resultSet([], [], 0)
    },
    exec: (sql: string) => {
      noted.push(sql)
      elapsed += msEach
      try {
        run(sql)
      } catch (error) {
        open &&= !String(error).includes('SQLITE_FULL')
        throw error
      }
      open = sql.startsWith('BEGIN') || (open && sql !== 'COMMIT' && sql !== 'ROLLBACK')
    },
  }
  const batch = createGroupCommit(database, 'IMMEDIATE', () => elapsed)
  const ask = (sql: string) =>
    batch([sql]).then(
      () => noted.push(`${sql} answered`),
      () => noted.push(`${sql} refused`),
    )
  return { noted, ask }
}

test('none is answered before the commit', async () => {
  const { noted, ask } = noting(() => {})
  await Promise.all(['a', 'b', 'c'].map(ask))
  expect(noted).toEqual([
    'BEGIN IMMEDIATE',
    'a',
    'b',
    'c',
    'COMMIT',
    'a answered',
    'b answered',
    'c answered',
  ])
})

test('where the commit fails nothing was kept, and each is tried again by itself', async () => {
  let commits = 0
  const { noted, ask } = noting((sql) => {
    if (sql === 'COMMIT' && ++commits === 1) throw new Error('SQLITE_IOERR')
  })
  await Promise.all(['a', 'b'].map(ask))
  expect(noted.slice(0, 5)).toEqual(['BEGIN IMMEDIATE', 'a', 'b', 'COMMIT', 'ROLLBACK'])
  expect(noted.slice(5).filter((it) => it.length < 9)).toEqual(['a', 'COMMIT', 'b', 'COMMIT'])
  expect(noted.slice(-2)).toEqual(['a answered', 'b answered'])
})

test('a group whose transaction the database itself gave up is tried again one by one', async () => {
  let full = true
  const { noted, ask } = noting((sql) => {
    if (sql === 'b' && full) throw new Error('SQLITE_FULL')
  })
  await Promise.all(['a', 'b', 'c'].map(ask))
  expect(noted).not.toContain('ROLLBACK')
  expect(noted.filter((it) => /answered|refused/.test(it)).sort()).toEqual([
    'a answered',
    'b refused',
    'c answered',
  ])
  full = false
  await ask('b')
  expect(noted.at(-1)).toBe('b answered')
})

test('what a group has no time for goes on in the next turn, after the loop had its own', async () => {
  const { noted, ask } = noting(() => {}, 20)
  const asked = Promise.all(['1', '2', '3', '4', '5'].map(ask))
  const beat = new Promise<void>((resolve) => setImmediate(() => resolve(void noted.push('beat'))))
  await Promise.all([asked, beat])
  expect(noted.filter((it) => it === 'COMMIT')).toHaveLength(5)
  expect(noted.indexOf('beat')).toBeLessThan(noted.indexOf('5'))
})
