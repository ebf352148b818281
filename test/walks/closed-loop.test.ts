import { describe, expect, test } from 'vitest'
import { addUnit } from '../support/desk'
import { openPlatforms, type Platforms, slackButton, telegramButton } from '../support/platforms'
import { pngOf } from '../support/telegram-people'

async function open() {
  const it = await openPlatforms()
  await addUnit(it.client, {
    id: 'u1',
    number: 1,
    name: '鑫源加油站',
    nameEn: 'Xinyuan petrol station',
    departmentId: 'commerce',
  })
  const inspector = await it.enrol(
    'Li Wei',
    { role: 'inspector', organizationId: 'fire-and-rescue' },
    'telegram',
  )
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const contact = await it.enrol('Zhao Min', { role: 'unit-contact', unitId: 'u1' }, 'telegram', 'zh')
  return { it, inspector, coordinator, contact }
}

const newest = (it: Platforms, user: number) =>
  it.telegram
    .pane(user)
    .chats.find((chat) => chat.id === user)
    ?.messages.at(-1)

async function pressSlack(it: Platforms, user: { userId: string; dm: string }, label: string) {
  const { where, block, action } = slackButton(it, user.userId, user.dm, label)
  return it.slack.press(user.userId, where, block, action)
}

async function pressTelegram(it: Platforms, user: number, label: string) {
  const { message, data } = telegramButton(it, user, label)
  return it.telegram.press(user, user, message, data)
}

describe('a hazard across both platforms', () => {
  test('is reported on Telegram, confirmed and ordered on Slack, proved, re-inspected and closed', async () => {
    const { it, inspector, coordinator, contact } = await open()
    await it.telegram.sendText(
      inspector.number,
      inspector.number,
      '/hazard Xinyuan petrol station: fire lane blocked, 3 days',
    )
    await it.settle()
    expect(newest(it, inspector.number)?.text).toContain('H-1')

    await pressSlack(it, coordinator, 'Confirm')
    await it.settle()
    expect(newest(it, inspector.number)?.text).toContain('Confirmed')

    await pressSlack(it, coordinator, 'Order rectification…')
    const view = it.slack.openView(coordinator.userId)
    expect(view?.view.callback_id).toBe('order')
    const due = Math.floor(it.now() / 1000) + 3 * 86_400
    await it.slack.submitView(coordinator.userId, {
      deadline: { value: { type: 'datetimepicker', selected_date_time: due } },
    })
    await it.settle()
    expect(newest(it, contact.number)?.text).toContain('整改中')

    await pressTelegram(it, contact.number, '提交整改结果…')
    await it.telegram.sendFiles(contact.number, contact.number, [
      { bytes: pngOf(640, 480), fileName: 'after.png', mimeType: 'image/png' },
    ])
    await pressTelegram(it, contact.number, '完成')
    await pressTelegram(it, contact.number, '跳过')
    await it.settle()
    expect(it.storage.files.size).toBe(1)
    const shownAgain = it.telegram.pane(inspector.number).chats[0]?.messages.some((message) => message.photo)
    expect(shownAgain).toBe(true)

    await pressTelegram(it, inspector.number, 'Re-inspection passed')
    await it.settle()
    const slackCard = it.slack.messages(coordinator.dm).at(0)
    expect(JSON.stringify(slackCard?.blocks)).toContain('Closed')
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('photos from Telegram are shown on Slack from our own storage', async () => {
    const { it, inspector, coordinator } = await open()
    await it.telegram.sendFiles(
      inspector.number,
      inspector.number,
      [{ bytes: pngOf(640, 480), fileName: 'a.png', mimeType: 'image/png' }],
      { caption: '#隐患 鑫源加油站 消防通道堵塞' },
    )
    await it.settle()
    const withFiles = it.slack.messages(coordinator.dm).find((message) => message.files)
    expect(withFiles?.threadTs).toBe(it.slack.messages(coordinator.dm)[0]?.ts)
    it.checkCalls()
  })

  test('is reported on Slack by command, and by a form with the unit found while typing', async () => {
    const { it, coordinator } = await open()
    await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/hazard', '鑫源加油站 消防通道堵塞')
    await it.settle()
    expect(JSON.stringify(it.slack.messages(coordinator.dm).map((message) => message.blocks))).toContain(
      'H-1',
    )

    await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/hazard', '')
    const found = await it.slack.suggest(coordinator.userId, 'unit', 'search_units', 'xinyuan')
    expect(found[0]?.text.text).toContain('Xinyuan petrol station')
    await it.slack.submitView(coordinator.userId, {
      unit: { search_units: { type: 'external_select', selected_option: found[0] } },
      description: { value: { type: 'plain_text_input', value: 'hose leaks at pump 3' } },
      category: { value: { type: 'static_select', selected_option: { value: 'gas' } } },
    })
    await it.settle()
    expect(it.slack.openView(coordinator.userId)).toBeUndefined()
    expect(JSON.stringify(it.slack.messages(coordinator.dm).at(-1)?.blocks)).toContain('hose leaks at pump 3')
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('a reply to a card on either platform is a note on that hazard', async () => {
    const { it, inspector, coordinator } = await open()
    await it.telegram.sendText(
      inspector.number,
      inspector.number,
      '/hazard Xinyuan petrol station: fire lane blocked',
    )
    await it.settle()
    const card = it.slack.messages(coordinator.dm)[0]
    await it.slack.message(coordinator.userId, coordinator.dm, 'who is on the ground?', {
      threadTs: card?.ts ?? '',
    })
    await it.telegram.sendText(inspector.number, inspector.number, 'I am still here', {
      replyTo: newest(it, inspector.number)?.message_id ?? 0,
    })
    const { rows } = await it.client.execute(
      "SELECT event FROM hazard_history WHERE event LIKE '%noted%' ORDER BY sequence",
    )
    expect(rows.map((row) => JSON.parse(String(row.event)).text)).toEqual([
      'who is on the ground?',
      'I am still here',
    ])
  })
})
