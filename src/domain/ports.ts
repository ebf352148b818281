import type { BroadcastQueries } from './broadcasts/queries'
import type { CalendarQueries } from './calendar/queries'
import type { CampaignQueries } from './campaigns/queries'
import type { Change, Saved } from './changes'
import type { ChatQueries } from './chats/binding'
import type { DeliveryQueries } from './delivery/queries'
import type { DigestQueries } from './digests/queries'
import type { TallyQueries } from './flooding/tally'
import type { HazardQueries } from './hazards/queries'
import type { InspectionQueries } from './inspections/queries'
import type { RecordQueries } from './inspections/record-queries'
import type { OperationQueries } from './operations/queries'
import type { PeopleQueries } from './people/queries'
import type { Query, Results } from './query'
import type { ReminderQueries } from './reminders/queries'
import type { ReportQueries } from './reports/queries'
import type { ReturnQueries } from './returns/queries'
import type { RosterQueries } from './rosters/queries'
import type { UnitQueries } from './units/queries'
import type { WaitingQueries } from './waiting/waiting'

/** The questions that can be asked. Each costs no round trip of its own. */
export type Queries = BroadcastQueries &
  CalendarQueries &
  CampaignQueries &
  ChatQueries &
  DeliveryQueries &
  DigestQueries &
  HazardQueries &
  InspectionQueries &
  OperationQueries &
  PeopleQueries &
  RecordQueries &
  ReminderQueries &
  ReportQueries &
  ReturnQueries &
  RosterQueries &
  TallyQueries &
  UnitQueries &
  WaitingQueries

/** The database as everything but `db` sees it: questions in one trip, changes in one trip. */
export type Database = {
  queries: Queries
  read: <Q extends Record<string, Query<unknown>>>(queries: Q) => Promise<Results<Q>>
  /** Saves all or nothing. `requestKey` makes a repeat of the same request do nothing. */
  save: (requestKey: string, at: number, changes: readonly Change[]) => Promise<Saved>
}
