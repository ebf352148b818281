import type { Client, Row } from '@libsql/client'
import type { Recorded } from '../domain/hazards/events'
import { replay } from '../domain/hazards/evolve'
import { sealOf } from './history'
import { hazardOfRow } from './stores/hazards'

/** Hazards read at once. */
const page = 500

/**
 * What is wrong with the history, a line each; none where it is whole. Finds rows that were edited, taken
 * out, put in or swapped, numbers that are missing, and hazards that do not stand where their history says.
 */
export async function checkHistory(client: Client): Promise<string[]> {
  const problems: string[] = []
  let last = 0
  for (;;) {
    const { rows } = await client.execute({
      sql: 'SELECT * FROM hazards WHERE number > ? ORDER BY number LIMIT ?',
      args: [last, page],
    })
    if (rows.length === 0) return problems
    const first = Number(rows[0]?.number)
    const end = Number(rows.at(-1)?.number)
    const history = await client.execute({
      sql: `SELECT l.* FROM hazard_history l JOIN hazards h ON h.id = l.hazard_id
            WHERE h.number BETWEEN ? AND ? ORDER BY l.hazard_id, l.sequence`,
      args: [first, end],
    })
    const byHazard = new Map<string, Row[]>()
    for (const row of history.rows) {
      const id = String(row.hazard_id)
      byHazard.set(id, [...(byHazard.get(id) ?? []), row])
    }
    for (const row of rows) {
      const number = Number(row.number)
      if (number !== last + 1) problems.push(`H-${last + 1}: the number is missing`)
      last = number
      const found = await checkOne(row, byHazard.get(String(row.id)) ?? [])
      if (found) problems.push(`H-${number}: ${found}`)
    }
  }
}

async function checkOne(hazardRow: Row, history: readonly Row[]): Promise<string | undefined> {
  const hazard = hazardOfRow(hazardRow)
  let previousHash = ''
  for (const [at, row] of history.entries()) {
    if (Number(row.sequence) !== at + 1) return `row ${at + 1} of the history is missing`
    const { event, by } = { event: String(row.event), by: String(row.by) }
    const seal = await sealOf({
      hazardId: hazard.id,
      sequence: at + 1,
      event,
      by,
      at: Number(row.at),
      previousHash,
    })
    if (String(row.previous_hash) !== previousHash || String(row.hash) !== seal) {
      return `row ${at + 1} of the history was changed`
    }
    previousHash = seal
  }
  if (history.length !== hazard.version || previousHash !== hazard.seal)
    return 'its last history rows are missing'
  const recorded = history.map(
    (row): Recorded => ({ event: JSON.parse(String(row.event)), by: String(row.by), at: Number(row.at) }),
  )
  const told = replay(hazard.id, hazard.number, recorded)
  const same = told && canonical({ ...told, seal: '' }) === canonical({ ...hazard, seal: '' })
  return same ? undefined : 'it does not stand where its history says'
}

/** JSON with its keys in order, whatever order they were set in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, it: unknown) =>
    typeof it === 'object' && it !== null && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it,
  )
