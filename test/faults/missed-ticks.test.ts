import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFileClient } from '../../src/db/file-client'
import { createTick } from '../../src/db/tick'
import { keepChased } from './chased-committee'

const hourMs = 3_600_000
const zone = 'Asia/Shanghai'
/** How long the clock runs in each of the runs below, hours. */
const hoursMax = 54

let folder: string
let startAt: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anwei-ticks-'))
  startAt = await keepChased(join(folder, 'whole.db'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let runs = 0

/** What the clock puts out while it runs each hour but for a gap: at which of its hours, and what for whom. */
async function runClock(gap?: { from: number; hours: number }) {
  const file = join(folder, `run-${++runs}.db`)
  copyFileSync(join(folder, 'whole.db'), file)
  const client = createFileClient(`file:${file}`)
  const tick = createTick(client, zone)
  const { rows: before } = await client.execute('SELECT max(id) AS last FROM outbox')
  for (let hour = 0; hour <= hoursMax; hour += 1) {
    if (gap && hour >= gap.from && hour < gap.from + gap.hours) continue
    await tick(startAt + hour * hourMs)
    // Once more at the same time, as where two processes run it.
    if (gap && hour === gap.from + gap.hours) await tick(startAt + hour * hourMs)
  }
  const { rows } = await client.execute({
    sql: `SELECT created_at, chat, telling ->> '$.kind' AS kind, telling, subject,
            telling ->> '$.subject' AS reminded,
            telling ->> '$.deadlineAt' AS deadline FROM outbox
          WHERE id > ? AND telling ->> '$.kind' <> 'refresh' ORDER BY id`,
    args: [Number(before[0]?.last)],
  })
  const { rows: unsaid } = await client.execute({
    sql: "SELECT subject, step FROM reminders WHERE state = 'waiting' AND due_at <= ?",
    args: [startAt + hoursMax * hourMs],
  })
  expect(unsaid).toEqual([])
  client.close()
  rmSync(file)
  return rows.map((row) => {
    // A broadcast that goes late is due to be acknowledged as much later.
    const ofBroadcast = String(row.telling).includes('"subject":"broadcast:')
    const told = ofBroadcast ? String(row.telling).replace(/"deadlineAt":\d+/, '') : String(row.telling)
    // A digest of a day says what stood when the clock came to it.
    const telling = told.replace(/"at":\d+/, '')
    return {
      hour: (Number(row.created_at) - startAt) / hourMs,
      chat: String(row.chat),
      kind: String(row.kind),
      subject: String(row.reminded ?? row.subject),
      /** When it is due, as an hour of the clock's. */
      deadline: (Number(row.deadline) - startAt) / hourMs,
      what: `${row.chat} ${telling} ${row.subject}`,
    }
  })
}

test('what a clock missed in 1 to 24 hours is caught up with once, and what came after is as if it had not', async () => {
  const steady = await runClock()
  expect(new Set(steady.map((it) => it.kind))).toEqual(new Set(['reminder', 'digest', 'chart', 'card']))
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1, max: 30 }),
      async (hours, from) => {
        const late = await runClock({ from, hours })
        const said = new Set(late.map((it) => it.what))
        // Nothing that a steady clock would not say, and nothing twice.
        expect([...said].filter((what) => !steady.some((it) => it.what === what))).toEqual([])
        expect(said.size).toBe(late.length)
        const back = from + hours
        const caughtUp = late.filter((it) => it.hour === back)
        for (const kind of ['reminder', 'digest', 'chart']) {
          // However many steps or mornings were missed: one line for each thing and reader.
          const lines = caughtUp.filter((it) => it.kind === kind).map((it) => `${it.chat} ${it.subject}`)
          expect(lines).toEqual([...new Set(lines)])
        }
        // Of each ladder the newest step that was missed, but for one before a deadline that is over by now.
        const missed = new Map(
          steady
            .filter((it) => it.kind === 'reminder' && it.hour >= from && it.hour <= back)
            .map((it) => [`${it.chat} ${it.subject}`, it]),
        )
        for (const it of missed.values()) {
          const isOver = it.hour < it.deadline && it.deadline <= back
          if (!isOver && !it.subject.startsWith('broadcast:'))
            expect(caughtUp.map((one) => one.what)).toContain(it.what)
        }
        // What was to be said before a deadline is not said after it.
        const isTooLate = (said: (typeof late)[number]) =>
          steady.some(
            (it) => it.what === said.what && it.hour < Math.min(back, it.deadline) && it.deadline <= back,
          )
        expect(caughtUp.filter((it) => !it.subject.startsWith('broadcast:')).filter(isTooLate)).toEqual([])
        // What a broadcast says is late, never left out; what was due outside of the gap is said when it was due.
        const isBroadcast = (it: (typeof steady)[number]) =>
          it.kind === 'card' && it.subject.startsWith('broadcast:')
        expect(late.filter(isBroadcast)).toHaveLength(steady.filter(isBroadcast).length)
        const outside = steady.filter(
          (it) => (it.hour < from || it.hour > back) && !it.subject.startsWith('broadcast:'),
        )
        expect(
          outside.filter((it) => !late.some((other) => other.what === it.what && other.hour <= it.hour)),
        ).toEqual([])
      },
    ),
    { numRuns: 12, examples: [[16, 28]] },
  )
}, 120_000)

test('a digest that was missed comes with the next tick within ten hours; after that the next day’s does', async () => {
  const digestsAt = (said: Awaited<ReturnType<typeof runClock>>) => [
    ...new Set(said.filter((it) => it.kind === 'digest').map((it) => it.hour)),
  ]
  // The clock begins at 10:00, so that 08:00 is its hour 22 and then its hour 46.
  expect(digestsAt(await runClock({ from: 20, hours: 8 }))).toEqual([28, 46])
  expect(digestsAt(await runClock({ from: 20, hours: 14 }))).toEqual([46])
})
