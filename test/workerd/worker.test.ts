import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { texts } from '../../src/bots/texts'
import { createDatabase } from '../../src/db/database'
import type { Person } from '../../src/domain/people/person'
import type { Roster } from '../../src/domain/rosters/roster'
import { readSpreadsheet } from '../../src/files/spreadsheet'
import { photo as exifPhoto, offset, place, taken } from '../support/exif-photo'
import { type Edge, openEdge, secrets } from './edge'

/** What the bundle may weigh, minified and gzipped. */
const bundleBytesMax = 250 * 1024
const dayMs = 86_400_000
let edge: Edge

beforeAll(async () => {
  edge = await openEdge()
  const { telegram, slack, client } = edge
  const database = createDatabase(client)
  telegram.addUser({ id: 7001, firstName: 'Li Wei', languageCode: 'en' })
  slack.addUser({ id: 'U7002', name: 'wang.fang', realName: 'Wang Fang' })
  const inspector: Person = {
    id: 'p1',
    name: 'Li Wei',
    post: { role: 'inspector', organizationId: 'fire-and-rescue' },
    language: 'en',
    active: true,
  }
  const coordinator: Person = {
    id: 'p2',
    name: 'Wang Fang',
    post: { role: 'coordinator' },
    language: 'en',
    active: true,
  }
  await database.save('people', Date.now(), [
    {
      kind: 'person.enrolled',
      person: inspector,
      account: { platform: 'telegram', userId: '7001' },
      chat: '7001',
      at: Date.now(),
    },
    {
      kind: 'person.enrolled',
      person: coordinator,
      account: { platform: 'slack', userId: 'U7002' },
      chat: 'U7002',
      at: Date.now(),
    },
  ])
}, 120_000)

afterAll(() => edge?.close())

const newestOnTelegram = () => edge.telegram.pane(7001).chats[0]?.messages.at(-1)?.text ?? ''
const onSlack = () => JSON.stringify(edge.slack.messages('D7002').map((message) => message.blocks))

describe('the deployed bundle in workerd, with a real libSQL server', () => {
  test.each(['main', 'platforms', 'reader'] as const)(
    'the %s worker weighs less than 250 KiB, minified and gzipped',
    (which) => {
      expect(gzipSync(edge.scripts[which]).length).toBeLessThan(bundleBytesMax)
    },
  )

  test('the platforms worker has the texts it says itself, and none of the desk’s, which would slow its start', () => {
    const { main, platforms } = edge.scripts
    const has = (text: string) => [main.includes(text), platforms.includes(text)]
    expect(has(texts.en.notice.down)).toEqual([true, true])
    expect(has(texts.en.form.cancelled)).toEqual([true, true])
    expect(has(texts.en.broadcast.everybody)).toEqual([true, false])
  })

  test('takes a list of units, read by the worker that reads files', async () => {
    const response = await edge.worker.dispatchFetch('http://worker/api/v1/units/import', {
      method: 'POST',
      headers: { authorization: `Bearer ${secrets.API_TOKEN}`, 'content-type': 'text/csv' },
      body: '单位名称,地址\n鑫源加油站,东街1号\n',
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ added: 1, problems: [] })
  })

  test('is ready once its database is', async () => {
    const response = await edge.worker.dispatchFetch('http://worker/readyz')
    expect(response.status).toBe(200)
  })

  test('takes a report from Telegram and sends its cards to both platforms', async () => {
    const { responses } = await edge.telegram.sendText(7001, 7001, '/hazard red barn: bare wires')
    expect(responses[0]?.status).toBe(200)
    await vi.waitFor(() => expect(newestOnTelegram()).toContain('H-1'), { timeout: 15_000, interval: 50 })
    await vi.waitFor(() => expect(onSlack()).toContain('red barn'), { timeout: 15_000, interval: 50 })
  })

  test('takes a report from Slack, and a confirmation moves the card on Telegram', async () => {
    const response = await edge.slack.slashCommand('U7002', 'D7002', '/hazard', '红旗村仓库：未配备灭火器')
    expect(response.status).toBe(200)
    await vi.waitFor(() => expect(onSlack()).toContain('H-2'), { timeout: 15_000, interval: 50 })
    const card = edge.slack
      .messages('D7002')
      .find((message) => JSON.stringify(message.blocks).includes('H-1 '))
    const confirm = (card?.blocks ?? [])
      .flatMap((block) => (Array.isArray(block.elements) ? block.elements : []))
      .find((it) => it.text?.text === 'Confirm')
    await edge.slack.press('U7002', { channel: 'D7002', ts: card?.ts ?? '' }, undefined, confirm)
    await vi.waitFor(() => expect(newestOnTelegram()).toContain('Confirmed'), {
      timeout: 15_000,
      interval: 50,
    })
  })

  test('keeps a photo’s bytes in R2, with their hash and what its EXIF says', async () => {
    const bytes = exifPhoto([taken, offset], place('N', 'E'))
    const photo = { bytes, fileName: 'barn.jpg', mimeType: 'image/jpeg' }
    await edge.telegram.sendFiles(7001, 7001, [photo], {
      caption: '/hazard blue barn: bare wires',
      asFile: true,
    })
    const { client } = edge
    const kept = await vi.waitFor(
      async () => {
        const { rows } = await client.execute('SELECT * FROM evidence WHERE stored_at IS NOT NULL')
        expect(rows).toHaveLength(1)
        return rows[0]
      },
      { timeout: 15_000, interval: 50 },
    )
    expect(kept?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(kept?.taken_at).not.toBeNull()
    const bucket = await edge.worker.getR2Bucket('FILES', 'anwei')
    const object = await bucket.get(String(kept?.id))
    expect(new Uint8Array((await object?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(new Uint8Array(bytes))
  })

  test('hands out a roster as a spreadsheet, made by the worker for files', async () => {
    const { client } = edge
    const at = Date.now()
    const day = new Date(at + 3 * dayMs).toISOString().slice(0, 10)
    const startsAt = Date.parse(`${day}T00:00:00Z`)
    const slot = { day, part: 'officer', startsAt, endsAt: startsAt + dayMs } as const
    const plan = [{ ...slot, id: 'shift-1', personId: 'p1' }]
    const roster: Roster = {
      id: 'roster-1',
      version: 1,
      status: 'published',
      festival: 'Drill',
      title: '演练 Drill',
      days: [day],
      shiftsPerDay: 1,
      officers: 1,
      plan,
      createdBy: 'p2',
      createdAt: at,
    }
    const saved = await createDatabase(client).save('roster', at, [
      { kind: 'roster.kept', roster, act: 'published', by: 'p2', at },
      { kind: 'shifts.opened', rosterId: roster.id, shifts: plan },
    ])
    expect(saved.kind).toBe('saved')
    await edge.telegram.sendText(7001, 7001, `/duty ${day} ${day} Drill`)
    const messages = () => edge.telegram.pane(7001).chats[0]?.messages ?? []
    const shown = messages().at(-1)
    const [button] = shown?.reply_markup?.inline_keyboard.flat() ?? []
    if (!shown || !button || !('callback_data' in button)) throw new Error('no roster with its button')
    await edge.telegram.press(7001, 7001, shown.message_id, button.callback_data ?? '')
    const file = await vi.waitFor(
      () => {
        const document = messages().at(-1)?.document
        expect(document?.file_name).toBe(`Roster ${day}.xlsx`)
        return edge.telegram.fileBytes(document?.file_id ?? '')
      },
      { timeout: 15_000, interval: 50 },
    )
    const rows = await readSpreadsheet(file?.bytes ?? new Uint8Array())
    expect(JSON.stringify(rows)).toContain('演练 Drill')
    expect(JSON.stringify(rows)).toContain('Li Wei')
  })

  test('refuses what is not signed', async () => {
    const forged = await edge.worker.dispatchFetch('http://worker/slack/events', {
      method: 'POST',
      body: '{}',
    })
    const guessed = await edge.worker.dispatchFetch('http://worker/telegram/webhook', {
      method: 'POST',
      body: '{"update_id":1}',
    })
    expect([forged.status, guessed.status]).toEqual([401, 401])
  })

  test('a tick of the clock sends what a kick has missed', async () => {
    const { client } = edge
    await client.execute({
      sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
            VALUES ('missed', 'telegram', '7001', 1, 'p1', ?, 0, 0, 0)`,
      args: [JSON.stringify({ kind: 'notice', notice: { code: 'file-too-large', name: 'big.mp4' } })],
    })
    await edge.tick()
    await vi.waitFor(() => expect(newestOnTelegram()).toContain('big.mp4'), { timeout: 15_000, interval: 50 })
  })

  test('delivery is kicked at the commit, while the platform has not taken the answer yet', async () => {
    await edge.client.execute({
      sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
            VALUES ('beside', 'slack', 'U7002', 1, 'p2', ?, 0, 0, 0)`,
      args: [JSON.stringify({ kind: 'notice', notice: { code: 'file-too-large', name: 'beside.mp4' } })],
    })
    edge.telegram.script((method) => (method === 'sendMessage' ? { kind: 'hang' } : undefined))
    let isAnswered = false
    const said = edge.telegram.sendText(7001, 7001, '/quiet 22:00-07:00').then(() => {
      isAnswered = true
    })
    await vi.waitFor(() => expect(onSlack()).toContain('beside.mp4'), { timeout: 15_000, interval: 50 })
    expect(isAnswered).toBe(false)
    edge.telegram.script(undefined)
    await said
  }, 60_000)
})
