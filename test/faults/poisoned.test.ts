import { expect, test } from 'vitest'
import { sha256 } from '../../src/db/hash'
import { signedRequest } from '../../src/playground/slack/stand-in'
import { openPlatforms } from '../support/platforms'

/** The service with a fault of its own in it: whatever holds the word “poison”, or its hash as a code, fails until `mend`. */
async function open() {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const { batch } = it.client
  const poisonCode = await sha256('poison')
  let broken = true
  it.client.batch = (statements, mode) => {
    const asked = JSON.stringify(statements)
    const isPoisoned = asked.includes('poison') || asked.includes(poisonCode)
    const isKept = JSON.stringify(statements).includes('INSERT INTO quarantine')
    if (broken && isPoisoned && !isKept) throw new TypeError('a fault of our own')
    return batch.call(it.client, statements, mode)
  }
  const rows = async (sql: string) => (await it.client.execute(sql)).rows
  return {
    ...it,
    inspector,
    office,
    mend: () => {
      broken = false
    },
    kept: () => rows('SELECT key, problem FROM quarantine'),
    places: async () => (await rows('SELECT place FROM hazards ORDER BY number')).map((row) => row.place),
    chat: () => it.telegram.pane(inspector.number).chats.flatMap((chat) => chat.messages),
  }
}

test('an update our code fails on is refused four times and kept aside at the fifth: its chat goes on', async () => {
  const it = await open()
  const { number } = it.inspector
  await it.telegram.sendText(number, number, '/hazard poison: bare wires')
  await it.telegram.sendText(number, number, '/hazard barn: bare wires')
  while (it.telegram.pendingCount() > 0) {
    expect(await it.kept()).toEqual([])
    await it.telegram.redeliver()
  }
  expect(it.logs.filter((line) => line.event === 'update failed')).toHaveLength(5)
  expect(await it.kept()).toEqual([
    { key: expect.stringMatching(/^tg:/), problem: 'TypeError: a fault of our own' },
  ])
  expect(await it.places()).toEqual(['barn'])
  expect(it.chat().some((message) => message.text?.includes('Something went wrong on our side'))).toBe(true)
})

test('a fault that passes costs nothing: the update is carried out when it comes again, once', async () => {
  const it = await open()
  const { updates, responses } = await it.telegram.sendText(
    it.inspector.number,
    it.inspector.number,
    '/hazard poison: bare wires',
  )
  expect([responses[0]?.status, responses[0]?.headers.get('retry-after')]).toEqual([503, '2'])
  it.mend()
  await it.telegram.redeliver()
  for (const update of updates) await it.telegram.post(update)
  expect(await it.places()).toEqual(['poison'])
  expect(await it.kept()).toEqual([])
})

test('an event of Slack’s is kept aside at the last time Slack sends it', async () => {
  const it = await open()
  const statuses = [(await it.slack.message(it.office.userId, it.office.dm, '#隐患 poison 电线裸露'))?.status]
  for (let retry = 1; retry <= 3; retry += 1) statuses.push((await it.slack.retry(retry)).status)
  expect(statuses).toEqual([503, 503, 503, 200])
  expect(await it.kept()).toHaveLength(1)
  await it.slack.message(it.office.userId, it.office.dm, '#隐患 仓库 电线裸露')
  expect(await it.places()).toEqual(['仓库'])
})

test('what comes once is kept aside at once, and whoever waits for an answer is told', async () => {
  const it = await open()
  const { dm, userId } = it.office
  const answer = await it.slack.slashCommand(userId, dm, '/hazard', 'poison: bare wires')
  expect(await answer.text()).toContain('Something went wrong on our side')
  expect(await it.kept()).toHaveLength(1)
  await it.slack.slashCommand(userId, dm, '/hazard', 'barn: bare wires')
  expect(await it.places()).toEqual(['barn'])
})

test('the office sees whose it was and what they said', async () => {
  const it = await open()
  const { dm, userId } = it.office
  await it.slack.slashCommand(userId, dm, '/hazard', 'poison: bare wires')
  const { number } = it.inspector
  await it.telegram.sendText(number, number, '/hazard poison: no extinguisher')
  while (it.telegram.pendingCount() > 0) await it.telegram.redeliver()
  it.mend()
  const answer = JSON.stringify(await (await it.slack.slashCommand(userId, dm, '/safety', 'delivery')).json())
  expect(answer).toContain('2 updates we failed on')
  expect(answer).toMatch(/Wang Fang · [^·"]+ · hazard poison: bare wires/)
  expect(answer).toMatch(/Li Wei · [^·"]+ · hazard poison: no extinguisher/)
})

test('a code that is kept aside is kept without the code', async () => {
  const it = await open()
  it.telegram.addUser({ id: 99, firstName: 'Eve', languageCode: 'en' })
  await it.telegram.sendText(99, 99, '/start')
  for (const said of ['/start poison', '/join poison', '加入 poison'])
    await it.telegram.sendText(99, 99, said)
  while (it.telegram.pendingCount() > 0) await it.telegram.redeliver()
  expect(await it.kept()).toHaveLength(3)
  const { rows } = await it.client.execute('SELECT envelope FROM quarantine')
  expect(JSON.stringify(rows)).not.toContain('poison')
})

test('an update whose parts are not what they are called is left at once', async () => {
  const it = await open()
  const chat = { id: it.inspector.number, type: 'private' }
  const from = { id: it.inspector.number, is_bot: false, first_name: 'Li' }
  for (const [at, text] of [5, {}, [], true].entries()) {
    const update = { update_id: 900 + at, message: { message_id: 1, date: 1, chat, from, text } }
    expect((await it.telegram.post(update as never)).status).toBe(200)
  }
  expect(it.logs.map((line) => line.event)).toEqual(Array(4).fill('update not understood'))
  const message = { message_id: 1, date: 1, chat }
  const press = { update_id: 950, callback_query: { id: '1', from, message, chat_instance: '1', data: [] } }
  expect((await it.telegram.post(press as never)).status).toBe(200)
  expect(await it.kept()).toEqual([])
})

test.each([
  ['an event', { type: 'event_callback', event_id: 'Ev1', event: null }],
  [
    'who it is for',
    { type: 'event_callback', event_id: 'Ev2', authorizations: [null], event: { type: 'message' } },
  ],
  ['what was pressed', { type: 'block_actions', trigger_id: '1.1', user: { id: 'U1' }, actions: 7 }],
])('of Slack too: one in which %s is not what it is called', async (_what, body) => {
  const it = await open()
  const request = signedRequest(it.settings.SLACK_SIGNING_SECRET, it.now(), JSON.stringify(body), {
    'content-type': 'application/json',
  })
  expect((await it.http.fetch(request)).status).toBe(200)
  expect(it.logs.map((line) => line.event)).toEqual(['update not understood'])
  expect(await it.kept()).toEqual([])
})

const shortcut = {
  type: 'message_action',
  callback_id: 'report_hazard',
  trigger_id: '1.2',
  team: { id: 'T1' },
}
test.each([
  ['a command of nobody', { command: '/hazard', text: 'x', trigger_id: '1.1' }],
  ['a command that can’t be told from another', { command: '/hazard', text: 'x', user_id: 'U1' }],
  ['a shortcut at no message', { payload: JSON.stringify({ ...shortcut, user: { id: 'U1' }, message: 7 }) }],
  [
    'a shortcut of nobody',
    { payload: JSON.stringify({ ...shortcut, user: { id: 7 }, message: { text: 'x' } }) },
  ],
])('%s is left at once', async (_what, form: Record<string, string>) => {
  const it = await open()
  const request = signedRequest(
    it.settings.SLACK_SIGNING_SECRET,
    it.now(),
    String(new URLSearchParams(form)),
    {
      'content-type': 'application/x-www-form-urlencoded',
    },
  )
  const answer = await it.http.fetch(request)
  expect([answer.status, await answer.text(), await it.kept()]).toEqual([200, '', []])
})
