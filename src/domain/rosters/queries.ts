import type { Candidate, Engagement, Stretch } from '../engagements/engagement'
import type { Account, Language } from '../people/person'
import type { Query } from '../query'
import type { Eligible } from './plan-roster'
import type { Roster } from './roster'
import type { Part, Shift } from './shift'

/** A shift with what its card and its acts need to know. */
export type ShiftSheet = {
  shift: Shift
  /** The festival, as people call it. */
  title: string
  /** Names of everybody it mentions. */
  people: Record<string, string>
  /** Those who can be on duty as its part. */
  candidates: Candidate[]
  /** Shifts of others in the same part whose holders are free at its time, as its own is at theirs; past ones too. */
  swaps: { id: string; number: number; startsAt: number; holderId: string }[]
  /** The one a swap of it is offered for. */
  other?: Shift
  /** Whether the two of the swap are free at each other's times, their own shifts aside. */
  swapFree?: { person: boolean; offerer: boolean }
  /** What the one before left word of. */
  before?: { name: string; note: string; phone?: string }
  /** Who holds the shifts that follow it. */
  next: { id: string; name: string; phone?: string }[]
}

/** A shift with whose it is, by name and telephone. */
export type ShiftLine = { shift: Shift; title: string; holder?: string; phone?: string }
/** A shift that is on, with where its holder is from and the accounts they can be reached on. */
export type OnDutyLine = ShiftLine & { organizationId?: string; accounts: Account[] }

/** Somebody who can be on duty, with which days of the festival they had the last time. */
export type Standing = Omit<Eligible, 'lastTime'> & { name: string; lastOn: string[] }
/** What a plan is made from; `lastDays` are those of the festival's roster before this one. */
export type PlanFacts = {
  people: Record<Part, Standing[]>
  lastDays: string[]
  engagements: Engagement[]
}

/** One entry of somebody's calendar; times are UTC ms. */
export type CalendarEntry = {
  /** Stable for the life of the thing: `operation:<id>`. */
  id: string
  kind: 'operation' | 'shift' | 'task' | 'deadline'
  title: string
  place?: string
  position?: { latitude: number; longitude: number }
  startsAt: number
  endsAt: number
  /** Whole days (YYYY-MM-DD), from the first up to, not with, the last. */
  days?: { from: string; until: string }
  sequence: number
  status: 'confirmed' | 'tentative' | 'cancelled'
  changedAt: number
}

export type CalendarFeed = { language: Language; entries: CalendarEntry[] }

/** What can be asked of rosters and shifts. `key` is a festival's, for its newest roster, or a roster's id. */
export type RosterQueries = {
  /** One that was not discarded. */
  roster: (key: string) => Query<Roster | undefined>
  /** Not discarded, with this day (YYYY-MM-DD) or later ones in them; the last to come first, at most 10. */
  rosters: (day: string) => Query<Roster[]>
  rostersById: (ids: readonly string[]) => Query<Roster[]>
  /** Those of a published one that it still has. */
  shiftsOfRoster: (key: string) => Query<ShiftLine[]>
  shiftsOfRosters: (rosterIds: readonly string[]) => Query<ShiftLine[]>
  shift: (number: number) => Query<ShiftSheet | undefined>
  shiftsById: (ids: readonly string[]) => Query<ShiftSheet[]>
  /** Shifts that have not ended, of one person or of several. */
  shiftsOf: (personIds: readonly string[], now: number) => Query<ShiftLine[]>
  myShifts: (account: Account, now: number) => Query<ShiftLine[]>
  /** What takes the time of the person behind an account in a stretch. */
  engagementsOf: (account: Account, stretch: Stretch) => Query<Engagement[]>
  onDuty: (now: number) => Query<OnDutyLine[]>
  /** Those whose time to answer is up, and coming ones whose holder has left the committee; at most 50. */
  shiftsToSeek: (now: number) => Query<ShiftSheet[]>
  /** With a roster's id, for planning it anew: its own shifts are not counted as those of other rosters. */
  planFacts: (key: string, fromAt: number, untilAt: number) => Query<PlanFacts>
  restDays: (account: Account, from: string) => Query<string[]>
  skillsOf: (account: Account) => Query<string[]>
  hasCalendar: (account: Account) => Query<boolean>
}
