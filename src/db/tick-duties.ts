import { lanes, type Reason } from '../domain/delivery/outbox'
import { handOverEarlyMs } from '../domain/rosters/decide'
import type { TickWork } from './tick'
import { reachedBy } from './tick-reminders'

const hourMs = 3_600_000

/**
 * When people are reminded before something begins: a day and two hours, ms. Of what was missed only the
 * nearest is said.
 */
const before = [
  { slot: 'day', fromMs: 24 * hourMs, untilMs: 2 * hourMs },
  { slot: 'hours', fromMs: 2 * hourMs, untilMs: 0 },
] as const

/** A card for each row of `from` (`of`, `number of the reminder`, `person_id`, `reason`), once for each key. */
const cards = (key: string, of: string, reason: string, from: string): string => `
  INSERT INTO outbox (key, platform, chat, private, person_id, subject, telling, lane, due_at, created_at)
  SELECT ${key} || ':' || p.id, a.platform, a.chat, 1, p.id, ${of}, json_object('kind', 'card', 'reason', ${reason}),
    ${lanes.work}, ?1, ?1
  FROM ${from} JOIN accounts a ON ${reachedBy}
  WHERE p.active ON CONFLICT (key) DO NOTHING`

const reason = (name: Reason): string => `'${name}'`

/** Those who come to a joint operation, and those who have not answered yet. */
export const remindOfOperations: TickWork = ({ now }) =>
  before.map(({ slot, fromMs, untilMs }) => ({
    sql: cards(
      `'joint:${slot}:' || o.id || ':' || o.starts_at`,
      "'operation:' || o.id",
      `iif(m.value ->> '$.state' = 'asked', ${reason('joint-unanswered')}, ${reason('joint-soon')})`,
      `operations o JOIN json_each(o.state, '$.members') m ON m.value ->> '$.state' IN ('asked', 'confirmed')
         AND m.value ->> '$.cameAt' IS NULL AND o.status = 'planned' AND o.starts_at > ?1 + ?3 AND o.starts_at <= ?1 + ?2
       JOIN people p ON p.id = m.value ->> '$.personId'`,
    ),
    args: [now, fromMs, untilMs],
  }))

export const remindOfShifts: TickWork = ({ now }) => [
  ...before.map(({ slot, fromMs, untilMs }) => ({
    sql: cards(
      `'shift:${slot}:' || s.id`,
      "'shift:' || s.id",
      reason('shift-soon'),
      'shifts s JOIN people p ON p.id = s.holder_id AND s.starts_at > ?1 + ?3 AND s.starts_at <= ?1 + ?2',
    ),
    args: [now, fromMs, untilMs],
  })),
  {
    sql: cards(
      "'shift:over:' || s.id",
      "'shift:' || s.id",
      reason('shift-to-hand-over'),
      `shifts s JOIN people p ON p.id = s.holder_id AND s.ends_at <= ?1 + ?2 AND s.ends_at > ?1
         AND s.state ->> '$.handover.note' IS NULL`,
    ),
    args: [now, handOverEarlyMs / 2],
  },
]
