import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { isUnavailable } from '../../src/db/client'
import { openDatabase } from '../../src/db/open'
import { until } from '../support/fake-timeouts'
import { openPlatforms } from '../support/platforms'

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

/**
 * What comes of it, once it waits for the lock, after two seconds that pass as fast as the tries are made. Whoever asks
 * may have so many limits of their own.
 */
async function whileTwoSecondsPass<T>(asked: () => Promise<T>, limits = 0): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const answer = asked()
    await until(() => vi.getTimerCount() === limits + 1)
    await vi.advanceTimersByTimeAsync(1_900)
    expect(vi.getTimerCount()).toBe(limits + 1)
    await vi.advanceTimersByTimeAsync(200)
    expect(vi.getTimerCount()).toBeLessThanOrEqual(limits)
    return await answer
  } finally {
    vi.useRealTimers()
  }
}

test('one that does not end within two seconds is said to be unavailable to all that wait, and nothing is half done', () =>
  withFile(async (url, file) => {
    const client = await openDatabase(url)
    const other = await lockElsewhere(file)
    const asked = await whileTwoSecondsPass(() =>
      Promise.allSettled(
        Array.from({ length: 20 }, (_, at) =>
          client.batch([`INSERT INTO requests (key, at) VALUES ('lost-${at}', 1)`], 'write'),
        ),
      ),
    )
    expect(asked.filter((it) => it.status === 'rejected' && isUnavailable(it.reason))).toHaveLength(20)
    expect((await client.execute("SELECT 1 FROM requests WHERE key LIKE 'lost%'")).rows).toEqual([])
    await other.letGo()
    await client.batch(["INSERT INTO requests (key, at) VALUES ('kept', 1)"], 'write')
    client.close()
  }))

test.each(['batch', 'execute'] as const)(
  'whoever reads is served while another’s change (%s) waits for a lock, and once it was given up',
  (by) =>
    withFile(async (url, file) => {
      const client = await openDatabase(url)
      const other = await lockElsewhere(file)
      const read = async () =>
        (await client.batch(['SELECT count(*) AS n FROM requests'], 'read'))[0]?.rows[0]?.n
      const write = "INSERT INTO requests (key, at) VALUES ('lost', 1)"
      await whileTwoSecondsPass(async () => {
        const asked = by === 'batch' ? client.batch([write], 'write') : client.execute(write)
        const [lost, ...found] = await Promise.allSettled([asked, read(), read().then(read)])
        expect(lost.status === 'rejected' && isUnavailable(lost.reason)).toBe(true)
        expect(found).toEqual(Array(2).fill({ status: 'fulfilled', value: 0 }))
      })
      expect(await read()).toBe(0)
      await other.letGo()
      expect(await read()).toBe(0)
      client.close()
    }),
)

test('the platform is told to come again of what a lock kept from being saved, and it is done once when it comes', () =>
  withFile(async (url, file) => {
    const client = await openDatabase(url)
    const it = await openPlatforms({ client })
    const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
    const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
    const other = await lockElsewhere(file)
    // grammY has a limit of its own for an update.
    const { responses } = await whileTwoSecondsPass(
      () => it.telegram.sendText(inspector.number, inspector.number, '/hazard old mill: bare wires'),
      1,
    )
    const said = await whileTwoSecondsPass(() =>
      it.slack.slashCommand(office.userId, office.dm, '/hazard', 'barn: bare wires'),
    )
    expect([responses[0]?.status, responses[0]?.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await said.text()).toContain('I cannot save anything just now')
    expect(it.logs.filter((line) => line.event === 'update failed')).toEqual([])
    await other.letGo()
    await it.telegram.redeliver()
    expect(it.telegram.pendingCount()).toBe(0)
    const { rows } = await client.execute('SELECT place FROM hazards')
    expect(rows.map((row) => row.place)).toEqual(['old mill'])
    client.close()
  }))
