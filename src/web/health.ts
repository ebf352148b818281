import { Hono } from 'hono/tiny'

export type HealthDeps = {
  /** Whether requests can be served now; the reason is shown to whoever operates the service. */
  ready: () => Promise<{ ok: true; auditedAt?: number } | { ok: false; reason: string }>
}

/**
 * `GET /healthz`: the process lives. `GET /readyz`: it can serve and what was due has gone out, with the time of the
 * audit that says so; else 503 with the reason as JSON.
 */
export function createHealthRoutes({ ready }: HealthDeps): Hono {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.text('ok'))
  routes.get('/readyz', async (c) => {
    const state = await ready()
    if (!state.ok) return c.json({ reason: state.reason }, 503)
    const { auditedAt } = state
    return c.text(auditedAt === undefined ? 'ok' : `ok, audited ${new Date(auditedAt).toISOString()}`)
  })
  return routes
}
