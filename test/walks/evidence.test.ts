import { describe, expect, test } from 'vitest'
import { addUnit } from '../support/desk'
import { offset, photo, place, taken } from '../support/exif-photo'
import { openPlatforms, type Platforms, telegramButton } from '../support/platforms'

async function open() {
  const it = await openPlatforms({ startAt: Date.UTC(2026, 10, 25, 3, 0) })
  await addUnit(it.client, { id: 'u1', number: 1, name: '鑫源加油站', nameEn: 'Xinyuan petrol station' })
  await it.client.execute('UPDATE units SET latitude = 36.5, longitude = 120.5')
  const post = { role: 'inspector', organizationId: 'fire-and-rescue' } as const
  const inspector = await it.enrol('Li Wei', post, 'telegram')
  const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'slack')
  return { it, inspector, coordinator }
}

/** The card of a hazard as it stands in a private chat on Telegram. */
const telegramCard = (it: Platforms, user: number, code: string) =>
  it.telegram.pane(user).chats[0]?.messages.findLast((message) => message.text?.includes(code))?.text
const slackCard = (it: Platforms, channel: string) =>
  JSON.stringify(it.slack.messages(channel).findLast((message) => message.blocks)?.blocks)

const bytes = new Uint8Array(photo([taken, offset], place('N', 'E')))
const where = '36.06000, 120.38000 (from the photo)'
const when = 'taken Wed 25 Nov 09:30 (from the photo)'

describe('what a photo says of itself', () => {
  test('sent as a file on Telegram, stands on everybody’s card, with where it came from', async () => {
    const { it, inspector, coordinator } = await open()
    const file = { bytes, fileName: 'IMG_1.jpg', mimeType: 'image/jpeg' }
    await it.telegram.sendFiles(inspector.number, inspector.number, [file], {
      caption: '#隐患 鑫源加油站 消防通道堵塞',
      asFile: true,
    })
    await it.settle()
    expect(telegramCard(it, inspector.number, 'H-1')).toContain(where)
    expect(telegramCard(it, inspector.number, 'H-1')).toContain(when)
    expect(slackCard(it, coordinator.dm)).toContain(where)
    expect(slackCard(it, coordinator.dm)).toContain(when)
    it.checkCalls()
  })

  test('sent as a picture on Telegram is gone: the card shows where the unit is', async () => {
    const { it, inspector } = await open()
    const file = { bytes, fileName: 'IMG_1.jpg', mimeType: 'image/jpeg' }
    await it.telegram.sendFiles(inspector.number, inspector.number, [file], {
      caption: '#隐患 鑫源加油站 消防通道堵塞',
    })
    await it.settle()
    expect(telegramCard(it, inspector.number, 'H-1')).toContain("36.50000, 120.50000 (the unit's)")
    expect(telegramCard(it, inspector.number, 'H-1')).not.toContain('from the photo')
  })

  test('uploaded to Slack stands on the card too, in Chinese as well', async () => {
    const { it, inspector, coordinator } = await open()
    await it.telegram.sendText(inspector.number, inspector.number, '/language zh')
    await it.slack.message(coordinator.userId, coordinator.dm, '#隐患 鑫源加油站 消防通道堵塞', {
      files: [{ bytes, fileName: 'IMG_1.jpg', mimeType: 'image/jpeg' }],
    })
    await it.settle()
    expect(slackCard(it, coordinator.dm)).toContain(where)
    expect(slackCard(it, coordinator.dm)).toContain(when)
    await it.telegram.sendText(inspector.number, inspector.number, 'H-1')
    await it.settle()
    expect(telegramCard(it, inspector.number, 'H-1')).toContain('拍摄于11月25日（周三）09:30（取自照片）')
    it.checkCalls()
  })

  test('its time alone, without a place, is shown as well', async () => {
    const { it, inspector } = await open()
    const file = {
      bytes: new Uint8Array(photo([taken, offset], [])),
      fileName: 'a.jpg',
      mimeType: 'image/jpeg',
    }
    await it.telegram.sendFiles(inspector.number, inspector.number, [file], {
      caption: '#隐患 鑫源加油站 消防通道堵塞',
      asFile: true,
    })
    await it.settle()
    expect(telegramCard(it, inspector.number, 'H-1')).toContain(when)
  })
})

describe('a place alone', () => {
  test('begins a report, and the card shows it as shared', async () => {
    const { it, inspector, coordinator } = await open()
    const { number } = inspector
    await it.telegram.sendLocation(number, number, 36.07, 120.41)
    await it.telegram.sendText(number, number, 'Xinyuan petrol station')
    const { message, data } = telegramButton(it, number, 'Xinyuan petrol station 鑫源加油站')
    await it.telegram.press(number, number, message, data)
    await it.telegram.sendText(number, number, 'fire lane blocked')
    await it.settle()
    expect(telegramCard(it, number, 'H-1')).toContain('36.07000, 120.41000 (shared)')
    expect(slackCard(it, coordinator.dm)).toContain('36.07000, 120.41000 (shared)')
    it.checkCalls()
  })

  test('stands before what a photo says, whichever came first', async () => {
    const { it, inspector } = await open()
    const { number } = inspector
    const file = { bytes, fileName: 'IMG_1.jpg', mimeType: 'image/jpeg' }
    await it.telegram.sendFiles(number, number, [file], { asFile: true })
    await it.telegram.sendLocation(number, number, 36.07, 120.41)
    await it.telegram.sendText(number, number, '鑫源')
    const { message, data } = telegramButton(it, number, 'Xinyuan petrol station 鑫源加油站')
    await it.telegram.press(number, number, message, data)
    await it.telegram.sendText(number, number, 'fire lane blocked')
    await it.settle()
    expect(telegramCard(it, number, 'H-1')).toContain('36.07000, 120.41000 (shared)')
    expect(telegramCard(it, number, 'H-1')).toContain(when)
  })
})

test('a file over 20 MB in Slack is told to its sender, and the report stands without it', async () => {
  const { it, coordinator } = await open()
  await it.slack.message(coordinator.userId, coordinator.dm, '#隐患 鑫源加油站 消防通道堵塞', {
    files: [{ bytes: new Uint8Array(20 * 1024 * 1024 + 1), fileName: 'site.mp4', mimeType: 'video/mp4' }],
  })
  await it.settle()
  const said = it.slack.messages(coordinator.dm).map((message) => JSON.stringify(message))
  expect(said.some((text) => text.includes('site.mp4') && text.includes('20 MB'))).toBe(true)
  expect(said.some((text) => text.includes('H-1'))).toBe(true)
  expect(it.storage.files.size).toBe(0)
  it.checkCalls()
})

test('a voice message is answered, to strangers with nothing but the refusal', async () => {
  const { it, inspector } = await open()
  it.telegram.addUser({ id: 99, firstName: 'Somebody', languageCode: 'en' })
  await it.telegram.sendText(99, 99, '/start')
  const voice = async (id: number) => {
    const before = it.telegram.pane(id).chats[0]?.messages.length ?? 0
    await it.telegram.post({
      update_id: 900_000 + id,
      message: {
        message_id: 5000,
        from: { id, is_bot: false, first_name: 'x', language_code: 'en' },
        chat: { id, type: 'private', first_name: 'x' },
        date: Math.floor(it.now() / 1000),
        voice: { file_id: 'v', file_unique_id: 'v', duration: 3 },
      },
    })
    return it.telegram
      .pane(id)
      .chats[0]?.messages.slice(before)
      .map((message) => message.text)
  }
  expect(await voice(inspector.number)).toEqual([expect.stringContaining('send a photo')])
  expect(await voice(99)).toEqual([expect.stringContaining('code')])
})
