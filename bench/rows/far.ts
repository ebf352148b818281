import { openDatabase } from '../../src/db/open'
import { openSlowLink, type SlowLink } from '../../test/support/slow-link'
import { startSqld } from '../../test/support/sqld'
import { startChild } from '../support/child'
import { seedDistrict, settings, slackReport } from '../support/district'
import { load } from '../support/http-load'
import { inTurn, median, ms, type Row, ratio } from '../support/rows'

const farMs = 20
const units = 2_000

/** The report with a libSQL server that is far. */
export async function farRows(): Promise<Row[]> {
  const servers = [await startSqld(), await startSqld()] as const
  const links: SlowLink[] = []
  for (const { url } of servers) {
    const client = await openDatabase(url)
    await seedDistrict(client, units)
    client.close()
    const link = await openSlowLink(url)
    link.delay(farMs)
    links.push(link)
  }
  const telegram = await startChild('servers/telegram.ts')
  const service = (at: number) => ({
    ...settings,
    DATABASE_URL: links[at]?.url ?? '',
    TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}`,
  })
  const ours = await startChild('servers/ours.ts', service(0))
  const usual = await startChild('peers/bolt-drizzle.ts', service(1))
  let at = 0
  const measure = (port: number) => async () =>
    (await load(port, () => slackReport(at++, units, 'far'), { connections: 1, ms: 1_500 })).p50Ms
  const took = await inTurn(3, { ours: measure(ours.port), usual: measure(usual.port) })
  for (const child of [ours, usual, telegram]) await child.stop()
  for (const link of links) link.close()
  for (const server of servers) await server.stop()
  return [
    {
      what: `report, database ${farMs} ms away, median`,
      against: 'the same rows the usual way',
      ours: ms(median(took.ours)),
      theirs: ms(median(took.usual)),
      figure: ratio(took.ours, took.usual),
      target: { most: 0.25 },
    },
  ]
}
