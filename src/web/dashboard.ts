import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { Hono } from 'hono/tiny'
import type { FileStorage } from '../domain/evidence/ports'
import type { Account } from '../domain/people/person'
import { sessionMs } from '../domain/people/session'
import { dashboardCss, noticeHtml, pageHtml } from './page-html'
import type { DashboardPage, PageReader, Sessions } from './ports'
import { safe } from './safe-headers'

type DashboardDeps = {
  pages: PageReader
  sessions: Sessions
  storage: FileStorage
  /** Where browsers reach the service; without it only what they ask tells. */
  publicUrl: string | undefined
  newSecret: () => string
  now: () => number
}

export const enterLinks =
  (publicUrl: string) =>
  (secret: string): string =>
    new URL(`/enter/${secret}`, publicUrl).href

/** `same-origin`: with `no-referrer` browsers send `Origin: null`, and no change could be told from a forged one. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ...safe,
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'private, no-store',
}

const strangers = [
  'Please ask the bot for a link: send “me”, then press “Open the dashboard”.',
  '请向机器人发送“我”，再点击“打开工作台”获取链接。',
] as const
const notHere = ['There is nothing here that you may see.', '此处没有您可以查看的内容。'] as const

/** Printable ASCII for old browsers, the name itself for all others (RFC 6266); nothing in it ends the header. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_').slice(0, 80)
  const whole = encodeURIComponent(name.slice(0, 120).replace(/[\ud800-\udfff]/gu, '�')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/**
 * The dashboard: figures, hazards and their files, to whoever came by a link from the bot. A GET changes
 * nothing, so that a chat program which looks at a link does not use it up; a change has to come from a page
 * of ours.
 */
export function createDashboardRoutes(deps: DashboardDeps): Hono {
  const { pages, sessions, storage, newSecret, now } = deps
  const app = new Hono()
  const originOf = (c: Context): string => new URL(deps.publicUrl ?? c.req.url).origin
  /** Browsers take the prefix, and `Secure`, from https alone; on plain localhost neither is asked. */
  const isPlain = (c: Context): boolean => /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(originOf(c))
  const cookieOf = (c: Context): string | undefined =>
    getCookie(c, isPlain(c) ? 'anwei' : '__Host-anwei') || undefined
  const putCookie = (c: Context, value: string, maxAge: number): void =>
    setCookie(c, isPlain(c) ? 'anwei' : '__Host-anwei', value, {
      path: '/',
      httpOnly: true,
      secure: !isPlain(c),
      // A link opened from a chat is a navigation from elsewhere: `Strict` would show strangers' pages then.
      sameSite: 'Lax',
      maxAge,
    })
  const say = (c: Context, [en, zh]: readonly [string, string], status: 401 | 403 | 404) =>
    c.html(noticeHtml(en, zh), status, headers)
  const isOurs = (c: Context): boolean => c.req.header('origin') === originOf(c)
  const forged = (c: Context) =>
    say(c, ['Please press the button on our own page.', '请在本系统页面上操作。'], 403)

  async function viewerOf(c: Context): Promise<Account | undefined> {
    const cookie = cookieOf(c)
    return cookie === undefined ? undefined : sessions.account(cookie, now())
  }
  const shown =
    (read: (viewer: Account, c: Context) => Promise<DashboardPage | undefined>) =>
    async (c: Context): Promise<Response> => {
      const viewer = await viewerOf(c)
      if (!viewer) return say(c, strangers, 401)
      const page = await read(viewer, c)
      return page ? c.html(pageHtml(page), 200, headers) : say(c, notHere, 404)
    }
  const numberOf = (text: string | undefined): number => (/^\d{1,12}$/.test(text ?? '') ? Number(text) : 0)

  app.get('/dashboard.css', (c) =>
    c.body(dashboardCss, 200, {
      'Content-Type': 'text/css; charset=utf-8',
    }),
  )
  app.get('/', shown(pages.overview))
  app.get(
    '/hazards',
    shown((viewer, c) => {
      const before = numberOf(c.req.query('before'))
      return pages.hazards(viewer, c.req.query('scope') ?? '', before === 0 ? undefined : before)
    }),
  )
  app.get(
    '/hazards/:number',
    shown((viewer, c) => pages.hazard(viewer, numberOf(c.req.param('number')))),
  )
  app.get('/hazards/:number/files/:id', async (c) => {
    const viewer = await viewerOf(c)
    if (!viewer) return say(c, strangers, 401)
    const id = c.req.param('id')
    const name = await pages.file(viewer, numberOf(c.req.param('number')), id)
    const bytes = name === undefined ? undefined : await storage.get(id)
    if (name === undefined || !bytes) return say(c, notHere, 404)
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      ...headers,
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': attachment(name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
    })
  })
  app.get('/enter/:link{[A-Za-z0-9_-]{22}}', (c) =>
    c.html(
      noticeHtml('Press the button to open the dashboard.', '请点击按钮打开工作台。', {
        to: `/enter/${c.req.param('link')}`,
        label: 'Open 打开',
      }),
      200,
      headers,
    ),
  )
  app.post('/enter/:link{[A-Za-z0-9_-]{22}}', async (c) => {
    if (!isOurs(c)) return forged(c)
    const session = newSecret()
    if (!(await sessions.enter(c.req.param('link'), session, cookieOf(c), now()))) {
      return say(
        c,
        [
          'This link was used, or is too old. Please ask the bot for a new one.',
          '链接已使用或已过期，请重新获取。',
        ],
        403,
      )
    }
    putCookie(c, session, sessionMs / 1000)
    return c.body(null, 303, { ...headers, Location: '/' })
  })
  app.post('/leave', async (c) => {
    if (!isOurs(c)) return forged(c)
    const cookie = cookieOf(c)
    if (cookie !== undefined) await sessions.leave(cookie)
    putCookie(c, '', 0)
    return c.body(null, 303, { ...headers, Location: '/' })
  })
  return app
}
