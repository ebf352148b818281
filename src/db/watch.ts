import type { Client, InStatement, Row } from '@libsql/client'
import { lanes } from '../domain/delivery/outbox'
import {
  type Finding,
  stuckMs,
  triesInVain,
  type WatchCause,
  watchCauses,
  watchGraceMs,
} from '../domain/delivery/watch'
import { platforms } from '../domain/people/person'
import { localDay } from '../domain/text/local-day'
import { databaseNow } from './clock'

/**
 * Waiting messages that nothing holds back: not a block of the platform or the chat, not an earlier message
 * there that is to be tried again. Neither its stream nor its chat has been drawn from, or it is due for very long.
 */
const stuck = `SELECT o.due_at FROM outbox o
  LEFT JOIN paces w ON w.key = o.platform
  LEFT JOIN paces d ON d.key = o.platform || ':' || o.chat
  LEFT JOIN paces b ON b.key = iif(o.lane < ${lanes.digest}, o.platform || '/prompt', o.platform)
  WHERE o.state = 'waiting' AND o.due_at <= ?1 - ${watchGraceMs} AND o.leased_until <= ${databaseNow} - ${watchGraceMs}
    AND max(coalesce(w.blocked_until, 0), coalesce(d.blocked_until, 0)) <= ${databaseNow} - ${watchGraceMs}
    AND (max(coalesce(b.next_at, 0), coalesce(d.next_at, 0)) <= ${databaseNow} - ${watchGraceMs} OR o.due_at <= ?1 - ${stuckMs})
    AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.platform = o.platform AND e.chat = o.chat
      AND e.state = 'waiting' AND e.id < o.id AND e.attempts > 0 AND e.due_at > ?1 - ${watchGraceMs})`

const finding = (cause: WatchCause, columns: string, from: string): string =>
  `SELECT '${cause}' AS cause, ${columns} FROM ${from}`

/** What is wrong at ?1 (UTC ms): one row for each cause, two where both platforms refuse their token, or do not answer. */
const findings = [
  finding(
    'steps-overdue',
    'count(*) AS count, min(due_at) AS since, NULL AS platform',
    `reminders WHERE state = 'waiting' AND due_at <= ?1 - ${watchGraceMs} HAVING count(*) > 0`,
  ),
  finding('messages-stuck', 'count(*), min(due_at), NULL', `(${stuck}) HAVING count(*) > 0`),
  finding(
    'tried-in-vain',
    'count(*), min(created_at), NULL',
    `outbox WHERE state = 'waiting' AND attempts >= ${triesInVain} HAVING count(*) > 0`,
  ),
  finding('clock-stopped', '1, ticked_at, NULL', `watch WHERE ticked_at <= ?1 - ${watchGraceMs}`),
  finding(
    'clock-missed',
    '1, ticked_before, NULL',
    `watch WHERE ticked_at - ticked_before >= ${watchGraceMs} AND ticked_at > ?1 - ${watchGraceMs}`,
  ),
  finding('token-refused', '1, next_at, key', 'paces WHERE refused IS NOT NULL'),
  finding(
    'platform-away',
    'count(*), p.away_since, p.key',
    `paces p JOIN outbox o ON o.platform = p.key AND o.state = 'waiting' AND o.due_at <= ?1
     WHERE p.away_since <= ${databaseNow} - ${watchGraceMs} GROUP BY p.key`,
  ),
].join(' UNION ALL ')

/** Coordinators are told where they look: in the account they used last, unless its platform refuses our token or does not answer. */
const place = `a.platform = coalesce(
  (SELECT iif(max(c.platform = p.prefers), p.prefers, min(c.platform)) FROM accounts c
   WHERE c.person_id = p.id AND c.gone_reason IS NULL AND c.platform NOT IN (SELECT key FROM paces WHERE refused IS NOT NULL OR away_since IS NOT NULL)
   HAVING count(*) > 0), p.prefers)`

/** Says each cause once a day (?2), however often it is found. */
const tellCoordinators = `WITH found AS MATERIALIZED (${findings})
  INSERT INTO outbox (key, platform, chat, private, person_id, telling, lane, due_at, created_at)
  SELECT 'watch:' || f.cause || ':' || coalesce(f.platform, '') || ':' || ?2 || ':' || a.platform || ':' || a.chat,
    a.platform, a.chat, 1, p.id, json_object('kind', 'notice', 'notice', json_object('code', 'watch', 'cause', f.cause,
      'count', f.count, 'since', CAST(f.since AS INTEGER), 'platform', f.platform)), ${lanes.urgent}, ?1, ?1
  FROM found f, people p JOIN accounts a ON a.person_id = p.id AND ${place}
  WHERE p.role = 'coordinator' AND p.active AND a.gone_reason IS NULL
  ON CONFLICT (key) DO NOTHING`

/** What was missed is past: it is told of, and all is well again. */
const present = `SELECT json_group_array(json_object('cause', cause, 'count', count, 'since', CAST(since AS INTEGER),
  'platform', platform)) FROM (${findings}) WHERE cause <> 'clock-missed'`

const keep = `INSERT INTO watch (id, audited_at, good_at, findings) SELECT 1, ?1, iif(f.list = '[]', ?1, NULL), f.list
  FROM (SELECT (${present}) AS list) f WHERE true
  ON CONFLICT (id) DO UPDATE SET audited_at = ?1, good_at = coalesce(excluded.good_at, good_at), findings = excluded.findings`

/** Part of each tick's batch: when the clock last ran, and when before that; a gap stays until it was looked at. */
export const keepTick = (now: number): InStatement => ({
  sql: `INSERT INTO watch (id, ticked_at) VALUES (1, ?1)
        ON CONFLICT (id) DO UPDATE SET ticked_before = iif(audited_at >= ticked_at, ticked_at, ticked_before), ticked_at = ?1`,
  args: [now],
})

/** Time itself was moved, as in the playground: the clock has not stood still. */
export const moveWatch = (client: Client, ms: number) =>
  client.execute({
    sql: 'UPDATE watch SET ticked_at = ticked_at + ?1, ticked_before = ticked_before + ?1, audited_at = audited_at + ?1',
    args: [ms],
  })

/**
 * Looks for what should have gone out and has not, tells the coordinators, and keeps the result for `/readyz`.
 * One batch of three statements, run after each tick, also where that failed.
 */
export const createWatch =
  (client: Client, timezone: string) =>
  async (now: number): Promise<Finding[]> => {
    const [found] = await client.batch(
      [
        { sql: findings, args: [now] },
        { sql: tellCoordinators, args: [now, localDay(now, timezone)] },
        { sql: keep, args: [now] },
      ],
      'write',
    )
    return (found?.rows ?? []).flatMap(findingOf)
  }

function findingOf(row: Row): Finding[] {
  const cause = watchCauses.find((it) => it === row.cause)
  const platform = platforms.find((it) => it === row.platform)
  if (!cause) return []
  return [{ cause, count: Number(row.count), since: Number(row.since), ...(platform ? { platform } : {}) }]
}

/** When all was last well, and what is not now; undefined before the first audit. */
export async function lastAudit(
  client: Client,
): Promise<{ auditedAt: number; goodAt?: number; findings: Finding[] } | undefined> {
  const { rows } = await client.execute(
    'SELECT audited_at, good_at, findings FROM watch WHERE audited_at IS NOT NULL',
  )
  const [row] = rows
  if (!row) return undefined
  return {
    auditedAt: Number(row.audited_at),
    ...(row.good_at === null ? {} : { goodAt: Number(row.good_at) }),
    findings: JSON.parse(String(row.findings)) as Finding[],
  }
}
