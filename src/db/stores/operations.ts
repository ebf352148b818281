import type { InValue, Row } from '@libsql/client'
import { type Candidate, restMs } from '../../domain/engagements/engagement'
import type { Operation } from '../../domain/operations/operation'
import type { OperationLine, OperationQueries, OperationSheet } from '../../domain/operations/queries'
import type { Query } from '../../domain/query'
import { ask } from '../query'

/** A candidate as JSON: `p` is the person, the rest is when and for what they would be needed. */
export const candidateJson = (at: { from: string; until: string; of: string; served: string }): string =>
  `json_object('id', p.id, 'name', p.name, 'organizationId', p.organization_id, 'served', ${at.served},
    'free', NOT EXISTS (SELECT 1 FROM engagements e WHERE e.person_id = p.id AND e.of <> ${at.of}
      AND e.from_at < ${at.until} AND e.until_at > ${at.from}),
    'rested', NOT EXISTS (SELECT 1 FROM engagements e WHERE e.person_id = p.id AND e.of <> ${at.of} AND e.kind = 'shift'
      AND e.from_at < ${at.until} + ${restMs} AND e.until_at > ${at.from} - ${restMs}),
    'skills', json((SELECT json_group_array(k.skill) FROM skills k WHERE k.person_id = p.id)))`

/** Candidates from their JSON, where SQLite has no booleans and no absent fields. */
export const readCandidates = (json: unknown): Candidate[] =>
  (JSON.parse(String(json)) as (Candidate & { organizationId: string | null })[]).map(
    ({ organizationId, ...it }) => ({
      ...it,
      free: Boolean(it.free),
      rested: Boolean(it.rested),
      ...(organizationId === null ? {} : { organizationId }),
    }),
  )

const needed = "(SELECT n.value ->> '$.organizationId' FROM json_each(o.state, '$.plan.needs') n)"
const candidates = candidateJson({
  from: "o.state ->> '$.plan.startsAt'",
  until: "o.state ->> '$.plan.endsAt'",
  of: "'operation:' || o.id",
  served: "(SELECT count(*) FROM engagements e WHERE e.person_id = p.id AND e.kind = 'operation')",
})

/** The unit of a stop (`r`, of a route's `json_each`); none for a place in words. */
export const unitOfStop = "CASE r.type WHEN 'object' THEN r.value ->> '$.unitId' END"

/** How long after an operation its inspections may be recorded and still be its own, ms. */
const recordedLateMs = 6 * 3_600_000

/** Whether somebody (SQL) is free in the time of an operation (alias) but for what takes it in the two of a swap. */
const freeToSwap = (person: string, during: string, other: string): string =>
  `NOT EXISTS (SELECT 1 FROM engagements e WHERE e.person_id = ${person} AND e.of NOT IN ('operation:' || o.id, 'operation:' || ${other}.id)
    AND e.from_at < ${during}.state ->> '$.plan.endsAt' AND e.until_at > ${during}.starts_at)`
const boolean = (sql: string): string => `json(iif(${sql}, 'true', 'false'))`

/** Operations with all their cards need, whatever their number, by one statement. */
const sheets = (where: string, args: InValue[]): { sql: string; args: InValue[] } => ({
  sql: `SELECT o.id, o.number, o.state,
      (SELECT json_group_object(p.id, p.name) FROM people p
        WHERE p.id IN (SELECT m.value ->> '$.personId' FROM json_each(o.state, '$.members') m)
          OR p.id = o.state ->> '$.createdBy') AS names,
      (SELECT json_group_array(${candidates}) FROM people p
        WHERE p.active AND p.role IN ('liaison', 'inspector') AND p.organization_id IN ${needed}) AS candidates,
      (SELECT json_group_array(json_object('operationId', x.id, 'number', x.number, 'title', x.state ->> '$.plan.title',
          'startsAt', x.starts_at, 'personId', m.value ->> '$.personId'))
        FROM operations x, json_each(x.state, '$.members') m
        WHERE x.status = 'planned' AND o.status = 'planned' AND x.id <> o.id AND m.value ->> '$.state' = 'confirmed'
          AND m.value ->> '$.organizationId' IN ${needed} AND ${freeToSwap("m.value ->> '$.personId'", 'o', 'x')}) AS swaps,
      (SELECT json_group_array(json_object('personId', m.value ->> '$.personId', 'free', json_object(
          'person', ${boolean(freeToSwap("m.value ->> '$.swap.withId'", 'o', 'x'))}, 'offerer', ${boolean(freeToSwap("m.value ->> '$.personId'", 'x', 'x'))})))
        FROM json_each(o.state, '$.members') m JOIN operations x ON x.id = m.value ->> '$.swap.operationId') AS offers,
      (SELECT json_group_array(json_object('number', t.number, 'result', t.state ->> '$.result'))
        FROM tasks t WHERE t.status = 'done' AND t.state ->> '$.at' BETWEEN o.starts_at AND (o.state ->> '$.plan.endsAt') + ${recordedLateMs}
          AND t.unit_id IN (SELECT ${unitOfStop} FROM json_each(o.state, '$.plan.route') r)) AS inspections
    FROM operations o WHERE ${where}`,
  args,
})

function sheetOfRow(row: Row): OperationSheet {
  const operation = JSON.parse(String(row.state)) as Operation
  return {
    operation: { ...operation, number: Number(row.number) },
    people: JSON.parse(String(row.names)) as Record<string, string>,
    candidates: readCandidates(row.candidates),
    swaps: JSON.parse(String(row.swaps)) as OperationSheet['swaps'],
    offers: JSON.parse(String(row.offers)) as OperationSheet['offers'],
    inspections: JSON.parse(String(row.inspections)) as OperationSheet['inspections'],
  }
}

const one = (rows: Row[]): OperationSheet | undefined => rows[0] && sheetOfRow(rows[0])

const operations = (now: number): Query<OperationLine[]> =>
  ask(
    {
      sql: `SELECT o.number, o.status, o.starts_at, o.state FROM operations o
            WHERE o.status <> 'cancelled' ORDER BY o.status = 'planned' DESC, abs(o.starts_at - ?) LIMIT 20`,
      args: [now],
    },
    (rows) =>
      rows.map((row) => {
        const operation = JSON.parse(String(row.state)) as Operation
        return { operation: { ...operation, number: Number(row.number) } }
      }),
  )

export const operationQueries: OperationQueries = {
  operation: (number) => ask(sheets('o.number = ?', [number]), one),
  operationsById: (ids) =>
    ask(sheets('o.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]), (rows) =>
      rows.map(sheetOfRow),
    ),
  operations,
  operationToSwap: (number, { platform, userId }) =>
    ask(
      sheets(
        `o.id = (SELECT m.value ->> '$.swap.operationId' FROM operations f, json_each(f.state, '$.members') m
          WHERE f.number = ? AND m.value ->> '$.swap.withId' =
            (SELECT person_id FROM accounts WHERE platform = ? AND user_id = ?))`,
        [number, platform, userId],
      ),
      one,
    ),
}
