import { describe, expect, test } from 'vitest'
import type { IncomingFile } from '../../src/bots/intent'
import { counting } from '../support/counting'
import { addUnit, type Desk, dataOf, labels, openDesk, type Someone } from '../support/desk'

const photo = (fileId: string, album?: string): IncomingFile => ({
  platform: 'telegram',
  fileId,
  kind: 'photo',
  ...(album ? { album } : {}),
})
const sendFiles = (desk: Desk, who: Someone, files: IncomingFile[], text = '') =>
  desk.send(who, { kind: 'message', text, files, addressed: true })

async function openStreet() {
  const desk = await openDesk()
  await addUnit(desk.client, { id: 'u1', number: 1, name: '鑫源加油站', nameEn: 'Xinyuan petrol station' })
  await addUnit(desk.client, { id: 'u2', number: 2, name: '鑫源超市', nameEn: 'Xinyuan supermarket' })
  await addUnit(desk.client, { id: 'u3', number: 3, name: '金福服装厂', nameEn: 'Jinfu garment workshop' })
  const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'fire-and-rescue' })
  return { desk, inspector }
}

const field = (desk: Desk, who: Someone, label: string) =>
  desk
    .chatOf(who)
    .at(-1)
    ?.view.fields?.find((it) => it.label === label)?.value

describe('a report in one line', () => {
  test.each([
    ['hazard Xinyuan petrol station: fire lane blocked, major, 3 days'],
    ['隐患 鑫源加油站 消防通道堵塞 重大 限期3天'],
  ])('is filed at once where it leaves no doubt: %s', async (line) => {
    const { desk, inspector } = await openStreet()
    const answer = await (line.startsWith('hazard')
      ? desk.command(inspector, line)
      : desk.say(inspector, line))
    expect(answer).toEqual({})
    expect(field(desk, inspector, 'Unit')).toContain('U-1')
    expect(field(desk, inspector, 'Severity')).toBe('Major hazard')
    expect(field(desk, inspector, 'Category')).toBe('Blocked exit or fire lane')
    expect(field(desk, inspector, 'Time limit asked for')).toContain('26 Nov 23:59')
    expect(labels(desk.chatOf(inspector).at(-1)?.view)).toEqual(
      expect.arrayContaining(['Change…', 'Withdraw']),
    )
  })

  test('offers the units it may mean as buttons, and files with the one that is pressed', async () => {
    const { desk, inspector } = await openStreet()
    const asked = await desk.command(inspector, 'hazard 鑫源 消防通道堵塞')
    expect(asked.view?.quote).toBe('鑫源 消防通道堵塞')
    expect(labels(asked.view)).toEqual(
      expect.arrayContaining(['Xinyuan petrol station 鑫源加油站', 'Xinyuan supermarket 鑫源超市']),
    )
    await desk.press(inspector, dataOf(asked.view, 'Xinyuan supermarket 鑫源超市'))
    expect(field(desk, inspector, 'Unit')).toContain('U-2')
  })

  test('takes a place that is no registered unit in its words', async () => {
    const { desk, inspector } = await openStreet()
    await desk.command(inspector, 'hazard 红旗村村口仓库：无灭火器')
    expect(field(desk, inspector, 'Place')).toContain('红旗村村口仓库')
    expect(field(desk, inspector, 'Category')).toBe('No fire-fighting equipment')
  })

  test('sent twice by the platform is filed once', async () => {
    const { desk, inspector } = await openStreet()
    const again = () =>
      desk.send(
        inspector,
        { kind: 'command', word: 'hazard', args: 'Jinfu garment workshop: bare wires', files: [] },
        { key: 'tg:7' },
      )
    await again()
    await again()
    const { rows } = await desk.client.execute('SELECT count(*) AS n FROM hazards')
    expect(rows[0]?.n).toBe(1)
    expect(desk.chatOf(inspector)).toHaveLength(1)
  })

  test('sent to two processes is filed once, and neither asks twice whether it was', async () => {
    const { desk, inspector } = await openStreet()
    const { client, costOf } = counting(desk.client)
    const other = await openDesk(desk.now(), { client, counted: 100 })
    const { account, name } = inspector
    const send = ({ dispatch }: Desk) =>
      dispatch({
        key: 'tg:7',
        account,
        name,
        languageHint: 'en',
        place: { platform: 'telegram', chat: account.userId, private: true },
        at: desk.now(),
        canOpenForm: false,
        intent: { kind: 'command', word: 'hazard', args: 'Jinfu garment workshop: bare wires', files: [] },
      })
    await send(desk)
    expect(await costOf(() => send(other))).toMatchObject({ trips: 1 })
    expect(await costOf(() => send(other))).toMatchObject({ trips: 0 })
    const { rows } = await desk.client.execute('SELECT count(*) AS n FROM hazards')
    expect(rows[0]?.n).toBe(1)
  })

  test('can be withdrawn by the reporter within five minutes and no later', async () => {
    const { desk, inspector } = await openStreet()
    await desk.command(inspector, 'hazard Jinfu garment workshop: bare wires')
    const card = desk.chatOf(inspector)[0]
    const withdraw = dataOf(card?.view, 'Withdraw')
    desk.forward(6 * 60_000)
    const late = await desk.press(inspector, withdraw)
    expect(late.toast?.alert).toBe(true)
    await desk.command(inspector, 'hazard Xinyuan supermarket: exit blocked')
    await desk.press(inspector, dataOf(desk.chatOf(inspector).at(-1)?.view, 'Withdraw'))
    expect(desk.chatOf(inspector).at(-1)?.view.title).toContain('Withdrawn')
  })
})

describe('a report step by step', () => {
  test('asks for each thing, goes back, and is resumed days later', async () => {
    const { desk, inspector } = await openStreet()
    const first = await desk.command(inspector, 'hazard')
    expect(first.view?.title).toBe('Report a hazard')
    const found = await desk.say(inspector, 'jinfu')
    desk.forward(3 * 24 * 3_600_000)
    await desk.press(inspector, dataOf(found.view, 'Jinfu garment workshop 金福服装厂'))
    const afterBack = await desk.press(inspector, 'f.1.back')
    expect(afterBack.view?.body?.join()).toContain('Unit')
    const again = await desk.say(inspector, 'jinfu')
    await desk.press(inspector, dataOf(again.view, 'Jinfu garment workshop 金福服装厂'))
    const described = await desk.say(inspector, 'bare wires over the cutting tables')
    expect(described.view?.fields).toContainEqual({
      label: 'What is wrong',
      value: 'bare wires over the cutting tables',
    })
    expect(described.view?.body?.join()).not.toContain('Category')
    await desk.press(inspector, dataOf(described.view, '✓ General hazard'))
    await desk.press(inspector, 'f.3.skip')
    const files = await sendFiles(desk, inspector, [photo('p1')])
    await desk.press(inspector, dataOf(files.view, 'Done'))
    expect(field(desk, inspector, 'Files')).toBe('1 file')
    expect(field(desk, inspector, 'Category')).toBe('Electrical wiring')
  })

  test('is cancelled without a trace', async () => {
    const { desk, inspector } = await openStreet()
    const asked = await desk.command(inspector, 'hazard')
    const answer = await desk.press(inspector, dataOf(asked.view, 'Cancel'))
    expect(answer.view?.body).toEqual(['Cancelled. Nothing was saved.'])
    expect((await desk.say(inspector, 'hello there')).view?.body?.join()).toContain('begin with “hazard”')
  })

  test('begins with a photo alone, and an album is one report', async () => {
    const { desk, inspector } = await openStreet()
    expect((await sendFiles(desk, inspector, [photo('a1', 'album')])).view).toBeDefined()
    expect(await sendFiles(desk, inspector, [photo('a2', 'album')])).toEqual({})
    const found = await desk.say(inspector, 'jinfu')
    await desk.press(inspector, dataOf(found.view, 'Jinfu garment workshop 金福服装厂'))
    await desk.say(inspector, 'bare wires')
    expect(field(desk, inspector, 'Files')).toBe('2 files')
  })

  test('an album whose first photo carries the report keeps all of them', async () => {
    const { desk, inspector } = await openStreet()
    await sendFiles(desk, inspector, [photo('a1', 'album')], '#隐患 金福服装厂 电线裸露')
    await sendFiles(desk, inspector, [photo('a2', 'album')])
    await sendFiles(desk, inspector, [photo('a3', 'album')])
    expect(field(desk, inspector, 'Files')).toBe('3 files')
    expect(desk.chatOf(inspector)).toHaveLength(1)
  })
})

describe('the same hazard reported twice', () => {
  test('is shown before filing; joining makes one a witness', async () => {
    const { desk, inspector } = await openStreet()
    const second = await desk.enrol('Sun Li', { role: 'inspector', organizationId: 'public-security' })
    await desk.command(inspector, 'hazard Jinfu garment workshop: bare wires')
    const asked = await desk.command(second, 'hazard Jinfu garment workshop: electric wires hanging bare')
    expect(asked.view?.quote).toContain('H-1')
    await desk.press(second, dataOf(asked.view, 'It is H-1: I saw it too'))
    expect(desk.chatOf(inspector)[0]?.view.fields).toContainEqual({ label: 'Also seen by', value: 'Sun Li' })
  })

  test('is filed anyway where the reporter says so', async () => {
    const { desk, inspector } = await openStreet()
    await desk.command(inspector, 'hazard Jinfu garment workshop: bare wires')
    const asked = await desk.command(inspector, 'hazard Jinfu garment workshop: bare wires upstairs')
    await desk.press(inspector, dataOf(asked.view, 'No, file it anyway'))
    expect(desk.chatOf(inspector).at(-1)?.view.title).toContain('H-2')
  })

  test('by the one who reported it is added to what they said', async () => {
    const { desk, inspector } = await openStreet()
    await desk.command(inspector, 'hazard Jinfu garment workshop: bare wires')
    const asked = await desk.command(inspector, 'hazard Jinfu garment workshop: bare wires upstairs too')
    const joined = await desk.press(inspector, dataOf(asked.view, 'It is H-1: I saw it too'))
    expect(joined).toMatchObject({ replace: true, view: { body: ['H-1 · Note added.'] } })
    expect(field(desk, inspector, 'Text')).toBe('bare wires upstairs too')
  })
})

describe('words that are no report', () => {
  test('are offered as one, and one press files them', async () => {
    const { desk, inspector } = await openStreet()
    const answer = await desk.say(inspector, '金福服装厂 电线裸露')
    await desk.press(inspector, dataOf(answer.view, 'Report this as a hazard'))
    expect(field(desk, inspector, 'Unit')).toContain('U-3')
  })
})

test('in a channel’s thread only what is under a report is heard of what is not said to us', async () => {
  const { desk } = await openStreet()
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const under = (message: string) => ({ platform: 'slack' as const, chat: 'C1', message })
  const place = { platform: 'slack' as const, chat: 'C1', private: false }
  const say = (text: string, thread: string, addressed: boolean) =>
    desk.send(
      office,
      { kind: 'message', text, files: [], addressed, replyTo: under(thread) },
      { place: { ...place, thread }, root: under(thread), canOpenForm: false },
    )
  await say('#隐患 鑫源加油站 消防通道堵塞', '1.1', true)
  const before = desk.shown.length
  const answers = [await say('H-1', '2.2', false), await say('gladly', '2.2', false)]
  expect(answers).toEqual([{}, {}])
  expect(desk.shown).toHaveLength(before)
  await say('The owner is here.', '1.1', false)
  const { rows } = await desk.client.execute(
    `SELECT event ->> '$.text' AS text FROM hazard_history WHERE event ->> '$.type' = 'noted'`,
  )
  expect(rows).toEqual([{ text: 'The owner is here.' }])
  const stranger = { name: 'X', account: { platform: 'slack' as const, userId: 'U9' } }
  const silent = await desk.send(
    stranger,
    { kind: 'message', text: 'me too', files: [], addressed: false, replyTo: under('1.1') },
    { place },
  )
  expect(silent).toEqual({})
})
