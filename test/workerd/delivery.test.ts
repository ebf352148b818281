import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Edge, openEdge } from './edge'

/** Time in the service's worker runs so many times as fast: nobody waits half a minute for a slice. */
const scale = 20
/** How long a busy machine may take to what takes a second on a quiet one, ms. */
const patienceMs = 60_000
const beginAt = Date.now()
const workerNow = (): number => beginAt + (Date.now() - beginAt) * scale

const time = `
  const realNow = Date.now, realTimeout = setTimeout, realElapsed = performance.now.bind(performance)
  Date.now = () => ${beginAt} + (realNow() - ${beginAt}) * ${scale}
  performance.now = () => realElapsed() * ${scale}
  globalThis.setTimeout = (work, ms, ...args) => realTimeout(work, (ms ?? 0) / ${scale}, ...args)
  // The database keeps the pace by its own clock, which runs as fast.
  const realFetch = fetch
  globalThis.fetch = async (input, init) => {
    if (!(input instanceof Request) || !input.url.endsWith('/v3/pipeline')) return realFetch(input, init)
    const { url, method, headers, signal } = input
    const body = (await input.text()).replaceAll("unixepoch('subsec')", String(Date.now() / 1_000))
    return realFetch(new Request(url, { method, headers, signal, body }), init)
  }
`
/** The service's own object, which sends so many batches a slice, counts its alarms and can be killed. */
const entry = (rounds: number) => `
  import './time.js'
  import service, { Delivery as Whole } from './worker.js'
  export default service
  let alarms = 0
  export class Delivery extends Whole {
    constructor(state, bindings) {
      const { storage } = state
      // Alarms are the runtime's own, and so in its time.
      const scaled = {
        put: (...given) => storage.put(...given),
        delete: (...given) => storage.delete(...given),
        list: (...given) => storage.list(...given),
        getAlarm: async () => ((at) => at && ${beginAt} + (at - ${beginAt}) * ${scale})(await storage.getAlarm()),
        setAlarm: (at) => storage.setAlarm(${beginAt} + (at - ${beginAt}) / ${scale}),
      }
      super({ storage: scaled }, bindings, ${rounds})
      this.killed = () => state.abort('killed')
    }
    async fetch(request) {
      const { pathname } = new URL(request.url)
      if (pathname === '/kill') this.killed()
      return pathname === '/alarms' ? new Response(String(alarms)) : super.fetch(request)
    }
    async alarm() {
      alarms += 1
      return super.alarm()
    }
  }
`
/** Calls of a stream to a platform that the worker makes at a time (`src/worker.ts`). */
const connections = 3

let edge: Edge
afterEach(() => edge?.close())

/** So many messages of a broadcast, each for a chat of its own, and a Telegram that answers as `answers` says. */
async function open(count: number, rounds: number) {
  const sent: string[] = []
  const given = { answers: true }
  edge = await openEdge({
    entry: [
      { path: 'entry.js', contents: entry(rounds) },
      { path: 'time.js', contents: time },
    ],
    takes: async (request) => {
      const { chat_id } = (await request.json()) as { chat_id: string }
      sent.push(String(chat_id))
      if (!given.answers) await new Promise(() => {})
      return Response.json({
        ok: true,
        result: { message_id: sent.length, chat: { id: Number(chat_id) }, date: 0 },
      })
    },
  })
  const { client, worker } = edge
  const put = (from: number, many: number, lane: number, dueAt: number) =>
    client.execute({
      sql: `WITH RECURSIVE n(at) AS (SELECT ?1 UNION ALL SELECT at + 1 FROM n WHERE at < ?1 + ?2 - 1)
            INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
            SELECT 'row-' || at, 'telegram', CAST(at AS INTEGER), 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', ?3, ?4, 0 FROM n`,
      args: [from, many, lane, dueAt],
    })
  await put(1, count, 5, 0)
  const object = async (path: string) => {
    const objects = await worker.getDurableObjectNamespace('DELIVERY', 'anwei')
    return objects.get(objects.idFromName('delivery')).fetch(`http://delivery${path}`)
  }
  const states = async () => {
    const { rows } = await client.execute('SELECT state, count(*) AS count FROM outbox GROUP BY state')
    return Object.fromEntries(rows.map((row) => [String(row.state), Number(row.count)]))
  }
  return {
    sent,
    given,
    put,
    object,
    states,
    untilSent: (most: number) =>
      vi.waitFor(() => expect(sent.length).toBeGreaterThanOrEqual(most), {
        timeout: patienceMs,
        interval: 5,
      }),
    untilEnded: () =>
      vi.waitFor(async () => expect((await states()).waiting).toBeUndefined(), {
        timeout: patienceMs,
        interval: 50,
      }),
  }
}

describe('delivery in a Durable Object', { timeout: 3 * patienceMs }, () => {
  test('a broadcast larger than a slice is finished over several alarms, each message sent once', async () => {
    const it = await open(450, 1)
    await edge.tick()
    await it.untilEnded()
    expect([await it.states(), it.sent.length, new Set(it.sent).size]).toEqual([{ sent: 450 }, 450, 450])
    expect(Number(await (await it.object('/alarms')).text())).toBeGreaterThanOrEqual(3)
  })

  test('killed in the middle of a slice, it comes back and ends each message: once, or in doubt where it had no answer', async () => {
    const it = await open(250, 1)
    await edge.tick()
    await it.untilSent(60)
    it.given.answers = false
    const from = it.sent.length
    await it.untilSent(from + connections)
    const { rows } = await edge.client.execute(
      'SELECT DISTINCT lease_token FROM outbox WHERE lease_token IS NOT NULL',
    )
    await it.object('/kill').catch(() => undefined)
    it.given.answers = true
    // As if the ends of its leases had come; what its next life claims meanwhile is that one's.
    for (const { lease_token = '' } of rows)
      await edge.client.execute({
        sql: 'UPDATE outbox SET leased_until = 1 WHERE lease_token = ?',
        args: [lease_token],
      })
    await edge.tick()
    await it.untilEnded()
    const { sent = 0, unconfirmed = 0, ...others } = await it.states()
    expect([sent + unconfirmed, others]).toEqual([250, {}])
    expect(unconfirmed).toBeLessThanOrEqual(connections + 1)
    expect(unconfirmed).toBeGreaterThan(0)
    expect([it.sent.length, new Set(it.sent).size]).toEqual([250, 250])
  })

  test('what comes due while a slice goes out goes then, not after it', async () => {
    const it = await open(800, 5)
    await edge.tick()
    await it.untilSent(50)
    const dueAt = workerNow() + 4_000
    await it.put(9_001, 1, 1, dueAt)
    await edge.tick()
    await vi.waitFor(() => expect(it.sent).toContain('9001'), { timeout: patienceMs, interval: 2 })
    const lateMs = workerNow() - dueAt
    expect(lateMs).toBeGreaterThanOrEqual(0)
    expect(it.sent.indexOf('9001')).toBeLessThan(500)
    await it.untilEnded()
  })
})
