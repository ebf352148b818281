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
  const one = await costOf(() => post(digests.slice(0, 1), (_rows, work) => work()))
  const all = await costOf(() => post(digests, (_rows, work) => work()))
  expect(all).toEqual(one)
  expect(all.trips).toBe(1)
  expect(views.get('p1')?.body?.join('\n')).toContain('Overdue now: ')
  expect(views.get('p100')?.body?.join('\n')).toContain('Waiting for your department')
}, 120_000)
