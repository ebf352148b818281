import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { createOutbox } from '../../src/db/outbox/outbox'
import { createTick } from '../../src/db/tick'
import { unpaced } from '../../src/domain/delivery/pace'
import { digestWindows } from '../../src/domain/digests/digest'
import { askForDigests, type DigestFacts, keptFacts } from '../../src/domain/digests/facts'
import { describeOnBoth } from '../support/both-databases'
import { fillCity } from '../support/city'
import { counting } from '../support/counting'
import { openTestDatabase } from '../support/database'

const timezone = 'Asia/Shanghai'
/** Wednesday, 08:00 in Shanghai. */
const morning = Date.UTC(2026, 10, 25, 0, 0)
/** Of each role, and each organization's liaisons. */
const sample = ['p1', 'p11', 'p21', 'p22', 'p38', 'p121', 'p150', 'p200', 'p299']

/** Figures of the stretches that both look at. Returns are not asked for before the first tick is over. */
const told = ({ figures, returns: _returns, ...facts }: DigestFacts) => ({
  ...facts,
  figures: figures
    .filter((it) => digestWindows('2026-11-25', [], timezone).some(({ name }) => name === it.window))
    .sort((a, b) => a.window.localeCompare(b.window)),
})

describeOnBoth('what is worked out in parts for all, in', ({ open }) => {
  test('is what each would be told alone: the most urgent, the newest, and how many of all', async () => {
    const client = await open()
    await fillCity(client, { people: 300, hazards: 4_000, morning })
    await client.batch(
      [
        // A hazard in three is open and somebody's; every second one changed this morning.
        `UPDATE hazards SET open = 1, status = CASE number % 9 WHEN 0 THEN 'ordered' WHEN 3 THEN 'reported' ELSE 'confirmed' END,
         assignee_id = iif(number % 9 = 0, 'p' || (121 + number % 180), NULL), deadline_at = iif(number % 9 = 0, ${morning} + (number % 7 - 3) * 86400000, NULL)
       WHERE number % 3 = 0`,
        `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
       SELECT id, 3, json_object('type', iif(number % 9 = 0, 'ordered', 'confirmed'), 'deadlineAt', deadline_at), 'p1', ${morning} - number * 7, '', id FROM hazards WHERE number % 2 = 0`,
      ],
      'write',
    )
    await createTick(client, timezone)(morning)
    const { rows } = await createOutbox(client, unpaced).turn({
      token: 'one',
      now: morning,
      stream: 'bulk',
      limit: 1_000,
      random: () => 0.5,
    })
    const database = createDatabase(client)
    for (const id of sample) {
      const kept = rows.find((row) => row.personId === id && row.telling.kind === 'digest')?.kept ?? []
      const account = { platform: 'telegram', userId: id } as const
      const alone = await database.read(
        askForDigests(database.queries, { account }, { now: morning, timezone, periods: [] }),
      )
      expect(told(keptFacts(kept)), id).toEqual(told(alone))
      const mine = alone.lines[0]?.total ?? 0
      if (id === 'p1' || id === 'p21') expect(mine).toBeGreaterThan(40)
    }
  }, 60_000)
})

test('a database that is a trip away gets the parts of a question in one', async () => {
  const plain = await openTestDatabase()
  await fillCity(plain, { people: 200, hazards: 1_000, morning })
  const { client, costOf } = counting(Object.assign(Object.create(plain), { protocol: 'https' }))
  expect((await costOf(() => createTick(client, timezone)(morning))).trips).toBeLessThan(20)
  expect((await plain.execute('SELECT count(*) AS count FROM outbox')).rows[0]?.count).toBe(220)
})
