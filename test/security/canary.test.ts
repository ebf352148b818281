import { afterEach, describe, expect, test, vi } from 'vitest'
import { commandNames } from '../../src/bots/commands'
import { findPeople, forgetPerson } from '../../src/db/forget-person'
import { checkHistory } from '../../src/db/history-check'
import { openPlatforms, type Platforms, telegramButton } from '../support/platforms'

/** Everything the database holds, as text. */
async function everything({ client }: Platforms): Promise<string> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'",
  )
  const all = await client.batch(
    rows.map(({ name }) => `SELECT * FROM "${name}"`),
    'read',
  )
  return JSON.stringify(all.map((it) => it.rows))
}

const name = 'Kanarienvogel Wellensittich'
const said = 'kanarientext bare wires'

afterEach(() => vi.restoreAllMocks())

/** What is written past the log, by us or by a library. */
function watchConsole(): unknown[] {
  const written: unknown[] = []
  for (const way of ['debug', 'info', 'log', 'warn', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...given) => {
      written.push(...given.map((it) => (it instanceof Error ? it.stack : it)))
    })
  return written
}

/** A report from a message to its closing, with failures of every kind on the way. */
async function walk() {
  const it = await openPlatforms()
  const reporter = await it.enrol(name, { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const say = (text: string) => it.telegram.sendText(reporter.number, reporter.number, text)
  await say(`/hazard barn: ${said}`)
  await it.settle()
  await say('/me')
  await it.telegram.press(
    reporter.number,
    reporter.number,
    telegramButton(it, reporter.number, 'Open the dashboard').message,
    'D',
  )
  await say('/join kanariencode-0123456789')
  await it.slack.slashCommand(office.userId, office.dm, '/safety', 'hazards H-1')
  await it.settle()
  return { it, reporter, office, say }
}

describe('no line of the log', () => {
  test('holds a token, a name, a code or the text of a message, whatever goes wrong', async () => {
    const written = watchConsole()
    const { it, reporter, office, say } = await walk()
    // The platform refuses, our own code fails, the database fails.
    it.telegram.block(reporter.number)
    await it.slack.slashCommand('U7002', 'D7002', '/safety', 'hazards')
    await it.settle()
    it.telegram.unblock(reporter.number)
    const batch = it.client.batch.bind(it.client)
    const fail = (message: string) => {
      it.client.batch = async () => {
        it.client.batch = batch
        throw new Error(message)
      }
    }
    fail('something of our own')
    await say(`/hazard mill: ${said}`)
    fail('SQLITE_BUSY: database is locked')
    await say(`/hazard shed: ${said}`)
    for (const word of commandNames) {
      // One that works, one that meets a fault of ours while it reads, one with a database that is away.
      await say(`/${word} ${said}`)
      fail(`something about ${word}`)
      await say(`/${word} ${said}`)
      fail('SQLITE_BUSY: database is locked')
      await it.slack.slashCommand(office.userId, office.dm, '/safety', `${word} ${said}`)
      await it.settle().catch(() => undefined)
    }
    it.client.batch = batch
    const routes = new Set(it.http.routes.map(({ method, path }) => `${method} ${path}`))
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ')
      const asked = path
        .replace(/:\w+(\{[^}]*\}(\\?\.ics\})?)?/g, 'kanarienkanarienkanari')
        .replace('*', said)
      for (const failing of [false, true]) {
        if (failing) fail('something of our own')
        await it.http.request(asked, {
          method: method === 'ALL' ? 'PUT' : method,
          headers: { authorization: 'Bearer kanarientoken', cookie: '__Host-anwei=kanariencookie' },
          ...(method === 'POST' ? { body: said } : {}),
        })
      }
    }
    it.client.batch = batch
    const log = JSON.stringify([it.logs, written])
    expect(it.logs.length).toBeGreaterThan(1)
    const {
      TELEGRAM_BOT_TOKEN,
      TELEGRAM_WEBHOOK_SECRET,
      SLACK_BOT_TOKEN,
      SLACK_SIGNING_SECRET,
      API_TOKEN,
      SETUP_CODE,
    } = it.settings
    for (const canary of [
      'Kanarien',
      'kanarien',
      'bare wires',
      TELEGRAM_BOT_TOKEN,
      TELEGRAM_WEBHOOK_SECRET,
      SLACK_BOT_TOKEN,
      SLACK_SIGNING_SECRET,
      API_TOKEN,
      SETUP_CODE,
    ])
      expect([canary, log.includes(canary)]).toEqual([canary, false])
  })
})

test('nor the address of a call that fails, which holds the token, as libraries put it into their errors', async () => {
  const written = watchConsole()
  const through = () => async (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
    const { url, headers } = new Request(input, init?.headers ? { headers: init.headers } : {})
    throw new TypeError(`fetch failed: ${url} ${headers.get('authorization')}`, { cause: new Error(url) })
  }
  const it = await openPlatforms({ through })
  const reporter = await it.enrol(name, { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  await it.slack.slashCommand(office.userId, office.dm, '/safety', 'hazards')
  await it.slack.slashCommand(office.userId, office.dm, '/hazard', '')
  const file = { bytes: new Uint8Array([1]), fileName: 'a.jpg', mimeType: 'image/jpeg' }
  await it.telegram.sendFiles(reporter.number, reporter.number, [file], { caption: '/hazard barn: wires' })
  for (let round = 0; round < 3; round += 1) await it.settle()
  const kept = JSON.stringify([it.logs, written, await everything(it)])
  expect(it.logs.length).toBeGreaterThan(1)
  const { TELEGRAM_BOT_TOKEN, SLACK_BOT_TOKEN } = it.settings
  for (const token of [TELEGRAM_BOT_TOKEN, SLACK_BOT_TOKEN, 'example.org/'])
    expect([token, kept.includes(token)]).toEqual([token, false])
})

describe('somebody who is forgotten', () => {
  test('is nowhere any more, by name or account, and the history is whole', async () => {
    const { it, reporter, say } = await walk()
    await say('what of H-1?')
    // A question stays open.
    await say('the stove in the old mill looks odd')
    expect(await everything(it)).toContain(name)
    const [found, ...others] = await findPeople(it.client, name)
    expect([found?.id, others]).toEqual([reporter.id, []])
    await forgetPerson(it.client, reporter.id, it.now())
    const left = await everything(it)
    expect(left).not.toContain(name)
    expect(left).not.toContain(`"${reporter.userId}"`)
    expect(left).not.toContain(`:${reporter.userId}`)
    expect(left).toContain(said)
    expect(await checkHistory(it.client)).toEqual([])
    await say('/tasks')
    const answer = it.telegram.pane(reporter.number).chats.at(-1)?.messages.at(-1)?.text
    expect(answer).toContain('only talk to its members')
  })

  test('changes nothing for others', async () => {
    const { it, reporter, office } = await walk()
    await forgetPerson(it.client, reporter.id, it.now())
    const { rows } = await it.client.execute({
      sql: 'SELECT name, active FROM people WHERE id = ?',
      args: [office.id],
    })
    expect(rows[0]).toMatchObject({ name: 'Wang Fang', active: 1 })
    // What they have on their screens is drawn anew.
    expect(JSON.stringify(it.slack.messages(office.dm))).toContain(name)
    await it.settle()
    expect(JSON.stringify(it.slack.messages(office.dm))).not.toContain(name)
    await it.slack.slashCommand(office.userId, office.dm, '/safety', 'hazards H-1')
    await it.settle()
    const shown = JSON.stringify(it.slack.messages(office.dm))
    expect(shown).toContain(said)
    expect(shown).not.toContain(name)
  })
})
