import type { Language } from '../../domain/people/person'
import { type AmendmentTexts, amendmentTexts } from './amendments'
import { type BroadcastTexts, broadcastTexts } from './broadcasts'
import { type CampaignTexts, campaignTexts } from './campaigns'
import { type ChatTexts, chatTexts } from './chats'
import { type CommandTexts, commandTexts } from './commands'
import { type CommonTexts, commonTexts } from './common'
import { type DashboardTexts, dashboardTexts } from './dashboard'
import { type DeliveryTexts, deliveryTexts } from './delivery'
import { type DigestTexts, digestTexts } from './digest'
import { type DutyTexts, dutyTexts } from './duty'
import { type EngagementTexts, engagementTexts } from './engagements'
import { type FieldTexts, fieldTexts } from './fields'
import { type FormTexts, formTexts } from './forms'
import { type HazardActionTexts, hazardActionTexts } from './hazard-actions'
import { type HazardCardTexts, hazardCardTexts } from './hazard-card'
import { type HazardEventTexts, hazardEventTexts } from './hazard-events'
import { type HazardTexts, hazardTexts } from './hazards'
import { type InspectionTexts, inspectionTexts } from './inspections'
import { type OperationTexts, operationTexts } from './operations'
import { type PeopleTexts, peopleTexts } from './people'
import { type RefusalTexts, refusalTexts } from './refusals'
import { type ReminderTexts, reminderTexts } from './reminders'
import { type ReportTexts, reportTexts } from './report'
import { type ReportingTexts, reportingTexts } from './reporting'
import { type CalendarTexts, calendarTexts } from './rest-days'
import { type ReturnTexts, returnTexts } from './returns'
import { type UnitTexts, unitTexts } from './units'
import { type WaitingTexts, waitingTexts } from './waiting'
import { type WatchTexts, watchTexts } from './watch'

export type { FieldName } from './fields'

/** Every text a person sees, in one language. A language without one of them does not compile. */
export type Texts = CommonTexts &
  FieldTexts &
  HazardTexts &
  HazardActionTexts &
  HazardEventTexts &
  HazardCardTexts &
  ReportingTexts &
  FormTexts &
  UnitTexts &
  PeopleTexts &
  DeliveryTexts &
  CommandTexts &
  RefusalTexts & {
    amendment: AmendmentTexts
    calendar: CalendarTexts
    broadcast: BroadcastTexts
    campaign: CampaignTexts
    duty: DutyTexts
    engagement: EngagementTexts
    operation: OperationTexts
    chats: ChatTexts
    watch: WatchTexts
    reminders: ReminderTexts
    digest: DigestTexts
    waiting: WaitingTexts
    dashboard: DashboardTexts
    inspection: InspectionTexts
    returns: ReturnTexts
    summary: ReportTexts
  }

const textsIn = (language: Language): Texts => ({
  ...commonTexts[language],
  ...fieldTexts[language],
  ...hazardTexts[language],
  ...hazardActionTexts[language],
  ...hazardEventTexts[language],
  ...hazardCardTexts[language],
  ...reportingTexts[language],
  ...formTexts[language],
  ...unitTexts[language],
  ...peopleTexts[language],
  ...deliveryTexts[language],
  ...commandTexts[language],
  ...refusalTexts[language],
  amendment: amendmentTexts[language],
  calendar: calendarTexts[language],
  broadcast: broadcastTexts[language],
  campaign: campaignTexts[language],
  duty: dutyTexts[language],
  engagement: engagementTexts[language],
  operation: operationTexts[language],
  chats: chatTexts[language],
  watch: watchTexts[language],
  reminders: reminderTexts[language],
  digest: digestTexts[language],
  waiting: waitingTexts[language],
  dashboard: dashboardTexts[language],
  inspection: inspectionTexts[language],
  returns: returnTexts[language],
  summary: reportTexts[language],
})

export const texts: Record<Language, Texts> = { en: textsIn('en'), zh: textsIn('zh') }
