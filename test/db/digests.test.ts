import { expect, test } from 'vitest'
import type { View } from '../../src/bots/view'
import { createOutbox } from '../../src/db/outbox/outbox'
import { createTick } from '../../src/db/tick'
import { unpaced } from '../../src/domain/delivery/pace'
import { createCityPost, fillCity } from '../support/city'
import { counting } from '../support/counting'
import { openTestDatabase } from '../support/database'

const people = 10_000
const hazards = 100_000
/** Wednesday, 08:00 in Shanghai. */
const morning = Date.UTC(2026, 10, 25, 0, 0)

test('ten thousand digests over a hundred thousand hazards cost as many statements as one', async () => {
  const plain = await openTestDatabase()
  await fillCity(plain, { people, hazards, morning })
  const { client, costOf } = counting(plain)
  const tick = createTick(client, 'Asia/Shanghai')
  const put = await costOf(() => tick(morning))
  const few = counting(await openTestDatabase())
  await fillCity(few.client, { people: 200, hazards: 1_000, morning })
  expect(await few.costOf(() => createTick(few.client, 'Asia/Shanghai')(morning))).toEqual(put)
  expect((await few.client.execute('SELECT count(*) AS count FROM outbox')).rows[0]?.count).toBe(220)
  const waiting = "SELECT telling ->> '$.kind' AS kind, count(*) AS count FROM outbox GROUP BY 1 ORDER BY 1"
  expect((await client.execute(waiting)).rows.map(({ kind, count }) => [kind, count])).toEqual([
    ['chart', 20],
    ['digest', people],
  ])
  await tick(morning)
  await tick(morning + 60_000)
  expect((await client.execute('SELECT count(*) AS count FROM outbox')).rows[0]?.count).toBe(people + 20)

  const views = new Map<string, View>()
  const post = createCityPost(client, morning, views)
  const rows = await createOutbox(client, unpaced).turn({
    token: 'one',
    now: morning,
    stream: 'bulk',
    limit: 200,
    random: () => 0.5,
  })
  const digests = rows.rows.filter((row) => row.telling.kind === 'digest')
  expect(digests.length).toBeGreaterThan(150)
  // What a batch of anything asks: who reads it in which language, cards, organizations.
  const notice = digests.slice(0, 1).map((row) => ({
    ...row,
    telling: { kind: 'notice', notice: { code: 'set-aside', count: 1 } } as const,
  }))
  const anything = await costOf(() => post(notice, (_rows, work) => work()))
  expect(await costOf(() => post(digests, (_rows, work) => work()))).toEqual(anything)
  expect(views.get('p1')?.body?.join('\n')).toContain('Overdue now: ')
  expect(views.get('p100')?.body?.join('\n')).toContain('Waiting for your department')
}, 120_000)
