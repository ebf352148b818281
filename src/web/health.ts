import { Hono } from 'hono'

export type HealthDeps = {
  /** Whether requests can be served now; the reason is shown to whoever operates the service. */
  ready: () => Promise<{ ok: true } | { ok: false; reason: string }>
}

/** `GET /healthz`: the process lives. `GET /readyz`: it can serve, else 503 with the reason as JSON. */
export function createHealthRoutes({ ready }: HealthDeps): Hono {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.text('ok'))
  routes.get('/readyz', async (c) => {
    const state = await ready()
    return state.ok ? c.text('ok') : c.json({ reason: state.reason }, 503)
  })
  return routes
}
