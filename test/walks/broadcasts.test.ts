import { expect, test } from 'vitest'
import { lanes } from '../../src/domain/delivery/outbox'
import { openPlatforms, type Platforms, slackButton, telegramButton } from '../support/platforms'
import { pngOf } from '../support/telegram-people'

async function open() {
  const it = await openPlatforms()
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  const street = await it.enrol(
    'Li Wei',
    { role: 'inspector', organizationId: 'fire-and-rescue' },
    'telegram',
  )
  const liaison = await it.enrol(
    '赵敏',
    { role: 'liaison', organizationId: 'fire-and-rescue' },
    'slack',
    'zh',
  )
  return { it, office, street, liaison }
}
const newest = (it: Platforms, user: number) =>
  it.telegram
    .pane(user)
    .chats.find((chat) => chat.id === user)
    ?.messages.at(-1)
const onSlack = (it: Platforms, dm: string) =>
  JSON.stringify(it.slack.messages(dm).map((message) => message.blocks))

async function pressSlack(it: Platforms, user: { userId: string; dm: string }, label: string) {
  const { where, block, action } = slackButton(it, user.userId, user.dm, label)
  const response = await it.slack.press(user.userId, where, block, action)
  await it.settle()
  return response
}

test('a broadcast is written and sent on Slack, read and acknowledged on Telegram, corrected on both', async () => {
  const { it, office, street, liaison } = await open()
  await it.slack.slashCommand(office.userId, office.dm, '/safety', 'broadcast Strong wind tonight.')
  expect(it.slack.openView(office.userId)?.view.callback_id).toBe('broadcast')
  await it.slack.submitView(office.userId, {
    other: { value: { type: 'plain_text_input', value: '今晚大风。' } },
  })
  await it.settle()
  expect(onSlack(it, office.dm)).toContain('1 on Telegram, 2 on Slack')
  expect(newest(it, street.number)?.text ?? '').not.toContain('Strong wind')

  const cards = () => it.slack.messages(office.dm).filter((message) => message.text.includes('B-1 · '))
  expect(cards()).toHaveLength(1)
  await pressSlack(it, office, 'Send')
  expect(cards()[0]?.text).toContain('Sent')
  expect(onSlack(it, office.dm)).not.toContain('Do not send')
  expect(newest(it, street.number)?.text).toContain('Strong wind tonight.')
  expect(onSlack(it, liaison.dm)).toContain('今晚大风。')

  const { message, data } = telegramButton(it, street.number, 'Acknowledge')
  await it.telegram.press(street.number, street.number, message, data)
  it.forward(20_000)
  await it.settle()
  expect(newest(it, street.number)?.text).toContain('acknowledged')
  expect(newest(it, street.number)?.reply_markup).toBeUndefined()
  expect(onSlack(it, office.dm)).toContain('1 of 3 acknowledged, 3 delivered')

  await pressSlack(it, office, 'Correct…')
  await it.slack.submitView(office.userId, {
    text: { value: { type: 'plain_text_input', value: 'Strong wind tomorrow.' } },
  })
  await it.settle()
  expect(newest(it, street.number)?.text).toContain('Strong wind tomorrow.')
  expect(newest(it, street.number)?.text).toContain('corrected')
  it.checkCalls()
})

test('a photo goes with it to both platforms', async () => {
  const { it, office, street, liaison } = await open()
  const second = await it.enrol('Chen Jie', { role: 'coordinator' }, 'telegram')
  const say = async (text: string) => {
    await it.telegram.sendText(second.number, second.number, text)
    await it.settle()
  }
  const press = async (label: string) => {
    const { message, data } = telegramButton(it, second.number, label)
    await it.telegram.press(second.number, second.number, message, data)
    await it.settle()
  }
  await say('/broadcast This is what it should look like.')
  for (const question of ['other', 'roles', 'organizations', 'campaign']) {
    expect([question, newest(it, second.number)?.text]).toEqual([question, expect.any(String)])
    await press('Skip')
  }
  await press('✓ To people only')
  await press('Skip')
  await press('Never')
  const photo = { bytes: pngOf(640, 480), fileName: 'like-this.png', mimeType: 'image/png' }
  await it.telegram.sendFiles(second.number, second.number, [photo])
  await it.settle()
  await press('Done')
  await press('Send')
  await it.settle()
  const chat = it.telegram.pane(street.number).chats.find((each) => each.id === street.number)
  expect(chat?.messages.some((message) => message.photo && message.caption === 'B-1')).toBe(true)
  const files = (dm: string) => it.slack.messages(dm).flatMap((message) => message.files ?? [])
  expect(files(liaison.dm)).toHaveLength(1)
  expect(files(office.dm)).toHaveLength(1)
  // They went out as the broadcast does, beside what goes at once.
  const { rows } = await it.client.execute("SELECT DISTINCT lane FROM outbox WHERE key LIKE 'files:%'")
  expect(rows.map((row) => row.lane)).toEqual([lanes.broadcast])
  it.checkCalls()
})

test('a file that is chosen on Slack goes with it to both platforms', async () => {
  const { it, office, street, liaison } = await open()
  const bytes = new TextEncoder().encode('%PDF-1.7 the notice')
  const file = { bytes, fileName: 'notice.pdf', mimeType: 'application/pdf' }
  await it.slack.message(office.userId, office.dm, 'here', { files: [file] })
  const uploaded = it.slack.messages(office.dm).find((message) => message.files)?.files?.[0] ?? ''
  await it.slack.slashCommand(office.userId, office.dm, '/safety', 'broadcast Read what is attached.')
  await it.slack.submitView(office.userId, {
    files: {
      value: {
        type: 'file_input',
        files: [{ id: uploaded, name: 'notice.pdf', mimetype: 'application/pdf', size: bytes.length }],
      },
    },
  })
  await it.settle()
  await pressSlack(it, office, 'Send')
  it.forward(5_000)
  await it.settle()
  const chat = it.telegram.pane(street.number).chats.find((each) => each.id === street.number)
  const sent = chat?.messages.find((message) => message.document)
  expect(sent).toMatchObject({ caption: 'B-1', document: { file_name: 'notice.pdf' } })
  const files = it.slack.messages(liaison.dm).flatMap((message) => message.files ?? [])
  expect(files.map((id) => it.slack.fileBytes(id)?.bytes)).toEqual([bytes])
  // Of one that may have been there before the reader is told so.
  await it.client.execute(
    "UPDATE outbox SET state = 'waiting', ambiguous = 1 WHERE key LIKE 'files:%' AND platform = 'telegram'",
  )
  await it.settle()
  const again = it.telegram.pane(street.number).chats.find((each) => each.id === street.number)
  expect(again?.messages.at(-1)).toMatchObject({
    caption: expect.stringMatching(/^B-1 · (possibly sent before|可能重复发送)$/),
  })
  it.checkCalls()
})
