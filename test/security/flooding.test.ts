import { describe, expect, test } from 'vitest'
import { isPressing } from '../../src/domain/flooding/tally'
import { openTestDatabase } from '../support/database'
import { openDesk } from '../support/desk'
import { openPlatforms } from '../support/platforms'

const open = async () => {
  const desk = await openDesk(undefined, { client: await openTestDatabase(), counted: 0, limited: true })
  const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' })
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' })
  return { desk, inspector, office }
}
const stranger = (userId: string) => ({ name: 'X', account: { platform: 'telegram' as const, userId } })

describe('codes', () => {
  test('can be guessed ten times an hour by one account, a right one then included', async () => {
    const { desk } = await open()
    const guess = async (who: string, code: string) =>
      (await desk.command(stranger(who), `start ${code}`)).view?.body?.[0] ?? ''
    for (let at = 0; at < 10; at += 1)
      expect(await guess('9', `wrong-${at}`)).toContain('not valid, or has expired')
    expect(await guess('9', 'wrong-10')).toContain('Too many codes')
    expect(await guess('9', 'first-coordinator')).toContain('Too many codes')
    expect(await guess('8', 'wrong')).toContain('not valid, or has expired')
    desk.forward(3_600_000)
    expect(await guess('9', 'first-coordinator')).toContain('X')
  })
})

describe('what is not a member’s', () => {
  test.each(['start', 'join'])(
    'a code after “%s” is answered thirty times a minute at most',
    async (word) => {
      const { desk } = await open()
      const answers = []
      for (let at = 0; at < 40; at += 1)
        answers.push((await desk.command(stranger('9'), `${word} wrong-${at}`)).view?.body?.[0])
      expect(answers[29]).toContain('Too many codes')
      expect(answers[30]).toContain('more messages than I can answer')
      expect(answers.slice(31)).toEqual(Array(9).fill(undefined))
    },
  )

  test('so is a code posted in a channel', async () => {
    const { desk } = await open()
    const channel = { platform: 'telegram' as const, chat: '-7', private: false }
    const answers = []
    for (let at = 0; at < 40; at += 1)
      answers.push(
        await desk.send(stranger('-7'), { kind: 'bind-code', code: `wrong-${at}` }, { place: channel }),
      )
    expect(answers.filter(({ view }) => view !== undefined)).toHaveLength(31)
  })
})

describe('messages', () => {
  test('of one chat are answered thirty times a minute, then one says so, then there is silence', async () => {
    const { desk, inspector, office } = await open()
    const said = async () => (await desk.command(inspector, 'tasks')).view
    const answers = []
    for (let at = 0; at < 40; at += 1) answers.push(await said())
    expect(answers.slice(0, 30).every((view) => view?.body?.[0] !== undefined)).toBe(true)
    expect(answers[30]?.body?.[0]).toContain('more messages than I can answer')
    expect(answers.slice(31)).toEqual(Array(9).fill(undefined))
    expect((await desk.command(office, 'tasks')).view).toBeDefined()
    desk.forward(61_000)
    expect(await said()).toBeDefined()
  })

  test('that say something urgent are taken all the same, and the office is told of who sent them', async () => {
    const { desk, inspector, office } = await open()
    for (let at = 0; at < 35; at += 1) await desk.say(inspector, `hello ${at}`)
    await desk.command(inspector, 'hazard barn: bare wires')
    await desk.command(inspector, 'hazard mill: bare wires, major')
    await desk.command(inspector, 'hazard 粮库: 氨气泄漏，紧急')
    const { rows } = await desk.client.execute('SELECT place FROM hazards')
    expect(rows.map((it) => it.place)).toEqual(['mill', '粮库'])
    const told = desk.chatOf(office).filter((it) => it.view.body?.[0]?.includes('very many messages'))
    expect(told.map((it) => it.view.body?.[0])).toEqual([expect.stringContaining('Li Wei')])
  })

  test('are counted for each chat: who is silenced in one is heard in another', async () => {
    const { desk, inspector } = await open()
    for (let at = 0; at < 35; at += 1) await desk.command(inspector, 'tasks')
    expect((await desk.command(inspector, 'tasks')).view).toBeUndefined()
    const group = { place: { platform: 'telegram' as const, chat: '-5', private: false } }
    const tasks = { kind: 'command' as const, word: 'tasks', args: '', files: [] }
    expect((await desk.send(inspector, tasks, group)).view).toBeDefined()
  })

  test('of strangers too; presses and photos are never too many', async () => {
    const { desk, inspector } = await open()
    const seen = []
    for (let at = 0; at < 40; at += 1) seen.push((await desk.say(stranger('9'), 'hi')).view)
    expect(seen.filter((view) => view !== undefined)).toHaveLength(31)
    for (let at = 0; at < 50; at += 1) expect((await desk.press(inspector, 'w.0')).view).toBeDefined()
  })

  test('are counted for all processes of the service', async () => {
    const client = await openTestDatabase()
    const one = await openDesk(undefined, { client, counted: 0, limited: true })
    const other = await openDesk(undefined, { client, counted: 5_000, limited: true })
    const inspector = await one.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' })
    for (let at = 0; at < 30; at += 1) await one.command(inspector, 'tasks')
    expect((await other.command(inspector, 'tasks')).view?.body?.[0]).toContain('more messages than I can')
  })

  test('cost nothing more than before while they are few: one trip for a list', async () => {
    const it = await openPlatforms({ unlimited: false })
    const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
    const { batch } = it.client
    let trips = 0
    it.client.batch = (...args) => {
      trips += 1
      return batch.apply(it.client, args)
    }
    await it.telegram.sendText(inspector.number, inspector.number, '/tasks')
    expect(trips).toBe(1)
    for (let at = 0; at < 40; at += 1) {
      trips = 0
      await it.telegram.sendText(inspector.number, inspector.number, '/tasks')
      expect(trips).toBeLessThanOrEqual(2)
    }
  })
})

test.each([
  'fire on the third floor, urgent',
  '紧急：有人被困',
  'gas leak at the school',
  '重大隐患 锅炉',
  'It will explode',
])('“%s” is pressing', (text) => expect(isPressing(text)).toBe(true))
test.each(['tasks', 'hazard barn: bare wires', '灭火器过期', 'hello'])('“%s” is not', (text) =>
  expect(isPressing(text)).toBe(false),
)
