import { lanes } from '../../domain/delivery/outbox'
import { refreshSheetsOf, sendDueBroadcasts } from '../stores/broadcast-sending'
import type { TickWork } from './tick-work'

/** Sends the broadcasts whose time has come. */
export const sendScheduledBroadcasts: TickWork = ({ now }) => sendDueBroadcasts(now)

/** While messages of a broadcast go out, its office's cards follow once a minute. */
export const followBroadcasts: TickWork = ({ now }) => [
  {
    sql: refreshSheetsOf(`SELECT DISTINCT substr(subject, 11) AS id FROM outbox
      WHERE lane = ${lanes.broadcast} AND (state = 'waiting' OR ended_at > ?3 - 120000)`),
    args: [`:minute-${Math.floor(now / 60_000)}`, now, now],
  },
]
