import type { InStatement } from '@libsql/client'
import type { Stream } from '../../domain/delivery/outbox'
import { isAnswered, type Place } from '../../domain/delivery/outcome'
import {
  awayMs,
  limitedChatsMax,
  type Pace,
  type Paces,
  promptShare,
  recovery,
  refusedMs,
  slowdown,
  slowdownMax,
} from '../../domain/delivery/pace'
import type { Delivered } from '../../domain/delivery/ports'
import { type Platform, platforms } from '../../domain/people/person'
import { databaseNow } from '../clock'

/**
 * What a claim takes from the buckets (GCRA), one message a chat: a bucket that rested is never fuller than its burst. What goes
 * at once also moves the slots of what is spread over time, since both share the platform's limit.
 */
export function takeFrom(paces: Paces, stream: Stream, token: string): InStatement[] {
  return platforms
    .filter((platform) => paces[platform].whole.intervalMs > 0)
    .flatMap((platform) => {
      const { whole } = paces[platform]
      const buckets = [takeFromPlatform(platform, platform, whole.intervalMs, 0)]
      if (stream === 'prompt')
        buckets.push(
          takeFromPlatform(
            platform,
            `${platform}/prompt`,
            whole.intervalMs / promptShare,
            slack(whole) / promptShare,
          ),
        )
      return [takeFromChats(platform, paces[platform]), ...buckets].map((sql) => ({
        sql,
        args: { token },
      }))
    })
}

/** How far back a bucket may reach, ms: all of its burst but the one message that is taken. */
const slack = ({ intervalMs, burst }: Pace['privateChat']): number => (burst - 1) * intervalMs

const takeFromPlatform = (platform: Platform, key: string, interval: number, reach: number): string => {
  const count = `(SELECT count(DISTINCT chat) FROM outbox INDEXED BY outbox_leased WHERE lease_token = :token AND platform = '${platform}')`
  return `INSERT INTO paces (key, next_at, interval_ms)
    SELECT '${key}', ${databaseNow} - ${reach} + ${count} * ${interval}, ${interval} WHERE ${count} > 0
    ON CONFLICT (key) DO UPDATE SET next_at = max(next_at, ${databaseNow} - ${reach}) + ${count} * interval_ms`
}

const takeFromChats = (platform: Platform, { privateChat, groupChat }: Pace): string => {
  const interval = `CASE private WHEN 1 THEN ${privateChat.intervalMs} ELSE ${groupChat.intervalMs} END`
  const reach = `CASE private WHEN 1 THEN ${slack(privateChat)} ELSE ${slack(groupChat)} END`
  return `INSERT INTO paces (key, next_at, interval_ms)
    SELECT platform || ':' || chat, ${databaseNow} - ${reach} + ${interval}, ${interval} FROM outbox INDEXED BY outbox_leased
    WHERE lease_token = :token AND platform = '${platform}' GROUP BY platform, chat, private
    ON CONFLICT (key) DO UPDATE SET
      next_at = max(next_at, excluded.next_at - excluded.interval_ms) + interval_ms`
}

/** Nothing goes to a destination for so long, ms; `slower` after a 429, not where our token is refused or nobody answers. */
const block = (
  key: string,
  interval: number,
  ms: number,
  slower: boolean,
  refusal?: string,
  condition = 'true',
): InStatement => ({
  sql: `INSERT INTO paces (key, next_at, interval_ms, blocked_until, blocked_ms, refused)
        SELECT ?1, ${databaseNow} + ?3, ?2 * ?4, ${databaseNow} + ?3, ?3, ?5 WHERE ${condition}
        ON CONFLICT (key) DO UPDATE SET blocked_until = max(blocked_until, excluded.blocked_until),
          blocked_ms = max(?3, min(blocked_ms, blocked_until - ${databaseNow})), next_at = max(next_at, excluded.next_at),
          interval_ms = min(?2 * ${slowdownMax}, interval_ms * ?4), refused = coalesce(?5, refused)`,
  args: [key, interval, ms, slower ? slowdown : 1, refusal ?? null],
})

/** Nothing goes to a chat for so long, ms, which then takes less than we thought. */
export const blockChat = (paces: Paces, place: Place, ms: number): InStatement =>
  block(...chatBucket(paces, place), ms, true)

/** What the outcomes of a batch say about how fast their destinations take messages. */
export function learnFrom(paces: Paces, delivered: readonly Delivered[]): InStatement[] {
  return platforms.flatMap((platform) => {
    const own = delivered.filter(({ row }) => row.place.platform === platform)
    if (own.length === 0) return []
    const { whole } = paces[platform]
    const limited = own.flatMap(({ row, outcome }) =>
      outcome.kind === 'retry' && outcome.limited
        ? [{ place: row.place, ms: outcome.afterMs, whole: outcome.scope === 'bot' }]
        : [],
    )
    const refused = own.flatMap(({ outcome }) => (outcome.kind === 'credentials' ? [outcome.reason] : []))
    const isAway = own.some(({ outcome }) => outcome.kind === 'away')
    const stopMs = Math.max(refused.length > 0 ? refusedMs : 0, isAway ? awayMs : 0)
    const taken = own.filter(({ outcome }) => outcome.kind === 'accepted').map(({ row }) => row.place)
    return [
      ...limited.map(({ place, ms }) => blockChat(paces, place, ms)),
      ...(limited.length > 0 ? slowDown(platform, whole.intervalMs, limited) : []),
      ...(stopMs > 0 ? [block(platform, whole.intervalMs, stopMs, false, refused[0])] : []),
      ...recover([
        ...(limited.length === 0 ? bucketsOf(platform, whole.intervalMs) : []),
        ...taken.map((place) => chatBucket(paces, place)),
      ]),
      ...(isAway ? [goneAway(platform)] : []),
      ...(own.some(({ outcome }) => isAnswered(outcome)) ? [backAgain(platform)] : []),
      ...(taken.length > 0 ? [takenAgain(platform)] : []),
    ]
  })
}

/** A bucket's key, and its interval where nothing was ever limited, ms. */
type Bucket = [key: string, interval: number]

/** Those of a platform as a whole. */
const bucketsOf = (platform: Platform, interval: number): Bucket[] => [
  [platform, interval],
  [`${platform}/prompt`, interval / promptShare],
]

const chatBucket = (paces: Paces, { platform, chat, private: isPrivate }: Place): Bucket => {
  const { privateChat, groupChat } = paces[platform]
  return [`${platform}:${chat}`, isPrivate ? privateChat.intervalMs : groupChat.intervalMs]
}

/**
 * Where so many chats are limited at once that the bot is, nothing goes at all, and both streams go slower from then on.
 * After the chats' own blocks: those that were limited in an earlier batch, or by another process, count too.
 */
const slowDown = (
  platform: Platform,
  interval: number,
  limited: readonly { ms: number; whole: boolean }[],
): InStatement[] => {
  const said = limited.some((it) => it.whole)
  const ms = Math.max(...limited.filter((it) => !said || it.whole).map((it) => it.ms))
  const several = `(SELECT count(*) FROM paces WHERE key > '${platform}:' AND key < '${platform};'
    AND blocked_until > ${databaseNow}) >= ${limitedChatsMax}`
  return bucketsOf(platform, interval).map(([key, own]) =>
    block(key, own, ms, true, undefined, said ? undefined : several),
  )
}

/** A bucket comes back slowly to the interval it had. */
function recover(buckets: readonly Bucket[]): InStatement[] {
  if (buckets.length === 0) return []
  return [
    {
      sql: `UPDATE paces SET interval_ms = max(b.value ->> 1, interval_ms * ${recovery}) FROM json_each(?) b
            WHERE paces.key = b.value ->> 0 AND interval_ms > b.value ->> 1`,
      args: [JSON.stringify(buckets)],
    },
  ]
}

const goneAway = (platform: Platform): InStatement => ({
  sql: `UPDATE paces SET away_since = ${databaseNow} WHERE key = ? AND away_since IS NULL`,
  args: [platform],
})

const backAgain = (platform: Platform): InStatement => ({
  sql: 'UPDATE paces SET away_since = NULL WHERE key = ? AND away_since IS NOT NULL',
  args: [platform],
})

/** What was accepted was accepted with our token. */
const takenAgain = (platform: Platform): InStatement => ({
  sql: 'UPDATE paces SET refused = NULL WHERE key = ? AND refused IS NOT NULL',
  args: [platform],
})
