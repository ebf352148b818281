import { openDatabase } from '../../src/db/open'
import { startChild } from '../support/child'
import { newFile, seedDistrict, settings, slackReport } from '../support/district'
import { load } from '../support/http-load'
import { inTurn, median, ms, type Row, ratio } from '../support/rows'

const units = 1_000
const updates = 100_000
const connections = 32

const rssMb = async (port: number): Promise<number> => {
  const figures = await (await fetch(`http://127.0.0.1:${port}/bench/figures`)).json()
  return (figures as { rssMb: number }).rssMb
}

/** From the start of Node until it listens, against the libraries alone; and what 100,000 updates leave in memory. */
export async function startRows(): Promise<Row[]> {
  const file = newFile()
  const client = await openDatabase(`file:${file}`)
  await seedDistrict(client, units)
  client.close()
  const telegram = await startChild('servers/telegram.ts')
  const given = {
    ...settings,
    DATABASE_URL: `file:${file}`,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}`,
  }
  const ready = (script: string) => async () => {
    const child = await startChild(script, given)
    await child.stop()
    return child.readyMs
  }
  const contenders = { ours: ready('servers/ours.ts'), bare: ready('peers/bare.ts') }
  await inTurn(1, contenders)
  const took = await inTurn(5, contenders)

  const ours = await startChild('servers/ours.ts', given)
  // Everybody is told a thing once: a repeat is verified, parsed and looked up, and leaves the file as it is.
  const send = async (count: number) => {
    const until = performance.now() + 60_000
    let sent = 0
    while (sent < count && performance.now() < until)
      sent += (await load(ours.port, () => slackReport(sent % 500, units, 'm'), { connections, ms: 1_000 }))
        .count
    return sent
  }
  const warm = await send(updates / 10)
  const before = await rssMb(ours.port)
  const sent = warm + (await send(updates - warm))
  const after = await rssMb(ours.port)
  for (const child of [ours, telegram]) await child.stop()
  return [
    {
      what: 'Node to ready',
      against: 'bare Hono, grammY and Bolt',
      ours: ms(median(took.ours)),
      theirs: ms(median(took.bare)),
      figure: ratio(took.ours, took.bare),
      target: { most: 1.5 },
    },
    {
      what: `resident memory after ${sent} updates`,
      against: 'after a tenth of them',
      ours: `${Math.round(after)} MB`,
      theirs: `${Math.round(before)} MB`,
      figure: after / before,
      target: { most: 1.2 },
    },
  ]
}
