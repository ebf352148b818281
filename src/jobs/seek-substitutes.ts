import type { Database } from '../domain/ports'
import { moveOn } from '../domain/rosters/act-on-shift'

/**
 * Asks the next person where somebody did not answer in time whether they take a shift over, and the first where
 * its holder has left the committee. One read and one save whatever their number; the save's key is of the
 * versions it was decided on, so twice changes nothing.
 */
export const createSeekSubstitutes =
  ({ database }: { database: Database }) =>
  async (now: number): Promise<void> => {
    const { sheets } = await database.read({ sheets: database.queries.shiftsToSeek(now) })
    if (sheets.length === 0) return
    const key = sheets.map(({ shift }) => `${shift.number}.${shift.version}`).join(',')
    // Slower than a press: the next tick looks again.
    await database.save(
      `seek:${key}`,
      now,
      sheets.flatMap((it) => moveOn(it, now)),
    )
  }
