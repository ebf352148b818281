import type { InStatement, InValue } from '@libsql/client'
import type { HazardChange } from '../../domain/hazards/changes'
import type { Recorded } from '../../domain/hazards/events'
import { deadlineOf, type Hazard, isOpen } from '../../domain/hazards/hazard'
import { gramsOf } from '../../domain/text/grams'
import { sealOf } from '../history'
import type { Keepers } from './keepers'

type Filed = Extract<HazardChange, { kind: 'hazard.filed' }>
type Changed = Extract<HazardChange, { kind: 'hazard.changed' }>

/** What changes with a hazard; its id and number never do. */
const columnNames = [
  'version',
  'reporter_id',
  'reported_at',
  'text',
  'description',
  'unit_id',
  'place',
  'position',
  'category',
  'severity',
  'wanted_deadline_at',
  'department_id',
  'sub_district_id',
  'witnesses',
  'files',
  'listing',
  'status',
  'open',
  'state',
  'deadline_at',
  'assignee_id',
  'changed_at',
  'seal',
] as const
type ColumnName = (typeof columnNames)[number]

// Numbers are given inside the transaction, so they have no gaps and no doubles.
const insertHazard = `INSERT INTO hazards (id, number, ${columnNames.join(', ')})
  VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM hazards), ${columnNames.map(() => '?').join(', ')})
  RETURNING id, number AS given_number`
const updateHazard = `UPDATE hazards SET ${columnNames.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`

/** The hash before a hazard's first history row. */
const noSeal = ''

async function fileHazard({ hazard, recorded }: Filed): Promise<InStatement[]> {
  const { row, seal } = await historyRow(hazard, recorded)
  return [
    { sql: insertHazard, args: [hazard.id, ...valuesOf(hazard, recorded.at, seal)] },
    row,
    {
      sql: 'INSERT INTO hazard_search (rowid, grams) SELECT number, ? FROM hazards WHERE id = ?',
      args: [searchText(hazard), hazard.id],
    },
    ...(hazard.witnesses.length > 0 ? [keepWitnesses(hazard)] : []),
  ]
}

async function changeHazard({ hazard, recorded }: Changed): Promise<InStatement[]> {
  const { row, seal } = await historyRow(hazard, recorded)
  const statements: InStatement[] = [
    // First: its key is what a slower change runs into.
    row,
    { sql: updateHazard, args: [...valuesOf(hazard, recorded.at, seal), hazard.id] },
  ]
  if (recorded.event.type === 'witnessed') statements.push(keepWitnesses(hazard))
  if (recorded.event.type === 'corrected') {
    statements.push({
      sql: 'UPDATE hazard_search SET grams = ? WHERE rowid = ?',
      args: [searchText(hazard), hazard.number],
    })
  }
  return statements
}

const keepWitnesses = (hazard: Hazard): InStatement => ({
  sql: `INSERT INTO hazard_witnesses (person_id, number)
        SELECT DISTINCT w.value, h.number FROM hazards h, json_each(h.witnesses) w WHERE h.id = ? ON CONFLICT DO NOTHING`,
  args: [hazard.id],
})

const searchText = (hazard: Hazard): string => gramsOf(`${hazard.description} ${hazard.place ?? ''}`)

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

function columnsOf(hazard: Hazard, changedAt: number, seal: string): Record<ColumnName, InValue> {
  const { state } = hazard
  return {
    version: hazard.version,
    reporter_id: hazard.reporterId,
    reported_at: hazard.reportedAt,
    text: hazard.text,
    description: hazard.description,
    unit_id: hazard.unitId ?? null,
    place: hazard.place ?? null,
    position: json(hazard.position),
    category: hazard.category,
    severity: hazard.severity,
    wanted_deadline_at: hazard.wantedDeadlineAt ?? null,
    department_id: hazard.departmentId ?? null,
    sub_district_id: hazard.subDistrictId ?? null,
    witnesses: JSON.stringify(hazard.witnesses),
    files: JSON.stringify(hazard.files),
    listing: json(hazard.listing),
    status: state.status,
    open: isOpen(hazard) ? 1 : 0,
    state: JSON.stringify(state),
    deadline_at: deadlineOf(hazard) ?? null,
    assignee_id: 'order' in state ? (state.order.responsibleId ?? null) : null,
    changed_at: changedAt,
    seal,
  }
}

function valuesOf(hazard: Hazard, changedAt: number, seal: string): InValue[] {
  const columns = columnsOf(hazard, changedAt, seal)
  return columnNames.map((name) => columns[name])
}

async function historyRow(hazard: Hazard, recorded: Recorded): Promise<{ row: InStatement; seal: string }> {
  const event = JSON.stringify(recorded.event)
  const previousHash = hazard.version === 1 ? noSeal : hazard.seal
  const { by, at } = recorded
  const seal = await sealOf({ hazardId: hazard.id, sequence: hazard.version, event, by, at, previousHash })
  const row = {
    sql: `INSERT INTO hazard_history (hazard_id, sequence, event, "by", at, previous_hash, hash)
          VALUES (?, ?, ?, ?, ?, ?, ?)`,
    args: [hazard.id, hazard.version, event, by, at, previousHash, seal],
  }
  return { row, seal }
}

export const hazardKeepers: Keepers<HazardChange> = {
  'hazard.filed': fileHazard,
  'hazard.changed': changeHazard,
  'hazard.thread': ({ hazardId, under: { platform, chat, message } }) => [
    {
      sql: `INSERT INTO hazard_threads (platform, conversation, message, hazard_id) VALUES (?, ?, ?, ?)
            ON CONFLICT (platform, conversation, message) DO UPDATE SET hazard_id = excluded.hazard_id`,
      args: [platform, chat, message, hazardId],
    },
  ],
  'evidence.received': ({ files, hazardId }) =>
    files.map((file) => ({
      sql: `INSERT INTO evidence (id, kind, platform, platform_file_id, name, mime_type, size, album, "by", at, due_at, hazard_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        file.id,
        file.kind,
        file.platform,
        file.platformFileId,
        file.name ?? null,
        file.mimeType ?? null,
        file.size ?? null,
        file.album ?? null,
        file.by,
        file.at,
        file.at,
        hazardId ?? null,
      ],
    })),
  'evidence.attached': ({ hazardId, files }) => [
    {
      sql: 'UPDATE evidence SET hazard_id = ? WHERE id IN (SELECT value FROM json_each(?)) AND hazard_id IS NULL',
      args: [hazardId, JSON.stringify(files)],
    },
  ],
}
