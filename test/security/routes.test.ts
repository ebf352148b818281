import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openPlatforms, type Platforms } from '../support/platforms'

/** What stands between a route and whoever asks: what is sent, and the only answers it gives without its proof. */
type Guard =
  /** Nothing of anybody is to be read here. */
  | { guard: 'open' }
  /** Without (or with a made-up) secret the answer is this status, and it holds nothing. */
  | { guard: 'secret'; path: string; status: number; made: (it: Platforms) => RequestInit[] }

const bearer = (path: string, under = '/api/v1'): Guard => ({
  guard: 'secret',
  path: `${under}${path}`,
  status: 401,
  made: ({ settings }) => [
    {},
    { headers: { authorization: 'Bearer ' } },
    { headers: { authorization: `Bearer ${settings.API_TOKEN.slice(0, -1)}` } },
    { headers: { authorization: `Bearer ${settings.API_TOKEN}x` } },
    { headers: { authorization: `Basic ${btoa(settings.API_TOKEN)}` } },
  ],
})

const session = (path: string, status = 401): Guard => ({
  guard: 'secret',
  path,
  status,
  made: () => [
    {},
    { headers: { cookie: '__Host-anwei=' } },
    { headers: { cookie: `__Host-anwei=${'A'.repeat(22)}` } },
    // The name that is for plain localhost alone.
    { headers: { cookie: `anwei=${'A'.repeat(22)}` } },
  ],
})

/** Every route of the service; one that is not here fails the test below. */
const routes: Record<string, Guard> = {
  // Headers for all that browsers ask for.
  'GET /*': session('/nothing', 404),
  'GET /healthz': { guard: 'open' },
  'GET /readyz': { guard: 'open' },
  'GET /calendar/:file{[A-Za-z0-9_-]{22}\\.ics}': {
    guard: 'secret',
    path: `/calendar/${'A'.repeat(22)}.ics`,
    status: 404,
    made: () => [{}],
  },
  'GET /files/:id': {
    guard: 'secret',
    path: '/files/00000000-0000-4000-8000-000000000001?until=9999999999999&key=00',
    status: 403,
    made: () => [{}],
  },
  'GET /': session('/'),
  'GET /dashboard.css': { guard: 'open' },
  'GET /hazards': session('/hazards?scope=all'),
  'GET /hazards/:number': session('/hazards/1'),
  'GET /hazards/:number/files/:id': session('/hazards/1/files/x'),
  // A page with a button, the same for every link.
  'GET /enter/:link{[A-Za-z0-9_-]{22}}': session(`/enter/${'A'.repeat(22)}`, 200),
  'POST /enter/:link{[A-Za-z0-9_-]{22}}': session(`/enter/${'A'.repeat(22)}`, 403),
  'POST /leave': session('/leave', 403),
  'ALL /api/v1/*': bearer('/anything'),
  'GET /api/v1/openapi.json': bearer('/openapi.json'),
  'GET /api/v1/hazards': bearer('/hazards'),
  'GET /api/v1/hazards/:number': bearer('/hazards/1'),
  'GET /api/v1/units': bearer('/units'),
  'GET /api/v1/tasks': bearer('/tasks'),
  'GET /api/v1/draws/:id': bearer('/draws/1'),
  'GET /metrics': bearer('/metrics', ''),
  'GET /api/v1/organizations': bearer('/organizations'),
  'POST /api/v1/units/import': bearer('/units/import'),
  'POST /telegram/webhook': {
    guard: 'secret',
    path: '/telegram/webhook',
    status: 401,
    made: () => [
      { body: '{"update_id":1}' },
      { body: '{"update_id":1}', headers: { 'X-Telegram-Bot-Api-Secret-Token': 'webhook-secre' } },
    ],
  },
  'POST /slack/events': {
    guard: 'secret',
    path: '/slack/events',
    status: 401,
    made: ({ now }) => [
      { body: 'payload=%7B%7D' },
      {
        body: '{"type":"url_verification","challenge":"x"}',
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': String(Math.floor(now() / 1000)),
          'x-slack-signature': `v0=${'0'.repeat(64)}`,
        },
      },
    ],
  },
}

describe('every route', () => {
  test('has its line in this table', async () => {
    const { http } = await openPlatforms()
    const served = [...new Set(http.routes.map(({ method, path }) => `${method} ${path}`))]
    expect(Object.keys(routes).sort()).toEqual(served.sort())
  })

  test.each(Object.entries(routes))('%s tells nothing to whoever has not its secret', async (route, line) => {
    const it = await openPlatforms()
    const inspector = await it.enrol(
      'Canary Person',
      { role: 'inspector', organizationId: 'commerce' },
      'telegram',
    )
    await it.telegram.sendText(inspector.number, inspector.number, '/hazard barn: canary wires')
    const [method = 'GET', path = '/'] = route.split(' ')
    const asked = line.guard === 'open' ? [{}] : line.made(it)
    for (const init of asked) {
      const answer = await it.http.request(line.guard === 'open' ? path : line.path, {
        method: method === 'ALL' ? 'GET' : method,
        ...init,
      })
      expect(answer.status).toBe(line.guard === 'open' ? 200 : line.status)
      if (method !== 'POST') {
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
        expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
      }
      expect(await answer.text()).not.toMatch(/canary|barn|telegram_bot|xoxb/i)
    }
  })

  test('has the service call nobody for who has not its secret', async () => {
    const called: string[] = []
    const it = await openPlatforms({
      through: (standIn) => async (input, init) => {
        called.push(new Request(input instanceof Request ? input.url : input).url)
        return standIn(input, init)
      },
    })
    for (const [route, line] of Object.entries(routes)) {
      const [method = 'GET'] = route.split(' ')
      const made = line.guard === 'secret' ? line.made(it) : []
      const path = line.guard === 'secret' ? line.path : ''
      for (const init of made)
        await it.http.request(path, { method: method === 'ALL' ? 'GET' : method, ...init })
    }
    expect(called).toEqual([])
  })

  test.each(['platforms', 'reader'])('of the worker “%s” there is none from outside', (worker) => {
    const settings = readFileSync(`wrangler.${worker}.toml`, 'utf8').split('\n')
    expect(settings).toEqual(expect.arrayContaining(['workers_dev = false', 'preview_urls = false']))
    expect(settings.filter((line) => /^(?:\[\[?)?routes?\b/.test(line))).toEqual([])
  })

  test('is shut where its setting is missing', async () => {
    const it = await openPlatforms({ settings: { API_TOKEN: undefined } })
    for (const authorization of ['', 'Bearer ', 'Bearer undefined']) {
      const answer = await it.http.request('/api/v1/hazards', { headers: { authorization } })
      expect(answer.status).toBe(404)
    }
  })
})
