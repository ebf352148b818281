import type { InValue, Row } from '@libsql/client'
import { builtInChecklist } from '../../domain/inspections/built-in-checklists'
import {
  type Checklist,
  type ChecklistKind,
  checklistKindFor,
  checklistKinds,
} from '../../domain/inspections/checklist'
import type { Answers } from '../../domain/inspections/filling'
import type { Inspection, InspectionResult, Measure, Paper } from '../../domain/inspections/record'
import type { RecordQueries, TaskLine } from '../../domain/inspections/record-queries'
import type { Query } from '../../domain/query'
import { foldText } from '../../domain/text/fold'
import { industries } from '../../domain/units/unit'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { evidence, inspectionResults, measures, papers, recordAmendments } from '../schema'
import { fileOfRow } from './hazards'
import { objectOf } from './json'
import { taskSheetOfRow, taskSheets } from './tasks'

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T
const parseRows = (value: unknown): Row[] => parse<Row[]>(value)

/** Which list each industry is inspected by, as SQL can look it up. */
const kinds = JSON.stringify(Object.fromEntries(industries.map((it) => [it, checklistKindFor(it)])))
const kindOf = `coalesce(d.kind, json_extract('${kinds}', '$."' || u.industry || '"'), '${checklistKindFor(undefined)}')`

/** What was recorded at a task, each as JSON, for {@link recordsOfRow}; `s` is the task. */
export const recordColumns = `
    (SELECT json_group_array(json(one)) FROM (SELECT ${objectOf(papers, 'p')} AS one
       FROM papers p WHERE p.task_id = s.id ORDER BY p.rowid)) AS papers,
    (SELECT json_group_array(json(one)) FROM (SELECT ${objectOf(measures, 'm')} AS one
       FROM measures m WHERE m.task_id = s.id ORDER BY m.rowid)) AS measures,
    (SELECT json_group_array(json(one)) FROM (SELECT ${objectOf(recordAmendments, 'a')} AS one
       FROM record_amendments a WHERE a.task_id = s.id)) AS amendments,
    (SELECT json_group_array(json(one)) FROM (SELECT ${objectOf(inspectionResults, 'r')} AS one
       FROM inspection_results r WHERE r.task_id = s.id ORDER BY r.sequence)) AS results`

/** All that was found and done there, each as JSON. */
const inspections = (where: string, args: InValue[]) => ({
  sql: `SELECT s.*, ${kindOf} AS list_kind, d.version AS begun_version, v.version AS list_version, v.items AS list_items,
    (SELECT json_group_object(item, verdict) FROM task_answers WHERE task_id = s.id) AS answers,
    (SELECT json_group_array(json(one)) FROM (SELECT json_object('item', f.item, 'file', ${objectOf(evidence, 'e')}) AS one
       FROM task_files f JOIN evidence e ON e.id = f.file_id WHERE f.task_id = s.id ORDER BY e.at, e.id)) AS files,
    (SELECT json_group_array(json(one)) FROM (SELECT json_object('id', h.id, 'number', h.number, 'status', h.status,
       'description', h.description, 'item', x.item) AS one
       FROM task_hazards x JOIN hazards h ON h.id = x.hazard_id WHERE x.task_id = s.id ORDER BY h.number)) AS hazards,
    ${recordColumns}
    FROM (${taskSheets(where)}) s JOIN units u ON u.id = s.unit_id
    LEFT JOIN task_checklists d ON d.task_id = s.id
    LEFT JOIN checklists v ON v.kind = ${kindOf}
      AND v.version = coalesce(d.version, (SELECT max(version) FROM checklists WHERE kind = ${kindOf}))`,
  args,
})

function listOfRow(row: Row): Checklist {
  const kind = checklistKinds.find((it) => it === row.list_kind) ?? checklistKindFor(undefined)
  if (row.list_items === null) return builtInChecklist(kind)
  return { kind, version: Number(row.list_version), items: parse<Checklist['items']>(row.list_items) }
}

function resultOfRow(row: Row): InspectionResult {
  const { taskId: _task, listKind, listVersion, ...rest } = rowOf(inspectionResults, row)
  return { ...withoutNulls(rest), list: { kind: listKind, version: listVersion } }
}

const paperOfRow = (row: Row): Paper => {
  const { taskId: _task, ...paper } = rowOf(papers, row)
  return withoutNulls(paper)
}

const measureOfRow = (row: Row): Measure => {
  const { taskId: _task, ...measure } = rowOf(measures, row)
  return withoutNulls(measure)
}

export function recordsOfRow(row: Row): Pick<Inspection, 'papers' | 'measures' | 'results'> {
  const amendments = parseRows(row.amendments).map((it) => rowOf(recordAmendments, it))
  const amended = <R extends Paper | Measure>(record: R): R => {
    const found = amendments.find((it) => it.recordId === record.id)
    if (!found) return record
    const { recordId: _record, taskId: _task, ...rest } = found
    return { ...record, amended: withoutNulls(rest) }
  }
  return {
    papers: parseRows(row.papers).map(paperOfRow).map(amended),
    measures: parseRows(row.measures).map(measureOfRow).map(amended),
    results: parseRows(row.results).map(resultOfRow),
  }
}

/** Of papers or measures (by an alias): those that stand, corrected and withdrawn ones aside. */
export const stands = (alias: string): string =>
  `NOT EXISTS (SELECT 1 FROM record_amendments x WHERE x.record_id = ${alias}.id)`

const inspectionOfRow = (row: Row): Inspection => ({
  ...taskSheetOfRow(row),
  list: listOfRow(row),
  answers: parse<Answers>(row.answers),
  files: parse<{ item: string | null; file: Row }[]>(row.files).map(({ item, file }) => ({
    ...fileOfRow(file),
    ...(item === null ? {} : { item }),
  })),
  hazards: parse<Inspection['hazards']>(row.hazards).map(withoutNulls),
  ...recordsOfRow(row),
})

const first = ([row]: Row[]): Inspection | undefined => row && inspectionOfRow(row)

const checklist = (kind: ChecklistKind): Query<Checklist> =>
  ask(
    {
      sql: 'SELECT version, items FROM checklists WHERE kind = ? ORDER BY version DESC LIMIT 1',
      args: [kind],
    },
    ([row]) =>
      row
        ? { kind, version: Number(row.version), items: parse<Checklist['items']>(row.items) }
        : builtInChecklist(kind),
  )

/** Still to be done by a team of `me`, in a campaign that runs. */
export const myTasks = `FROM me JOIN team_people tp ON tp.person_id = me.id
  JOIN tasks t ON t.team_id = tp.team_id AND t.status = 'planned'
  JOIN campaigns c ON c.id = t.campaign_id AND c.status = 'running'
  JOIN units u ON u.id = t.unit_id`

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [foldText(text)]

/** On a map of a district a degree of longitude is one of latitude times the cosine: enough to tell what is nearer. */
const byDistance = `(u.latitude IS NULL), (u.latitude - :lat) * (u.latitude - :lat)
  + (u.longitude - :lon) * (u.longitude - :lon) * :flat * :flat`

/** Each of the words is in the unit's names or address, or together they are its code. */
const unitHas = `AND ('u-' || u.number = :words OR NOT EXISTS (SELECT 1 FROM json_each(:each) w
  WHERE instr(lower(u.name || ' ' || coalesce(u.name_en, '') || ' ' || coalesce(u.address, '')), w.value) = 0))`

const tasksToDo: RecordQueries['tasksToDo'] = ({ viewer, near, words = '', skip, size }) =>
  ask(
    {
      sql: `WITH me AS (SELECT p.id FROM accounts a JOIN people p ON p.id = a.person_id
              WHERE a.platform = :platform AND a.user_id = :user AND p.active)
            SELECT t.number, t.from_on, t.to_on, t.planned_on, u.name, u.name_en, u.address, u.latitude, u.longitude
            ${myTasks} ${words ? unitHas : ''} ORDER BY ${near ? byDistance : 't.planned_on, t.to_on'}, t.number LIMIT :size OFFSET :skip`,
      args: {
        platform: viewer.platform,
        user: viewer.userId,
        size: size + 1,
        skip,
        ...(near
          ? { lat: near.latitude, lon: near.longitude, flat: Math.cos((near.latitude * Math.PI) / 180) }
          : {}),
        ...(words ? { words: foldText(words), each: JSON.stringify(wordsOf(words)) } : {}),
      },
    },
    (rows) => rows.map(lineOfRow),
  )

function lineOfRow(row: Row): TaskLine {
  const { latitude, longitude } = row
  const position =
    latitude === null || longitude === null
      ? {}
      : { position: { latitude: Number(latitude), longitude: Number(longitude) } }
  const line = {
    number: Number(row.number),
    fromOn: String(row.from_on),
    toOn: String(row.to_on),
    plannedOn: String(row.planned_on),
    name: String(row.name),
    nameEn: row.name_en as string | null,
    address: row.address as string | null,
  }
  return { ...withoutNulls(line), ...position } as TaskLine
}

export const recordQueries: RecordQueries = {
  inspection: (number) => ask(inspections('t.number = ?', [number]), first),
  inspectionsById: (ids) =>
    ask(inspections('t.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]), (rows) =>
      rows.map(inspectionOfRow),
    ),
  inspectionByCard: ({ platform, chat, message }) =>
    ask(
      inspections(
        `t.id = (SELECT substr(subject, 6) FROM cards
           WHERE platform = ? AND conversation = ? AND message = ? AND subject LIKE 'task:%')`,
        [platform, chat, message],
      ),
      first,
    ),
  inspectionInConversation: ({ platform, userId }, chat) =>
    ask(
      inspections(
        `t.number = (SELECT CAST(json_extract(state, '$.target') AS INTEGER) FROM conversations
           WHERE platform = ? AND chat = ? AND user_id = ? AND json_extract(state, '$.form') = 'task-photo')`,
        [platform, chat, userId],
      ),
      first,
    ),
  checklist,
  tasksToDo,
}
