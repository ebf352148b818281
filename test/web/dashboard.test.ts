import { describe, expect, test } from 'vitest'
import { attachment } from '../../src/web/dashboard'
import { openPlatforms, type Platforms } from '../support/platforms'

const ours = 'https://anwei.example.org'

async function open() {
  const it = await openPlatforms()
  const inspector = await it.enrol('Li Wei', { role: 'inspector', organizationId: 'commerce' }, 'telegram')
  const other = await it.enrol(
    'Sun Li',
    { role: 'inspector', organizationId: 'urban-management' },
    'telegram',
  )
  const office = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram', 'zh')
  const file = { bytes: new Uint8Array([1, 2, 3]), fileName: 'wires.jpg', mimeType: 'image/jpeg' }
  await it.telegram.sendFiles(inspector.number, inspector.number, [file], {
    asFile: true,
    caption: '/hazard barn: <img src=x onerror=alert(1)> bare wires',
  })
  await it.settle()
  return { it, inspector, other, office }
}
const secretOf = async (it: Platforms, user: number): Promise<string> => {
  await it.telegram.sendText(user, user, '/me')
  const chat = () => it.telegram.pane(user).chats.find((chat) => chat.id === user)
  const me = chat()?.messages.at(-1)
  const button = me?.reply_markup?.inline_keyboard
    .flat()
    .find((at) => 'callback_data' in at && at.callback_data === 'D')
  expect(button).toBeDefined()
  await it.telegram.press(user, user, me?.message_id ?? 0, 'D')
  return /\/enter\/([\w-]{22})/.exec(chat()?.messages.at(-1)?.text ?? '')?.[1] ?? ''
}
const post = (it: Platforms, path: string, headers: Record<string, string> = {}) =>
  it.http.request(path, { method: 'POST', headers: { origin: ours, ...headers } })
const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
const enter = async (it: Platforms, user: number) =>
  cookieOf(await post(it, `/enter/${await secretOf(it, user)}`))
const look = (it: Platforms, path: string, cookie: string) => it.http.request(path, { headers: { cookie } })

describe('a link into the dashboard', () => {
  test('is not used up by looking at it, and once by pressing its button', async () => {
    const { it, inspector } = await open()
    const secret = await secretOf(it, inspector.number)
    for (let times = 0; times < 3; times += 1) {
      const page = await it.http.request(`/enter/${secret}`)
      expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
    }
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(it, `/enter/${secret}`)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 403, 403, 403])
    expect((await post(it, `/enter/${secret}`)).status).toBe(403)
  })

  test('is good for ten minutes', async () => {
    const { it, inspector } = await open()
    const secret = await secretOf(it, inspector.number)
    it.forward(10 * 60_000)
    expect((await post(it, `/enter/${secret}`)).status).toBe(403)
  })

  test('lets nobody in who left after it was made', async () => {
    const { it, inspector } = await open()
    const secret = await secretOf(it, inspector.number)
    await it.database.save('gone', it.now(), [{ kind: 'person.left', personId: inspector.id, at: it.now() }])
    const answer = await post(it, `/enter/${secret}`)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
  })

  test('is kept as a hash, and so is the session', async () => {
    const { it, inspector } = await open()
    const secret = await secretOf(it, inspector.number)
    const links = JSON.stringify((await it.client.execute('SELECT * FROM dashboard_links')).rows)
    const session = cookieOf(await post(it, `/enter/${secret}`)).split('=')[1] ?? ''
    const sessions = JSON.stringify((await it.client.execute('SELECT * FROM sessions')).rows)
    expect(secret).toMatch(/^[\w-]{22}$/)
    expect(links + sessions).not.toContain(secret)
    expect(sessions).not.toContain(session)
    expect(session).toMatch(/^[\w-]{22}$/)
  })

  test('is not handed out where others read', async () => {
    const { it, inspector } = await open()
    it.telegram.addGroup({ id: -77, title: 'Patrol', members: [inspector.number] })
    await it.dispatch({
      key: 'group',
      account: { platform: 'telegram', userId: inspector.userId },
      name: '',
      languageHint: 'en',
      place: { platform: 'telegram', chat: '-77', private: false },
      at: it.now(),
      canOpenForm: false,
      intent: { kind: 'press', data: 'D' },
    })
    expect((await it.client.execute('SELECT * FROM dashboard_links')).rows).toEqual([])
  })
})

describe('a session', () => {
  test('has a cookie for this host alone, that no script reads', async () => {
    const { it, inspector } = await open()
    const answer = await post(it, `/enter/${await secretOf(it, inspector.number)}`)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-anwei=[\w-]{22}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('is none under the name that is for plain localhost, which pages of other ports there could set', async () => {
    const { it, inspector } = await open()
    const [, session] = (await enter(it, inspector.number)).split('=')
    expect((await look(it, '/', `__Host-anwei=${session}`)).status).toBe(200)
    for (const name of ['anwei', '__host-anwei', '__Secure-anwei', 'session'])
      expect([name, (await look(it, '/', `${name}=${session}`)).status]).toEqual([name, 401])
  })

  test('is another after each entering, and the one before is over', async () => {
    const { it, inspector } = await open()
    const first = await enter(it, inspector.number)
    const answer = await post(it, `/enter/${await secretOf(it, inspector.number)}`, { cookie: first })
    expect(cookieOf(answer)).not.toBe(first)
    expect((await look(it, '/', first)).status).toBe(401)
    expect((await look(it, '/', cookieOf(answer))).status).toBe(200)
  })

  test('ends with leaving, after twelve hours, and with the membership', async () => {
    const { it, inspector, other, office } = await open()
    const left = await enter(it, inspector.number)
    await post(it, '/leave', { cookie: left })
    expect((await look(it, '/', left)).status).toBe(401)
    const removed = await enter(it, other.number)
    await it.database.save('gone', it.now(), [{ kind: 'person.left', personId: other.id, at: it.now() }])
    expect((await look(it, '/hazards/1', removed)).status).toBe(404)
    const old = await enter(it, office.number)
    it.forward(12 * 3_600_000)
    expect((await look(it, '/', old)).status).toBe(401)
  })

  test.each(['https://evil.example', 'null', '', 'http://anwei.example.org', `${ours}.evil.example`])(
    'changes nothing for a page of “%s”',
    async (origin) => {
      const { it, inspector } = await open()
      const secret = await secretOf(it, inspector.number)
      expect((await post(it, `/enter/${secret}`, { origin })).status).toBe(403)
      const cookie = await enter(it, inspector.number)
      expect((await post(it, '/leave', { origin, cookie })).status).toBe(403)
      expect((await look(it, '/', cookie)).status).toBe(200)
    },
  )
})

describe('the pages', () => {
  test('show what is theirs in their language, escaped, with the headers that shut out the rest', async () => {
    const { it, inspector, other, office } = await open()
    const mine = await look(it, '/hazards/1', await enter(it, inspector.number))
    const text = await mine.text()
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(text).not.toMatch(/<img|<script|onerror=a[^l]/)
    expect(text).toContain('/hazards/1/files/')
    expect(mine.headers.get('content-security-policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      'img-src data:',
      "style-src 'self'",
    ])
    expect(mine.headers.get('x-frame-options')).toBe('DENY')
    expect(mine.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(mine.headers.get('x-content-type-options')).toBe('nosniff')
    expect(mine.headers.get('referrer-policy')).toBe('same-origin')
    expect(mine.headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(mine.headers.get('cache-control')).toBe('private, no-store')
    const theirs = await enter(it, other.number)
    expect((await look(it, '/hazards/1', theirs)).status).toBe(404)
    expect(await (await look(it, '/hazards?scope=all', theirs)).text()).not.toContain('H-1')
    const zh = await (await look(it, '/', await enter(it, office.number))).text()
    expect(zh).toContain('<html lang="zh-Hans">')
    expect(zh).toContain('上周情况')
    expect(zh).toContain('<a href="/hazards?scope=open">1</a>')
  })

  test('give files to whoever sees their hazard, to keep and not to open', async () => {
    const { it, inspector, other } = await open()
    const [file] = (await it.client.execute('SELECT id FROM evidence')).rows
    const path = `/hazards/1/files/${file?.id}`
    const answer = await look(it, path, await enter(it, inspector.number))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect((await look(it, path, await enter(it, other.number))).status).toBe(404)
    expect(
      (await look(it, '/hazards/1/files/..%2F..%2Fanwei.db', await enter(it, inspector.number))).status,
    ).toBe(404)
  })

  test('are paged', async () => {
    const { it, inspector } = await open()
    for (let at = 0; at < 21; at += 1)
      await it.telegram.sendText(
        inspector.number,
        inspector.number,
        `/hazard shed ${at}: bare wires in shed ${at}`,
      )
    const cookie = await enter(it, inspector.number)
    const first = await (await look(it, '/hazards?scope=all', cookie)).text()
    const next = /href="(\/hazards\?scope=all&amp;before=\d+)"/.exec(first)?.[1]?.replace('&amp;', '&') ?? ''
    expect(first).not.toContain('H-1 ')
    expect(await (await look(it, next, cookie)).text()).toContain('H-1 ')
  })
})

test.each([
  'a"; filename="b.html',
  'x\r\nSet-Cookie: a=b',
  '../../etc/passwd',
  '隐患 照片.jpg',
  '\ud800',
  `${'长'.repeat(500)}.png`,
])('a file’s name “%s” ends no header and names no folder', (name) => {
  const header = attachment(name)
  expect(header).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.!~%-]*$/)
  expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
})
