import { mkdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, test, vi } from 'vitest'
import { createDatabase } from '../src/db/database'
import { openDatabase } from '../src/db/open'
import type { Person, Platform, Post } from '../src/domain/people/person'
import { createSlackStandIn } from '../src/playground/slack/stand-in'
import { createTelegramStandIn } from '../src/playground/telegram/stand-in'
import { onLoopback, ownFolder, run } from './support/process'
import { freePort } from './support/sqld'

const inspectors = [11, 12, 13, 14]
const coordinator = 'U1'
const botToken = '123456:test-token'

/** The moment somebody was called for the nth time: whoever waits goes on, and the call waits until it may. */
function gate(at: number) {
  let count = 0
  let reach: () => void = () => {}
  let release: () => void = () => {}
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const pass = async (): Promise<void> => {
    count += 1
    if (count !== at) return
    reach()
    await released
  }
  return { pass, reached, release }
}

/** Posts over a connection of its own: one that is kept would hold up the end of the server by seconds. */
const onceTo = async (url: string, from: Request): Promise<Response> => {
  const body = await from.text()
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: false, headers: Object.fromEntries(from.headers) }
    const call = request(url, options, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const type = answer.headers['content-type'] ?? 'text/plain'
        const status = answer.statusCode ?? 502
        resolve(new Response(text, { status, headers: { 'content-type': type } }))
      })
    })
    call.on('error', reject)
    call.end(body)
  })
}

/** Looks until it is so, for as long as the test may take; the service under test is another process, which nothing here can wait for. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 25))
}
vi.setConfig({ testTimeout: 120_000 })

/** `npm start` between stand-ins of both platforms on loopback, and its database to look into. */
async function open(options: { webhook: boolean; heldAt: number }) {
  const folder = ownFolder()
  const port = await freePort()
  const held = gate(options.heldAt)
  const address = `http://127.0.0.1:${port}`
  const toService = async (request: Request): Promise<Response> =>
    onceTo(`${address}${new URL(request.url).pathname}`, request).catch(
      () => new Response(null, { status: 502 }),
    )
  const telegram = createTelegramStandIn({
    botToken,
    now: Date.now,
    ...(options.webhook ? { webhookSecret: 'webhook-secret', deliver: toService } : {}),
  })
  const slackPort = await freePort()
  const slack = createSlackStandIn({
    botToken: 'xoxb-test-token',
    signingSecret: 'signing-secret',
    deliver: toService,
    now: Date.now,
    baseUrl: `http://127.0.0.1:${slackPort}`,
  })
  slack.addUser({ id: coordinator, name: 'wang', realName: 'Wang Fang' })
  // What is held has been done: only its answer has not come yet.
  await onLoopback(async (request) => {
    const posts = request.url.endsWith('chat.postMessage')
    const response = await slack.fetch(request)
    if (posts) await held.pass()
    return response
  }, slackPort)
  const telegramAddress = await onLoopback(async (request) => {
    const idle = request.url.endsWith('getUpdates') && telegram.pendingCount() === 0
    if (idle) await new Promise((resolve) => setTimeout(resolve, 50))
    return telegram.fetch(request)
  })

  mkdirSync(join(folder, 'data'))
  const url = `file:${join(folder, 'data/anwei.db')}`
  const client = await openDatabase(url)
  const enrol = async (platform: Platform, userId: string, post: Post) => {
    const person: Person = { id: `p${userId}`, name: `N${userId}`, post, language: 'en', active: true }
    await createDatabase(client).save(`enrol:${userId}`, 1, [
      { kind: 'person.enrolled', person, account: { platform, userId }, chat: userId, at: 1 },
    ])
  }
  await enrol('slack', coordinator, { role: 'coordinator' })
  for (const id of inspectors) {
    telegram.addUser({ id, firstName: `N${id}`, languageCode: 'en' })
    await enrol('telegram', String(id), { role: 'inspector', organizationId: 'fire-and-rescue' })
  }
  // What counts here is the reports, whatever the time of day is.
  await client.execute("UPDATE people SET digest_mode = 'off'")
  client.close()

  const start = async () => {
    const service = run('start.js', folder, {
      PORT: String(port),
      DATABASE_URL: url,
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: telegramAddress,
      SLACK_BOT_TOKEN: 'xoxb-test-token',
      SLACK_SIGNING_SECRET: 'signing-secret',
      SLACK_API_URL: `${slack.baseUrl}/api/`,
      ...(options.webhook
        ? { PUBLIC_URL: 'https://anwei.example.org', TELEGRAM_WEBHOOK_SECRET: 'webhook-secret' }
        : {}),
    })
    await until(async () => (await fetch(`${address}/readyz`).catch(() => undefined))?.ok === true)
    return service
  }
  const look = async (sql: string) => {
    const reader = createClient({ url })
    const { rows } = await reader.execute(sql)
    reader.close()
    return rows
  }
  const filed = async () =>
    (await look('SELECT description FROM hazards')).map((row) => String(row.description))
  const settled = () =>
    until(async () => {
      const rows = await look("SELECT count(*) AS waiting FROM outbox WHERE state = 'waiting'")
      return rows[0]?.waiting === 0 && telegram.pendingCount() === 0
    })
  /** Cards in a chat that show this report. */
  const inspectorCards = (words: string) =>
    inspectors.flatMap((id) =>
      (telegram.pane(id).chats[0]?.messages ?? []).filter(
        (message) => message.from?.is_bot && message.text?.includes(`${words}\n`),
      ),
    )
  const coordinatorCards = (words: string) =>
    slack
      .messages(`D${coordinator.slice(1)}`)
      .filter((message) => new RegExp(`${words}\\b`).test(JSON.stringify(message.blocks ?? '')))
  return { telegram, held, start, look, filed, settled, inspectorCards, coordinatorCards }
}

const reports = inspectors.flatMap((id) =>
  [1, 2, 3].map((each) => ({ id, words: `bare wires in shop ${id * 10 + each}` })),
)
const say = ({ id, words }: (typeof reports)[number]) => ({ id, text: `/hazard Hongqi warehouse: ${words}` })

async function eachOnce(it: Awaited<ReturnType<typeof open>>): Promise<void> {
  expect((await it.filed()).toSorted()).toEqual(reports.map((report) => report.words).toSorted())
  for (const { words } of reports) {
    expect([words, it.inspectorCards(words).length, it.coordinatorCards(words).length]).toEqual([words, 1, 1])
  }
  expect(await it.look('SELECT * FROM quarantine')).toEqual([])
}

test('stopped while reports come by webhook, keeps what it took, records what it sent, goes on from there', async () => {
  const it = await open({ webhook: true, heldAt: 4 })
  const first = await it.start()
  const taken: string[] = []
  const chats = inspectors.map(async (id) => {
    for (const report of reports.filter((each) => each.id === id)) {
      const { text } = say(report)
      const { responses } = await it.telegram.sendText(id, id, text)
      if (responses.at(-1)?.ok) taken.push(report.words)
    }
  })
  await it.held.reached
  first.child.kill('SIGTERM')
  await Promise.all(chats)
  // It waits for the answer to what it sent, and would be long gone if it did not.
  const waits = new Promise<string>((resolve) => setTimeout(() => resolve('waits'), 1000))
  expect(await Promise.race([first.ended, waits])).toBe('waits')
  it.held.release()
  expect(await first.ended).toBe(0)
  expect(first.printed.output).toContain('"event":"stopped"')

  expect(await it.filed()).toEqual(expect.arrayContaining(taken))
  const leased = await it.look("SELECT id FROM outbox WHERE state = 'waiting' AND lease_token IS NOT NULL")
  expect(leased).toEqual([])
  const sent = await it.look("SELECT count(*) AS n FROM outbox WHERE state = 'sent' AND platform = 'slack'")
  const shown = reports.filter(({ words }) => it.coordinatorCards(words).length > 0)
  expect(sent[0]?.n).toBe(shown.length)

  await it.start()
  await it.telegram.redeliver()
  await it.settled()
  await eachOnce(it)
})

test('stopped while it polls, tells Telegram what it carried out, and goes on with the next', async () => {
  const it = await open({ webhook: false, heldAt: 4 })
  for (const report of reports) await it.telegram.sendText(report.id, report.id, say(report).text)
  const first = await it.start()
  await it.held.reached
  first.child.kill('SIGTERM')
  it.held.release()
  expect(await first.ended).toBe(0)
  expect(it.telegram.pendingCount()).toBe(reports.length - (await it.filed()).length)

  await it.start()
  await it.settled()
  await eachOnce(it)
})

test('a port that is taken ends the start in one line that names the setting', async () => {
  const { port } = new URL(await onLoopback(() => new Response()))
  const { ended, printed } = run('src/node.ts', ownFolder(), { PORT: port })
  expect(await ended).toBe(1)
  expect(printed.output).toMatch(/^PORT: .*EADDRINUSE.*\n$/)
})
