import { createDatabase } from '../../src/db/database'
import { openDatabase } from '../../src/db/open'
import { startChild } from '../support/child'
import { newFile, unitName } from '../support/district'
import { readers } from '../support/hazards'
import { inTurn, median, ms, type Row, ratio } from '../support/rows'

const large = { hazards: 1_000_000, units: 50_000 }
const small = { hazards: 1_000, units: 1_000 }
const now = Date.now()

type Seeded = typeof large & { file: string }

async function seed(size: typeof large): Promise<Seeded> {
  const file = newFile()
  const child = await startChild('servers/seeder.ts', {
    DATABASE_FILE: file,
    UNITS: String(size.units),
    HAZARDS: String(size.hazards),
    NOW: String(now),
  })
  await child.said('done')
  return { ...size, file }
}

let seeded: Promise<[Seeded, Seeded]> | undefined
/** Makes, once, what is to be measured: in processes of its own, so that other figures may be taken meanwhile. */
export function seedSizes(): Promise<[Seeded, Seeded]> {
  seeded ??= Promise.all([seed(large), seed(small)])
  return seeded
}

async function open({ hazards, units, file }: Seeded) {
  const client = await openDatabase(`file:${file}`)
  const { queries, read } = createDatabase(client)
  const timed = async (times: number, work: (at: number) => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now()
    for (let at = 0; at < times; at += 1) await work(at)
    return (performance.now() - startedAt) / times
  }
  return {
    client,
    card: () =>
      timed(50, (at) =>
        read({ it: queries.hazard(1 + ((at * 7_919) % hazards)), own: queries.organizations() }),
      ),
    list: (userId: string) => () => {
      const viewer = { platform: 'telegram' as const, userId }
      return timed(40, () => read({ it: queries.hazards({ viewer, scope: 'open', now, size: 8 }) }))
    },
    find: () =>
      timed(30, (at) => read({ it: queries.unitsLike(`在${unitName((at * 131) % units)}看到消防通道堵塞`) })),
  }
}

/** What a card, the list of each role and a search cost with a thousand times the hazards. */
export async function sizeRows(): Promise<Row[]> {
  const [most, least] = await seedSizes()
  const [many, few] = [await open(most), await open(least)]
  const roles = Object.keys(readers) as (keyof typeof readers)[]
  const row = (what: string, one: readonly number[], other: readonly number[], most: number): Row => ({
    what: `${what}, 1,000,000 hazards and 50,000 units`,
    against: '1,000 and 1,000',
    ours: ms(median(one)),
    theirs: ms(median(other)),
    figure: ratio(one, other),
    target: { most },
  })
  const compare = async (
    what: string,
    large: () => Promise<number>,
    small: () => Promise<number>,
    most: number,
  ) => {
    await inTurn(1, { large, small })
    const took = await inTurn(5, { large, small })
    return row(what, took.large, took.small, most)
  }
  const rows = [await compare('opening a card', many.card, few.card, 2)]
  for (const role of roles)
    rows.push(
      await compare(`a list of what is open (${role})`, many.list(readers[role]), few.list(readers[role]), 2),
    )
  rows.push(await compare('finding a unit', many.find, few.find, 5))
  many.client.close()
  few.client.close()
  return rows
}
