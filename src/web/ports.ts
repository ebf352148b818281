import type { Draw } from '../domain/campaigns/draw'
import type { Recorded } from '../domain/hazards/events'
import type { Hazard } from '../domain/hazards/hazard'
import type { TaskRecord } from '../domain/inspections/record'
import type { Organization } from '../domain/organizations/organization'
import type { Platform } from '../domain/people/person'
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
