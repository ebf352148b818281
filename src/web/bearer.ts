import type { MiddlewareHandler } from 'hono'

/** Lets through who sends the API token as `Authorization: Bearer …`; without one in the settings, nobody. */
export const demandToken =
  (token: string | undefined): MiddlewareHandler =>
  async (c, next) => {
    if (token === undefined) return c.notFound()
    const given = c.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
    if (!(await isSame(given, token))) {
      const message = 'Send the API token as “Authorization: Bearer …”.'
      return c.json({ error: { code: 'unauthorized', message } }, 401)
    }
    await next()
  }

/** Compares digests, so that the time it takes tells nothing of where the texts differ. */
async function isSame(given: string, expected: string): Promise<boolean> {
  const digest = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  const [a, b] = await Promise.all([digest(given), digest(expected)])
  return a.reduce((difference, byte, at) => difference | (byte ^ (b[at] ?? 0)), 0) === 0
}
