import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import { createOutbox } from '../../src/db/outbox/outbox'
import { createTick } from '../../src/db/tick'
import { unpaced } from '../../src/domain/delivery/pace'
import { askForDigests } from '../../src/domain/digests/facts'
import { createCityPost, fillCity } from '../../test/support/city'
import { counting } from '../../test/support/counting'
import { newFile } from '../support/district'
import { median, ms, type Row, ratio } from '../support/rows'

const whole = 10_000
/** Wednesday, 08:00 in Shanghai. */
const morning = Date.UTC(2026, 10, 25, 0, 0)
const batch = 200
const rounds = 2
/** Of how many people each is asked for by themselves. */
const sample = 20

async function city(hazards: number, people = whole) {
  const { client, costOf } = counting(await openDatabase(`file:${newFile()}`))
  await fillCity(client, { people, hazards, morning })
  const outbox = createOutbox(client, unpaced)
  const post = createCityPost(client, morning)
  const claim = async (limit = batch) => {
    const turn = { token: 'bench', now: morning, stream: 'bulk' as const, limit, random: () => 0.5 }
    const { rows } = await outbox.turn(turn)
    return rows.filter((row) => row.telling.kind === 'digest')
  }
  const deliver = (rows: Awaited<ReturnType<typeof claim>>) => post(rows, (_rows, work) => work())
  /** From the clock's stroke until the last digest is drawn: put into the outbox, claimed, facts read. */
  const morningOnce = async () => {
    const startedAt = performance.now()
    await createTick(client, 'Asia/Shanghai')(morning)
    for (let rows = await claim(); rows.length > 0; rows = await claim()) await deliver(rows)
    return performance.now() - startedAt
  }
  const forget = () =>
    client.batch(
      ['DELETE FROM outbox', 'DELETE FROM digest_facts', 'UPDATE people SET digested_on = NULL'],
      'write',
    )
  /** What every five hundredth's is made of, asked for one after the other, reckoned up to all of them. */
  const oneByOne = async () => {
    const database = createDatabase(client)
    const ask = { now: morning, timezone: 'Asia/Shanghai', periods: [] }
    const startedAt = performance.now()
    for (let at = 1; at <= sample; at += 1) {
      const account = { platform: 'telegram', userId: `p${(at * people) / sample}` } as const
      await database.read(askForDigests(database.queries, { account }, ask))
    }
    return ((performance.now() - startedAt) / sample) * people
  }
  /** What the clock's stroke at eight asks of the database: all that digests say is in it. */
  const gathering = async () => {
    const asked = await costOf(() => createTick(client, 'Asia/Shanghai')(morning))
    await forget()
    return asked
  }
  return { client, costOf, morningOnce, forget, oneByOne, gathering }
}

/** Ten thousand digests, the whole way, against a tenth of the hazards and against asking for one person at a time. */
export async function digestRows(): Promise<Row[]> {
  const many = await city(100_000)
  const few = await city(10_000)
  const some = await city(1_000, 200)
  const took = { many: [] as number[], few: [] as number[], single: [] as number[] }
  let cost = { trips: 0, statements: 0 }
  const fixed = await many.gathering()
  const fixedOfFew = await some.gathering()
  some.client.close()
  for (let round = 0; round < rounds; round += 1) {
    cost = await many.costOf(async () => took.many.push(await many.morningOnce()))
    took.few.push(await few.morningOnce())
    await Promise.all([many.forget(), few.forget()])
    took.single.push(await many.oneByOne())
    await many.forget()
  }
  many.client.close()
  few.client.close()
  return [
    {
      what: 'digests of 10,000 people, 100,000 hazards',
      against: '10,000 hazards',
      ours: ms(median(took.many)),
      theirs: ms(median(took.few)),
      figure: ratio(took.many, took.few),
      target: { most: 10 },
    },
    {
      what: 'digests of 10,000 people, 100,000 hazards',
      against: 'each asked for by itself',
      ours: ms(median(took.many)),
      theirs: ms(median(took.single)),
      figure: ratio(took.single, took.many),
      target: { least: 10 },
    },
    {
      what: 'statements for what 10,000 digests say',
      against: 'for 200 digests: fixed',
      ours: String(fixed.statements),
      theirs: String(fixedOfFew.statements),
      figure: fixed.statements / fixedOfFew.statements,
      target: { most: 1 },
    },
    {
      what: 'database trips: delivery of 10,000 digests',
      against: 'the tick, and a claim and who reads a batch of 200',
      ours: String(cost.trips),
      theirs: '',
      figure: cost.trips,
      target: { most: fixed.trips + 2 * Math.ceil((whole + 20) / batch + 1) },
    },
  ]
}
