import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { isUnavailable } from '../../src/db/client'
import { openDatabase } from '../../src/db/open'

/** Holds the file's write lock in another process until it is let go. */
async function lockElsewhere(file: string): Promise<{ letGo: () => Promise<unknown> }> {
  const script = `
    const Libsql = require('libsql')
    const database = new Libsql(${JSON.stringify(file)})
    database.exec('BEGIN IMMEDIATE')
    console.log('locked')
    process.stdin.once('data', () => { database.exec('ROLLBACK'); process.exit(0) })`
  const child = spawn(process.execPath, ['-e', script], {
    cwd: process.cwd(),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return {
    letGo: () => {
      child.stdin.write('go\n')
      return ended
    },
  }
}

async function withFile(work: (url: string, file: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-'))
  try {
    await work(`file:${join(folder, 'anwei.db')}`, join(folder, 'anwei.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a lock of another process is waited for, and the event loop goes on meanwhile', () =>
  withFile(async (url, file) => {
    const client = await openDatabase(url)
    const other = await lockElsewhere(file)
    const writes = Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        client.batch([{ sql: 'INSERT INTO requests (key, at) VALUES (?, 1)', args: [`key-${at}`] }], 'write'),
      ),
    )
    // Only a loop that goes on comes to let go: a wait in the driver would end without the lock.
    for (let beat = 0; beat < 20; beat += 1) await new Promise((resolve) => setTimeout(resolve, 5))
    const [, ended] = await Promise.all([writes, other.letGo()])
    expect(ended).toBe(0)
    const { rows } = await client.execute("SELECT count(*) AS n FROM requests WHERE key LIKE 'key-%'")
    expect(rows[0]?.n).toBe(20)
    client.close()
  }))

test('one that does not end within two seconds is said to be unavailable, and nothing is half done', () =>
  withFile(async (url, file) => {
    const client = await openDatabase(url)
    const other = await lockElsewhere(file)
    // The two seconds pass as fast as the tries are made.
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const asked = client
      .batch(["INSERT INTO requests (key, at) VALUES ('lost', 1)"], 'write')
      .then(() => undefined)
      .catch((error: unknown) => error)
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(1_900)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(200)
    const failed = await asked
    vi.useRealTimers()
    expect(isUnavailable(failed)).toBe(true)
    expect((await client.execute("SELECT 1 FROM requests WHERE key = 'lost'")).rows).toEqual([])
    await other.letGo()
    await client.batch(["INSERT INTO requests (key, at) VALUES ('kept', 1)"], 'write')
    client.close()
  }))
