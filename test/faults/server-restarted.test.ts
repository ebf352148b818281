import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Client, InStatement } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkHistory } from '../../src/db/history-check'
import { openDatabase } from '../../src/db/open'
import { isSchemaCurrent } from '../../src/db/schema-version'
import { openPlatforms } from '../support/platforms'
import { type Sqld, startSqld } from '../support/sqld'

let server: Sqld
let client: Client
beforeAll(async () => {
  server = await startSqld()
  client = await openDatabase(server.url)
})
afterAll(async () => {
  client?.close()
  await server?.stop()
})

/** Has the server die while a write is on its way to it, `after` so many others. */
function dyingUnder(whole: Client) {
  let after = Number.POSITIVE_INFINITY
  const dying: Client = Object.assign(Object.create(whole) as Client, {
    execute: (statement: InStatement) => whole.execute(statement),
    batch: async (...given: Parameters<Client['batch']>) => {
      if (given[1] !== 'write') return whole.batch(...given)
      after -= 1
      const answer = whole.batch(...given)
      if (after !== 0) return answer
      const [ended] = await Promise.allSettled([answer, server.kill()])
      if (ended.status === 'rejected') throw ended.reason
      return ended.value
    },
  })
  return {
    dying,
    dieAfter: (writes: number) => {
      after = writes
    },
  }
}

test('a database server that dies in mid-request and comes back: the platform is told to come again, nothing acknowledged is lost', async () => {
  const { dying, dieAfter } = dyingUnder(client)
  const it = await openPlatforms({ client: dying })
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const user = { id: inspector.number, first_name: 'Li' }
  const report = (at: number) =>
    it.telegram.post({
      update_id: 5_000 + at,
      message: {
        message_id: at,
        date: 1_795_399_200,
        chat: { ...user, type: 'private' },
        from: { ...user, is_bot: false },
        text: `/hazard place ${at}: bare wires`,
      },
    })
  const answers = new Map<number, Response>()
  let waiting = Array.from({ length: 12 }, (_, at) => at + 1)
  for (const writes of [4, 2]) {
    dieAfter(writes)
    await Promise.all(waiting.map(async (at) => answers.set(at, await report(at))))
    for (const answer of answers.values())
      expect([answer.status, answer.headers.get('retry-after')]).toEqual(answer.ok ? [200, null] : [503, '2'])
    const said = await it.slack.slashCommand(office.userId, office.dm, '/hazard', 'barn: bare wires')
    expect(await said.text()).toContain('I cannot save anything just now')
    expect((await it.http.request('/readyz')).status).toBe(503)
    await expect(it.settle()).rejects.toThrow()
    await server.start()
    waiting = waiting.filter((at) => !answers.get(at)?.ok)
  }
  expect(waiting.length).toBeGreaterThan(0)
  // It is no fault of the updates: none is counted as one that our code fails on.
  expect(it.logs.filter((line) => line.event === 'update failed')).toEqual([])
  for (const at of waiting) expect((await report(at)).status).toBe(200)
  const { rows } = await client.execute('SELECT place, count(*) AS n FROM hazards GROUP BY 1')
  expect(rows.map((row) => [row.place, row.n]).sort()).toEqual(
    Array.from({ length: 12 }, (_, at) => [`place ${at + 1}`, 1]).sort(),
  )
  expect(await checkHistory(client)).toEqual([])
  await it.settle()
  const { rows: unsent } = await client.execute("SELECT state FROM outbox WHERE state <> 'sent'")
  expect(unsent).toEqual([])
})

test('a server that goes away while it is migrated is asked again until it is there', async () => {
  const fresh = await startSqld()
  let asked = 0
  // What stands before it passes its answers on, but for some: refused, cut off before and in an answer, twice running each.
  const between = createServer(async (request, response) => {
    asked += 1
    if (asked === 2 || asked === 3) return response.writeHead(502).end()
    if (asked === 5 || asked === 6) return request.socket.destroy()
    if (asked === 8 || asked === 9) return response.writeHead(200).write('{', () => request.socket.destroy())
    const headers = { 'content-type': 'application/json' }
    const body = request.method === 'GET' ? {} : { method: 'POST', body: await text(request) }
    const answer = await fetch(`${fresh.url}${request.url}`, { headers, ...body })
    response.writeHead(answer.status, headers).end(await answer.text())
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  try {
    const migrated = await openDatabase(`http://127.0.0.1:${(between.address() as AddressInfo).port}`)
    expect(await isSchemaCurrent(migrated)).toBe(true)
    expect(asked).toBeGreaterThan(9)
    migrated.close()
  } finally {
    between.close()
    await fresh.stop()
  }
})
