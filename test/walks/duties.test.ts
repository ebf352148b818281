import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '../../src/files/spreadsheet'
import { openPlatforms, type Platforms, slackButton, telegramButton } from '../support/platforms'

const hourMs = 3_600_000
/** A moment as Slack's picker gives it. */
const at = (ms: number) => ({ value: { type: 'datetimepicker', selected_date_time: ms / 1000 } })
const text = (value: string) => ({ value: { type: 'plain_text_input', value } })
const chosen = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })

async function open() {
  const it = await openPlatforms()
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const liaison = await it.enrol(
    '张强',
    { role: 'liaison', organizationId: 'fire-and-rescue' },
    'slack',
    'zh',
  )
  const inspector = await it.enrol(
    'Li Wei',
    { role: 'inspector', organizationId: 'fire-and-rescue' },
    'telegram',
  )
  const leader = await it.enrol('陈刚', { role: 'leader' }, 'telegram', 'zh')
  const onSlack = async (who: typeof coordinator, label: string) => {
    const { where, block, action } = slackButton(it, who.userId, who.dm, label)
    await it.slack.press(who.userId, where, block, action)
    await it.settle()
  }
  const onTelegram = async (who: typeof inspector, label: string) => {
    const { message, data } = telegramButton(it, who.number, label)
    await it.telegram.press(who.number, who.number, message, data)
    await it.settle()
  }
  return { it, coordinator, liaison, inspector, leader, onSlack, onTelegram }
}

const telegramTexts = (it: Platforms, user: number): string[] =>
  it.telegram.pane(user).chats[0]?.messages.map((message) => message.text ?? '') ?? []
const slackTexts = (it: Platforms, dm: string): string =>
  JSON.stringify(it.slack.messages(dm).map((one) => one.blocks))

describe('a joint operation, over both platforms', () => {
  test('is planned in a modal, staffed by buttons, and checked in from the street with a place', async () => {
    const { it, coordinator, liaison, inspector, onSlack, onTelegram } = await open()
    await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/safety', 'joint new')
    const wrong = {
      title: text('Fireworks'),
      starts: at(Date.UTC(2020, 0, 1)),
      hours: chosen('3'),
      gathering: text('East gate 34.75000, 113.66000'),
      lead: chosen('fire-and-rescue'),
      needs: text('Fire and Rescue 1'),
      route: text('The square\nThe market'),
    }
    await it.slack.submitView(coordinator.userId, wrong)
    expect(it.slack.openView(coordinator.userId)?.errors).toHaveProperty('starts')
    await it.slack.submitView(coordinator.userId, { ...wrong, starts: at(Date.UTC(2026, 10, 24, 1, 0)) })
    await it.settle()
    expect(slackTexts(it, liaison.dm)).toContain('请指派人员')

    const named = '+ Li Wei · 已参加 0 次'
    await onSlack(liaison, named)
    expect(telegramTexts(it, inspector.number).at(-1)).toContain('You are asked to come')
    const map = 'https://uri.amap.com/marker?position=113.660000,34.750000&name=East%20gate&coordinate=wgs84'
    const keys = it.telegram.pane(inspector.number).chats[0]?.messages.at(-1)?.reply_markup?.inline_keyboard
    expect(keys?.flat()).toContainEqual({ text: '🗺 Open the map', url: map })
    expect(slackTexts(it, liaison.dm)).toContain(map)
    await onTelegram(inspector, 'I come')
    expect(telegramTexts(it, inspector.number).at(-1)).toContain('Coming: Li Wei')
    expect(slackTexts(it, liaison.dm)).toContain('参加人员')

    it.forward(21 * hourMs)
    await it.tick(it.now())
    await it.settle()
    await onTelegram(inspector, 'I am here J-1')
    await it.telegram.sendLocation(inspector.number, inspector.number, 34.75, 113.66)
    await it.settle()
    const { rows } = await it.client.execute(
      "SELECT state -> '$.members[0].position' AS place FROM operations",
    )
    expect(JSON.parse(String(rows[0]?.place))).toEqual({ latitude: 34.75, longitude: 113.66 })

    it.forward(4 * hourMs)
    await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/safety', 'joint J-1')
    await it.settle()
    await onSlack(coordinator, 'Enter the result…')
    await it.slack.submitView(coordinator.userId, {
      units: text('2'),
      papers: text('1'),
      result: text('Done.'),
    })
    await it.settle()
    expect(slackTexts(it, coordinator.dm)).toMatch(/Person-times dispatched: .{0,60}"text":"1"/)
    expect(it.logs).toEqual([])
    it.checkCalls()
  })
})

describe('a duty roster, over both platforms', () => {
  test('is planned in a modal, published, confirmed on Telegram, and handed out as a file', async () => {
    const { it, coordinator, liaison, inspector, leader, onSlack, onTelegram } = await open()
    await it.slack.slashCommand(
      coordinator.userId,
      coordinator.dm,
      '/safety',
      'shifts rest 2027-01-01 2027-01-02',
    )
    await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/safety', 'duty 元旦')
    await it.settle()
    await onSlack(coordinator, 'Plan the roster…')
    await it.slack.submitView(coordinator.userId, { shiftsPerDay: chosen('1'), officers: chosen('1') })
    await it.settle()
    await onSlack(coordinator, 'Publish')
    expect(telegramTexts(it, leader.number).at(-1)).toContain('您的值班安排')
    await onTelegram(leader, '全部确认')
    const confirmed = await it.client.execute(
      "SELECT count(*) AS n FROM shifts WHERE state ->> '$.confirmedAt' > 0 AND holder_id = 'person-4'",
    )
    expect(Number(confirmed.rows[0]?.n)).toBeGreaterThan(0)
    await it.telegram.sendText(inspector.number, inspector.number, '值班 元旦')
    await it.settle()
    await onTelegram(inspector, 'As a file')
    const files = it.telegram.pane(inspector.number).chats[0]?.messages.filter((message) => message.document)
    const document = files?.at(-1)?.document
    expect(document?.file_name).toBe('Roster 2027-01-01.xlsx')
    const bytes = it.telegram.fileBytes(document?.file_id ?? '')?.bytes ?? new Uint8Array()
    expect(JSON.stringify(await readSpreadsheet(bytes))).toContain('陈刚')
    // On Slack, in Chinese: the file, and the roster planned anew in a modal.
    await it.slack.slashCommand(liaison.userId, liaison.dm, '/safety', 'duty 元旦')
    await it.settle()
    await onSlack(liaison, '导出文件')
    expect(it.slack.messages(liaison.dm).at(-1)).toMatchObject({
      text: '值班表 · 元旦 New Year 2027',
      files: [expect.any(String)],
    })
    await it.client.execute("UPDATE people SET active = 0 WHERE name = '张强'")
    await it.slack.slashCommand(coordinator.userId, coordinator.dm, '/safety', 'duty 元旦')
    await it.settle()
    await onSlack(coordinator, 'Plan anew…')
    await it.slack.submitView(coordinator.userId, { scope: chosen('gaps') })
    await it.settle()
    expect(slackTexts(it, coordinator.dm)).toContain('张强 → ')
    await onSlack(coordinator, 'Publish the change')
    const left = await it.client.execute(
      "SELECT count(*) AS n FROM shifts s JOIN people p ON p.id = s.holder_id WHERE p.name = '张强'",
    )
    expect(left.rows[0]?.n).toBe(0)
    await it.telegram.sendText(inspector.number, inspector.number, '/shifts rest 2027-03-08')
    await it.telegram.sendText(inspector.number, inspector.number, '/shifts')
    expect(telegramTexts(it, inspector.number).at(-1)).toContain('2027-03-08')
    expect(it.logs).toEqual([])
    it.checkCalls()
  })
})
