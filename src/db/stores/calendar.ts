import type { CalendarChange } from '../../domain/calendar/changes'
import type { Correction } from '../../domain/calendar/occasion'
import type { CalendarQueries } from '../../domain/calendar/queries'
import { rowOf, withoutNulls } from '../client'
import { ask } from '../query'
import { corrections } from '../schema'
import type { Keepers } from './keepers'

export const calendarQueries: CalendarQueries = {
  corrections: () =>
    ask('SELECT * FROM corrections WHERE removed_at IS NULL ORDER BY number', (rows) =>
      rows.map((row): Correction => {
        const { id, kind, festival, name, nameEn, fromOn, toOn } = rowOf(corrections, row)
        return withoutNulls({ id, kind, festival, name, nameEn, fromOn, toOn })
      }),
    ),
}

export const calendarKeepers: Keepers<CalendarChange> = {
  'calendar.corrected': ({ correction: { id, kind, festival, name, nameEn, fromOn, toOn }, by, at }) => [
    {
      sql: `INSERT INTO corrections (id, kind, festival, name, name_en, from_on, to_on, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [id, kind, festival ?? null, name ?? null, nameEn ?? null, fromOn, toOn, by, at],
    },
  ],
  'calendar.restored': ({ id, by, at }) => [
    {
      sql: 'UPDATE corrections SET removed_by = ?, removed_at = ? WHERE id = ? AND removed_at IS NULL',
      args: [by, at, id],
    },
  ],
}
