import type {
  AudienceReach,
  BroadcastQueries,
  BroadcastTeam,
  UnreachedLine,
} from '../../domain/broadcasts/queries'
import { platforms } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { rowAs } from '../client'
import { ask } from '../query'
import { reachedBy } from './reached-by'

const named = (field: string): string => `(SELECT value FROM json_each(b.audience, '$.${field}'))`
const none = (field: string): string => `coalesce(json_array_length(b.audience, '$.${field}'), 0) = 0`

/** People `p` that an audience names; everything that is named has to fit (`BroadcastAudience`). */
export const inAudience = `p.active
  AND (${none('roles')} OR p.role IN ${named('roles')})
  AND (${none('organizationIds')} OR p.organization_id IN ${named('organizationIds')}
    OR p.unit_id IN (SELECT u.id FROM units u
      WHERE u.department_id IN ${named('organizationIds')} OR u.sub_district_id IN ${named('organizationIds')}))
  AND (b.audience ->> '$.campaignId' IS NULL OR p.id IN (
    SELECT tp.person_id FROM team_people tp JOIN teams t ON t.id = tp.team_id
      WHERE t.campaign_id = b.audience ->> '$.campaignId'
    UNION SELECT value FROM campaigns c, json_each(c.leader_ids) WHERE c.id = b.audience ->> '$.campaignId'))
  AND (${none('teams')} OR p.id IN (
    SELECT tp.person_id FROM json_each(b.audience, '$.teams') n JOIN team_people tp ON tp.team_id = substr(n.value, 6)
    UNION SELECT t.leader_id FROM json_each(b.audience, '$.teams') n JOIN teams t ON t.id = substr(n.value, 6)
    UNION SELECT e.person_id FROM json_each(b.audience, '$.teams') n JOIN engagements e ON e.of = n.value))`

/** Bound chats `g` that an audience names: those of the committee, and of what else it names. */
export const chatsInAudience = `g.gone_reason IS NULL AND b.audience ->> '$.chats' = 1 AND CASE g.bound ->> '$.to'
  WHEN 'committee' THEN 1
  WHEN 'organization' THEN g.bound ->> '$.organizationId' IN ${named('organizationIds')}
    OR (${none('organizationIds')} AND ${none('teams')} AND b.audience ->> '$.campaignId' IS NULL)
  ELSE g.bound ->> '$.campaignId' = b.audience ->> '$.campaignId' END`

/** So many of those who can't be reached are named. */
const namesMax = 8

/** How many the audience of `b` would reach now, and how many it can't: a JSON array by platform. */
export const reachOf = `(SELECT json_group_array(json_object('platform', platform, 'n', n, 'names', json(names))) FROM (
  SELECT coalesce(a.platform, 'unreachable') AS platform, count(*) AS n,
    iif(a.platform IS NULL, (SELECT json_group_array(name) FROM (SELECT p.name FROM people p WHERE ${inAudience}
      AND NOT EXISTS (SELECT 1 FROM accounts a WHERE ${reachedBy}) ORDER BY p.name LIMIT ${namesMax})), '[]') AS names
    FROM people p LEFT JOIN accounts a ON ${reachedBy} WHERE ${inAudience} GROUP BY a.platform
  UNION ALL SELECT 'chats', count(*), '[]' FROM bound_chats g WHERE ${chatsInAudience}))`

/** What {@link reachOf} gives. */
export function audienceReachOf(json: unknown): AudienceReach {
  const rows = JSON.parse(String(json)) as { platform: string; n: number; names: string[] }[]
  const of = (name: string) => rows.find((row) => row.platform === name)
  return {
    platforms: Object.fromEntries(platforms.map((it) => [it, of(it)?.n ?? 0])),
    unreachable: of('unreachable')?.n ?? 0,
    unreachableNames: of('unreachable')?.names ?? [],
    chats: of('chats')?.n ?? 0,
  }
}

const unreachedBy = (number: number): Query<UnreachedLine[]> =>
  ask(
    {
      sql: `SELECT p.name, p.role, p.organization_id AS organizationId FROM broadcasts b, people p
            WHERE b.number = ? AND ${inAudience} AND NOT EXISTS (SELECT 1 FROM accounts a WHERE ${reachedBy})
            ORDER BY p.organization_id, p.name`,
      args: [number],
    },
    (rows) => rows.map((row) => rowAs<UnreachedLine>(row)),
  )

/** How long after its start the people of a joint operation may still be written to as such, ms. */
const operationsOverMs = 7 * 24 * 3_600_000

const broadcastTeams = (now: number): Query<BroadcastTeam[]> =>
  ask(
    {
      sql: `SELECT * FROM (SELECT 'operation' AS of, 'operation:' || o.id AS ref, o.number, o.state ->> '$.plan.title' AS title,
                NULL AS team, NULL AS template, NULL AS year, NULL AS name, (SELECT count(*) FROM engagements e WHERE e.of = 'operation:' || o.id) AS people
              FROM operations o WHERE o.status <> 'cancelled' AND o.starts_at > ? ORDER BY o.number DESC LIMIT 30)
            UNION ALL SELECT * FROM (SELECT 'campaign', 'team:' || t.id, c.number, NULL, t.number, c.template, c.year, c.name,
                (SELECT count(*) FROM team_people tp WHERE tp.team_id = t.id)
              FROM teams t JOIN campaigns c ON c.id = t.campaign_id WHERE c.status = 'running'
              ORDER BY c.number DESC, t.number LIMIT 70)`,
      args: [now - operationsOverMs],
    },
    (rows) => rows.map((row) => rowAs<BroadcastTeam>(row)),
  )

export const audienceQueries = {
  unreachedBy,
  broadcastTeams,
} satisfies Partial<BroadcastQueries>
