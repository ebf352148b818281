import type { Draw } from '../domain/campaigns/draw'
import type { Recorded } from '../domain/hazards/events'
import type { Hazard } from '../domain/hazards/hazard'
import type { TaskRecord } from '../domain/inspections/record'
import type { Organization } from '../domain/organizations/organization'
import type { Account, Platform } from '../domain/people/person'
import type { Unit } from '../domain/units/unit'

export type Page = { limit: number; before?: number }
/** `next` is the cursor of the next page; absent on the last one. */
export type Paged<T> = { items: T[]; next?: string }

/** What the API reads. Newest first. */
export type ApiReader = {
  hazards: (page: Page & { status?: string }) => Promise<Paged<Hazard>>
  /** With its sealed history, for those who check it. */
  hazard: (number: number) => Promise<(Hazard & { history: (Recorded & { hash: string })[] }) | undefined>
  units: (page: Page) => Promise<Paged<Unit>>
  tasks: (page: Page & { status?: string }) => Promise<Paged<TaskRecord>>
  /** A draw by lot with its seed and pool, so that anyone can draw again. */
  draw: (id: string) => Promise<Draw | undefined>
  organizations: () => Promise<Organization[]>
}

/** What `/metrics` shows of updates: of this process, since it started. Sums are seconds. */
export type UpdateFigures = {
  latency: { platform: Platform; buckets: { le: number; count: number }[]; count: number; sum: number }[]
  commands: { command: string; count: number; trips: number; tripsMax: number }[]
}

type Line = { text: string; to?: string }

/** A page of the dashboard as it is handed over: texts in the reader's language, and where lines lead. */
export type DashboardPage = {
  language: string
  title: string
  words: { home: string; leave: string }
  sections: { title?: string; fields?: { label: string; value: string; to?: string }[]; lines?: Line[] }[]
}

/** What the dashboard shows to whom; undefined where it is not theirs to see. */
export type PageReader = {
  overview: (viewer: Account) => Promise<DashboardPage | undefined>
  hazards: (viewer: Account, scope: string, before?: number) => Promise<DashboardPage | undefined>
  hazard: (viewer: Account, number: number) => Promise<DashboardPage | undefined>
  /** The name of a file of that hazard. */
  file: (viewer: Account, number: number, id: string) => Promise<string | undefined>
}

/** Who is signed in; secrets are passed as they are and kept as hashes. */
export type Sessions = {
  enter: (link: string, session: string, old: string | undefined, now: number) => Promise<boolean>
  account: (session: string, now: number) => Promise<Account | undefined>
  leave: (session: string) => Promise<void>
}
