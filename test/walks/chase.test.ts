import { expect, test } from 'vitest'
import { addUnit } from '../support/desk'
import { openPlatforms, slackButton, telegramButton } from '../support/platforms'

const hourMs = 3_600_000

/** The auditor rightly sees that these tests let hours pass between two ticks. */
const faults = (logs: readonly Record<string, unknown>[]) =>
  logs.filter(({ event, cause }) => !(event === 'delivery watched' && cause === 'clock-missed'))

async function open() {
  const it = await openPlatforms()
  await addUnit(it.client, {
    id: 'u1',
    number: 1,
    name: '鑫源加油站',
    nameEn: 'Xinyuan petrol station',
    departmentId: 'commerce',
  })
  const contact = await it.enrol('孙磊', { role: 'unit-contact', unitId: 'u1' }, 'telegram', 'zh')
  const inspector = await it.enrol(
    'Li Wei',
    { role: 'inspector', organizationId: 'fire-and-rescue' },
    'telegram',
  )
  const liaison = await it.enrol('Zhao Min', { role: 'liaison', organizationId: 'commerce' }, 'slack')
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const chat = (number: number) =>
    it.telegram.pane(number).chats.find(({ id }) => id === number)?.messages ?? []
  const press = async (label: string) => {
    const { where, block, action } = slackButton(it, coordinator.userId, coordinator.dm, label)
    await it.slack.press(coordinator.userId, where, block, action)
    await it.settle()
  }
  /** Hours go by; the clock runs each hour as cron would. */
  const pass = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      it.forward(hourMs)
      await it.tick(it.now())
      await it.settle()
    }
  }
  const order = async () => {
    await it.telegram.sendText(inspector.number, inspector.number, '#隐患 鑫源加油站 消防通道堵塞')
    await it.settle()
    await press('Confirm')
    await press('Order rectification…')
    const deadline = Math.floor((it.now() + 48 * hourMs) / 1000)
    await it.slack.submitView(coordinator.userId, {
      deadline: { value: { type: 'datetimepicker', selected_date_time: deadline } },
    })
    await it.settle()
  }
  return { it, contact, inspector, liaison, coordinator, chat, press, pass, order }
}

test('an order is chased on Telegram, seen by a press, and its ladder read on Slack', async () => {
  const { it, contact, coordinator, chat, pass, order } = await open()
  await order()
  await pass(25)
  const reminder = chat(contact.number).findLast((message) => message.text?.startsWith('⏰'))
  expect(reminder?.text).toContain('催办提醒')
  expect(reminder?.text).toContain('H-1 · 11月25日（周三）10:00到期')
  const { message, data } = telegramButton(it, contact.number, '知道了')
  await it.telegram.press(contact.number, contact.number, message, data)
  await pass(48)
  expect(chat(contact.number).filter(({ text }) => text?.startsWith('⏰'))).toHaveLength(1)
  await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/safety', 'ladder H-1')
  await it.settle()
  expect(JSON.stringify(it.slack.messages(coordinator.dm).at(-1)?.blocks)).toContain('孙磊 (seen)')
  expect(faults(it.logs)).toEqual([])
  it.checkCalls()
})

test('at eight the office has its figures and the picture on Slack, the unit what it must do on Telegram', async () => {
  const { it, contact, coordinator, chat, pass, order } = await open()
  await order()
  await pass(23)
  expect(chat(contact.number).findLast(({ text }) => text?.includes('今日安全工作'))?.text).toContain(
    'H-1 待整改',
  )
  const blocks = JSON.stringify(it.slack.messages(coordinator.dm).map((message) => message.blocks ?? ''))
  expect(blocks).toContain('Reported: 1 · 1 · 0')
  expect(it.slack.calls.some((call) => call.method === 'files.completeUploadExternal')).toBe(true)
  expect(faults(it.logs)).toEqual([])
  it.checkCalls()
})

test('a weekly return is filed in a modal on Slack, prefilled, and read by the office', async () => {
  const { it, liaison, coordinator, order } = await open()
  await order()
  await it.slack.slashCommand(liaison.userId, liaison.dm, '/safety', 'return')
  const opened = JSON.stringify(it.slack.openView(liaison.userId)?.view.blocks)
  expect(opened).toContain('Hazards found')
  await it.slack.submitView(liaison.userId, {
    units: { value: { type: 'plain_text_input', value: '12' } },
    hazards: { value: { type: 'plain_text_input', value: '1' } },
  })
  await it.settle()
  expect(JSON.stringify(it.slack.messages(liaison.dm).at(-1)?.blocks)).toContain('is filed')
  await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/safety', 'return')
  expect(JSON.stringify(it.slack.messages(coordinator.dm).at(-1)?.blocks)).toContain('1 of 1 are in.')
  await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/safety', 'report quarter')
  expect(JSON.stringify(it.slack.messages(coordinator.dm).at(-1)?.blocks)).toContain('1 hazard found')
  expect(faults(it.logs)).toEqual([])
  it.checkCalls()
})
