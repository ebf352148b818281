import { subject } from '../delivery/outbox'
import type { ReminderChange } from '../reminders/reminder'
import type { Hazard } from './hazard'

/**
 * What becomes of a hazard's chase by a change of it: set with each new deadline or severity, ended where it is
 * rectified or closed. A new deadline is a new chase, whoever has seen the old one.
 */
export function hazardReminders(hazard: Hazard, before: Hazard, at: number): ReminderChange[] {
  const of = subject('hazard', hazard.id)
  const { state } = hazard
  if (state.status !== 'ordered') {
    return before.state.status === 'ordered' ? [{ kind: 'chase.ended', subject: of }] : []
  }
  const same =
    before.state.status === 'ordered' &&
    before.state.order.deadlineAt === state.order.deadlineAt &&
    before.severity === hazard.severity
  const ladder = hazard.severity === 'major' ? 'hazard-major' : 'hazard-general'
  return same ? [] : [{ kind: 'chase.set', subject: of, ladder, deadlineAt: state.order.deadlineAt, at }]
}
