import type { MiddlewareHandler } from 'hono'

/** What each answer to a browser says, whatever it is: taken for what it says it is, and asked over TLS alone. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  c.res.headers.set('X-Content-Type-Options', 'nosniff')
  c.res.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}
