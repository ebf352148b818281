import { expect, test } from 'vitest'
import { createDatabase } from '../../src/db/database'
import { checkHistory } from '../../src/db/history-check'
import { openDatabase } from '../../src/db/open'
import { addUnit } from '../support/desk'
import { onLoopback, ownFolder, run } from '../support/process'

const kills = 12
/** The first of them come while calls are under way, however busy the machine is; the others at any moment. */
const killsInCalls = 4
const recipients = 2_000
/** Calls to a platform that the service has under way at a time. */
const connections = 16
/** So many reports are numbered for each life of the service. */
const reportsOfLife = 100_000

/** The same moments in every run of this test. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const untilSaid = async (printed: { output: string }, word: string): Promise<void> => {
  while (!printed.output.includes(word)) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('killed again and again in mid-report and mid-broadcast, the service loses nothing and repeats only what nobody knows of', async () => {
  const folder = ownFolder()
  const url = `file:${folder}/anwei.db`
  const client = await openDatabase(url)
  for (let at = 0; at < 200; at += 1)
    await addUnit(client, { id: `unit-${at}`, number: at + 1, name: `Unit ${at}`, departmentId: 'commerce' })
  await createDatabase(client).save('enrol', 1, [
    {
      kind: 'person.enrolled',
      person: {
        id: 'li-wei',
        name: 'Li Wei',
        post: { role: 'inspector', organizationId: 'commerce' },
        language: 'en',
        active: true,
      },
      account: { platform: 'telegram', userId: '1' },
      chat: '1',
      at: 1,
    },
  ])
  await client.execute({
    sql: `WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?)
      INSERT INTO outbox (key, platform, chat, private, telling, lane, due_at, created_at)
      SELECT 'broadcast:' || at, 'telegram', 'of-' || at, 1, '{"kind":"notice","notice":{"code":"set-aside","count":1}}', 5, 0, 0 FROM n`,
    args: [recipients],
  })
  const arrived = new Map<string, number>()
  let called = () => {}
  let answers = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 20))
  const standIn = await onLoopback(async (request) => {
    const chat = await request.text()
    arrived.set(chat, (arrived.get(chat) ?? 0) + 1)
    called()
    await answers()
    return new Response(String(arrived.size))
  })
  const settings = { DATABASE_URL: url, STAND_IN: standIn, CALLS: `${folder}/calls` }
  const chance = random(7)
  const acknowledged: string[] = []
  const hear = (output: string): void => {
    acknowledged.push(...[...output.matchAll(/^filed (\S+)\n/gm)].map((it) => it[1] ?? ''))
  }
  // What a dead process held is free again after a minute of the database's clock; this test does not wait for it.
  const endLeases = () => client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')

  for (let life = 0; life < kills; life += 1) {
    const REPORTS = String(life * reportsOfLife)
    const { child, ended, printed } = run('test/faults/mortal-service.ts', folder, { ...settings, REPORTS })
    const answersAtOnce = answers
    if (life < killsInCalls) {
      answers = () => ended
      await new Promise<void>((resolve) => {
        called = resolve
      })
    } else {
      await untilSaid(printed, 'started')
      await new Promise((resolve) => setTimeout(resolve, chance() * 400))
    }
    child.kill('SIGKILL')
    await ended
    answers = answersAtOnce
    hear(printed.output)
    await endLeases()
  }
  const last = run('test/faults/mortal-service.ts', folder, settings)
  expect(await last.ended).toBe(0)
  hear(last.printed.output)

  const { rows } = await client.execute(
    "SELECT chat, state, problem FROM outbox WHERE key LIKE 'broadcast:%'",
  )
  expect(rows).toHaveLength(recipients)
  expect(rows.filter((row) => row.state !== 'sent' && row.state !== 'unconfirmed')).toEqual([])
  for (const row of rows) {
    const times = arrived.get(String(row.chat)) ?? 0
    if (row.state === 'sent') expect(times).toBe(1)
    // A broadcast of which nobody knows is not sent again: it may have arrived once, and its row says why.
    else expect([times <= 1, row.problem]).toEqual([true, 'the process that sent it ended'])
  }
  // Only what was under way is in doubt: nothing that waited in a claimed batch, nothing that was answered.
  const inDoubt = rows.filter((row) => row.state === 'unconfirmed').length
  expect(inDoubt).toBeGreaterThanOrEqual(killsInCalls)
  expect(inDoubt).toBeLessThanOrEqual(kills * connections)
  expect(arrived.size).toBeGreaterThanOrEqual(recipients - inDoubt)

  const { rows: kept } = await client.execute("SELECT key FROM requests WHERE key LIKE 'tg:%'")
  const keys = new Set(kept.map((row) => String(row.key)))
  expect(acknowledged.filter((key) => !keys.has(key))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(0)
  const { rows: counted } = await client.execute(
    'SELECT count(*) AS hazards, max(number) AS last FROM hazards',
  )
  expect(counted[0]?.hazards).toBe(counted[0]?.last)
  expect(await checkHistory(client)).toEqual([])
  client.close()
}, 120_000)
