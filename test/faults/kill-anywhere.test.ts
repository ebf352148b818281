import type { Client } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFileClient } from '../../src/db/file-client'
import { checkHistory } from '../../src/db/history-check'
import { randomOf } from '../support/random'
import { openLives, readBy } from './lives'
import { type Life, live } from './mortal-work'

let lives: Awaited<ReturnType<typeof openLives>>
beforeAll(async () => {
  lives = await openLives()
})
afterAll(() => lives.close())

const column = async (client: Client, sql: string): Promise<string[]> =>
  (await client.execute(sql)).rows.map((row) => JSON.stringify(row))

/** What is kept in the end, however it came to be. */
const kept = async (client: Client) => ({
  hazards: await column(client, 'SELECT number, status, description, version FROM hazards ORDER BY number'),
  units: await column(client, 'SELECT number, name FROM units ORDER BY number'),
  findable: await column(client, 'SELECT rowid FROM unit_search ORDER BY rowid'),
  subDistricts: await column(client, 'SELECT name_zh FROM organizations ORDER BY name_zh'),
  recipients: await column(client, 'SELECT platform, chat FROM broadcast_recipients ORDER BY 1, 2'),
  reminders: await column(client, 'SELECT subject, step, state FROM reminders ORDER BY 1, 2'),
  messages: await column(
    client,
    "SELECT platform, chat, lane FROM outbox WHERE telling ->> '$.kind' <> 'retire' ORDER BY 1, 2, 3",
  ),
})

/** No half of anything: right after the kill, before anybody mends it. */
async function isWhole(client: Client): Promise<void> {
  const one = async (sql: string) => Object.values((await client.execute(sql)).rows[0] ?? {})
  expect(await one('PRAGMA integrity_check')).toEqual(['ok'])
  expect(await checkHistory(client)).toEqual([])
  expect([
    [1, 0],
    [61, 60],
  ]).toContainEqual(await one("SELECT count(*), count(*) FILTER (WHERE name LIKE 'Imported%') FROM units"))
  expect(await one('SELECT count(*) = (SELECT count(*) FROM unit_search) FROM units')).toEqual([1])
  const hazards = await one('SELECT count(*) = max(number), count(*) FROM hazards')
  const filed = await one("SELECT 1, 1 + count(*) FROM requests WHERE key = 'tg:1'")
  expect(hazards).toEqual(filed)
}

/** The service is started again on what a kill has left, and told the same; a dead process's leases are over. */
async function beginAgain(life: Life): Promise<Client> {
  const client = createFileClient(`file:${life.file}`)
  await isWhole(client)
  await client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')
  await live(life)
  return client
}

async function undisturbed() {
  const life = lives.begin(`undisturbed-${crypto.randomUUID()}`)
  const { steps, signal } = await lives.run(life).ended
  expect(signal).toBeNull()
  const client = createFileClient(`file:${life.file}`)
  const end = { steps, kept: await kept(client), read: readBy(life).map((it) => it.said) }
  client.close()
  return end
}

/** After a kill and a new start everything is as if nothing had been, but for what nobody can know. */
async function expectAsIf(life: Life, client: Client, end: Awaited<ReturnType<typeof undisturbed>>) {
  expect(await kept(client)).toEqual(end.kept)
  const { rows } = await client.execute('SELECT state, lane, chat, ambiguous FROM outbox')
  const open = rows.filter((row) => row.state !== 'sent' && row.state !== 'unconfirmed')
  expect(open).toEqual([])
  const read = readBy(life)
  const unconfirmed = rows.filter((row) => row.state === 'unconfirmed')
  const missing = end.read.filter((said) => !read.some((it) => it.said === said))
  expect(missing.length).toBeLessThanOrEqual(unconfirmed.length)
  const [first, again] = [new Set<string>(), [] as typeof read]
  for (const it of read) {
    if (first.has(it.said)) again.push(it)
    first.add(it.said)
  }
  expect([...first].filter((said) => !end.read.includes(said))).toEqual([])
  expect(again.filter((it) => !it.marked || it.said.includes('📢'))).toEqual([])
  expect(again.length).toBeLessThanOrEqual(rows.filter((row) => Number(row.ambiguous) > 0).length)
  expect(unconfirmed.every((row) => Number(row.lane) >= 4)).toBe(true)
}

test('killed at every step between read, commit, call and record, it ends as if it had not been', async () => {
  const end = await undisturbed()
  expect(end.steps).toBeGreaterThan(80)
  let killed = 0
  let next = 0
  const killAtEach = async () => {
    for (let dieAt = ++next; dieAt <= end.steps; dieAt = ++next) {
      const life = lives.begin(`dies-at-${dieAt}`)
      const { signal, steps } = await lives.run(life, dieAt).ended
      // Lives differ by some steps: a transaction ends by the clock too (`db/group-commit.ts`). This one's were over before.
      if (signal === null) {
        expect(steps).toBeLessThan(dieAt)
        continue
      }
      killed += 1
      const client = await beginAgain(life)
      await expectAsIf(life, client, end)
      client.close()
    }
  }
  // While one life is looked at, the next begins.
  await Promise.all([killAtEach(), killAtEach()])
  expect(killed).toBeGreaterThan(80)
}, 400_000)

test('killed at random moments, again and again on one file, likewise', async () => {
  const end = await undisturbed()
  const random = randomOf(11)
  const life = lives.begin('dies-often')
  let died = 0
  for (let at = 0; at < 20; at += 1) {
    const { ended, end: kill } = lives.run(life)
    setTimeout(kill, 150 + random() * 250)
    if ((await ended).signal === 'SIGKILL') died += 1
    const client = createFileClient(`file:${life.file}`)
    await isWhole(client)
    await client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')
    client.close()
  }
  expect(died).toBeGreaterThan(0)
  const client = await beginAgain(life)
  await expectAsIf(life, client, end)
  client.close()
}, 120_000)

test('done by two processes on one file at once, it is done once', async () => {
  const end = await undisturbed()
  for (let at = 0; at < 5; at += 1) {
    const life = lives.begin(`twice-${at}`)
    const both = await Promise.all([lives.run(life).ended, lives.run(life).ended])
    expect(both.map((it) => it.code)).toEqual([0, 0])
    const client = createFileClient(`file:${life.file}`)
    await isWhole(client)
    // What one had to leave to the other, a chat being taken by it.
    await live(life)
    await expectAsIf(life, client, end)
    client.close()
  }
}, 120_000)
