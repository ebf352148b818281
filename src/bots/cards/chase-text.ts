import type { Broadcast } from '../../domain/broadcasts/broadcast'
import type { Correction } from '../../domain/calendar/occasion'
import type { Ladders } from '../../domain/reminders/ladder'
import { rungsOf } from '../../domain/reminders/rungs'
import { workCalendar } from '../../domain/reminders/working-time'
import { texts } from '../texts'
import type { CardContext } from './context'
import { sayWhen } from './times'

const hourMs = 3_600_000

/** What decides when somebody is chased. */
export type ChaseRules = { ladders: Ladders; corrections: readonly Correction[] }

/** When those who don't acknowledge a broadcast are chased, and when their names go to whom; of a draft, if it went now. */
export function chaseText(
  { chaseHours, state }: Broadcast,
  { ladders, corrections }: ChaseRules,
  { language, now, timezone }: CardContext,
): string {
  const t = texts[language]
  if (chaseHours === 0) return t.broadcast.form.never
  const goesAt = 'sendAt' in state ? state.sendAt : undefined
  const knownAt = state.status === 'sent' ? state.at : (goesAt ?? now)
  const deadlineAt = knownAt + chaseHours * hourMs
  const steps = rungsOf(
    { ladder: 'acknowledgement', deadlineAt, knownAt, steps: [] },
    ladders,
    workCalendar(timezone, corrections),
  ).filter((it) => it.state === 'waiting')
  const when = (at: number): string => sayWhen(t, at, now, timezone)
  const own = steps.filter((it) => it.tell.includes('holder')).map((it) => when(it.dueAt))
  const above = steps.flatMap(({ dueAt, tell }) => {
    const whom = tell.filter((it) => it !== 'holder').map((it) => t.reminders.whom[it])
    return whom.length > 0 ? [t.broadcast.namesTo(t.listed(whom), when(dueAt))] : []
  })
  const ifNow = state.status === 'draft' && goesAt === undefined
  const times = [t.listed(own), ...above].filter((it) => it !== '')
  return t.broadcast.chasedAfter(t.time.hours(chaseHours), ifNow, t.parted(times))
}
