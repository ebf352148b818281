import { lanes } from '../../domain/delivery/outbox'
import { periodsOf } from '../../domain/digests/digest'
import { instantAt, localDay, minuteOfDay } from '../../domain/text/local-day'
import { reachedBy } from '../stores/reached-by'
import type { TickWork } from './tick-work'

/** A digest that is later than this is not sent any more, minutes: the next day's will tell. */
const lateMax = 600
const dayMs = 24 * 3_600_000
/** Whose digest is due: theirs of today, once, where they were here before it was due. */
const due = `p.active AND p.digest_mode <> 'off' AND p.digested_on IS NOT $day
  AND p.digest_at BETWEEN $minute - ${lateMax} AND $minute AND p.enrolled_at < $midnight + p.digest_at * 60000`

/** On days off a digest comes to those alone who are on duty or out that day. */
const onDuty = `EXISTS (SELECT 1 FROM engagements e WHERE e.person_id = p.id AND e.kind <> 'rest'
  AND e.from_at < $midnight + ${dayMs} AND e.until_at > $midnight)`

const leads = "p.role IN ('coordinator', 'leader')"

/**
 * Puts a digest for everybody whose time has come into the outbox, those who lead first; for them a picture
 * too. Delivery spreads them over as many minutes as the platforms' limits demand. On days off only those on duty get one.
 */
export const sendDigests: TickWork = ({ now, timezone, calendar }) => {
  const day = localDay(now, timezone)
  const { isWorkingDay } = calendar
  const whose = isWorkingDay(day) ? due : `${due} AND ${onDuty}`
  const args = {
    now,
    day,
    minute: minuteOfDay(now, timezone),
    midnight: instantAt(day, 0, timezone),
  }
  const put = (kind: 'digest' | 'chart', telling: unknown, where: string) => ({
    sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
        SELECT '${kind}:' || p.id || ':' || $day, a.platform, a.chat, 1, p.id, $telling, ${lanes.digest},
          $now, $now
        FROM people p JOIN accounts a ON ${reachedBy} WHERE ${whose} AND ${where} ORDER BY ${leads} DESC, p.id
        ON CONFLICT (key) DO NOTHING`,
    args: { ...args, telling: JSON.stringify(telling) },
  })
  return [
    put('digest', { kind: 'digest', on: day, periods: periodsOf(day, isWorkingDay) }, '1'),
    put('chart', { kind: 'chart', on: day }, leads),
    {
      sql: `UPDATE people AS p SET digested_on = $day WHERE ${whose}`,
      args: { day, minute: args.minute, midnight: args.midnight },
    },
  ]
}

/** When group chats get theirs: minutes of the day. */
const groupMinute = 8 * 60

/** In whose stead a bound chat `g` is told: one of the office, or the liaison of its department or ground. */
const inStead = `(SELECT p.id FROM people p WHERE p.active AND CASE g.bound ->> '$.to'
  WHEN 'committee' THEN p.role = 'coordinator'
  WHEN 'organization' THEN p.role = 'liaison' AND p.organization_id = g.bound ->> '$.organizationId' END
  ORDER BY p.id LIMIT 1)`

/** The digest of each chat that is bound to the committee, a department or a ground, on working mornings. */
export const sendGroupDigests: TickWork = ({ now, timezone, calendar }) => {
  const day = localDay(now, timezone)
  const minute = minuteOfDay(now, timezone)
  const { isWorkingDay } = calendar
  const isTime = isWorkingDay(day) && minute >= groupMinute && minute <= groupMinute + lateMax
  return [
    {
      sql: `INSERT INTO outbox (key, platform, chat, thread, private, telling, lane, due_at, created_at)
        SELECT 'digest:' || platform || ':' || chat || ':' || thread || ':' || $day, platform, chat, nullif(thread, ''), 0,
          json_object('kind', 'group-digest', 'as', stead, 'periods', json($periods)), ${lanes.digest}, $now, $now
        FROM (SELECT g.platform, g.chat, g.thread, ${inStead} AS stead FROM bound_chats g
          WHERE g.gone_reason IS NULL AND g.at < $midnight + ${groupMinute} * 60000) WHERE stead IS NOT NULL AND $isTime
        ON CONFLICT (key) DO NOTHING`,
      args: {
        now,
        day,
        isTime,
        midnight: instantAt(day, 0, timezone),
        periods: JSON.stringify(periodsOf(day, isWorkingDay)),
      },
    },
  ]
}
