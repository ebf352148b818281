import { Hono } from 'hono/tiny'
import type { DeliveryFigures } from '../domain/delivery/figures'
import { demandToken } from './bearer'
import type { UpdateFigures } from './ports'

type MetricsDeps = {
  token: string | undefined
  read: () => Promise<DeliveryFigures>
  /** Of this process. */
  updates: () => UpdateFigures
  now: () => number
}

/** `GET /metrics`: Prometheus text (exposition format 0.0.4), for whoever has the API token. */
export function createMetricsRoutes({ token, read, updates, now }: MetricsDeps): Hono {
  const routes = new Hono()
  routes.get('/metrics', demandToken(token), async (c) => {
    const text = [...deliveryFamilies(await read(), now()), ...updateFamilies(updates())].join('\n')
    return c.text(`${text}\n`, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
  return routes
}

type Sample = { labels?: Record<string, string>; value: number; suffix?: string }

function family(
  name: string,
  type: 'gauge' | 'counter' | 'histogram',
  help: string,
  samples: Sample[],
): string {
  const lines = samples.map(({ labels = {}, value, suffix = '' }) => {
    const inner = Object.entries(labels).map(([key, it]) => `${key}="${it.replace(/["\\\n]/g, '_')}"`)
    return `anwei_${name}${suffix}${inner.length > 0 ? `{${inner.join(',')}}` : ''} ${value}`
  })
  return [`# HELP anwei_${name} ${help}`, `# TYPE anwei_${name} ${type}`, ...lines].join('\n')
}

function deliveryFamilies(
  { queue, unsettled, counts, tickedAt, goodAt }: DeliveryFigures,
  now: number,
): string[] {
  const seconds = (at: number | undefined): Sample[] => (at === undefined ? [] : [{ value: at / 1000 }])
  return [
    family(
      'outbox_waiting',
      'gauge',
      'Messages that wait.',
      queue.map(({ platform, lane, count }) => ({ labels: { platform, lane }, value: count })),
    ),
    family(
      'outbox_oldest_seconds',
      'gauge',
      'How long the oldest message that waits is due.',
      queue.map(({ platform, lane, oldestDueAt }) => ({
        labels: { platform, lane },
        value: Math.max(0, now - (oldestDueAt ?? now)) / 1000,
      })),
    ),
    family(
      'outbox_unsettled',
      'gauge',
      'Messages that were set aside, or of which nobody knows whether they arrived.',
      unsettled.map(({ state, count }) => ({ labels: { state }, value: count })),
    ),
    family(
      'deliveries_total',
      'counter',
      'How sends ended, with what of answers could not be given at once: accepted, retry (of them limited: a 429), gone, ambiguous, rejected, credentials and more.',
      counts.map(({ platform, outcome, count }) => ({ labels: { platform, outcome }, value: count })),
    ),
    family('last_tick_seconds', 'gauge', 'When the clock last ran, Unix time.', seconds(tickedAt)),
    family(
      'last_good_audit_seconds',
      'gauge',
      'When all that was due had gone out, Unix time.',
      seconds(goodAt),
    ),
  ]
}

function updateFamilies({ latency, commands }: UpdateFigures): string[] {
  return [
    family(
      'update_seconds',
      'histogram',
      'From an update to its answer, in this process.',
      latency.flatMap(({ platform, buckets, count, sum }): Sample[] => [
        ...buckets.map(({ le, count: within }) => ({
          labels: { platform, le: le === Number.POSITIVE_INFINITY ? '+Inf' : String(le) },
          value: within,
          suffix: '_bucket',
        })),
        { labels: { platform }, value: sum, suffix: '_sum' },
        { labels: { platform }, value: count, suffix: '_count' },
      ]),
    ),
    family(
      'commands_total',
      'counter',
      'Updates by what was said, in this process.',
      commands.map(({ command, count }) => ({ labels: { command }, value: count })),
    ),
    family(
      'command_database_trips_total',
      'counter',
      'Database round trips of those updates.',
      commands.map(({ command, trips }) => ({ labels: { command }, value: trips })),
    ),
    family(
      'command_database_trips_max',
      'gauge',
      'The most trips one of them took.',
      commands.map(({ command, tripsMax }) => ({ labels: { command }, value: tripsMax })),
    ),
  ]
}
