import { lanes, type Reason } from '../../domain/delivery/outbox'
import { handOverEarlyMs } from '../../domain/rosters/decide'
import { reachedBy } from '../stores/reached-by'
import { afterQuiet, quietArgs } from './reminders'
import type { TickWork } from './tick-work'

const hourMs = 3_600_000

/**
 * When people are reminded before something begins: a day and two hours, ms. Of what was missed only the
 * nearest is said. Quiet hours hold back the first; the second is for those who have to leave the house.
 */
const before = [
  { slot: 'day', fromMs: 24 * hourMs, untilMs: 2 * hourMs, urgent: false },
  { slot: 'hours', fromMs: 2 * hourMs, untilMs: 0, urgent: true },
] as const

type Cards = { key: string; subject: string; reason: string; urgent: boolean; from: string }

/** A card for everybody (`p`) in `from`, once for each key. ?1 to ?4 are of quiet hours. */
const cards = ({ key, subject, reason, urgent, from }: Cards): string => `
  INSERT INTO outbox (key, platform, chat, private, person_id, subject, telling, lane, due_at, created_at)
  SELECT ${key} || ':' || p.id, a.platform, a.chat, 1, p.id, ${subject}, json_object('kind', 'card', 'reason', ${reason}),
    ${urgent ? lanes.urgent : lanes.work}, ${urgent ? '?1' : afterQuiet}, ?1
  FROM ${from} JOIN accounts a ON ${reachedBy}
  WHERE p.active ON CONFLICT (key) DO NOTHING`

const reason = (name: Reason): string => `'${name}'`

/** Those who come to a joint operation, and those who have not answered yet. */
export const remindOfOperations: TickWork = ({ now, timezone }) =>
  before.map(({ slot, fromMs, untilMs, urgent }) => ({
    sql: cards({
      key: `'joint:${slot}:' || o.id || ':' || o.starts_at`,
      subject: "'operation:' || o.id",
      reason: `iif(m.value ->> '$.state' = 'asked', ${reason('joint-unanswered')}, ${reason('joint-soon')})`,
      urgent,
      from: `operations o JOIN json_each(o.state, '$.members') m ON m.value ->> '$.state' IN ('asked', 'confirmed')
          AND m.value ->> '$.cameAt' IS NULL AND o.status = 'planned' AND o.starts_at > ?1 + ?6 AND o.starts_at <= ?1 + ?5
        JOIN people p ON p.id = m.value ->> '$.personId'`,
    }),
    args: [...quietArgs(now, timezone), fromMs, untilMs],
  }))

/** Those who are on duty soon, and those who should hand over: half an hour before they go. */
export const remindOfShifts: TickWork = ({ now, timezone }) => [
  ...before.map(({ slot, fromMs, untilMs, urgent }) => ({
    sql: cards({
      key: `'shift:${slot}:' || s.id`,
      subject: "'shift:' || s.id",
      reason: reason('shift-soon'),
      urgent,
      from: 'shifts s JOIN people p ON p.id = s.holder_id AND s.starts_at > ?1 + ?6 AND s.starts_at <= ?1 + ?5',
    }),
    args: [...quietArgs(now, timezone), fromMs, untilMs],
  })),
  {
    sql: cards({
      key: "'shift:over:' || s.id",
      subject: "'shift:' || s.id",
      reason: reason('shift-to-hand-over'),
      urgent: true,
      from: `shifts s JOIN people p ON p.id = s.holder_id AND s.ends_at <= ?1 + ?5 AND s.ends_at > ?1
        AND s.state ->> '$.handover.note' IS NULL`,
    }),
    args: [...quietArgs(now, timezone), handOverEarlyMs / 2],
  },
]
