import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isUnavailable } from '../../src/db/client'
import { openDatabase } from '../../src/db/open'

/** Holds the file's write lock in another process for so long, ms; `locked` once it has it. */
async function lockElsewhere(file: string, ms: number) {
  const script = `
    const Libsql = require('libsql')
    const database = new Libsql(${JSON.stringify(file)})
    database.exec('BEGIN IMMEDIATE')
    console.log('locked')
    setTimeout(() => { database.exec('ROLLBACK'); process.exit(0) }, ${ms})`
  const child = spawn(process.execPath, ['-e', script], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return { ended: new Promise((resolve) => child.once('close', resolve)), child }
}

async function withFile(work: (url: string, file: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-'))
  try {
    await work(`file:${join(folder, 'anwei.db')}`, join(folder, 'anwei.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a lock of another process is waited for, and nothing stands still meanwhile', () =>
  withFile(async (url, file) => {
    const client = await openDatabase(url)
    const other = await lockElsewhere(file, 600)
    let beats = 0
    const heart = setInterval(() => beats++, 5)
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        client.batch([{ sql: 'INSERT INTO requests (key, at) VALUES (?, 1)', args: [`key-${at}`] }], 'write'),
      ),
    )
    clearInterval(heart)
    // A wait in the driver would let it beat no more than once between two statements.
    expect(beats).toBeGreaterThan(25)
    const { rows } = await client.execute("SELECT count(*) AS n FROM requests WHERE key LIKE 'key-%'")
    expect(rows[0]?.n).toBe(20)
    client.close()
    await other.ended
  }))

test('one that does not end within two seconds is said to be unavailable, and nothing is half done', () =>
  withFile(async (url, file) => {
    const client = await openDatabase(url)
    const other = await lockElsewhere(file, 10_000)
    const failed = await client
      .batch(["INSERT INTO requests (key, at) VALUES ('lost', 1)"], 'write')
      .then(() => undefined)
      .catch((error: unknown) => error)
    expect(isUnavailable(failed)).toBe(true)
    expect((await client.execute("SELECT 1 FROM requests WHERE key = 'lost'")).rows).toEqual([])
    other.child.kill('SIGKILL')
    await other.ended
    await client.batch(["INSERT INTO requests (key, at) VALUES ('kept', 1)"], 'write')
    client.close()
  }))
