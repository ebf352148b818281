import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import { createTick } from '../../src/db/tick'
import type { Broadcast } from '../../src/domain/broadcasts/broadcast'
import type { Database } from '../../src/domain/ports'
import { startSqld } from '../support/sqld'

const now = Date.UTC(2026, 10, 25, 2)
const people = 10_000
const draft: Broadcast = {
  id: 'b1',
  number: 0,
  version: 1,
  text: 'Strong wind tonight.',
  files: [],
  audience: { roles: [], organizationIds: [], chats: false },
  chaseHours: 24,
  by: 'p1',
  at: now,
  state: { status: 'draft' },
}

async function fill(client: Client): Promise<Database> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people})`
  await client.batch(
    [
      `${numbers} INSERT INTO people (id, name, role, organization_id, language, prefers, enrolled_at, active)
       SELECT 'p' || i, 'N' || i, iif(i % 2, 'inspector', 'liaison'), 'fire-and-rescue', 'en', 'telegram', 0, i % 10 <> 0 FROM n`,
      `${numbers} INSERT INTO accounts (platform, user_id, person_id, chat, gone_reason)
       SELECT 'telegram', i, 'p' || i, i, iif(i % 10 = 1, 'blocked', NULL) FROM n`,
    ],
    'write',
  )
  return createDatabase(client)
}

describe.each([
  ['an embedded file', undefined],
  ['a libSQL server', 'sqld'],
])('broadcasts to ten thousand, in %s', (_where, kind) => {
  let server: Awaited<ReturnType<typeof startSqld>> | undefined
  let client: Client
  let folder: string
  let database: Database
  beforeAll(async () => {
    server = kind ? await startSqld() : undefined
    folder = mkdtempSync(join(tmpdir(), 'anwei-broadcasts-'))
    client = await openDatabase(server?.url ?? `file:${join(folder, 'anwei.db')}`)
    database = await fill(client)
  })
  afterAll(async () => {
    client.close()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const count = async (sql: string) => Number((await client.execute(sql)).rows[0]?.n)

  test('fix a row and a message for each who can be reached, in the one trip that sends them', async () => {
    await database.save('write', now, [{ kind: 'broadcast.written', broadcast: draft }])
    const sent: Broadcast = { ...draft, number: 1, version: 2, state: { status: 'sent', at: now } }
    let trips = 0
    const counting = new Proxy(client, {
      get: (it, name) => {
        const value = Reflect.get(it, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          trips += 1
          return value.apply(it, args)
        }
      },
    })
    const send = (key: string) =>
      createDatabase(counting).save(key, now, [
        { kind: 'broadcast.changed', broadcast: sent, event: { type: 'sent' }, by: 'p1', at: now },
      ])
    expect(await send('send')).toMatchObject({ kind: 'saved' })
    expect(trips).toBe(1)
    const reached = people * 0.8
    expect(await count('SELECT count(*) AS n FROM broadcast_recipients')).toBe(reached)
    expect(await count("SELECT count(*) AS n FROM outbox WHERE subject = 'broadcast:b1'")).toBe(reached)
    expect(await send('send again')).toEqual({ kind: 'conflict' })
    const tick = createTick(client, 'Asia/Shanghai')
    await Promise.all([tick(now), tick(now)])
    expect(await count("SELECT count(*) AS n FROM outbox WHERE subject = 'broadcast:b1'")).toBe(reached)
  })

  test('are previewed with the numbers that will be reached', async () => {
    const audience = { roles: ['liaison' as const], organizationIds: [], chats: false }
    await database.save('preview', now, [
      { kind: 'broadcast.written', broadcast: { ...draft, id: 'b2', audience } },
    ])
    const { sheet } = await database.read({ sheet: database.queries.broadcast(2) })
    expect(sheet?.reachable).toEqual({
      platforms: { telegram: 4_000, slack: 0 },
      unreachable: 0,
      unreachableNames: [],
      chats: 0,
    })
  })

  test('are followed by department, and listed by recipient', async () => {
    await database.save('ack', now + 1, [
      { kind: 'broadcast.acknowledged', broadcastId: 'b1', personId: 'p2', comment: 'yes', at: now + 1 },
    ])
    const { sheet, list } = await database.read({
      sheet: database.queries.broadcast(1),
      list: database.queries.recipientsOf(1),
    })
    expect(sheet?.reach).toMatchObject({ recipients: 8_000, acknowledged: 1 })
    expect(sheet?.parts).toMatchObject([{ organizationId: 'fire-and-rescue', recipients: 8_000 }])
    expect(list.filter((line) => line.acknowledgedAt !== undefined)).toMatchObject([
      { name: 'N2', comment: 'yes' },
    ])
  })
})
