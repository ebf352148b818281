import type { Database } from '../domain/ports'
import { moveOn } from '../domain/rosters/act-on-shift'
import { isDue } from '../domain/rosters/decide'

/**
 * Asks the next person where somebody did not answer in time whether they take a shift over. One read and one
 * save whatever their number; the save's key is of the versions it was decided on, so twice changes nothing.
 */
export const createSeekSubstitutes =
  ({ database }: { database: Database }) =>
  async (now: number): Promise<void> => {
    const { sheets } = await database.read({ sheets: database.queries.shiftsToSeek(now) })
    const due = sheets.filter((it) => isDue(it.shift, now))
    if (due.length === 0) return
    const key = due.map(({ shift }) => `${shift.number}.${shift.version}`).join(',')
    // Slower than a press: the next tick looks again.
    await database.save(
      `seek:${key}`,
      now,
      due.flatMap((it) => moveOn(it, now)),
    )
  }
