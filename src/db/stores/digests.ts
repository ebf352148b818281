import {
  type CoverageLine,
  type DigestChange,
  type DigestLine,
  type DigestReader,
  type DutyLine,
  type Figures,
  type InspectionLine,
  linesMax,
  type MajorLine,
  type MissingReturn,
  type Readers,
  type Standing,
  type UnreadLine,
} from '../../domain/digests/digest'
import type { DigestQueries } from '../../domain/digests/queries'
import type { Query } from '../../domain/query'
import { rowAs } from '../client'
import { ask } from '../query'
import { whereColumns } from './hazard-place'
import { waitsForOffice } from './hazard-sight'
import { returnAsked } from './returns'

const unreadMax = 4

const isPlanned =
  "EXISTS (SELECT 1 FROM digest_facts WHERE at = $at AND owner = p.id AND kind IN ('due', 'stead'))"
const isAsking = 'p.id = (SELECT person_id FROM accounts WHERE platform = $platform AND user_id = $user)'
/** Somebody `p` whose digest is read. */
const reads = `p.active AND (${isPlanned} OR ${isAsking})`

/** Those who share what they read with others: a department's liaisons, and the office. */
const shares = "p.role IN ('coordinator', 'liaison')"
/** One part of what there is: of people by the rows they are in, of hazards by their numbers, of the history by its rows. */
const inPart = (number: string): string => `${number} % $parts = $part`

const columns = `p.id, p.role, p.organization_id, p.unit_id, p.digest_mode,
  CASE p.role WHEN 'coordinator' THEN 'office' WHEN 'liaison' THEN 'organization:' || p.organization_id ELSE p.id END AS owner`
/** The readers, those of a part or those who share with others. */
const me = (whose: string) => `me AS MATERIALIZED (
    SELECT ${columns} FROM people p WHERE $at >= 0 AND (${whose}) AND p.active AND ${isPlanned}
    UNION ALL SELECT ${columns} FROM people p WHERE p.active AND ${isAsking})`
/** Whose figures are read: all (''), or an organization's. */
const scopes = `scopes AS MATERIALIZED (SELECT DISTINCT iif(p.role = 'liaison', p.organization_id, '') AS scope FROM people p INDEXED BY people_by_role
    WHERE p.role IN ('coordinator', 'leader', 'liaison') AND ${reads})`

const argsOf = (readers: Readers) => ({
  at: 'at' in readers ? readers.at : -1,
  part: 'at' in readers ? (readers.part?.at ?? 0) : 0,
  parts: 'at' in readers ? (readers.part?.of ?? 1) : 1,
  platform: 'account' in readers ? readers.account.platform : '',
  user: 'account' in readers ? readers.account.userId : '',
})

/** A question about readers. A server refuses what it has no place for: not every one is of a part. */
function question<T extends object>(text: string) {
  const sql = `WITH ${text}`
  const places = new Set(sql.match(/(?<=\$)[a-z]+/gi))
  return (readers: Readers, more: Record<string, number | string> = {}): Query<T[]> => {
    const args = Object.entries({ ...argsOf(readers), ...more }).filter(([name]) => places.has(name))
    return ask({ sql, args: Object.fromEntries(args) }, (rows) => rows.map((row) => rowAs<T>(row)))
  }
}

/** Each finds its hazards by an index; none asks of all hazards whose they are. */
const waiting: readonly string[] = [
  `SELECT o.owner, 'rectify' AS want, h.number FROM owners o CROSS JOIN hazards h INDEXED BY hazards_by_assignee ON h.assignee_id = o.id AND h.status = 'ordered'`,
  `SELECT o.owner, 'rectify', h.number FROM owners o CROSS JOIN hazards h INDEXED BY hazards_by_unit ON h.unit_id = o.unit_id AND h.open = 1 AND h.status = 'ordered'
   WHERE o.role = 'unit-contact'`,
  `SELECT o.owner, 'check', h.number FROM owners o CROSS JOIN hazards h INDEXED BY hazards_by_reporter ON h.reporter_id = o.id AND h.open = 1 AND h.status = 'rectified'
   WHERE h.state ->> '$.passed.at' IS NULL AND h.state ->> '$.proof.by' <> o.id`,
  ...['department_id', 'sub_district_id'].map(
    (
      column,
    ) => `SELECT o.owner, CASE WHEN h.status = 'reported' THEN 'confirm' WHEN h.status = 'confirmed' THEN 'order'
       WHEN h.status = 'rectified' THEN 'check' WHEN h.state ->> '$.extension.at' IS NOT NULL THEN 'answer' ELSE 'rectify' END, h.number
     FROM owners o CROSS JOIN hazards h INDEXED BY hazards_by_${column.replace('_id', '')} ON h.${column} = o.organization_id AND h.open = 1
     WHERE o.role = 'liaison' AND ${inPart('h.number')} AND (h.status <> 'ordered' OR h.deadline_at <= $until OR h.state ->> '$.extension.at' IS NOT NULL)
       AND h.state ->> '$.passed.at' IS NULL`,
  ),
  ...[
    `hazards h INDEXED BY hazards_by_status ON h.status IN ('reported', 'confirmed') AND h.open = 1`,
    `hazards h INDEXED BY hazards_for_office ON ${waitsForOffice}`,
  ].map(
    (
      theirs,
    ) => `SELECT o.owner, CASE WHEN h.status = 'reported' THEN 'confirm' WHEN h.status = 'confirmed' THEN 'order'
       WHEN h.state ->> '$.passed.at' IS NOT NULL THEN 'delist' WHEN h.status = 'rectified' THEN 'check' ELSE 'answer' END, h.number
     FROM owners o CROSS JOIN ${theirs} WHERE o.role = 'coordinator' AND ${inPart('h.number')}`,
  ),
]

/** Whom an event concerns beside who did it. */
const told = "'witnessed', 'noted', 'corrected', 'withdrawn', 'reported'"

/** Whose matter `r` a change was: each way is looked up by itself, since an OR of them compares everybody with everything. */
const concerns: readonly string[] = [
  ...['id = r.reporter_id', 'id = r.assignee_id', 'unit_id = r.unit_id'].map(
    (
      it,
    ) => `SELECT p.id AS owner, r.number, r.type, r."by", r.at, r.sequence FROM recent r CROSS JOIN people p ON p.${it}
      WHERE p.id IS NOT r."by" AND NOT (${shares}) AND ${reads}`,
  ),
  ...['department_id', 'sub_district_id'].map(
    (it) =>
      `SELECT 'organization:' || d.id, r.number, r.type, r."by", r.at, r.sequence FROM recent r JOIN desks d ON d.id = r.${it}`,
  ),
]

/** Until when an event `l` of a history gives time; as in its index (schema). */
const deadlineSet = `CASE l.event ->> '$.type' WHEN 'extension-granted' THEN l.event ->> '$.until' ELSE l.event ->> '$.deadlineAt' END`
const setsDeadline = "l.event ->> '$.type' IN ('ordered', 'inspection-failed', 'extension-granted')"
/** What comes in time is no lapse: a proof, the end of the matter, another deadline. */
const endsDeadline =
  "'proof-sent', 'fixed-on-the-spot', 'rejected', 'marked-duplicate', 'ordered', 'inspection-failed', 'extension-granted'"

const closing = "type IN ('inspection-passed', 'fixed-on-the-spot', 'delisted') AND status = 'closed'"
const inScope = "s.scope IN ('', g.department_id, g.sub_district_id)"

const readers = question<DigestReader>(
  `${me(inPart('p.rowid'))} SELECT id AS personId, role, organization_id AS organizationId, digest_mode AS mode FROM me`,
)

const lines = question<DigestLine>(`${me(`${shares} OR ${inPart('p.rowid')}`)},
        owners AS MATERIALIZED (SELECT DISTINCT owner, role, organization_id,
          iif(role IN ('coordinator', 'liaison'), NULL, id) AS id, unit_id FROM me),
        found AS (${waiting.join(' UNION ')}),
        ranked AS (SELECT f.owner, f.want, number, count(*) OVER (PARTITION BY f.owner) AS total,
          row_number() OVER (PARTITION BY f.owner
            ORDER BY h.severity = 'major' DESC, h.deadline_at IS NULL, h.deadline_at, number) AS place_in_list
          FROM found f CROSS JOIN hazards h USING (number))
        SELECT owner, want, number, severity, description, ${whereColumns}, deadline_at AS deadlineAt, total
        FROM (SELECT * FROM ranked WHERE place_in_list <= ${linesMax}) CROSS JOIN hazards h USING (number) ORDER BY owner, place_in_list`)

const changes =
  question<DigestChange>(`recent AS MATERIALIZED (SELECT h.number, h.reporter_id, h.assignee_id, h.unit_id, h.department_id, h.sub_district_id,
            l.event ->> '$.type' AS type, l."by", l.at, l.sequence
          FROM hazard_history l CROSS JOIN hazards h ON h.id = l.hazard_id
          WHERE l.at >= $since AND ${inPart('l.rowid')} AND l.event ->> '$.type' NOT IN (${told})),
        desks AS MATERIALIZED (SELECT DISTINCT p.organization_id AS id FROM people p INDEXED BY people_by_role
          WHERE p.role = 'liaison' AND ${reads}),
        theirs AS (${concerns.join(' UNION ')}),
        ranked AS (SELECT *, row_number() OVER (PARTITION BY owner ORDER BY at DESC, sequence DESC) AS place_in_list FROM theirs)
        SELECT owner, number, type, (SELECT name FROM people WHERE id = "by") AS byName, at, sequence
        FROM ranked WHERE place_in_list <= ${linesMax} ORDER BY owner, place_in_list`)

const figures =
  question<Figures>(`${scopes}, windows AS (SELECT value ->> '$.name' AS name, value ->> '$.from' AS "from", value ->> '$.to' AS "to"
          FROM json_each($windows) WHERE EXISTS (SELECT 1 FROM scopes)),
        late AS (SELECT DISTINCT w.name AS "window", h.number FROM windows w CROSS JOIN hazard_history l
            ON ${deadlineSet} >= w."from" AND ${deadlineSet} < min(w."to", $now) AND ${setsDeadline}
          CROSS JOIN hazards h ON h.id = l.hazard_id AND ${inPart('h.number')} WHERE NOT EXISTS (SELECT 1 FROM hazard_history m WHERE m.hazard_id = l.hazard_id AND m.sequence > l.sequence
            AND m.at <= ${deadlineSet} AND m.event ->> '$.type' IN (${endsDeadline}))),
        seen AS (SELECT w.name AS "window", l.event ->> '$.type' AS type, h.status, h.department_id, h.sub_district_id
          FROM windows w CROSS JOIN hazard_history l ON l.at >= w."from" AND l.at < w."to" AND ${inPart('l.rowid')}
          CROSS JOIN hazards h ON h.id = l.hazard_id
          UNION ALL SELECT l."window", 'overdue', h.status, h.department_id, h.sub_district_id
          FROM late l JOIN hazards h USING (number)),
        g AS MATERIALIZED (SELECT "window", department_id, sub_district_id, sum(type = 'reported') AS reported, sum(${closing}) AS closed, sum(type = 'overdue') AS overdue,
          sum(type = 'reported' AND status NOT IN ('rejected', 'duplicate', 'withdrawn')) AS counted,
          sum(type = 'reported' AND status IN ('rectified', 'closed')) AS rectified FROM seen GROUP BY 1, 2, 3)
        SELECT s.scope, g."window", sum(reported) AS reported, sum(closed) AS closed, sum(overdue) AS overdue, sum(counted) AS counted, sum(rectified) AS rectified
        FROM scopes s JOIN g ON ${inScope} GROUP BY 1, 2`)

const standings =
  question<Standing>(`${scopes}, g AS MATERIALIZED (SELECT department_id, sub_district_id, count(*) AS open,
            sum(status = 'ordered' AND deadline_at < $now) AS overdue, sum(severity = 'major') AS majors
          FROM hazards INDEXED BY hazards_by_status WHERE open = 1 AND ${inPart('number')} AND EXISTS (SELECT 1 FROM scopes) GROUP BY 1, 2)
        SELECT s.scope, sum(open) AS open, sum(overdue) AS overdue, sum(majors) AS majors FROM scopes s JOIN g ON ${inScope} GROUP BY 1`)

const inspections =
  question<InspectionLine>(`${me(inPart('p.rowid'))}, planned AS (SELECT me.id AS personId, t.number, t.unit_id, t.to_on AS toOn, count(*) OVER (PARTITION BY me.id) AS total,
            row_number() OVER (PARTITION BY me.id ORDER BY t.to_on, t.planned_on, t.number) AS place_in_list
          FROM me JOIN team_people m ON m.person_id = me.id
          JOIN tasks t ON t.team_id = m.team_id AND t.status = 'planned' AND t.planned_on <= $today
          JOIN campaigns c ON c.id = t.campaign_id AND c.status = 'running')
        SELECT personId, number, (SELECT name FROM units u WHERE u.id = unit_id) AS unit,
          (SELECT name_en FROM units u WHERE u.id = unit_id) AS unitEn, toOn, total FROM planned
        WHERE place_in_list <= ${linesMax} ORDER BY personId, place_in_list`)

const duties =
  question<DutyLine>(`${me(inPart('p.rowid'))} SELECT me.id AS personId, e.kind, coalesce(s.number, o.number) AS number, o.state ->> '$.plan.title' AS title,
            e.from_at AS fromAt, e.until_at AS untilAt
          FROM me JOIN engagements e ON e.person_id = me.id AND e.from_at < $to AND e.until_at > $from
          LEFT JOIN shifts s ON e.kind = 'shift' AND s.id = substr(e."of", 7)
          LEFT JOIN operations o ON e.kind = 'operation' AND o.id = substr(e."of", 11)
          WHERE e.kind IN ('shift', 'operation') ORDER BY e.from_at`)

const unread =
  question<UnreadLine>(`${me(inPart('p.rowid'))}, unread AS (SELECT me.id AS personId, b.number, b.text, b.other, count(*) OVER (PARTITION BY me.id) AS total,
            row_number() OVER (PARTITION BY me.id ORDER BY b.number DESC) AS place_in_list FROM me
          JOIN broadcast_recipients r ON r.person_id = me.id AND r.acknowledged_at IS NULL
          JOIN broadcasts b ON b.id = r.broadcast_id AND b.status = 'sent')
        SELECT personId, number, text, other, total FROM unread WHERE place_in_list <= ${unreadMax} ORDER BY personId, place_in_list`)

const coverage =
  question<CoverageLine>(`${scopes} SELECT '' AS scope, c.number, c.name, c.template, c.year, c.to_on AS toOn, count(DISTINCT t.unit_id) AS units,
            count(DISTINCT iif(t.status = 'done', t.unit_id, NULL)) AS done
          FROM campaigns c LEFT JOIN tasks t ON t.campaign_id = c.id AND t.status <> 'dropped'
          WHERE c.status = 'running' AND EXISTS (SELECT 1 FROM scopes WHERE scope = '') GROUP BY c.id ORDER BY c.to_on, c.number LIMIT 20`)

const majors =
  question<MajorLine>(`${scopes}, g AS MATERIALIZED (SELECT *, iif(status = 'ordered', deadline_at, NULL) AS due_at FROM hazards
          WHERE severity = 'major' AND open = 1 AND EXISTS (SELECT 1 FROM scopes)),
        h AS (SELECT s.scope, g.*, row_number() OVER (PARTITION BY s.scope ORDER BY due_at IS NULL, due_at, number) AS place_in_list
          FROM scopes s JOIN g ON ${inScope})
        SELECT scope, number, description, ${whereColumns}, due_at AS deadlineAt FROM h
        WHERE place_in_list <= ${linesMax} ORDER BY scope, place_in_list`)

const returns =
  question<MissingReturn>(`${scopes} SELECT scope, w.value AS weekOn, o.id AS organizationId FROM scopes, json_each($weeks) w JOIN organizations o ON scope IN ('', o.id)
        WHERE ${returnAsked('w.value')} AND NOT EXISTS (SELECT 1 FROM weekly_returns r WHERE r.week_on = w.value AND r.organization_id = o.id)
        ORDER BY o.kind, o.id`)

export const digestQueries: DigestQueries = {
  digestReaders: readers,
  digestLines: (readers, until) => lines(readers, { until }),
  digestChanges: (readers, since) => changes(readers, { since }),
  digestFigures: (readers, windows, now) => figures(readers, { windows: JSON.stringify(windows), now }),
  digestStandings: (readers, now) => standings(readers, { now }),
  digestInspections: (readers, today) => inspections(readers, { today }),
  digestDuties: (readers, from, to) => duties(readers, { from, to }),
  digestUnread: unread,
  digestCoverage: coverage,
  digestMajors: majors,
  digestReturns: (readers, weeks) => returns(readers, { weeks: JSON.stringify(weeks) }),
}
