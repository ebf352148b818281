import type { Client, InStatement } from '@libsql/client'
import type { Change, Saved } from '../domain/changes'
import { violatedKey } from './client'
import { statementsFor } from './stores/changes'

/**
 * Saves changes in one batch: one round trip, one immediate transaction, all or nothing. Being slower than
 * somebody else shows as a violated key: the request's own (a repeat) or a hazard's next history row (a
 * conflict). `numbers` holds what each new thing was numbered, by its id (`RETURNING id, … AS given_number`).
 */
export async function saveAll(
  client: Client,
  requestKey: string,
  at: number,
  changes: readonly Change[],
): Promise<Saved> {
  const first: InStatement = { sql: 'INSERT INTO requests (key, at) VALUES (?, ?)', args: [requestKey, at] }
  const rest = (await Promise.all(changes.map(statementsFor))).flat()
  try {
    const sets = await client.batch([first, ...rest], 'write')
    const rows = sets.flatMap((set) => (set.columns.includes('given_number') ? set.rows : []))
    return {
      kind: 'saved',
      numbers: Object.fromEntries(rows.map((row) => [String(row.id), Number(row.given_number)])),
    }
  } catch (error) {
    const key = violatedKey(error)
    if (key === 'requests.key') return { kind: 'repeat' }
    if (key !== undefined || isUsedUp(error)) return { kind: 'conflict' }
    throw error
  }
}

/** A code's last use was taken: `uses_left` may not fall below nought (schema). */
const isUsedUp = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('CHECK constraint failed')
