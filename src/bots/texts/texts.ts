import type { Reason } from '../../domain/delivery/outbox'
import type { Refusal } from '../../domain/errors'
import type { Category } from '../../domain/hazards/categories'
import type { HazardEvent } from '../../domain/hazards/events'
import type { Severity, Status } from '../../domain/hazards/hazard'
import type { Action } from '../../domain/hazards/permissions'
import type { HazardFilter } from '../../domain/hazards/sheet'
import type { Role } from '../../domain/people/person'
import type { ImportError, ImportProblemCode } from '../../domain/units/import-report'
import type { CommandName } from '../commands'
import type { BroadcastTexts } from './broadcasts'
import type { CalendarTexts, CampaignTexts } from './campaigns'
import type { ChatTexts } from './chats'
import type { DashboardTexts } from './dashboard'
import type { DigestTexts } from './digest'
import type { DutyTexts } from './duty'
import type { InspectionTexts } from './inspections'
import type { ReminderTexts } from './reminders'
import type { ReportTexts } from './report'
import type { ReturnTexts } from './returns'
import type { WaitingTexts } from './waiting'
import type { WatchTexts } from './watch'

/** What a refusal's text is made of, with the state and the field in the reader's words. */
type RefusalText<C extends Refusal['code']> = (
  refusal: Extract<Refusal, { code: C }> & { statusText: string; field: string },
) => string

type Field =
  | 'status'
  | 'unit'
  | 'place'
  | 'category'
  | 'severity'
  | 'description'
  | 'deadline'
  | 'wanted'
  | 'holder'
  | 'department'
  | 'position'
  | 'files'
  | 'witnesses'
  | 'reason'
  | 'text'
  | 'measures'
  | 'responsible'
  | 'until'
  | 'of'
  | 'to'
  | 'leader'
  | 'supervisor'
  | 'funds'
  | 'timeLimit'
  | 'contingencyPlan'
  | 'proof'
  | 'listing'
  | 'extension'
  | 'referral'
  | 'role'
  | 'organization'
  | 'uses'
  | 'value'
  | 'quantity'
  | 'inspection'
  | 'address'
  | 'industry'
  | 'contact'
  | 'from'
  | 'template'
  | 'name'
  | 'purpose'
  | 'capacity'
  | 'goal'
  | 'count'
  | 'what' // prettier-ignore
export type FieldName = Field

type ImportCount = { added: number; updated: number; unchanged: number; rejected: number }

/** Every text a person sees, in one language. A language without one of them does not compile. */
export type Texts = {
  language: { name: string; set: string }
  status: Record<Status, string>
  severity: Record<Severity, string>
  category: Record<Category, string>
  role: Record<Role, string>
  /** Buttons; at most 24 characters, so that they are titles of forms too. */
  action: Record<Action, string>
  done: Record<Action, string>
  /** First line of a card: why it came. */
  reason: Record<Reason, string>
  happened: (event: HazardEvent['type'], name: string) => string
  field: Record<Field, string>
  card: {
    overdue: (ago: string) => string
    left: (time: string) => string
    at: (name: string, when: string) => string
    unregistered: string
    fromPhoto: string
    fromUnit: string
    taken: (when: string) => string
    fromShare: string
    photos: (count: number) => string
    showFiles: (count: number) => string
    notKept: (count: number) => string
    proof: string
    links: string
    history: string
    assumed: string
    notListedYet: string
    nobodyReachable: string
    office: string
    retired: (code: string) => string
    retry: string
    passedOn: string
    key: string
  }
  time: {
    days: (count: number) => string
    hours: (count: number) => string
    minutes: (count: number) => string
    today: (clock: string) => string
    tomorrow: (clock: string) => string
    yesterday: (clock: string) => string
    date: (weekday: string, day: number, month: string, clock: string) => string
    /** From Sunday. */
    weekdays: readonly string[]
    months: readonly string[]
  }
  refusal: { [C in Refusal['code']]: RefusalText<C> }
  report: {
    title: string
    submit: string
    unitHint: string
    describe: string
    askUnit: string
    askCategory: string
    askDescription: string
    asWords: (words: string) => string
    none: string
    understood: string
    duplicateTitle: string
    duplicate: (code: string, when: string, description: string) => string
    join: (code: string) => string
    fileAnyway: string
    file: string
    withdrawn: (code: string) => string
    filed: (code: string) => string
    filesAdded: (code: string) => string
    begun: string
    positionTaken: string
    fill: string
  }
  form: {
    back: string
    cancel: string
    skip: string
    finish: string
    step: (at: number, of: number) => string
    cancelled: string
    chosen: (label: string, value: string) => string
    typeOrChoose: string
    sendFiles: (count: number) => string
    sharePosition: string
    searchHint: string
    nothingFound: string
    notAFile: string
    chooseSeveral: string
    nothingChosen: string
    notAText: string
    optional: string
    open: string
    useWords: (words: string) => string
    submit: string
    more: string
  }
  list: {
    titles: Record<HazardFilter['scope'], string>
    empty: string
    nothingWaits: string
    count: (total: number) => string
    next: string
    first: string
    found: (words: string) => string
  }
  unit: {
    title: (code: string) => string
    openHazards: (count: number) => string
    choose: string
    none: string
    ask: string
    phone: string
    contacts: string
    imported: (counts: ImportCount) => string
    problems: string
    problem: (row: number, why: string) => string
    organizationsAdded: (names: string) => string
    moreProblems: (count: number) => string
  }
  importError: Record<ImportError, string>
  rowProblem: Record<ImportProblemCode, string>
  people: {
    welcome: (name: string, role: string, where?: string) => string
    welcomeHint: string
    linked: string
    left: string
    inviteTitle: (role: string) => string
    inviteBody: (uses: number, until: string) => string
    linkTitle: string
    linkBody: string
    me: string
    accounts: string
    invite: { title: string; submit: string; life: string }
    unreachable: (name: string, reason: string, waiting: number) => string
    leave: string
    leaveSure: string
    stay: string
    removeWhom: string
    removed: (name: string) => string
  }
  calendar: CalendarTexts
  broadcast: BroadcastTexts
  campaign: CampaignTexts
  duty: DutyTexts
  chats: ChatTexts
  delivery: {
    title: string
    fine: string
    waiting: (count: number, since?: string) => string
    aside: (count: number) => string
    unconfirmed: (count: number) => string
    gone: string
    quarantined: (count: number) => string
    again: string
    sentAgain: string
  }
  watch: WatchTexts
  notice: {
    fileTooLarge: (name?: string) => string
    updateFailed: string
    /** On a message that may have arrived before. */
    possibleRepeat: string
    setAside: (count: number) => string
    flooding: (name: string) => string
    unreachable: (name: string) => string
    down: string
  }
  reminders: ReminderTexts
  digest: DigestTexts
  waiting: WaitingTexts
  dashboard: DashboardTexts
  inspection: InspectionTexts
  returns: ReturnTexts
  summary: ReportTexts
  command: Record<CommandName, { about: string; usage: string }>
  help: {
    title: string
    /** `{p}` stands for how a command begins on the reader's platform. */
    hazard: string
    unknown: (word: string, nearest?: string) => string
    code: string
    notUnderstood: string
    reportThis: string
  }
}
