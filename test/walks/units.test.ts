import { describe, expect, test } from 'vitest'
import { openPlatforms, type Platforms } from '../support/platforms'

const csv =
  '单位名称,所属街道,主管部门,是否重点\n鑫源加油站,东街街道,商务局,是\n金福服装厂,东街街道,无此局,否\n,东街街道,,\n'
const import_ = (it: Platforms, body: BodyInit, token = it.settings.API_TOKEN, type = 'text/csv') =>
  it.http.request('/api/v1/units/import', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body,
  })

describe('a list of units', () => {
  test('sent to the bot by a coordinator is taken, and every row that is not is named', async () => {
    const it = await openPlatforms()
    const coordinator = await it.enrol('Wang Fang', { role: 'coordinator' }, 'telegram')
    const bytes = new TextEncoder().encode(csv)
    await it.telegram.sendFiles(
      coordinator.number,
      coordinator.number,
      [{ bytes, fileName: 'units.csv', mimeType: 'text/csv' }],
      { asFile: true },
    )
    await it.settle()
    const answer = it.telegram.pane(coordinator.number).chats[0]?.messages.at(-1)?.text
    expect(answer).toContain('1 unit added')
    expect(answer).toContain('Row 3: no such department: 无此局')
    expect(answer).toContain('Row 4: no name')
    expect(answer).toContain('New sub-districts: 东街街道')
    it.checkCalls()
  })

  test('posted to the API is taken once, and updates when it comes again', async () => {
    const it = await openPlatforms()
    const first = await (await import_(it, csv)).json()
    expect(first).toMatchObject({ added: 1, updated: 0, unchanged: 0, problems: [{ row: 3 }, { row: 4 }] })
    expect(await (await import_(it, csv)).json()).toMatchObject({ added: 0, updated: 0, unchanged: 1 })
    const renamed = csv.replace('是\n', '否\n')
    expect(await (await import_(it, renamed)).json()).toMatchObject({ added: 0, updated: 1 })
    const units = await it.http.request('/api/v1/units', {
      headers: { authorization: `Bearer ${it.settings.API_TOKEN}` },
    })
    expect(await units.json()).toMatchObject({
      items: [{ number: 1, name: '鑫源加油站', keyMonitored: false }],
    })
  })

  test('of 50,000 rows is taken in one go', async () => {
    const it = await openPlatforms()
    const rows = Array.from({ length: 50_000 }, (_, at) => `第${at}号商店,东街街道`)
    const report = await (await import_(it, `单位名称,街道\n${rows.join('\n')}`)).json()
    expect(report).toMatchObject({ added: 50_000, problems: [] })
  })

  test.each([
    ['without a token', csv, '', 401],
    ['with a wrong token', csv, 'guessed', 401],
    ['empty', '', undefined, 400],
    ['that is no list', 'nothing here', undefined, 422],
  ])('%s is refused with a reason', async (_what, body, token, status) => {
    const it = await openPlatforms()
    const answer = await import_(it, body, token)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toHaveProperty('error.message')
  })
})

describe('the API', () => {
  test('describes every route it has', async () => {
    const it = await openPlatforms()
    const answer = await it.http.request('/api/v1/openapi.json', {
      headers: { authorization: `Bearer ${it.settings.API_TOKEN}` },
    })
    const { paths } = (await answer.json()) as { paths: Record<string, unknown> }
    const routes = it.http.routes
      .filter((route) => route.path.startsWith('/api/v1/') && route.method !== 'ALL')
      .map((route) => route.path.replace('/api/v1', '').replace(':id', '{id}').replace(':number', '{number}'))
    expect(Object.keys(paths).sort()).toEqual([...new Set(routes)].sort())
  })

  test('is shut where no token is set', async () => {
    const it = await openPlatforms({ settings: { API_TOKEN: '' } })
    expect((await it.http.request('/api/v1/hazards', { headers: { authorization: 'Bearer ' } })).status).toBe(
      404,
    )
  })

  test('pages hazards by cursor and shows the sealed history of one', async () => {
    const it = await openPlatforms()
    const inspector = await it.enrol(
      'Li Wei',
      { role: 'inspector', organizationId: 'fire-and-rescue' },
      'telegram',
    )
    for (let at = 0; at < 3; at += 1)
      await it.telegram.sendText(inspector.number, inspector.number, `/hazard barn ${at}: bare wires ${at}`)
    const get = async (path: string) =>
      (
        await it.http.request(`/api/v1${path}`, {
          headers: { authorization: `Bearer ${it.settings.API_TOKEN}` },
        })
      ).json()
    const first = (await get('/hazards?limit=2')) as { items: { number: number }[]; next: string }
    expect(first.items.map((hazard) => hazard.number)).toEqual([3, 2])
    expect(await get(`/hazards?limit=2&cursor=${first.next}`)).toMatchObject({ items: [{ number: 1 }] })
    expect(await get('/hazards/H-1')).toMatchObject({
      number: 1,
      history: [{ hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
  })
})

describe('files', () => {
  const link = async (it: Platforms) => {
    const { createFileLinks } = await import('../../src/web/files')
    const secret = `${it.settings.TELEGRAM_WEBHOOK_SECRET}:${it.settings.SLACK_SIGNING_SECRET}:${it.settings.TELEGRAM_BOT_TOKEN}:${it.settings.SLACK_BOT_TOKEN}`
    await it.storage.put('file-1', new TextEncoder().encode('<script>'), 'text/html')
    return createFileLinks({ secrets: [secret], publicUrl: it.settings.PUBLIC_URL, now: it.now }).link(
      'file-1',
    )
  }

  test('open by an authorised link for an hour, never as a page', async () => {
    const it = await openPlatforms()
    const url = await link(it)
    const answer = await it.http.request(url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toBe('attachment')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    it.forward(61 * 60_000)
    expect((await it.http.request(url)).status).toBe(403)
  })

  test('do not open by a link made for another one, or made up', async () => {
    const it = await openPlatforms()
    const url = await link(it)
    expect((await it.http.request(url.replace('file-1', 'file-2'))).status).toBe(403)
    expect((await it.http.request('/files/file-1')).status).toBe(403)
    expect((await it.http.request(url.replace(/key=../, 'key=00'))).status).toBe(403)
  })

  test('over 20 MB are refused with a word to whoever sent them', async () => {
    const it = await openPlatforms()
    const inspector = await it.enrol(
      'Li Wei',
      { role: 'inspector', organizationId: 'fire-and-rescue' },
      'telegram',
    )
    const bytes = new Uint8Array(21 * 1024 * 1024)
    await it.telegram.sendFiles(
      inspector.number,
      inspector.number,
      [{ bytes, fileName: 'long.mp4', mimeType: 'video/mp4' }],
      { caption: '#隐患 barn: 电线裸露', asFile: true },
    )
    await it.settle()
    const texts =
      it.telegram.pane(inspector.number).chats[0]?.messages.map((message) => message.text ?? '') ?? []
    expect(texts.some((text) => text.includes('long.mp4 is over 20 MB'))).toBe(true)
    expect(texts.some((text) => text.includes('H-1'))).toBe(true)
  })
})
