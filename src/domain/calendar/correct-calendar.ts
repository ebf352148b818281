import type { Change } from '../changes'
import { done, type Result, refuse } from '../errors'
import type { Person } from '../people/person'
import { addDays } from '../text/local-day'
import { isKnownYear } from './calendar'
import type { Correction } from './occasion'

/** The longest a correction may be, in days: a season. */
const daysMax = 200
export const nameMax = 60

/** Enters days off, make-up days or a local festival. */
export function correctCalendar(
  correction: Correction,
  person: Person,
  now: number,
): Result<{ changes: Change[] }> {
  if (person.post.role !== 'coordinator') return refuse({ code: 'coordinators-only' })
  const { fromOn, toOn, kind, festival, name, nameEn } = correction
  if (!isKnownYear(Number(fromOn.slice(0, 4)))) return refuse({ code: 'day-not-known', field: 'from' })
  if (toOn < fromOn || toOn > addDays(fromOn, daysMax)) return refuse({ code: 'days-turned', field: 'to' })
  if (kind === 'festival' && festival === undefined && !name && !nameEn)
    return refuse({ code: 'text-missing', field: 'name' })
  if ((name ?? '').length > nameMax) return refuse({ code: 'text-too-long', field: 'name', max: nameMax })
  if ((nameEn ?? '').length > nameMax) return refuse({ code: 'text-too-long', field: 'nameEn', max: nameMax })
  return done({ changes: [{ kind: 'calendar.corrected', correction, by: person.id, at: now }] })
}

/** Takes a correction back. */
export function restoreCalendar(id: string, person: Person, now: number): Result<{ changes: Change[] }> {
  if (person.post.role !== 'coordinator') return refuse({ code: 'coordinators-only' })
  return done({ changes: [{ kind: 'calendar.restored', id, by: person.id, at: now }] })
}
