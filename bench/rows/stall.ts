import { startChild } from '../support/child'
import { seedDistrict, seededFile, settings, slackReport } from '../support/district'
import { load } from '../support/http-load'
import { median, ms, type Row } from '../support/rows'

const units = 1_000
const rounds = 4
const roundMs = 1_000
const heldMs = 300

/**
 * How long the event loop of the service stands still at the longest while 32 connections report and another process
 * holds the file's lock for half of the time. A round's longest is what counts, of the rounds the median: what the
 * machine does to one of them is not ours.
 */
export async function stallRows(): Promise<Row[]> {
  const file = (await seededFile((client) => seedDistrict(client, units))).copy()
  const telegram = await startChild('servers/telegram.ts')
  const ours = await startChild('servers/ours.ts', {
    ...settings,
    DATABASE_URL: `file:${file}`,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.port}`,
  })
  let at = 0
  const round = async (): Promise<number> => {
    const { bad } = await load(ours.port, () => slackReport(at++, units, 's'), {
      connections: 32,
      ms: roundMs,
    })
    if (bad > 0) throw new Error(`${bad} answers of 5xx`)
    const figures = await (await fetch(`http://127.0.0.1:${ours.port}/bench/figures`)).json()
    return (figures as { stallMs: number }).stallMs
  }
  for (let warm = 0; warm < 3; warm += 1) await round()
  const free: number[] = []
  for (let one = 0; one < rounds; one += 1) free.push(await round())
  const locker = await startChild('servers/locker.ts', { DATABASE_FILE: file, HELD_MS: String(heldMs) })
  const locked: number[] = []
  for (let one = 0; one < rounds; one += 1) locked.push(await round())
  for (const child of [locker, ours, telegram]) await child.stop()
  return [
    {
      what: 'longest stall of the event loop',
      against: 'under load, the file locked by another process (theirs: not locked)',
      ours: ms(median(locked)),
      theirs: ms(median(free)),
      figure: median(locked),
      target: { most: 50 },
    },
  ]
}
