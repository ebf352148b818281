import { connect, createServer } from 'node:net'
import { openDatabase } from '../../src/db/open'
import { startSqld } from '../../test/support/sqld'
import { startChild } from '../support/child'
import { seedDistrict, settings, slackReport } from '../support/district'
import { load } from '../support/http-load'
import { inTurn, median, ms, type Row, ratio } from '../support/rows'

const farMs = 20
const units = 2_000

/** A TCP proxy that takes half of `farMs` each way: a database across a network. */
const delayed = (toPort: number): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer({ noDelay: true }, (near) => {
      const far = connect({ port: toPort, host: '127.0.0.1', noDelay: true })
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('data', (chunk) => setTimeout(() => to.write(chunk), farMs / 2))
        from.on('close', () => to.destroy())
        from.on('error', () => to.destroy())
      }
    })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

/** The report with a libSQL server that is far. */
export async function farRows(): Promise<Row[]> {
  const servers = [await startSqld(), await startSqld()] as const
  const urls: string[] = []
  for (const { url } of servers) {
    const client = await openDatabase(url)
    await seedDistrict(client, units)
    client.close()
    urls.push(`http://127.0.0.1:${await delayed(Number(new URL(url).port))}`)
  }
  const telegram = await startChild('servers/telegram.ts')
  const service = (at: number) => ({
    ...settings,
    DATABASE_URL: urls[at] ?? '',
    TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}`,
  })
  const ours = await startChild('servers/ours.ts', service(0))
  const usual = await startChild('peers/bolt-drizzle.ts', service(1))
  let at = 0
  const measure = (port: number) => async () =>
    (await load(port, () => slackReport(at++, units, 'far'), { connections: 1, ms: 1_500 })).p50Ms
  const took = await inTurn(3, { ours: measure(ours.port), usual: measure(usual.port) })
  for (const child of [ours, usual, telegram]) await child.stop()
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
