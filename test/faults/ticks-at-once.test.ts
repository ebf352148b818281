import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkHistory } from '../../src/db/history-check'
import { openDatabase } from '../../src/db/open'
import { openPlatforms } from '../support/platforms'
import { keepChased } from './chased-committee'

const hourMs = 3_600_000
/** One after another for a day and more, and then every fourth day until the new year's campaign is proposed. */
const hours = [...Array(30).keys(), ...Array.from({ length: 8 }, (_, at) => 48 + 96 * at)]

/** Whoever plans digests beside another keeps its facts a millisecond apart; either may be first to send (docs/decisions/0024). */
const plannedAt = /"at":(\d+)001\b/g

let folder: string
let startAt: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anwei-ticks-'))
  startAt = await keepChased(join(folder, 'whole.db'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What so many services on one file put out, whose clocks all run at the same moments: for whom, when and what. */
async function runClocks(services: number) {
  const file = join(folder, `${services}.db`)
  copyFileSync(join(folder, 'whole.db'), file)
  const clients = await Promise.all(Array.from({ length: services }, () => openDatabase(`file:${file}`)))
  const [client] = clients
  if (!client) throw new Error('no service')
  // Somebody who has a shift leaves: a substitute is sought by the clock.
  await client.execute('UPDATE people SET active = 0 WHERE id = (SELECT min(holder_id) FROM shifts)')
  const clocks = await Promise.all(clients.map((it) => openPlatforms({ client: it, startAt })))
  for (const hour of hours) await Promise.all(clocks.map((clock) => clock.tick(startAt + hour * hourMs)))
  const { rows } = await client.execute(
    `SELECT created_at, platform, chat, telling, replace(subject, c.id, c.number) AS subject FROM outbox
     LEFT JOIN campaigns c ON subject = 'campaign:' || c.id ORDER BY 1, 2, 3, 4, 5`,
  )
  expect(await checkHistory(client)).toEqual([])
  for (const one of clients) one.close()
  return rows.map((row) => Object.values(row).join(' ').replace(plannedAt, '"at":$1000'))
}

test('two services whose clocks run at once put out what one would, each once', async () => {
  const alone = await runClocks(1)
  for (const part of [
    '"kind":"reminder"',
    '"kind":"digest"',
    'campaign-proposed',
    'shift-asked',
    'broadcast:',
  ])
    expect([part, alone.some((it) => it.includes(part))]).toEqual([part, true])
  expect(await runClocks(2)).toEqual(alone)
}, 120_000)
