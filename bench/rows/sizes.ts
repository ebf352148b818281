import type { Client } from '@libsql/client'
import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import { newFile, seedDistrict, unitName } from '../support/district'
import { inTurn, median, ms, type Row, ratio } from '../support/rows'

const large = { hazards: 1_000_000, units: 50_000 }
const small = { hazards: 1_000, units: 1_000 }

/** Hazards of all units in turn, one in twenty still open; in a few statements, whatever their number. */
async function seedHazards(client: Client, hazards: number, units: number): Promise<void> {
  const slice = 100_000
  for (let from = 0; from < hazards; from += slice) {
    await client.execute({
      sql: `WITH RECURSIVE n(at) AS (SELECT CAST(?1 + 1 AS INTEGER) UNION ALL SELECT at + 1 FROM n WHERE at < min(?1 + ?2, ?3))
        INSERT INTO hazards (id, number, version, reporter_id, reported_at, text, description, unit_id, category,
          severity, department_id, witnesses, files, status, state, changed_at, seal)
        SELECT 'hazard-' || at, at, 1, 'inspector-' || (at % 100), at, '消防通道堵塞', '消防通道堵塞', u.id,
          'blocked-exit', iif(at % 50 = 0, 'major', 'general'), 'commerce', '[]', '[]', iif(at % 20 = 0, 'reported', 'rejected'),
          iif(at % 20 = 0, '{"status":"reported"}', '{"status":"rejected","reason":"x","by":"office-1","at":1}'), at, ''
        FROM n JOIN units u ON u.number = at % CAST(?4 AS INTEGER) + 1`,
      args: [from, slice, hazards, units],
    })
  }
}

async function open({ hazards, units }: typeof large) {
  const client = await openDatabase(`file:${newFile()}`)
  await seedDistrict(client, units)
  await seedHazards(client, hazards, units)
  const { queries, read } = createDatabase(client)
  const viewer = { platform: 'telegram' as const, userId: '901' }
  const timed = async (times: number, work: (at: number) => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now()
    for (let at = 0; at < times; at += 1) await work(at)
    return (performance.now() - startedAt) / times
  }
  const list = { scope: 'open' as const, viewer, now: Date.now(), size: 8 }
  return {
    client,
    card: () =>
      timed(50, (at) =>
        read({ it: queries.hazard(1 + ((at * 7_919) % hazards)), own: queries.organizations() }),
      ),
    list: () => timed(3, () => read({ it: queries.hazards(list) })),
    find: () =>
      timed(30, (at) => read({ it: queries.unitsLike(`在${unitName((at * 131) % units)}看到消防通道堵塞`) })),
  }
}

/** What a card, a list and a search cost with a thousand times the hazards. */
export async function sizeRows(): Promise<Row[]> {
  const many = await open(large)
  const few = await open(small)
  const took = await inTurn(3, {
    card: many.card,
    fewCard: few.card,
    list: many.list,
    fewList: few.list,
    find: many.find,
    fewFind: few.find,
  })
  many.client.close()
  few.client.close()
  const row = (what: string, one: number[], other: number[], most: number): Row => ({
    what: `${what}, 1,000,000 hazards and 50,000 units`,
    against: '1,000 and 1,000',
    ours: ms(median(one)),
    theirs: ms(median(other)),
    figure: ratio(one, other),
    target: { most },
  })
  return [
    row('opening a card', took.card, took.fewCard, 2),
    row('a list', took.list, took.fewList, 2),
    row('finding a unit', took.find, took.fewFind, 5),
  ]
}
