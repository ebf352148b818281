import { expect, test } from 'vitest'
import { createFileLinks, createFileRoutes, linkLifeMs } from '../../src/web/files'
import { openDesk } from '../support/desk'
import { openPlatforms, telegramButton } from '../support/platforms'

test('a sealed link to a file is good for an hour, and gives what is no picture to keep and not to open', async () => {
  let now = 1_795_399_200_000
  const links = createFileLinks({
    secrets: ['secret'],
    publicUrl: 'https://anwei.example.org',
    now: () => now,
  })
  const types: Record<string, string> = { page: 'text/html', photo: 'image/jpeg', drawing: 'image/svg+xml' }
  const storage = { get: async () => new Uint8Array([1]), put: async () => undefined }
  const routes = createFileRoutes(links, storage, async (id) => types[id])
  const open = async (id: string) => {
    const answer = await routes.request(await links.link(id))
    const header = (name: string) => answer.headers.get(name)
    expect(header('referrer-policy')).toBe('no-referrer')
    return [header('content-type'), header('content-disposition'), header('content-security-policy')]
  }
  const shut = "default-src 'none'; sandbox"
  expect(await open('photo')).toEqual(['image/jpeg', 'inline', shut])
  expect(await open('page')).toEqual(['application/octet-stream', 'attachment', shut])
  expect(await open('drawing')).toEqual(['application/octet-stream', 'attachment', shut])
  const link = await links.link('photo')
  now += linkLifeMs - 1
  expect((await routes.request(link)).status).toBe(200)
  now += 1
  expect((await routes.request(link)).status).toBe(403)
  // Nor with a later time put in, nor for another file.
  expect((await routes.request(link.replace(/until=\d+/, `until=${now + 1}`))).status).toBe(403)
  expect((await routes.request((await links.link('photo')).replace('photo', 'page'))).status).toBe(403)
})

test('a seal is whole or none: no beginning of it, no other sign and no end put to it opens a file', async () => {
  const it = await openPlatforms()
  await it.storage.put('photo', new Uint8Array([1]), 'image/jpeg')
  const links = createFileLinks({
    secrets: [
      `${it.settings.TELEGRAM_WEBHOOK_SECRET}:${it.settings.SLACK_SIGNING_SECRET}:${it.settings.TELEGRAM_BOT_TOKEN}:${it.settings.SLACK_BOT_TOKEN}`,
    ],
    publicUrl: it.settings.PUBLIC_URL,
    now: it.now,
  })
  const link = new URL(await links.link('photo'))
  const key = link.searchParams.get('key') ?? ''
  const open = async (guess: string) => {
    link.searchParams.set('key', guess)
    return (await it.http.request(link.href)).status
  }
  expect([key.length, await open(key)]).toEqual([64, 200])
  for (let length = 0; length < key.length; length += 1) {
    const other = key[length] === '0' ? '1' : '0'
    const changed = `${key.slice(0, length)}${other}${key.slice(length + 1)}`
    expect([length, await open(key.slice(0, length)), await open(changed)]).toEqual([length, 403, 403])
  }
  for (const guess of [`${key}00`, key.repeat(2), '', 'zz', `00${key}`])
    expect([guess, await open(guess)]).toEqual([guess, 403])
})

test('a calendar of somebody who left is not there any more', async () => {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const secret = 'A'.repeat(22)
  await it.database.save('calendar', it.now(), [
    { kind: 'calendar.made', personId: inspector.id, secret, at: it.now() },
  ])
  const read = async () => (await it.http.request(`/calendar/${secret}.ics`)).status
  expect(await read()).toBe(200)
  await it.database.save('left', it.now(), [{ kind: 'person.left', personId: inspector.id, at: it.now() }])
  expect(await read()).toBe(404)
})

test('what waits for somebody when they are removed is not sent to them', async () => {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
  await it.telegram.sendText(inspector.number, inspector.number, '/hazard barn: bare wires')
  await it.settle()
  await it.telegram.sendText(office.number, office.number, '/hazards H-1')
  const { message, data } = telegramButton(it, office.number, 'Confirm')
  await it.telegram.press(office.number, office.number, message, data)
  const waiting = "SELECT count(*) AS n FROM outbox WHERE state = 'waiting' AND person_id = ?"
  const { rows } = await it.client.execute({ sql: waiting, args: [inspector.id] })
  expect(rows[0]?.n).toBeGreaterThan(0)
  await it.database.save('left', it.now(), [{ kind: 'person.left', personId: inspector.id, at: it.now() }])
  const before = it.telegram.calls.length
  await it.settle()
  const told = it.telegram.calls.slice(before).map(({ params }) => String(params.chat_id))
  expect(told).not.toContain(inspector.userId)
})

test('one’s own telephone is shown by /me in private, and not in a group', async () => {
  const desk = await openDesk()
  const inspector = await desk.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' })
  await desk.command(inspector, 'phone 138-0000-1234')
  const me = { kind: 'command' as const, word: 'me', args: '', files: [] }
  expect(JSON.stringify(await desk.send(inspector, me))).toContain('138-0000-1234')
  const group = { place: { platform: 'telegram' as const, chat: '-5', private: false } }
  expect(JSON.stringify(await desk.send(inspector, me, group))).not.toContain('138-0000-1234')
})

test('a join code is made in private alone, by a command and by a form', async () => {
  const desk = await openDesk()
  const office = await desk.enrol('Wang Fang', { role: 'coordinator' })
  const group = { place: { platform: 'telegram' as const, chat: '-5', private: false } }
  const made = async () => (await desk.client.execute('SELECT * FROM invites')).rows.length
  const before = await made()
  const command = { kind: 'command' as const, word: 'invite', args: 'coordinator 5', files: [] }
  const form = {
    kind: 'submit' as const,
    form: 'invite',
    target: '',
    values: { role: 'coordinator', uses: '5' },
  }
  for (const intent of [command, form, { ...command, args: '' }])
    expect(JSON.stringify(await desk.send(office, intent, group))).toContain('private chat')
  expect(await made()).toBe(before)
  for (const intent of [command, form])
    expect(JSON.stringify(await desk.send(office, intent))).toContain('start=')
  expect(await made()).toBe(before + 2)
})

test.each(['k', 'i.y', 'D'])(
  'a code or link that makes whoever has it somebody is made in private alone: “%s”',
  async (data) => {
    const it = await openPlatforms()
    const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
    it.telegram.addGroup({ id: -77, title: 'Patrol', members: [office.number] })
    const press = async (chat: number) => {
      await it.telegram.sendText(office.number, chat, '/me')
      const messages = () =>
        it.telegram.pane(office.number).chats.find(({ id }) => id === chat)?.messages ?? []
      const me = messages().at(-1)
      const { answer } = await it.telegram.press(office.number, chat, me?.message_id ?? 0, data)
      return JSON.stringify([answer, messages().at(-1)?.text])
    }
    const made = async () => {
      const tables = ['invites', 'calendar_feeds', 'dashboard_links']
      const sets = await it.client.batch(
        tables.map((table) => `SELECT * FROM ${table}`),
        'read',
      )
      return sets.flatMap(({ rows }) => rows).length
    }
    expect(await press(-77)).toContain('private chat')
    expect(await made()).toBe(0)
    expect(await press(office.number)).toMatch(/[\w-]{22}/)
    expect(await made()).toBe(1)
  },
)
