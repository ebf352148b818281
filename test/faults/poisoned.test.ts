import { expect, test } from 'vitest'
import { openPlatforms } from '../support/platforms'

/** The service with a fault of its own in it: whatever holds the word “poison” fails until `mend`. */
async function open() {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const { batch } = it.client
  let broken = true
  it.client.batch = (statements, mode) => {
    const isPoisoned = JSON.stringify(statements).includes('poison')
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

test('an update whose parts are not what they are called is left at once', async () => {
  const it = await open()
  const chat = { id: it.inspector.number, type: 'private' }
  const from = { id: it.inspector.number, is_bot: false, first_name: 'Li' }
  for (const [at, text] of [5, {}, [], true].entries()) {
    const update = { update_id: 900 + at, message: { message_id: 1, date: 1, chat, from, text } }
    expect((await it.telegram.post(update as never)).status).toBe(200)
  }
  expect(it.logs.map((line) => line.event)).toEqual(Array(4).fill('update not understood'))
})
