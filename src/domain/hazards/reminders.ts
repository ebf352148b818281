import { subject } from '../delivery/outbox'
import { type ReminderChange, setReminders } from '../reminders/reminder'
import type { WorkCalendar } from '../reminders/working-time'
import type { Hazard } from './hazard'

/**
 * What becomes of a hazard's reminders by a change of it: set with each new deadline or severity, ended where
 * it is rectified or closed. A new deadline is a new chase, whoever has seen the old one.
 */
export function hazardReminders(
  hazard: Hazard,
  before: Hazard,
  calendar: WorkCalendar,
  now: number,
): ReminderChange[] {
  const of = subject('hazard', hazard.id)
  const { state } = hazard
  if (state.status !== 'ordered') {
    return before.state.status === 'ordered' ? [{ kind: 'reminders.ended', subject: of }] : []
  }
  const same =
    before.state.status === 'ordered' &&
    before.state.order.deadlineAt === state.order.deadlineAt &&
    before.severity === hazard.severity
  const ladder = hazard.severity === 'major' ? 'hazard-major' : 'hazard-general'
  return same ? [] : [setReminders(of, ladder, state.order.deadlineAt, calendar, now)]
}
