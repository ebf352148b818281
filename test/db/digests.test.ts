import type { Client } from '@libsql/client'
import { expect, test } from 'vitest'
import type { Channel } from '../../src/bots/channel'
import { createPost } from '../../src/bots/post'
import type { View } from '../../src/bots/view'
import { createDatabase } from '../../src/db/database'
import { createOutbox } from '../../src/db/outbox/outbox'
import { createTick } from '../../src/db/tick'
import { unpaced } from '../../src/domain/delivery/pace'
import { counting } from '../support/counting'
import { openTestDatabase } from '../support/database'

const people = 10_000
const hazards = 100_000
/** Wednesday, 08:00 in Shanghai. */
const morning = Date.UTC(2026, 10, 25, 0, 0)

const upTo = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`

const numbered = '(SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM organizations) o'

/** A city: ten of the office, ten leaders, a hundred liaisons; a hazard in twenty is open, one in a hundred is new. */
async function fill(client: Client): Promise<void> {
  await client.batch(
    [
      `${upTo(people)} INSERT INTO people (id, name, role, organization_id, language, prefers, enrolled_at, active)
       SELECT 'p' || i, 'Person ' || i, CASE WHEN i <= 10 THEN 'coordinator' WHEN i <= 20 THEN 'leader' WHEN i <= 120 THEN 'liaison' ELSE 'inspector' END,
         CASE WHEN i > 20 THEN o.id END, 'en', 'telegram', 0, 1 FROM n JOIN ${numbered} ON o.at = i % 18`,
      `INSERT INTO accounts (platform, user_id, person_id, chat) SELECT 'telegram', id, id, id FROM people`,
      `${upTo(hazards)} INSERT INTO hazards (id, number, version, reporter_id, reported_at, text, description, category, severity,
         department_id, witnesses, files, status, open, state, deadline_at, changed_at, seal)
       SELECT 'h' || i, i, 1, 'p' || (121 + i % ${people - 120}), ${morning} - i * 60000, 'x', 'bare wires ' || i, 'electrical-wiring',
         iif(i % 500 = 0, 'major', 'general'), o.id, '[]', '[]',
         CASE WHEN i % 20 = 0 THEN 'ordered' WHEN i % 100 = 1 THEN 'reported' ELSE 'closed' END, i % 20 = 0 OR i % 100 = 1, '{}',
         iif(i % 20 = 0, ${morning} + (i % 7 - 3) * 86400000, NULL), ${morning}, 'seal' FROM n JOIN ${numbered} ON o.at = i % 18`,
      `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT id, 1, '{"type":"reported"}', reporter_id, reported_at, '', id FROM hazards`,
      `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT id, 2, '{"type":"fixed-on-the-spot"}', 'p1', reported_at + 3600000, '', id FROM hazards WHERE status = 'closed'`,
    ],
    'write',
  )
  await client.execute('ANALYZE')
}

test('ten thousand digests over a hundred thousand hazards cost as many statements as one', async () => {
  const plain = await openTestDatabase()
  await fill(plain)
  const { client, costOf } = counting(plain)
  const tick = createTick(client, 'Asia/Shanghai')
  const early = await costOf(() => tick(morning - 60_000))
  const put = await costOf(() => tick(morning))
  // On the minute before nobody's is due: the clock asks the same.
  expect(put).toEqual(early)
  const waiting = "SELECT telling ->> '$.kind' AS kind, count(*) AS count FROM outbox GROUP BY 1 ORDER BY 1"
  expect((await client.execute(waiting)).rows.map(({ kind, count }) => [kind, count])).toEqual([
    ['chart', 20],
    ['digest', people],
  ])
  await tick(morning)
  await tick(morning + 60_000)
  expect((await client.execute('SELECT count(*) AS count FROM outbox')).rows[0]?.count).toBe(people + 20)

  const views = new Map<string, View>()
  const channel: Channel = {
    send: async (place, view) => {
      views.set(place.chat, view)
      return { kind: 'accepted', ref: { platform: 'telegram', chat: place.chat, message: '1' } }
    },
    edit: async (ref) => ({ kind: 'accepted', ref }),
    sendFiles: async ({ chat }) => ({ kind: 'accepted', ref: { platform: 'telegram', chat, message: '2' } }),
    download: async () => ({ kind: 'gone', reason: 'not here' }),
  }
  const post = createPost({
    database: createDatabase(client),
    channels: { telegram: channel },
    timezone: 'Asia/Shanghai',
    now: () => morning,
    readFile: async () => undefined,
    writeSheet: async () => new Uint8Array(),
    importUnits: async () => ({ error: 'empty' }),
    importChecklist: async () => ({ error: 'empty' }),
    log: (event) => {
      throw new Error(JSON.stringify(event))
    },
  })
  const rows = await createOutbox(client, unpaced).turn({
    token: 'one',
    now: morning,
    stream: 'bulk',
    limit: 200,
    random: () => 0.5,
  })
  const digests = rows.rows.filter((row) => row.telling.kind === 'digest')
  expect(digests.length).toBeGreaterThan(150)
  const one = await costOf(() => post(digests.slice(0, 1), (_rows, work) => work()))
  const all = await costOf(() => post(digests, (_rows, work) => work()))
  expect(all).toEqual(one)
  expect(all.trips).toBe(1)
  expect(views.get('p1')?.body?.join('\n')).toContain('Overdue now: ')
  expect(views.get('p100')?.body?.join('\n')).toContain('Waiting for your department')
}, 120_000)
