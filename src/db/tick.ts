import type { Client } from '@libsql/client'
import { workCalendar } from '../domain/reminders/working-time'
import { readAll } from './query'
import { calendarQueries } from './stores/calendar'
import { reminderQueries } from './stores/reminders'
import { toCoordinators } from './stores/to-coordinators'
import { followBroadcasts, sendScheduledBroadcasts } from './ticks/broadcasts'
import { announceCoverage } from './ticks/campaigns'
import { forgetFacts, gatherDigests } from './ticks/digest-facts'
import { sendDigests, sendGroupDigests } from './ticks/digests'
import { reckonChases, reckonedMax } from './ticks/reckon'
import { askForReturns, chaseInspections, sayReminders } from './ticks/reminders'
import { mendPaces } from './ticks/set-back'
import type { Clock, TickWork } from './ticks/tick-work'
import { keepTick } from './watch'

/** How long an update's key is remembered, ms: the platforms give up sending it again long before. */
const requestLifeMs = 14 * 24 * 3_600_000

/** How long after somebody left the office is still told of it, ms: the clock may have stood still. */
const toldOfLeavingMs = 7 * 24 * 3_600_000

/** People none of whose accounts can be reached, or who left what they were to rectify, told of once each time. */
const unreachable = toCoordinators(
  "'gone:' || g.id || ':' || g.at",
  "json_object('code', 'person-unreachable', 'name', g.name)",
  `(SELECT q.id, q.name, max(b.gone_at) AS at FROM accounts b NOT INDEXED CROSS JOIN people q ON q.id = b.person_id
    WHERE b.gone_reason IS NOT NULL AND q.active
      AND NOT EXISTS (SELECT 1 FROM accounts r WHERE r.person_id = q.id AND r.gone_reason IS NULL) GROUP BY b.person_id
    UNION ALL SELECT q.id, q.name, q.left_at FROM people q WHERE NOT q.active AND q.left_at > ?1 - ${toldOfLeavingMs}
      AND (EXISTS (SELECT 1 FROM hazards h WHERE h.assignee_id = q.id AND h.status = 'ordered')
        OR EXISTS (SELECT 1 FROM hazards h INDEXED BY hazards_by_unit WHERE h.unit_id = q.unit_id AND h.open = 1 AND h.status = 'ordered'))) g`,
)

/** Messages that were set aside since a coordinator was last told; of the telling itself nobody is told. */
const setAside = toCoordinators(
  "'aside:' || s.last",
  "json_object('code', 'set-aside', 'count', s.count)",
  `(SELECT max(coalesce(ended_at, created_at)) AS last, count(*) AS count FROM outbox
    WHERE state = 'aside' AND key NOT LIKE 'aside:%' GROUP BY state) s`,
)

/** Group chats the bot can't speak in any more, told of once for each time it happens. */
const chatsGone = toCoordinators(
  "'chat-gone:' || g.platform || ':' || g.chat || ':' || g.gone_at",
  "json_object('code', 'chat-gone', 'platform', g.platform, 'title', g.title, 'reason', g.gone_reason)",
  '(SELECT platform, chat, title, gone_reason, gone_at FROM bound_chats WHERE gone_at IS NOT NULL) g',
)

const tellOfficeOfDelivery: TickWork = ({ now }) => [
  { sql: unreachable, args: [now] },
  { sql: setAside, args: [now] },
  { sql: chatsGone, args: [now] },
]

const forgetRequests: TickWork = ({ now }) => [
  { sql: 'DELETE FROM requests WHERE at < ?', args: [now - requestLifeMs] },
  { sql: 'DELETE FROM dashboard_links WHERE expires_at <= ?', args: [now] },
  { sql: 'DELETE FROM bind_codes WHERE expires_at <= ?', args: [now] },
  forgetFacts(now),
  { sql: 'DELETE FROM tallies WHERE since_at < ?', args: [now - 24 * 3_600_000] },
  { sql: 'DELETE FROM sessions WHERE expires_at <= ?', args: [now] },
]

const works: readonly TickWork[] = [
  tellOfficeOfDelivery,
  askForReturns,
  chaseInspections,
  reckonChases,
  sayReminders,
  sendGroupDigests,
  sendScheduledBroadcasts,
  followBroadcasts,
  announceCoverage,
  forgetRequests,
  mendPaces,
  ({ now }) => [keepTick(now)],
]

/**
 * What the clock does: puts what is due into the outbox, each under a key of its own, so that running it
 * twice, late, or in two places changes nothing. One trip to read what it works by, one batch for everything but
 * the digests.
 */
export const createTick =
  (client: Client, timezone: string) =>
  async (now: number): Promise<void> => {
    const { corrections, ...read } = await readAll(client, {
      corrections: calendarQueries.corrections(),
      ladders: reminderQueries.ladders(),
      toReckon: reminderQueries.toReckon(reckonedMax),
    })
    const worksBy = { now, timezone, calendar: workCalendar(timezone, corrections), ...read }
    const clock: Clock = { ...worksBy, digestsAt: await gatherDigests(client, worksBy) }
    await sendDigests(client, clock)
    await client.batch(
      works.flatMap((work) => work(clock)),
      'write',
    )
  }
