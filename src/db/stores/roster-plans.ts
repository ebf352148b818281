import type { Engagement } from '../../domain/engagements/engagement'
import type { Query } from '../../domain/query'
import { eligibleRoles } from '../../domain/rosters/permissions'
import type { PlanFacts, Standing } from '../../domain/rosters/queries'
import type { Part } from '../../domain/rosters/shift'
import { ask } from '../query'

const everybody = [...eligibleRoles.leader, ...eligibleRoles.officer].map((role) => `'${role}'`).join(', ')

/** What a roster is planned from; its own shifts, where it has some, are left out of what people stood before. */
export const planFacts = (key: string, fromAt: number, untilAt: number): Query<PlanFacts> =>
  ask(
    {
      sql: `WITH last AS (SELECT id, state FROM rosters WHERE status = 'published' AND id <> ?1
            AND state ->> '$.festival' = coalesce((SELECT state ->> '$.festival' FROM rosters WHERE id = ?1), ?1)
          ORDER BY from_on DESC LIMIT 1)
        SELECT p.id, p.name, p.role, coalesce((SELECT sum(e.until_at - e.from_at) FROM engagements e
            WHERE e.person_id = p.id AND e.kind = 'shift'
              AND e.of NOT IN (SELECT 'shift:' || s.id FROM shifts s WHERE s.roster_id = ?1)), 0) / 3600000.0 AS hours,
          (SELECT state -> '$.days' FROM last) AS last_days,
          (SELECT json_group_array(s.state ->> '$.day') FROM last l JOIN shifts s ON s.roster_id = l.id
            WHERE s.holder_id = p.id) AS last_on,
          (SELECT json_group_array(json_object('of', e.of, 'kind', e.kind, 'personId', e.person_id, 'fromAt', e.from_at, 'untilAt', e.until_at))
            FROM engagements e WHERE e.person_id = p.id AND e.from_at < ?3 AND e.until_at > ?2) AS taken
        FROM people p WHERE p.active AND p.role IN (${everybody}) ORDER BY p.id`,
      args: [key, fromAt, untilAt],
    },
    (rows) => {
      const of = (role: Part) =>
        rows
          .filter((row) => (eligibleRoles[role] as readonly unknown[]).includes(row.role))
          .map(
            (row): Standing => ({
              id: String(row.id),
              name: String(row.name),
              hours: Number(row.hours),
              lastOn: JSON.parse(String(row.last_on)) as string[],
            }),
          )
      return {
        people: { leader: of('leader'), officer: of('officer') },
        lastDays: JSON.parse(String(rows[0]?.last_days ?? '[]')) as string[],
        engagements: rows.flatMap((row) => JSON.parse(String(row.taken)) as Engagement[]),
      }
    },
  )
