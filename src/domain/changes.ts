import type { BroadcastChange } from './broadcasts/changes'
import type { CalendarChange } from './calendar/changes'
import type { CampaignChange } from './campaigns/changes'
import type { ChatChange } from './chats/binding'
import type { DeliveryChange } from './delivery/changes'
import type { TallyChange } from './flooding/tally'
import type { HazardChange } from './hazards/changes'
import type { InspectionChange } from './inspections/changes'
import type { RecordChange } from './inspections/record-changes'
import type { OperationChange } from './operations/changes'
import type { PeopleChange } from './people/changes'
import type { ReminderChange } from './reminders/reminder'
import type { ReturnChange } from './returns/return'
import type { RosterChange } from './rosters/changes'

/** One thing to be kept. A use case gives a list of them; they are saved together or not at all. */
export type Change =
  | CalendarChange
  | BroadcastChange
  | CampaignChange
  | ChatChange
  | DeliveryChange
  | HazardChange
  | InspectionChange
  | OperationChange
  | PeopleChange
  | RecordChange
  | ReminderChange
  | ReturnChange
  | RosterChange
  | TallyChange

/** How saving went. `repeat`: this request was carried out before; nothing was done now. */
export type Saved =
  /** `numbers` are those given to new things, by their ids. */
  { kind: 'saved'; numbers: Record<string, number> } | { kind: 'repeat' } | { kind: 'conflict' }
