import { describe, expect, test } from 'vitest'
import { openPlatforms } from '../support/platforms'
import { pngOf } from '../support/telegram-people'

const group = -1_002_002

async function open() {
  const it = await openPlatforms()
  const inspector = await it.enrol(
    'Li Wei',
    { role: 'inspector', organizationId: 'fire-and-rescue' },
    'telegram',
  )
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  it.telegram.addGroup({ id: group, title: '巡查群', members: [inspector.number], forum: true })
  const { thread } = await it.telegram.addTopic(inspector.number, group, '隐患')
  const inGroup = () =>
    it.telegram.pane(inspector.number).chats.find((chat) => chat.id === group)?.messages ?? []
  return { it, inspector, coordinator, thread, inGroup }
}

describe('in a group chat', () => {
  test('a report is answered in its topic, and the card moves there', async () => {
    const { it, inspector, thread, inGroup } = await open()
    const photo = { bytes: pngOf(640, 480), fileName: 'a.png', mimeType: 'image/png' }
    await it.telegram.sendFiles(inspector.number, group, [photo], {
      caption: '#隐患 红旗村仓库：未配备灭火器',
      thread,
    })
    await it.settle()
    const card = inGroup().findLast((message) => message.text?.includes('H-1'))
    expect(card?.message_thread_id).toBe(thread)
    expect(card?.reply_markup?.inline_keyboard.flat().length).toBeGreaterThan(0)
    it.checkCalls()
  })

  test('talk among people is left alone', async () => {
    const { it, inspector, thread, inGroup } = await open()
    const before = inGroup().length
    await it.telegram.sendText(inspector.number, group, 'lunch at noon?', { thread })
    await it.settle()
    expect(inGroup()).toHaveLength(before + 1)
    // Nor is it asked of a whole group whether that was to be a report.
    await it.telegram.sendText(inspector.number, group, '@anwei_bot the old mill looks odd', { thread })
    await it.settle()
    expect(inGroup()).toHaveLength(before + 2)
    // Nor what a photo with nothing but our name is of.
    const photo = { bytes: pngOf(640, 480), fileName: 'a.png', mimeType: 'image/png' }
    await it.telegram.sendFiles(inspector.number, group, [photo], { caption: '@anwei_bot', thread })
    await it.settle()
    expect(inGroup()).toHaveLength(before + 3)
    expect(
      (await it.client.execute('SELECT 1 FROM hazards UNION ALL SELECT 1 FROM conversations')).rows,
    ).toEqual([])
  })
})

test('a stranger who speaks to the bot in a group is told so there, and only then', async () => {
  const { it, inspector, inGroup } = await open()
  it.telegram.addUser({ id: 99, firstName: 'Somebody', languageCode: 'en' })
  it.telegram.addGroup({ id: group, title: '巡查群', members: [inspector.number, 99] })
  const photo = { bytes: pngOf(640, 480), fileName: 'a.png', mimeType: 'image/png' }
  await it.telegram.sendFiles(99, group, [photo, photo], { caption: 'a nice day' })
  expect(inGroup()).toHaveLength(2)
  await it.telegram.sendText(99, group, '@anwei_bot hello')
  await it.telegram.sendText(99, group, '#隐患 红旗村仓库：未配备灭火器')
  const answers = inGroup().filter((message) => message.from?.is_bot)
  expect(answers.map((message) => message.text)).toEqual([
    expect.stringContaining('code'),
    expect.stringContaining('code'),
  ])
  expect((await it.client.execute('SELECT id FROM hazards')).rows).toEqual([])
})

test('a message shortcut on Slack turns any message into a report', async () => {
  const { it, inspector, coordinator } = await open()
  it.slack.addChannel({ id: 'C1', name: 'district', members: [coordinator.userId, 'U0ANWEI'] })
  await it.slack.message(coordinator.userId, 'C1', '红旗村仓库：未配备灭火器')
  const said = it.slack.messages('C1')[0]
  await it.slack.messageShortcut(coordinator.userId, 'C1', said?.ts ?? '', 'report_hazard')
  await it.settle()
  const { rows } = await it.client.execute('SELECT description, reporter_id FROM hazards')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ description: '未配备灭火器', reporter_id: coordinator.id })
  expect(inspector.id).not.toBe(coordinator.id)
  it.checkCalls()
})
