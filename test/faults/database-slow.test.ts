import type { Client } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkHistory } from '../../src/db/history-check'
import { createHttpClient } from '../../src/db/http-client'
import { openDatabase } from '../../src/db/open'
import { openPlatforms } from '../support/platforms'
import { openSlowLink, type SlowLink } from '../support/slow-link'
import { type Sqld, startSqld } from '../support/sqld'

/** How long Telegram is kept waiting for an answer at the most, ms: a command's two trips are over before that. */
const telegramMs = 25_000

let server: Sqld
let link: SlowLink
let client: Client
/** The same database, over no link. */
let near: Client
/** Trips that are under way end when their time is over: as soon as the test says so. */
let trips: { ms: number; end: () => void }[] = []
const timeout = (ms: number): AbortSignal => {
  const ending = new AbortController()
  trips.push({ ms, end: () => ending.abort(new DOMException('too late', 'TimeoutError')) })
  return ending.signal
}
/** Their time is over of all that are under way. */
function timeGoesBy() {
  for (const { ms, end } of trips.splice(0)) {
    expect(2 * ms).toBeLessThan(telegramMs)
    end()
  }
}

beforeAll(async () => {
  server = await startSqld()
  link = await openSlowLink(server.url)
  client = await openDatabase(link.url, undefined, timeout)
  near = createHttpClient(server.url)
})
afterAll(async () => {
  client?.close()
  near?.close()
  link?.close()
  await server?.stop()
})

const turn = () => new Promise((resolve) => setImmediate(resolve))
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await turn()
}
/** What comes of it while no answer of the database comes in its time. */
async function whileCutOff<T>(asked: Promise<T>): Promise<T> {
  let isOver = false
  const answer = asked.finally(() => {
    isOver = true
  })
  await Promise.all([
    answer.catch(() => undefined),
    until(() => {
      timeGoesBy()
      return isOver
    }),
  ])
  return answer
}

let opened = 0

async function open() {
  link.delay(0)
  const it = await openPlatforms({ client })
  opened += 1
  const base = 10_000 * opened
  const user = { id: 70_000 + opened, first_name: 'Li' }
  it.telegram.addUser({ id: user.id, firstName: 'Li', languageCode: 'en' })
  await it.telegram.sendText(user.id, user.id, '/start')
  const person = { id: `li-${opened}`, name: 'Li Wei', language: 'en' as const, active: true }
  await it.database.save(`enrol:li-${opened}`, it.now(), [
    {
      kind: 'person.enrolled',
      person: { ...person, post: { role: 'inspector', organizationId: 'commerce' } },
      account: { platform: 'telegram', userId: String(user.id) },
      chat: String(user.id),
      at: it.now(),
    },
  ])
  const chat = { ...user, type: 'private' as const }
  const from = { ...user, is_bot: false }
  return {
    ...it,
    /** A report as Telegram sends it. */
    report: (at: number): Promise<Response> => {
      const text = `/hazard place ${base + at}: bare wires`
      const message = { message_id: at, date: 1_795_399_200, chat, from, text }
      return it.telegram.post({ update_id: base + at, message } as never)
    },
    /** How often each of the reports was filed. */
    filed: async () => {
      const { rows } = await near.execute({
        sql: `SELECT place, count(*) AS n FROM hazards WHERE reporter_id = ? GROUP BY 1 ORDER BY length(place), place`,
        args: [person.id],
      })
      return rows.map((row) => [Number(String(row.place).slice(6)) - base, row.n])
    },
    /** What they were told. */
    told: () => it.telegram.pane(user.id).chats.flatMap(({ messages }) => messages.map((one) => one.text)),
  }
}

const toComeAgain = (answer: Response) => [answer.status, answer.headers.get('retry-after')]

test('with answers of the database that come too late the platform is told to come again, and what was done all the same is not done twice', async () => {
  const it = await open()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  expect((await it.report(0)).status).toBe(200)
  link.delay(Number.POSITIVE_INFINITY)
  const [said, asked, ready, ...answers] = await whileCutOff(
    Promise.all([
      it.slack.message(office.userId, office.dm, '#隐患 仓库 电线裸露'),
      it.slack.slashCommand(office.userId, office.dm, '/hazard', 'barn: bare wires'),
      it.http.request('/readyz'),
      ...Array.from({ length: 10 }, (_, at) => it.report(at + 1)),
    ]),
  )
  for (const answer of [said, ...answers]) expect(answer && toComeAgain(answer)).toEqual([503, '2'])
  // Slack sends a command once: whoever typed it is told.
  expect(await asked.text()).toContain('I cannot save anything just now')
  expect(ready.status).toBe(503)
  await expect(whileCutOff(it.settle())).rejects.toThrow('the database does not answer')
  // It is no fault of the updates: none is counted as one that our code fails on.
  expect(it.logs.filter((line) => line.event === 'update failed')).toEqual([])

  // Half of them come again while only the last answer of each is late: they are kept, and come again once more.
  const { batch } = client
  client.batch = (statements, mode) => {
    if (mode === 'write') link.delay(Number.POSITIVE_INFINITY)
    return batch.call(client, statements, mode)
  }
  for (let at = 1; at <= 5; at += 1) {
    link.delay(0)
    const answer = it.report(at)
    await until(async () => (await it.filed()).some(([place]) => place === at))
    timeGoesBy()
    expect(toComeAgain(await answer)).toEqual([503, '2'])
  }
  client.batch = batch
  link.delay(0)
  expect(await it.filed()).toEqual([0, 1, 2, 3, 4, 5].map((at) => [at, 1]))

  // Nor is anybody asked whether a report is the one they made before.
  const before = it.told()
  for (let at = 0; at <= 5; at += 1) expect((await it.report(at)).status).toBe(200)
  expect(it.told()).toEqual(before)
  for (let at = 6; at <= 10; at += 1) expect((await it.report(at)).status).toBe(200)
  expect(await it.filed()).toEqual(Array.from({ length: 11 }, (_, at) => [at, 1]))
  expect(await checkHistory(client)).toEqual([])
  // What was claimed under an answer that never came is free again as a dead process's is.
  await client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')
  it.forward(60_000)
  await it.settle()
  const { rows } = await client.execute("SELECT state FROM outbox WHERE state <> 'sent'")
  expect(rows).toEqual([])
})

test('of any number of updates no more wait for a slow database than a bound; one more is refused at once', async () => {
  const it = await open()
  link.delay(Number.POSITIVE_INFINITY)
  trips = []
  const statuses: number[] = []
  const answers = Array.from({ length: 600 }, (_, at) =>
    it.report(at).then(({ status }) => statuses.push(status)),
  )
  await until(() => trips.length === 128 && statuses.length === 600 - 128)
  timeGoesBy()
  await Promise.all(answers)
  expect(statuses.filter((status) => status !== 503)).toEqual([])
  expect(link.openMost()).toBeLessThanOrEqual(128)
  const asked = await whileCutOff(
    Promise.allSettled(Array.from({ length: 200 }, () => client.execute('SELECT 1'))),
  )
  const reasons = asked.map((it) => (it.status === 'rejected' ? String(it.reason) : ''))
  expect(reasons.filter((it) => it.includes('too much waits'))).toHaveLength(200 - 128)
  link.delay(0)
  expect((await it.report(0)).status).toBe(200)
  expect(await it.filed()).toEqual([[0, 1]])
})
