import type { Slot } from './shift'

/** A shift as the plan fills it. */
export type PlannedShift = Slot & { id: string; personId?: string }

/** The roster of a festival's days (值班表). */
export type Roster = {
  id: string
  version: number
  status: 'draft' | 'published' | 'discarded'
  /** The festival's key where it is one, so that years can be compared; else the name. */
  festival: string
  /** As people call it. */
  title: string
  days: string[]
  /** Shifts a day for officers, and officers in each. */
  shiftsPerDay: number
  officers: number
  plan: PlannedShift[]
  createdBy: string
  createdAt: number
}

export const rosterDaysMax = 31
