import type { InStatement, InValue } from '@libsql/client'
import type { Change } from '../../domain/changes'
import type { Recorded } from '../../domain/hazards/events'
import { deadlineOf, type Hazard } from '../../domain/hazards/hazard'
import { gramsOf } from '../../domain/text/grams'
import { sealOf } from '../history'

type Filed = Extract<Change, { kind: 'hazard.filed' }>
type Changed = Extract<Change, { kind: 'hazard.changed' }>

/** The hash before a hazard's first history row. */
const noSeal = ''

export async function fileHazard({ hazard, recorded }: Filed): Promise<InStatement[]> {
  const { row, seal } = await historyRow(hazard, recorded)
  const columns = columnsOf(hazard, recorded.at, seal)
  const names = Object.keys(columns)
  return [
    {
      // Numbers are given inside the transaction, so they have no gaps and no doubles.
      sql: `INSERT INTO hazards (id, number, ${names.join(', ')})
            VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM hazards), ${names.map(() => '?').join(', ')})
            RETURNING id, number AS filed_number`,
      args: [hazard.id, ...Object.values(columns)],
    },
    row,
    {
      sql: 'INSERT INTO hazard_search (rowid, grams) SELECT number, ? FROM hazards WHERE id = ?',
      args: [searchText(hazard), hazard.id],
    },
  ]
}

export async function changeHazard({ hazard, recorded }: Changed): Promise<InStatement[]> {
  const { row, seal } = await historyRow(hazard, recorded)
  const columns = columnsOf(hazard, recorded.at, seal)
  const statements: InStatement[] = [
    // First: its key is what a slower change runs into.
    row,
    {
      sql: `UPDATE hazards SET ${Object.keys(columns)
        .map((name) => `${name} = ?`)
        .join(', ')} WHERE id = ?`,
      args: [...Object.values(columns), hazard.id],
    },
  ]
  if (recorded.event.type === 'corrected') {
    statements.push({
      sql: 'UPDATE hazard_search SET grams = ? WHERE rowid = ?',
      args: [searchText(hazard), hazard.number],
    })
  }
  return statements
}

const searchText = (hazard: Hazard): string => gramsOf(`${hazard.description} ${hazard.place ?? ''}`)

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

function columnsOf(hazard: Hazard, changedAt: number, seal: string): Record<string, InValue> {
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
    state: JSON.stringify(state),
    deadline_at: deadlineOf(hazard) ?? null,
    assignee_id: 'order' in state ? (state.order.responsibleId ?? null) : null,
    changed_at: changedAt,
    seal,
  }
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
