import type { Client, Row } from '@libsql/client'
import type { Draw } from '../../domain/campaigns/draw'
import type { Hazard } from '../../domain/hazards/hazard'
import type { TaskRecord } from '../../domain/inspections/record'
import type { Organization } from '../../domain/organizations/organization'
import type { Unit } from '../../domain/units/unit'
import { rowOf } from '../client'
import { draws, organizations } from '../schema'
import { hazardOfRow } from './hazards'
import { recordColumns, recordsOfRow } from './inspections'
import { taskOfRow } from './tasks'
import { unitOfRow } from './units'

type Page = { limit: number; before?: number }
type Paged<T> = { items: T[]; next?: string }

const pageOf = <T extends { number: number }>(
  rows: readonly Row[],
  limit: number,
  map: (row: Row) => T,
): Paged<T> => {
  const items = rows.slice(0, limit).map(map)
  const last = items.at(-1)
  return { items, ...(rows.length > limit && last ? { next: String(last.number) } : {}) }
}

const first = Number.MAX_SAFE_INTEGER

/** What the API reads, page by page: newest first, by number. */
export const createApiReader = (client: Client) => ({
  hazards: async ({ limit, before = first, status }: Page & { status?: string }): Promise<Paged<Hazard>> => {
    const { rows } = await client.execute({
      sql: 'SELECT * FROM hazards WHERE number < ?1 AND (?2 IS NULL OR status = ?2) ORDER BY number DESC LIMIT ?3',
      args: [before, status ?? null, limit + 1],
    })
    return pageOf(rows, limit, hazardOfRow)
  },
  hazard: async (number: number) => {
    const [found, history] = await client.batch(
      [
        { sql: 'SELECT * FROM hazards WHERE number = ?', args: [number] },
        {
          sql: `SELECT event, "by", at, hash FROM hazard_history
                WHERE hazard_id = (SELECT id FROM hazards WHERE number = ?) ORDER BY sequence`,
          args: [number],
        },
      ],
      'read',
    )
    const row = found?.rows[0]
    return (
      row && {
        ...hazardOfRow(row),
        history: (history?.rows ?? []).map((it) => ({
          event: JSON.parse(String(it.event)),
          by: String(it.by),
          at: Number(it.at),
          hash: String(it.hash),
        })),
      }
    )
  },
  units: async ({ limit, before = first }: Page): Promise<Paged<Unit>> => {
    const { rows } = await client.execute({
      sql: 'SELECT * FROM units WHERE number < ? ORDER BY number DESC LIMIT ?',
      args: [before, limit + 1],
    })
    return pageOf(rows, limit, unitOfRow)
  },
  tasks: async ({
    limit,
    before = first,
    status,
  }: Page & { status?: string }): Promise<Paged<TaskRecord>> => {
    const { rows } = await client.execute({
      sql: `SELECT s.*, (SELECT json_group_array(h.number) FROM task_hazards x JOIN hazards h ON h.id = x.hazard_id
              WHERE x.task_id = s.id) AS hazards, ${recordColumns}
            FROM tasks s WHERE number < ?1 AND (?2 IS NULL OR status = ?2) ORDER BY number DESC LIMIT ?3`,
      args: [before, status ?? null, limit + 1],
    })
    return pageOf(rows, limit, (row) => ({
      ...taskOfRow(row),
      hazards: JSON.parse(String(row.hazards)) as number[],
      ...recordsOfRow(row),
    }))
  },
  draw: async (id: string): Promise<Draw | undefined> => {
    const { rows } = await client.execute({ sql: 'SELECT * FROM draws WHERE id = ?', args: [id] })
    return rows[0] && rowOf(draws, rows[0])
  },
  organizations: async (): Promise<Organization[]> => {
    const { rows } = await client.execute('SELECT * FROM organizations ORDER BY kind, id')
    return rows.map((row) => rowOf(organizations, row))
  },
  /** The type a file is served as. */
  fileType: async (id: string): Promise<string | undefined> => {
    const { rows } = await client.execute({ sql: 'SELECT mime_type FROM evidence WHERE id = ?', args: [id] })
    const type = rows[0]?.mime_type
    return typeof type === 'string' ? type : undefined
  },
})
