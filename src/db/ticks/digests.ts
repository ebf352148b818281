import type { Client } from '@libsql/client'
import { lanes } from '../../domain/delivery/outbox'
import { periodsOf } from '../../domain/digests/digest'
import { returnDueAt, weekOf } from '../../domain/returns/return'
import { localDay } from '../../domain/text/local-day'
import { inParts } from '../in-parts'
import { reachedBy } from '../stores/reached-by'
import type { Clock, TickWork } from './tick-work'

/** A digest that is later than this is not sent any more, minutes: the next day's will tell. */
const lateMax = 600
const dayMs = 24 * 3_600_000

/**
 * Whose digest is due at `$minute` of `$day`: theirs of today, once, where they were here before it was due. On days
 * off it comes to those alone who are still on duty or out that day: whoever goes home by then has the day off.
 */
export const peopleDue = `SELECT id FROM people p WHERE p.active AND p.digest_mode <> 'off' AND p.digested_on IS NOT $day
  AND p.digest_at BETWEEN $minute - ${lateMax} AND $minute AND p.enrolled_at < $midnight + p.digest_at * 60000
  AND ($works OR EXISTS (SELECT 1 FROM engagements e WHERE e.person_id = p.id AND e.kind <> 'rest'
    AND e.from_at < $midnight + ${dayMs} AND e.until_at > $midnight + p.digest_at * 60000))`

/** When group chats get theirs: minutes of the day. */
const groupMinute = 8 * 60
const groupKey = (day: string) =>
  `'digest:' || g.platform || ':' || g.chat || ':' || g.thread || ':' || ${day}`

/** In whose stead a bound chat `g` is told: one of the office, or the liaison of its department or ground. */
const inStead = `(SELECT p.id FROM people p WHERE p.active AND CASE g.bound ->> '$.to'
  WHEN 'committee' THEN p.role = 'coordinator'
  WHEN 'organization' THEN p.role = 'liaison' AND p.organization_id = g.bound ->> '$.organizationId' END
  ORDER BY p.id LIMIT 1)`

/** The chats that are bound to the committee, a department or a ground and have not had today's, on working mornings. */
export const groupsDue = `SELECT ${inStead} AS stead FROM bound_chats g
  WHERE $works AND $minute BETWEEN ${groupMinute} AND ${groupMinute + lateMax} AND g.gone_reason IS NULL
    AND g.at < $midnight + ${groupMinute} * 60000 AND NOT EXISTS (SELECT 1 FROM outbox WHERE key = ${groupKey('$day')})`

const leads = "p.role IN ('coordinator', 'leader')"
/** Whose facts a person's digest is made of: what is their own, what they share, and the figures they read. */
const sources = `json_array(p.id, CASE p.role WHEN 'coordinator' THEN 'office' WHEN 'liaison' THEN 'organization:' || p.organization_id END,
  CASE WHEN ${leads} THEN '' WHEN p.role = 'liaison' THEN p.organization_id END)`
const isPlanned = (kind: 'due' | 'stead', id: string): string =>
  `EXISTS (SELECT 1 FROM digest_facts WHERE at = $at AND owner = ${id} AND kind = '${kind}')`

const plan = ({ now, timezone, calendar }: Clock) => {
  const day = localDay(now, timezone)
  return {
    day,
    periods: periodsOf(day, calendar.isWorkingDay),
    returnDueAt: returnDueAt(weekOf(now, timezone), calendar),
  }
}

/** Digests are put into the outbox in so many parts: of those who lead and of liaisons first, of the others a share each. */
const parts = 12
const partOf = `iif(${leads} OR p.role = 'liaison', 0, 1 + p.rowid % ${parts - 1})`

/**
 * Puts a digest for everybody whose facts were gathered into the outbox, those who lead first; for them a picture
 * too. Delivery spreads them over as many minutes as the platforms' limits demand. Who has theirs is marked in the
 * part that puts it there: where one fails, the next minute plans what is left.
 */
export async function sendDigests(client: Client, clock: Clock): Promise<void> {
  const { now, digestsAt: at } = clock
  if (at === undefined) return
  const { day, ...rest } = plan(clock)
  const whose = `${partOf} = $part AND p.digested_on IS NOT $day AND ${isPlanned('due', 'p.id')}`
  const put = (kind: 'digest' | 'chart', part: number, telling: object, where: string) => ({
    sql: `INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
        SELECT '${kind}:' || p.id || ':' || $day, a.platform, a.chat, 1, p.id, json_set($telling, '$.of', ${sources}), ${lanes.digest},
          $now, $now
        FROM people p JOIN accounts a ON ${reachedBy} WHERE ${whose} AND ${where} ORDER BY ${leads} DESC, p.id
        ON CONFLICT (key) DO NOTHING`,
    args: { now, at, day, part, telling: JSON.stringify({ kind, on: day, at, ...telling }) },
  })
  await inParts(
    client,
    Array.from({ length: parts }, (_, part) => [
      put('digest', part, rest, '1'),
      put('chart', part, {}, leads),
      { sql: `UPDATE people AS p SET digested_on = $day WHERE ${whose}`, args: { day, at, part } },
    ]),
  )
}

/** The digest of each bound chat that has not had today's. */
export const sendGroupDigests: TickWork = (clock) => {
  const { now, digestsAt: at } = clock
  if (at === undefined) return []
  const { day, ...rest } = plan(clock)
  return [
    {
      sql: `INSERT INTO outbox (key, platform, chat, thread, private, telling, lane, due_at, created_at)
        SELECT ${groupKey('$day')}, g.platform, g.chat, nullif(g.thread, ''), 0,
          json_set($telling, '$.as', p.id, '$.of', ${sources}), ${lanes.digest}, $now, $now
        FROM bound_chats g JOIN people p ON p.id = ${inStead} WHERE g.gone_reason IS NULL AND ${isPlanned('stead', 'p.id')}
        ON CONFLICT (key) DO NOTHING`,
      args: { now, at, day, telling: JSON.stringify({ kind: 'group-digest', on: day, at, ...rest }) },
    },
  ]
}
