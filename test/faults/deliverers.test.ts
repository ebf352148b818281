import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../src/db/open'
import { createOutbox } from '../../src/db/outbox/outbox'
import { unpaced } from '../../src/domain/delivery/pace'
import type { Delivered } from '../../src/domain/delivery/ports'

/** Two processes on one file, as far as the file can tell: two clients, each with a connection of its own. */
test('of two deliverers at once, neither takes a row the other has: 10,000 claims, none twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anwei-'))
  const url = `file:${join(folder, 'anwei.db')}`
  const clients = [await openDatabase(url), await openDatabase(url)]
  try {
    await clients[0]?.execute({
      sql: `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 10000)
            INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
            SELECT 'row-' || at, 'telegram', at, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', 5, 0, 0 FROM n`,
      args: [],
    })
    const claimed: number[] = []
    const deliver = async (at: number) => {
      const outbox = createOutbox(clients[at] ?? (await openDatabase(url)), unpaced)
      let delivered: Delivered[] = []
      for (;;) {
        const token = crypto.randomUUID()
        const turn = { token, now: 1_000, stream: 'bulk' as const, limit: 200, random: () => 0.5 }
        const { rows } = await outbox.turn({ ...turn, delivered })
        claimed.push(...rows.map((row) => row.id))
        if (rows.length === 0) return
        const ref = { platform: 'telegram' as const, chat: '1', message: '1' }
        delivered = rows.map((row) => ({ row, outcome: { kind: 'accepted', ref } }))
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await Promise.all([deliver(0), deliver(1)])
    expect(claimed).toHaveLength(10_000)
    expect(new Set(claimed).size).toBe(10_000)
  } finally {
    for (const client of clients) client.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
