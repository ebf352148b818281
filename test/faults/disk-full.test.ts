import { expect, test } from 'vitest'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openPlatforms } from '../support/platforms'

const minute = 60_000

/** The service on a disk that fills up: SQLite is given no pages beyond what it has, and says SQLITE_FULL itself. */
async function open() {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const pages = async (): Promise<number> =>
    Number((await it.client.execute('PRAGMA page_count')).rows[0]?.page_count)
  let update = 5_000
  return {
    ...it,
    inspector,
    office,
    fillUp: async () => it.client.execute(`PRAGMA max_page_count = ${(await pages()) + 2}`),
    makeRoom: () => it.client.execute('PRAGMA max_page_count = 100000'),
    /** Reports in long words, as Telegram sends it. */
    report: async (id = ++update) => {
      const user = { id: inspector.number, first_name: 'Li' }
      const text = `/hazard place ${id}: bare wires ${'behind the shelves of the shop '.repeat(40)}`
      const message = { message_id: id, date: 1_795_399_200, chat: { ...user, type: 'private' }, text }
      const from = { ...user, is_bot: false }
      const answer = await it.telegram.post({ update_id: id, message: { ...message, from } } as never)
      return { id, answer }
    },
    places: async () =>
      (await it.client.execute('SELECT place FROM hazards ORDER BY number')).rows.map((row) => row.place),
  }
}

test('with the disk full the platform is told to come again; what was acknowledged is there, and it goes on with room', async () => {
  const it = await open()
  await it.fillUp()
  const taken: number[] = []
  let refused: number | undefined
  for (let tries = 0; refused === undefined && tries < 50; tries += 1) {
    const { id, answer } = await it.report()
    if (answer.ok) taken.push(id)
    else {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
      refused = id
    }
  }
  expect(refused).toBeDefined()
  expect(await it.places()).toEqual(taken.map((id) => `place ${id}`))
  const { dm, userId } = it.office
  const said = await it.slack.slashCommand(userId, dm, '/hazard', `barn: bare wires ${'x '.repeat(2_000)}`)
  expect(await said.text()).toContain('I cannot save anything just now')

  await it.makeRoom()
  expect((await it.report(refused)).answer.status).toBe(200)
  expect((await it.report(refused)).answer.status).toBe(200)
  expect(await it.places()).toEqual([...taken, refused].map((id) => `place ${id}`))
  // It is no fault of the updates: none is counted as one that our code fails on.
  expect(it.logs.filter((line) => line.event === 'update failed')).toEqual([])
})

test('an event of Slack’s is told to come again likewise', async () => {
  const it = await open()
  await it.fillUp()
  const event = (ts: number) => ({
    type: 'event_callback',
    event_id: `Ev${ts}`,
    event: {
      type: 'message',
      channel: it.office.dm,
      channel_type: 'im',
      user: it.office.userId,
      ts: `${ts}.1`,
      text: `#隐患 仓库 ${ts} 电线裸露 ${'货架后面 '.repeat(200)}`,
    },
  })
  const post = (ts: number) =>
    it.http.fetch(
      signedRequest(it.settings.SLACK_SIGNING_SECRET, it.now(), JSON.stringify(event(ts)), {
        'content-type': 'application/json',
      }),
    )
  let answer = await post(1_000)
  let ts = 1_000
  while (answer.ok && ts < 1_050) {
    ts += 1
    answer = await post(ts)
  }
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  const before = await it.places()
  await it.makeRoom()
  expect((await post(ts)).status).toBe(200)
  expect(await it.places()).toHaveLength(before.length + 1)
})

test('what waited goes out once there is room, each once, and the clock’s work is done late', async () => {
  const it = await open()
  for (let at = 0; at < 5; at += 1) await it.report()
  await it.fillUp()
  let failed = 0
  for (let at = 0; at < 30; at += 1) {
    await it.report()
    it.forward(minute)
    for (const work of [() => it.tick(it.now()), it.settle]) await work().catch(() => failed++)
  }
  expect(failed).toBeGreaterThan(0)
  await it.makeRoom()
  // What was claimed before the disk was full may have gone out: its lease ends as a dead process's does.
  await it.client.execute('UPDATE outbox SET leased_until = 1 WHERE lease_token IS NOT NULL')
  it.forward(minute)
  await it.tick(it.now())
  await it.settle()
  const { rows } = await it.client.execute(
    "SELECT state, ambiguous FROM outbox WHERE telling ->> '$.kind' = 'card'",
  )
  expect(rows.filter((row) => row.state !== 'sent')).toEqual([])
  for (const place of await it.places()) {
    const cards = it.slack
      .messages(it.office.dm)
      .filter((message) => JSON.stringify(message).includes(`${place} `))
    const unmarked = cards.filter((card) => !JSON.stringify(card).includes('possibly sent before'))
    expect([place, unmarked.length]).toEqual([place, 1])
  }
})
