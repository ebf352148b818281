import type { Row } from '@libsql/client'
import {
  type Waiting,
  type WaitingKind,
  type WaitingLine,
  type WaitingQueries,
  waitingKinds,
  waitingMax,
} from '../../domain/waiting/waiting'
import { withoutNulls } from '../client'
import { ask } from '../query'
import { whereColumns } from './hazard-place'
import { waitingNumbers } from './hazard-sight'
import { myTasks } from './inspections'

/** Of those that wait the newest so many: what is done makes room for the next. */
const hazard = (where: string): string => `
  SELECT h.number, h.description AS title, ${whereColumns},
    CASE h.status WHEN 'ordered' THEN h.deadline_at END AS due_at, NULL AS due_on, h.severity = 'major' AS major
  FROM (${waitingNumbers(where).replaceAll(':before', String(Number.MAX_SAFE_INTEGER))}
    ORDER BY number DESC LIMIT ${waitingMax}) CROSS JOIN hazards h USING (number)`

/**
 * What waits for `me` (id, role, organization_id, unit_id), of each kind: number, title, where, whereEn, due_at, due_on, major.
 * `:now` is UTC ms, `:today` a day of the committee's zone.
 */
const waits: Record<WaitingKind, string> = {
  hazard: hazard("h.status <> 'rectified'"),
  proof: hazard("h.status = 'rectified'"),
  /** Their department has places nobody holds. */
  'operation-to-name': `
    SELECT o.number, o.state ->> '$.plan.title' AS title, o.state ->> '$.plan.gathering.words' AS "where", NULL AS "whereEn", o.starts_at AS due_at, NULL AS due_on, 0 AS major
    FROM me, clock, operations o, json_each(o.state, '$.plan.needs') n
    WHERE me.role = 'liaison' AND o.status = 'planned' AND o.starts_at > clock.now AND n.value ->> '$.organizationId' = me.organization_id
      AND (n.value ->> '$.count') > (SELECT count(*) FROM json_each(o.state, '$.members') m
        WHERE m.value ->> '$.organizationId' = me.organization_id AND (m.value ->> '$.state' = 'confirmed'
          OR m.value ->> '$.state' = 'asked' AND m.value ->> '$.insteadOf' IS NULL))`,
  operation: `
    SELECT o.number, o.state ->> '$.plan.title' AS title, o.state ->> '$.plan.gathering.words' AS "where", NULL AS "whereEn", o.starts_at AS due_at, NULL AS due_on, 0 AS major
    FROM me, clock, operations o WHERE o.status = 'planned' AND o.starts_at > clock.now AND EXISTS (
      SELECT 1 FROM json_each(o.state, '$.members') m WHERE
        m.value ->> '$.personId' = me.id AND m.value ->> '$.state' = 'asked' OR m.value ->> '$.swap.withId' = me.id)`,
  shift: `
    SELECT s.number, r.state ->> '$.title' AS title, NULL AS "where", NULL AS "whereEn", s.starts_at AS due_at, NULL AS due_on, 0 AS major
    FROM me, clock, shifts s JOIN rosters r ON r.id = s.roster_id
    WHERE s.starts_at > clock.now AND (s.holder_id = me.id AND s.state ->> '$.confirmedAt' IS NULL
      OR me.id IN (s.state ->> '$.seeking.asked.personId', s.state ->> '$.swap.withId'))`,
  inspection: `
    SELECT t.number, u.address AS title, u.name AS "where", u.name_en AS "whereEn", NULL AS due_at, t.to_on AS due_on, 0 AS major
    ${myTasks}, clock WHERE t.from_on <= clock.today`,
}

const all = waitingKinds
  .map((kind, at) => `SELECT ${at} AS rank, '${kind}' AS kind, * FROM (${waits[kind]})`)
  .join(' UNION ALL ')

const lineOfRow = ({
  kind,
  number,
  title,
  where,
  whereEn,
  due_at: dueAt,
  due_on: dueOn,
  major,
}: Row): WaitingLine =>
  withoutNulls({
    kind: kind as WaitingKind,
    number: Number(number),
    title: title as string | null,
    where: where as string | null,
    whereEn: whereEn as string | null,
    dueAt: dueAt as number | null,
    dueOn: dueOn as string | null,
    major: Number(major) === 1,
  }) as WaitingLine

export const waitingQueries: WaitingQueries = {
  waiting: ({ viewer, now, today, skip, size }) =>
    ask(
      {
        sql: `WITH me AS (SELECT p.id, p.role, p.organization_id, p.unit_id FROM accounts a JOIN people p ON p.id = a.person_id
                WHERE a.platform = :platform AND a.user_id = :user AND p.active),
              clock AS (SELECT :now AS now, :today AS today),
              waiting AS MATERIALIZED (${all})
              SELECT *, (SELECT json_group_object(kind, count) FROM
                (SELECT kind, count(*) AS count FROM waiting GROUP BY kind)) AS totals
              FROM waiting, clock ORDER BY rank, major DESC, due_at IS NULL, due_at, due_on, number DESC LIMIT :size OFFSET :skip`,
        args: { platform: viewer.platform, user: viewer.userId, now, today, size: size + 1, skip },
      },
      (rows) => ({
        lines: rows.slice(0, size).map(lineOfRow),
        totals: JSON.parse(String(rows[0]?.totals ?? '{}')) as Waiting['totals'],
        more: rows.length > size,
      }),
    ),
}
