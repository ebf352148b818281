import { openDatabase } from '../../src/db/open'
import { startChild } from '../support/child'
import { seedDistrict, seededFile, settings, telegramReport } from '../support/district'
import { load } from '../support/http-load'
import { ms, quantile, type Row } from '../support/rows'
import { fillOutbox } from './trips'

const units = 1_000
const recipients = 10_000
const rounds = 4
const roundMs = 3_000
/** Somebody reports every so often, ms: the limits of the stand-in are for messages to all of them. */
const pauseMs = 200

/** How long people wait for an answer while a broadcast goes out, against a Telegram with limits, and without it. */
export async function answerRows(): Promise<Row[]> {
  const district = await seededFile((client) => seedDistrict(client, units))
  const start = async (broadcast: boolean) => {
    const file = district.copy()
    if (broadcast) {
      const client = await openDatabase(`file:${file}`)
      await fillOutbox(client, recipients)
      client.close()
    }
    const telegram = await startChild('servers/telegram.ts', { LIMITS: '1' })
    const root = `http://127.0.0.1:${telegram.port}`
    const ours = await startChild('servers/ours.ts', {
      ...settings,
      DATABASE_URL: `file:${file}`,
      TELEGRAM_API_ROOT: root,
      DELIVER: '1',
    })
    const figures = async () => (await fetch(`${root}/figures`)).json() as Promise<{ limited: number }>
    return { ours, figures, children: [ours, telegram] }
  }
  const [quiet, busy] = [await start(false), await start(true)]
  let at = 0
  const waits = async (port: number): Promise<number[]> => {
    const options = { connections: 1, ms: roundMs, pauseMs }
    const taken = await load(port, () => telegramReport(at++, units, 20_000), options)
    if (taken.bad > 0) throw new Error(`${taken.bad} answers of 5xx`)
    return taken.latencies
  }
  const waited = { busy: [] as number[], quiet: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    const took = { busy: await waits(busy.ours.port), quiet: await waits(quiet.ours.port) }
    // The first is for both to get warm.
    if (round === 0) continue
    waited.busy.push(...took.busy)
    waited.quiet.push(...took.quiet)
  }
  // Of all rounds together: of the fifteen answers of one the p95 is the longest.
  const [beside, without] = [quantile(waited.busy, 0.95), quantile(waited.quiet, 0.95)]
  const { limited } = await busy.figures()
  for (const child of [...quiet.children, ...busy.children]) await child.stop()
  return [
    {
      what: `p95 of an answer while a broadcast to ${recipients} goes out`,
      against: `without it (${limited} × 429)`,
      ours: ms(beside),
      theirs: ms(without),
      figure: beside / without,
      target: { most: 1.5 },
    },
  ]
}
