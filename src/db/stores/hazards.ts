import type { InValue, Row } from '@libsql/client'
import type { MessageRef } from '../../domain/delivery/outcome'
import type { Recorded } from '../../domain/hazards/events'
import type { Hazard } from '../../domain/hazards/hazard'
import type { HazardQueries } from '../../domain/hazards/queries'
import type { HazardSheet, SheetFile } from '../../domain/hazards/sheet'
import type { Account } from '../../domain/people/person'
import type { Query } from '../../domain/query'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { evidence, hazards } from '../schema'
import { hazards as hazardList } from './hazard-lists'
import { unitOfRow } from './units'

/** Everybody a hazard mentions: in its state, its history, as reporter, witness or listed leader. */
const people = `(
  SELECT json_group_object(p.id, p.name) FROM people p WHERE p.id IN (
    SELECT h.reporter_id
    UNION SELECT value FROM json_each(h.witnesses)
    UNION SELECT value FROM json_tree(h.state) WHERE type = 'text'
    UNION SELECT json_extract(h.listing, '$.leaderId')
    UNION SELECT l."by" FROM hazard_history l WHERE l.hazard_id = h.id
  )) AS people`

const fileColumns = [
  'id',
  'kind',
  'platform',
  'platform_file_id',
  'name',
  'mime_type',
  'size',
  'album',
  'by',
  'at',
  'hazard_id',
  'sha256',
  'stored_at',
  'latitude',
  'longitude',
  'taken_at',
  'problem',
  'attempts',
  'due_at',
] // prettier-ignore
const fileObject = fileColumns.map((name) => `'${name}', e."${name}"`).join(', ')

const sheetColumns = `h.*, ${people},
  (SELECT t.number FROM task_hazards x JOIN tasks t ON t.id = x.task_id WHERE x.hazard_id = h.id) AS task_number,
  (SELECT json_group_array(json_object(${fileObject})) FROM evidence e WHERE e.hazard_id = h.id) AS evidence,
  (SELECT json_object('event', json(l.event), 'by', l."by", 'at', l.at)
     FROM hazard_history l WHERE l.hazard_id = h.id AND l.sequence = h.version) AS last,
  (SELECT json_group_array(json_object('id', c.id, 'name', c.name)) FROM people c
     WHERE c.unit_id = h.unit_id AND c.role = 'unit-contact' AND c.active
       AND EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = c.id AND a.gone_reason IS NULL)) AS contacts,
  (SELECT json_object('id', u.id, 'number', u.number, 'import_key', u.import_key, 'name', u.name, 'name_en', u.name_en,
     'address', u.address, 'latitude', u.latitude, 'longitude', u.longitude, 'industry', u.industry,
     'sub_district_id', u.sub_district_id, 'department_id', u.department_id, 'contact_name', u.contact_name,
     'contact_phone', u.contact_phone, 'key_monitored', u.key_monitored, 'updated_at', u.updated_at)
     FROM units u WHERE u.id = h.unit_id) AS unit`

const sheets = (where: string, args: InValue[]) => ({
  sql: `SELECT ${sheetColumns} FROM hazards h WHERE ${where}`,
  args,
})

export function hazardOfRow(row: Row): Hazard {
  const {
    status: _status,
    open: _open,
    deadlineAt: _deadline,
    assigneeId: _assignee,
    changedAt: _changed,
    ...rest
  } = rowOf(hazards, row)
  return withoutNulls(rest)
}

/** A file from the columns of its evidence. */
export function fileOfRow(row: Row): SheetFile {
  const {
    hazardId: _hazard,
    sha256: _hash,
    storedAt,
    latitude,
    longitude,
    attempts: _tries,
    dueAt: _due,
    ...file
  } = rowOf(evidence, row)
  const position = latitude !== null && longitude !== null ? { position: { latitude, longitude } } : {}
  return { ...withoutNulls(file), ...position, stored: storedAt !== null }
}

const parse = <T>(value: unknown): T => JSON.parse(String(value)) as T

function sheetOfRow(row: Row): HazardSheet {
  return {
    hazard: hazardOfRow(row),
    people: parse<Record<string, string>>(row.people),
    files: parse<Row[]>(row.evidence).map(fileOfRow),
    last: parse<Recorded>(row.last),
    contacts: parse<HazardSheet['contacts']>(row.contacts),
    ...(row.task_number === null ? {} : { taskNumber: Number(row.task_number) }),
    ...(row.unit === null ? {} : { unit: unitOfRow(parse<Row>(row.unit)) }),
  }
}

const first = (rows: Row[]): HazardSheet | undefined => rows[0] && sheetOfRow(rows[0])

const hazard = (number: number): Query<HazardSheet | undefined> =>
  ask(sheets('h.number = ?', [number]), first)

const hazardById = (id: string): Query<HazardSheet | undefined> => ask(sheets('h.id = ?', [id]), first)

const hazardsById = (ids: readonly string[]): Query<HazardSheet[]> =>
  ask(sheets('h.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]), (rows) =>
    rows.map(sheetOfRow),
  )

const hazardByCard = ({ platform, chat, message }: MessageRef): Query<HazardSheet | undefined> =>
  ask(
    sheets(
      `h.id = coalesce((SELECT substr(subject, 8) FROM cards
           WHERE platform = ? AND conversation = ? AND message = ? AND subject LIKE 'hazard:%'),
         (SELECT hazard_id FROM hazard_threads WHERE platform = ? AND conversation = ? AND message = ?))`,
      [platform, chat, message, platform, chat, message],
    ),
    first,
  )

const hazardByAlbum = (album: string): Query<HazardSheet | undefined> =>
  ask(
    sheets('h.id = (SELECT hazard_id FROM evidence WHERE album = ? AND hazard_id IS NOT NULL LIMIT 1)', [
      album,
    ]),
    first,
  )

const hazardInConversation = (account: Account, chat: string): Query<HazardSheet | undefined> =>
  ask(
    sheets(
      `h.number = (SELECT CAST(json_extract(state, '$.target') AS INTEGER) FROM conversations
         WHERE platform = ? AND chat = ? AND user_id = ?)`,
      [account.platform, chat, account.userId],
    ),
    first,
  )

/** What happened to a hazard, oldest first. */
const history = (number: number): Query<Recorded[]> =>
  ask(
    {
      sql: `SELECT event, "by", at FROM hazard_history
            WHERE hazard_id = (SELECT id FROM hazards WHERE number = ?) ORDER BY sequence`,
      args: [number],
    },
    (rows) =>
      rows.map((row) => ({
        event: parse<Recorded['event']>(row.event),
        by: String(row.by),
        at: Number(row.at),
      })),
  )

export const hazardQueries: HazardQueries = {
  hazard,
  hazardById,
  hazardsById,
  hazardByCard,
  hazardByAlbum,
  hazardInConversation,
  hazards: hazardList,
  history,
}
