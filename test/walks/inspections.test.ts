import { describe, expect, test } from 'vitest'
import { addUnit } from '../support/desk'
import { planTasks } from '../support/inspections'
import { openPlatforms, type Platforms, slackButton, telegramButton } from '../support/platforms'
import { pngOf } from '../support/telegram-people'

async function open() {
  const it = await openPlatforms()
  await addUnit(it.client, { id: 'u1', number: 1, name: '实验小学' })
  await addUnit(it.client, { id: 'u2', number: 2, name: '红旗服装厂' })
  await it.client.execute(
    "UPDATE units SET latitude = 32 + number * 0.01, longitude = 118, industry = 'school'",
  )
  const post = { role: 'inspector', organizationId: 'fire-and-rescue' } as const
  const street = await it.enrol('Li Wei', post, 'telegram')
  const indoors = await it.enrol('Sun Li', post, 'slack')
  await planTasks(it.database, it.now(), ['u1', 'u2'], { personIds: [street.id, indoors.id] })
  return { it, street, indoors }
}

const messages = (it: Platforms, user: number) =>
  it.telegram.pane(user).chats.find((chat) => chat.id === user)?.messages ?? []
const cardOf = (it: Platforms, user: number) =>
  messages(it, user).findLast((message) => message.text?.startsWith('T-1 '))

async function press(it: Platforms, user: number, label: string) {
  const { message, data } = telegramButton(it, user, label)
  await it.telegram.press(user, user, message, data)
  await it.settle()
  return message
}

const png = { bytes: pngOf(640, 480), fileName: 'a.png', mimeType: 'image/png' }

describe('an inspection', () => {
  test('on Telegram: found near, filled by taps in one message, a photo of what fails, and finished', async () => {
    const { it, street } = await open()
    const { number } = street
    await it.telegram.sendText(number, number, '/inspect')
    await press(it, number, '📍 Near me…')
    await it.telegram.sendLocation(number, number, 32.011, 118)
    await it.settle()
    expect(messages(it, number).at(-1)?.text).toContain('T-1 实验小学')
    await press(it, number, 'T-1')
    await press(it, number, '📋 Checklist')
    const page = await press(it, number, '❌ 2')
    expect(await press(it, number, '✅ 3')).toBe(page)
    await it.telegram.sendFiles(number, number, [png])
    await it.settle()
    expect(await press(it, number, '✅ All others pass')).toBe(page)
    await press(it, number, '↩ T-1')
    const finish = await press(it, number, '🏁 Finish…')
    await press(it, number, 'Skip')
    await press(it, number, 'Skip')
    expect(finish).toBe(cardOf(it, number)?.message_id)
    expect(cardOf(it, number)?.text).toContain('Hazards found')
    expect(
      messages(it, number).some((message) => message.text?.includes('Not so: Exits and escape routes clear')),
    ).toBe(true)
    const { rows } = await it.client.execute('SELECT hazard_id, stored_at FROM evidence')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.hazard_id).not.toBeNull()
    expect(rows[0]?.stored_at).not.toBeNull()
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('on Slack, which shares no location: found near the numbers a map gives', async () => {
    const { it, indoors } = await open()
    await it.slack.slashCommand(indoors.userId, indoors.dm, '/safety', 'inspect 32.0201, 118.0000')
    await it.settle()
    const told = JSON.stringify(it.slack.messages(indoors.dm).at(-1)?.blocks)
    expect(told.indexOf('红旗服装厂')).toBeGreaterThan(0)
    expect(told.indexOf('实验小学')).toBeGreaterThan(told.indexOf('红旗服装厂'))
    expect(it.logs).toEqual([])
    it.checkCalls()
  })

  test('on Slack: the checklist in one modal, photos after it, the card edited on both platforms', async () => {
    const { it, street, indoors } = await open()
    await it.telegram.sendText(street.number, street.number, 'T-1')
    await it.slack.slashCommand(indoors.userId, indoors.dm, '/safety', 'inspect T-1')
    await it.settle()
    const pressSlack = async (label: string) => {
      const { where, block, action } = slackButton(it, indoors.userId, indoors.dm, label)
      await it.slack.press(indoors.userId, where, block, action)
    }
    const choice = (value: string) => ({ value: { type: 'static_select', selected_option: { value } } })
    await pressSlack('📋 Checklist')
    expect(it.slack.openView(indoors.userId)?.view.callback_id).toBe('checklist')
    await it.slack.submitView(indoors.userId, { '*': choice('pass'), lifts: choice('na') })
    await it.settle()
    expect(JSON.stringify(it.slack.messages(indoors.dm))).toContain(
      '8 pass, 0 fail, 1 not applicable, 0 open',
    )
    await pressSlack('📄 Paper…')
    await it.slack.submitView(indoors.userId, { kind: choice('on-site-record') })
    await pressSlack('🚪 Closed…')
    await it.slack.submitView(indoors.userId, {
      remark: { value: { type: 'plain_text_input', value: 'shut for the winter' } },
    })
    await it.settle()
    expect(cardOf(it, street.number)?.text).toContain('Unit closed')
    expect(cardOf(it, street.number)?.text).toContain('On-site inspection record No. 1 of 2026')
    expect(JSON.stringify(it.slack.messages(indoors.dm))).toContain('shut for the winter')
    const answer = await it.http.request('/api/v1/tasks?status=done', {
      headers: { authorization: `Bearer ${it.settings.API_TOKEN}` },
    })
    expect(await answer.json()).toMatchObject({
      items: [
        {
          number: 1,
          papers: [{ kind: 'on-site-record', number: 1, year: 2026 }],
          results: [
            { result: 'closed', remark: 'shut for the winter', list: { kind: 'school', version: 1 } },
          ],
        },
      ],
    })
    expect(it.logs).toEqual([])
    it.checkCalls()
  })
})
