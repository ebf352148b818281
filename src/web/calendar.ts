import { Hono } from 'hono/tiny'
import type { CalendarFeed } from '../domain/rosters/queries'
import { renderCalendar } from './ical'

/** The feed behind the hash of a secret, as it is at a moment (UTC ms). */
export type CalendarReader = (secretHash: string, now: number) => Promise<CalendarFeed | undefined>

export const calendarLinks =
  (publicUrl: string) =>
  (secret: string): string =>
    new URL(`/calendar/${secret}.ics`, publicUrl).href

/**
 * `GET /calendar/<secret>.ics`: one person's calendar. The secret is all that is asked, so a wrong one is
 * answered like a page that is not there, and nothing may keep or pass on what is answered.
 */
export function createCalendarRoutes(deps: {
  read: CalendarReader
  hash: (secret: string) => Promise<string>
  now: () => number
}): Hono {
  const routes = new Hono()
  routes.get('/calendar/:file{[A-Za-z0-9_-]{22}\\.ics}', async (c) => {
    const feed = await deps.read(await deps.hash(c.req.param('file').slice(0, -4)), deps.now())
    if (!feed) return c.notFound()
    return c.body(renderCalendar(feed.language === 'zh' ? '安全值班' : 'Safety duty', feed.entries), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
  })
  return routes
}
