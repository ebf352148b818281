import type { InStatement } from '@libsql/client'
import type { Change } from '../../domain/changes'
import { broadcastKeepers } from './broadcast-changes'
import { calendarKeepers } from './calendar'
import { campaignKeepers } from './campaign-changes'
import { chatKeepers } from './chats'
import { hazardKeepers } from './hazard-changes'
import { recordKeepers } from './inspection-changes'
import type { Keepers } from './keepers'
import { operationKeepers } from './operation-changes'
import { deliveryKeepers } from './outbox-changes'
import { peopleKeepers } from './people-changes'
import { reminderKeepers } from './reminder-changes'
import { returnKeepers } from './returns'
import { rosterKeepers } from './roster-changes'
import { tallyKeepers } from './tallies'
import { taskKeepers } from './task-changes'

const keepers: Keepers<Change> = {
  ...hazardKeepers,
  ...peopleKeepers,
  ...recordKeepers,
  ...deliveryKeepers,
  ...reminderKeepers,
  ...returnKeepers,
  ...calendarKeepers,
  ...broadcastKeepers,
  ...campaignKeepers,
  ...chatKeepers,
  ...taskKeepers,
  ...tallyKeepers,
  ...operationKeepers,
  ...rosterKeepers,
}

/** The statements that keep one change. Their order is the order of the changes. */
export function statementsFor(change: Change): InStatement[] | Promise<InStatement[]> {
  const keep = keepers[change.kind] as (change: Change) => InStatement[] | Promise<InStatement[]>
  return keep(change)
}
