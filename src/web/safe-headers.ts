import type { MiddlewareHandler } from 'hono'

/** What each answer to a browser says, whatever it is: taken for what it says it is, and asked over TLS alone. */
export const safe = {
  'X-Content-Type-Options': 'nosniff',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
}

/** Says so of whatever is asked for. */
export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(safe)) c.res.headers.set(name, value)
}
